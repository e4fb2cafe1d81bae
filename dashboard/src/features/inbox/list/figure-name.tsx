import type { ConversationFigure } from '@wafaa/contracts';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { timeRange } from '../../../shared/time/format.ts';
import { useSession } from '../../access/use-session.ts';
import type { ShownFigure } from '../figure-of.ts';
import { partName } from './part-words.ts';

/** Which figure a list is behind, which part of it, and of which time. */
export function FigureName({ shown: { figure, part, from, to } }: { shown: ShownFigure }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const words: Record<ConversationFigure, string> = {
    asked: t`Customers wrote`,
    helped: t`Helped`,
    answered: t`Answered by the bot`,
    resolved: t`Resolved by the bot`,
    stayed: t`Stayed resolved`,
    watching: t`Resolved, still within 72 hours`,
    returned: t`Resolved, then needed a person`,
    handed_over: t`Left to a person`,
    troubled: t`Something went wrong`,
    unknown: t`No answer was known`,
    complaint: t`Complaints`,
    undelivered: t`Not delivered`,
    failed: t`The bot broke off`,
  };
  return [
    // That customers wrote is no news beside what they wrote about.
    figure && !(part && figure === 'asked') ? words[figure] : '',
    part ? partName(part, i18n, locale) : '',
    from && to ? timeRange(from, to, locale, timeZone) : '',
  ]
    .filter((each) => each !== '')
    .join(' · ');
}
