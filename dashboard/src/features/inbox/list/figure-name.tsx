import type { ConversationFigure } from '@wafaa/contracts';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { dayRange } from '../../../shared/time/format.ts';
import { useSession } from '../../access/use-session.ts';
import type { ShownFigure } from '../figure-of.ts';

/** Which figure a list is behind, and of which days. */
export function FigureName({ shown: { figure, from, to } }: { shown: ShownFigure }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const words: Record<ConversationFigure, string> = {
    asked: t`Customers wrote`,
    helped: t`Helped`,
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
  return from && to ? `${words[figure]} · ${dayRange(from, to, locale, timeZone)}` : words[figure];
}
