import type { ConversationFigure } from '@wafaa/contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { ChangeMark } from '../home/change-mark.tsx';
import type { ReportView } from './api.ts';
import { Opens, useOpens } from './opens.tsx';
import { Share } from './share.tsx';

/** The four numbers that are asked for first. */
export function Tiles({ view }: { view: ReportView }): ReactNode {
  const { t } = useLingui();
  return (
    <div className="grid grid-cols-2 gap-4 xl:grid-cols-4">
      <Tile title={t`Conversations`} figure="asked" goodWhen={null} view={view} />
      <Tile title={t`Helped`} figure="helped" goodWhen="up" view={view} />
      <Tile title={t`Resolved by the bot alone`} figure="resolved" goodWhen="up" view={view} />
      <Tile title={t`Left to a person`} figure="handed_over" goodWhen="down" view={view} />
    </div>
  );
}

function Tile({
  title,
  figure,
  goodWhen,
  view,
}: {
  title: string;
  figure: ConversationFigure;
  goodWhen: 'up' | 'down' | null;
  view: ReportView;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const opens = useOpens();
  const id = useId();
  const count = view.now.figures[figure];
  const shown = number(count, locale);
  return (
    <section aria-labelledby={id} className="rounded-2xl border border-line bg-panel p-4 shadow-low">
      <h2 id={id} className="text-sm font-semibold text-quiet">
        {title}
      </h2>
      <p className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Opens
          search={count === 0 ? undefined : opens({ figure })}
          label={t`${title}: ${shown}. Show the conversations`}
          className="target inline-flex items-center text-2xl font-semibold"
        >
          <Isolated>{shown}</Isolated>
        </Opens>
        <ChangeMark now={count} before={view.earlier?.figures[figure] ?? null} asked={view.now.figures.asked} goodWhen={goodWhen} />
      </p>
      {figure !== 'asked' && (
        <p className="text-xs text-quiet">
          <Trans>
            <Share count={count} whole={view.now.figures.asked} /> of the conversations
          </Trans>
        </p>
      )}
    </section>
  );
}
