import type { ConversationFigure } from '@wafaa/contracts';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { cx } from '../../shared/ui/class-names.ts';
import type { Home, HomeFigures } from './api.ts';
import { ChangeMark } from './change-mark.tsx';
import { FigureLink } from './figure-link.tsx';

export function CardFrame({ title, children, className }: { title: string; children: ReactNode; className?: string }): ReactNode {
  return (
    <section aria-label={title} className={cx('flex flex-col rounded-2xl border border-line bg-panel p-4 shadow-low', className)}>
      <h2 className="text-sm font-semibold text-quiet">{title}</h2>
      {children}
    </section>
  );
}

/** One figure: the number, which opens its conversations, and how it stands to the time before. */
export function FigureCard({
  title,
  figure,
  home,
  figures,
  goodWhen,
  children,
}: {
  title: string;
  figure: ConversationFigure;
  home: Home;
  figures: HomeFigures;
  /** Which way is good, so that colour says so whatever the sign. */
  goodWhen: 'up' | 'down';
  children: ReactNode;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const value = figures.now[figure];
  const shown = number(value, locale);
  return (
    <CardFrame title={title}>
      <p className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <FigureLink
          figure={figure}
          within={home}
          label={t`${title}: ${shown}. Show the conversations`}
          className="target inline-flex items-center text-2xl font-semibold text-ink"
        >
          <Isolated>{shown}</Isolated>
        </FigureLink>
        <ChangeMark now={value} before={figures.before?.[figure] ?? null} asked={figures.now.asked} goodWhen={goodWhen} />
      </p>
      {children}
    </CardFrame>
  );
}
