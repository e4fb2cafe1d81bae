import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { BellRing, ChevronRight, CircleCheck, FileWarning, ListChecks, MessageCircleQuestion, type LucideIcon, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Words } from '../../shared/text/words.tsx';
import { shortTime } from '../../shared/time/format.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Skeleton } from '../../shared/ui/states.tsx';
import { useSession } from '../access/use-session.ts';
import type { Home } from './api.ts';
import { CardFrame } from './figure-card.tsx';
import { useNewestGaps } from './use-home.ts';

interface Want {
  id: string;
  icon: LucideIcon;
  urgent: boolean;
  link: { to: '/inbox' | '/channels' | '/knowledge/gaps' | '/knowledge/sources' | '/knowledge/facts'; search?: Record<string, string> };
  text: ReactNode;
  detail: ReactNode;
}

/** The server counts no further. */
const COUNTED = 1_000;

/** What should I do next? What hurts customers first, then what makes the bot better. */
export function WantsCard({ home, className }: { home: Home; className?: string }): ReactNode {
  const { t } = useLingui();
  const { data: gaps, isLoading } = useNewestGaps();
  const wants = useWants(home, gaps);
  return (
    <CardFrame title={t`What to do next`} className={className ?? ''}>
      {wants.length === 0 && isLoading && <Skeleton className="mt-3 h-10" />}
      {wants.length === 0 && !isLoading && (
        <p className="mt-3 flex items-center gap-2 text-sm">
          <CircleCheck aria-hidden className="size-5 shrink-0 text-good" />
          <Trans>Nothing waits for you.</Trans>
        </p>
      )}
      <ul className="-mx-2 mt-1.5">
        {wants.slice(0, 5).map(({ id, icon: Icon, urgent, link, text, detail }) => (
          <li key={id}>
            <Link {...link} className="target flex items-center gap-2.5 rounded-xl px-2 py-1.5 hover:bg-sunken">
              <Icon aria-hidden className={`size-4.5 shrink-0 ${urgent ? 'text-bad' : 'text-quiet'}`} strokeWidth={1.75} />
              <span className="min-w-0 flex-1">
                <span className="block text-sm font-semibold">{text}</span>
                {detail && <span className="block truncate text-xs text-quiet">{detail}</span>}
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-faint rtl:-scale-x-100" />
            </Link>
          </li>
        ))}
      </ul>
    </CardFrame>
  );
}

function useWants({ waiting, broken, knowledge }: Home, gaps: ReturnType<typeof useNewestGaps>['data']): Want[] {
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const now = useNow(60_000);
  const wants: (Want | false)[] = [
    (waiting?.count ?? 0) > 0 && {
      ...{ id: 'waiting', icon: BellRing, urgent: true, link: { to: '/inbox', search: { view: 'unassigned' } } },
      text: <Plural value={waiting?.count ?? 0} one="# customer waits for a person" other="# customers wait for a person" />,
      detail: waiting?.since && <Trans>since {shortTime(waiting.since, locale, timeZone, now)}</Trans>,
    },
    (broken?.length ?? 0) > 0 && {
      ...{ id: 'broken', icon: Unplug, urgent: true, link: { to: '/channels' } },
      text: <Plural value={broken?.length ?? 0} one="# channel has to be connected again" other="# channels have to be connected again" />,
      detail: <bdi>{broken?.[0]?.displayName}</bdi>,
    },
    (knowledge?.failed ?? 0) > 0 && {
      ...{ id: 'failed', icon: FileWarning, urgent: false, link: { to: '/knowledge/sources', search: { show: 'failed' } } },
      text: <Plural value={knowledge?.failed ?? 0} one="# document could not be read" other="# documents could not be read" />,
      detail: null,
    },
    (gaps?.items.length ?? 0) > 0 && {
      ...{ id: 'gaps', icon: MessageCircleQuestion, urgent: false, link: { to: '/knowledge/gaps' } },
      text: gaps?.more ? (
        <Trans>More than {gaps.items.length} questions without an answer</Trans>
      ) : (
        <Plural value={gaps?.items.length ?? 0} one="# question without an answer" other="# questions without an answer" />
      ),
      detail: gaps?.items[0] && <Words text={gaps.items[0].question} />,
    },
    (knowledge?.unconfirmed ?? 0) > 0 && {
      ...{ id: 'unconfirmed', icon: ListChecks, urgent: false, link: { to: '/knowledge/facts', search: { show: 'proposed' } } },
      text: <Plural value={knowledge?.unconfirmed ?? 0} one="# fact to confirm" other="# facts to confirm" />,
      detail:
        knowledge && knowledge.unconfirmed >= COUNTED ? <Trans>or more</Trans> : <Trans>read from documents, and nobody looked yet</Trans>,
    },
  ];
  return wants.filter((want) => want !== false);
}
