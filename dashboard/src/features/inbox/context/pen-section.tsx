import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Words } from '../../../shared/text/words.tsx';
import { absoluteTime, clockTime, shortTime } from '../../../shared/time/format.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { useMay } from '../../access/use-may.ts';
import { useSession } from '../../access/use-session.ts';
import type { Conversation } from '../../conversations/api.ts';
import { PenBadge } from '../../conversations/pen-badge.tsx';
import { reasonWords } from '../../conversations/turn/words.ts';
import { useMovePen } from '../../conversations/use-move-pen.ts';
import { Field, Select } from '../../settings/parts/fields.tsx';
import { useColleagues } from '../use-inbox-data.ts';
import { Section } from './section.tsx';

/** Who answers, since when and why; and to whom it can be given. */
export function PenSection({ conversation }: { conversation: Conversation }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const { actor, tenant } = useSession();
  const now = useNow(60_000);
  const may = useMay();
  const move = useMovePen();
  const { data: colleagues = [] } = useColleagues();
  const { pen } = conversation;
  const name = pen.agentName ?? t`An agent`;
  const who =
    pen.reason === 'phone_echo'
      ? t`The owner’s phone`
      : { bot: t`The bot`, agent: pen.agentId === actor.id ? t`You` : name, nobody: t`Nobody: a person is needed` }[pen.holder];
  const today = shortTime(pen.since, locale, tenant.timeZone, now);
  const clock = clockTime(pen.since, locale, tenant.timeZone);
  const assign = (id: string): void => {
    const colleague = colleagues.find((one) => one.id === id);
    if (!colleague) return;
    move(conversation, colleague.id === actor.id ? { action: 'take' } : { action: 'assign', memberId: colleague.id }, colleague);
  };
  return (
    <Section name="pen" title={t`Who answers`}>
      <div className="flex items-center gap-3">
        <PenBadge pen={pen} />
        <div className="min-w-0">
          <Words as="p" text={who} className="truncate text-start font-semibold" />
          <p className="text-xs text-quiet" title={absoluteTime(pen.since, locale, tenant.timeZone)}>
            {t`since ${today === clock ? clock : `${today} ${clock}`}`}
          </p>
        </div>
      </div>
      {pen.reason && (
        <Words as="p" text={reasonWords(pen.reason, i18n)} className="mt-2 rounded-lg bg-sunken px-3 py-2 text-start text-quiet" />
      )}
      {may('conversations.write') && colleagues.length > 0 && (
        <Field label={t`Give to a colleague`} className="mt-3">
          <Select value={pen.reason === 'phone_echo' ? '' : (pen.agentId ?? '')} onChange={(event) => assign(event.target.value)}>
            <option value="" disabled>
              {t`Choose somebody`}
            </option>
            {colleagues.map((colleague) => (
              <option key={colleague.id} value={colleague.id}>
                {colleague.you ? t`${colleague.name} (you)` : colleague.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </Section>
  );
}
