import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Pencil, Plus, Tags, Trash2 } from 'lucide-react';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, Notice } from '../../../shared/ui/states.tsx';
import { lazyDialog } from '../../settings/parts/lazy-dialog.tsx';
import { OnlyWith } from '../../settings/parts/only-with.tsx';
import { PageFrame } from '../../settings/parts/page-frame.tsx';
import { RowsSkeleton } from '../../settings/parts/page-list.tsx';
import { RowMenu } from '../../settings/parts/row-menu.tsx';
import { useMay } from '../../settings/parts/use-may.ts';
import type { Label } from '../api.ts';
import { LabelDot } from '../parts/label-chip.tsx';
import { useLabels } from '../use-inbox-data.ts';
import { pendingLabels, removeLabelWithUndo } from './removals.ts';

const LabelDialog = lazyDialog(async () => (await import('./label-dialog.tsx')).LabelDialog);

export function LabelsPage(): ReactNode {
  return (
    <OnlyWith right="conversations.read">
      <Labels />
    </OnlyWith>
  );
}

function Labels(): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const writes = useMay()('conversations.write');
  const hidden = useSyncExternalStore(pendingLabels.subscribe, pendingLabels.snapshot);
  const { data, error, isPending, refetch } = useLabels();
  const labels = data?.filter(({ id }) => !hidden.has(id));
  const [editing, setEditing] = useState<{ open: boolean; label: Label | null }>({ open: false, label: null });
  const add = writes && (
    <Button look="primary" onClick={() => setEditing({ open: true, label: null })}>
      <Plus aria-hidden className="size-4" />
      {t`Add a label`}
    </Button>
  );
  return (
    <PageFrame
      title={t`Labels`}
      about={t`Mark conversations to find them again: what they are about, or what is still to be done.`}
      actions={add}
    >
      {isPending ? (
        <RowsSkeleton />
      ) : !labels ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : labels.length === 0 ? (
        <div className="rounded-2xl border-2 border-dashed border-line-strong">
          <Notice icon={<Tags />} title={t`No labels yet`} action={add}>
            <Trans>Make one here, or with L while you read a conversation.</Trans>
          </Notice>
        </div>
      ) : (
        <ul aria-label={t`Labels`} className="divide-y divide-line rounded-2xl border border-line bg-panel">
          {labels.map((label) => {
            const name = pick(label.name, locale);
            const other = label.name[locale === 'ar' ? 'en' : 'ar'];
            return (
              <li key={label.id} className="flex min-h-13 items-center gap-3 px-4 py-2">
                <LabelDot colour={label.colour} className="size-3" />
                <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
                  <bdi className="truncate font-semibold">{name}</bdi>
                  {other && other !== name && <bdi className="truncate text-quiet">{other}</bdi>}
                </p>
                <span className="shrink-0 text-xs text-quiet">
                  <Plural value={label.conversations} one="# conversation" other="# conversations" />
                </span>
                {writes && (
                  <RowMenu
                    label={t`What to do with ${name}`}
                    deeds={[
                      { label: t`Edit`, icon: Pencil, onSelect: () => setEditing({ open: true, label }) },
                      { label: t`Remove`, icon: Trash2, danger: true, onSelect: () => removeLabelWithUndo(label.id, name) },
                    ]}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
      <LabelDialog open={editing.open} label={editing.label} onClose={() => setEditing({ ...editing, open: false })} />
    </PageFrame>
  );
}
