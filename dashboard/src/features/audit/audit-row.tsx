import { Trans, useLingui } from '@lingui/react/macro';
import { Bot, ChevronDown, KeyRound, LifeBuoy } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Isolated, Words } from '../../shared/text/words.tsx';
import { Chip } from '../../shared/ui/chip.tsx';
import { cx } from '../../shared/ui/class-names.ts';
import { Avatar } from '../settings/parts/avatar.tsx';
import { When } from '../settings/parts/times.tsx';
import type { AuditEntry } from './api.ts';
import { AuditSentence } from './audit-sentence.tsx';
import { changesBetween } from './changes.ts';
import { DiffList } from '../settings/parts/diff-list.tsx';
import { fieldName, valueText } from './field-words.ts';
import { useKnownRoles } from './use-known-roles.ts';

/** One deed: who, what, when; unfolded also what changed and from where. */
export function AuditRow({ entry, aside }: { entry: AuditEntry; aside?: ReactNode }): ReactNode {
  const { t, i18n } = useLingui();
  const [open, setOpen] = useState(false);
  const id = useId();
  const actor = entry.actor.kind === 'system' ? t`The system` : entry.actor.name;
  const roles = useKnownRoles();
  const lines = changesBetween(entry.before, entry.after).map(({ path, before, after }) => ({
    name: fieldName(path, i18n),
    before: valueText(before, path, i18n, roles),
    after: valueText(after, path, i18n, roles),
  }));
  return (
    <li className={cx('px-4 py-3', entry.actor.kind === 'operator' && 'bg-warn-soft/40')}>
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3">
        <Actor entry={entry} />
        <div className="min-w-0 pt-0.5">
          <p className="text-quiet">
            <Trans>
              <bdi className="font-semibold text-ink">{actor}</bdi> <AuditSentence entry={entry} />
            </Trans>
          </p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-faint">
            <When iso={entry.at} as="time" />
            {aside}
            {entry.actor.kind === 'api_key' && <Chip>{t`API key`}</Chip>}
            {entry.actor.kind === 'operator' && <Chip tone="warn">{t`Platform operator`}</Chip>}
          </p>
          {entry.reason && (
            <p className="mt-1 text-xs text-warn">
              <Trans>Reason:</Trans> <Words text={entry.reason} />
            </p>
          )}
        </div>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          aria-label={t`Details`}
          onClick={() => setOpen(!open)}
          className="target grid size-8 place-items-center rounded-lg text-quiet hover:bg-sunken hover:text-ink"
        >
          <ChevronDown aria-hidden className={cx('size-4 transition-transform', open && 'rotate-180')} />
        </button>
      </div>
      {open && (
        <div id={id} className="mt-3 flex flex-col gap-3 md:ps-11">
          {lines.length > 0 ? <DiffList lines={lines} /> : <p className="text-xs text-quiet">{t`No fields were changed by this.`}</p>}
          <Origin entry={entry} />
        </div>
      )}
    </li>
  );
}

function Actor({ entry }: { entry: AuditEntry }): ReactNode {
  const { kind, name } = entry.actor;
  if (kind === 'user') return <Avatar name={name} />;
  const Icon = kind === 'api_key' ? KeyRound : kind === 'operator' ? LifeBuoy : Bot;
  return (
    <span
      aria-hidden
      className={cx('grid size-8 place-items-center rounded-full', kind === 'operator' ? 'bg-warn-soft text-warn' : 'bg-sunken text-quiet')}
    >
      <Icon className="size-4" />
    </span>
  );
}

/** From where it came: what support and an investigation ask for. */
function Origin({ entry }: { entry: AuditEntry }): ReactNode {
  const { t } = useLingui();
  const parts = [
    { name: t`From`, value: entry.address },
    { name: t`With`, value: entry.device },
    { name: t`Action`, value: entry.action },
    { name: t`Request`, value: entry.requestId },
  ].filter(({ value }) => value !== null);
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-quiet">
      {parts.map(({ name, value }) => (
        <div key={name} className="flex min-w-0 gap-1.5">
          <dt className="text-faint">{name}</dt>
          <dd className="min-w-0 break-all">
            <Isolated>{value}</Isolated>
          </dd>
        </div>
      ))}
    </dl>
  );
}
