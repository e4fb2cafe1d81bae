import type { ConversationFigure } from '@wafaa/contracts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import type { Home, HomeFigures } from './api.ts';
import { FigureCard } from './figure-card.tsx';
import { FigureLink } from './figure-link.tsx';
import { ShareBar } from './share-bar.tsx';

interface Shown {
  home: Home;
  figures: HomeFigures;
}

/** How many did we help? */
export function HelpedCard({ home, figures }: Shown): ReactNode {
  const { t } = useLingui();
  const { asked, helped } = figures.now;
  return (
    <FigureCard title={t`Helped`} figure="helped" home={home} figures={figures} goodWhen="up">
      <ShareBar parts={[{ count: helped, tone: 'bg-accent' }]} whole={asked} />
      <p className="mt-2 text-xs text-quiet">
        <FigureLink figure="asked" within={home}>
          <Plural value={asked} one="of # who wrote" other="of # who wrote" />
        </FigureLink>
      </p>
    </FigureCard>
  );
}

/** How many did the bot resolve, and stayed so? */
export function ResolvedCard({ home, figures }: Shown): ReactNode {
  const { t } = useLingui();
  const { resolved, stayed, watching, returned } = figures.now;
  return (
    <FigureCard title={t`Resolved by the bot alone`} figure="resolved" home={home} figures={figures} goodWhen="up">
      <ShareBar
        parts={[
          { count: stayed, tone: 'bg-good' },
          { count: watching, tone: 'bg-accent' },
          { count: returned, tone: 'bg-warn' },
        ]}
        whole={resolved}
      />
      <ul className="mt-2 space-y-0.5 text-xs text-quiet">
        <Line figure="stayed" home={home} count={stayed} tone="bg-good" always>
          <Trans>stayed resolved for 72 hours</Trans>
        </Line>
        <Line figure="watching" home={home} count={watching} tone="bg-accent">
          <Trans>still within their 72 hours</Trans>
        </Line>
        <Line figure="returned" home={home} count={returned} tone="bg-warn">
          <Trans>needed a person after all</Trans>
        </Line>
      </ul>
    </FigureCard>
  );
}

/** What went wrong? */
export function TroubleCard({ home, figures }: Shown): ReactNode {
  const { t } = useLingui();
  const { troubled, unknown, complaint, undelivered, failed } = figures.now;
  return (
    <FigureCard title={t`Went wrong`} figure="troubled" home={home} figures={figures} goodWhen="down">
      {troubled === 0 ? (
        <p className="mt-2 flex items-center gap-1.5 text-xs text-good">
          <CircleCheck aria-hidden className="size-4 shrink-0" />
          <Trans>Nothing did in these days.</Trans>
        </p>
      ) : (
        <ul className="mt-2 space-y-0.5 text-xs text-quiet">
          <Line figure="unknown" home={home} count={unknown}>
            <Trans>no answer was known</Trans>
          </Line>
          <Line figure="complaint" home={home} count={complaint}>
            <Trans>complaints</Trans>
          </Line>
          <Line figure="undelivered" home={home} count={undelivered}>
            <Trans>an answer could not be delivered</Trans>
          </Line>
          <Line figure="failed" home={home} count={failed}>
            <Trans>the bot broke off</Trans>
          </Line>
        </ul>
      )}
    </FigureCard>
  );
}

function Line({
  figure,
  home,
  count,
  tone,
  always = false,
  children,
}: {
  figure: ConversationFigure;
  home: Home;
  count: number;
  tone?: string;
  /** Also when there is none. */
  always?: boolean;
  children: ReactNode;
}): ReactNode {
  const { locale } = useLocale();
  if (count === 0 && !always) return null;
  return (
    <li className="flex items-baseline gap-1.5">
      {tone && <span aria-hidden className={`size-2 shrink-0 rounded-full ${tone}`} />}
      <FigureLink figure={figure} within={home}>
        <Isolated className="font-semibold text-ink">{number(count, locale)}</Isolated> {children}
      </FigureLink>
    </li>
  );
}
