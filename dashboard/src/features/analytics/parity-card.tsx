import type { AskedLanguage, PartFigure } from '@wafaa/contracts';
import { useLingui } from '@lingui/react/macro';
import { Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { partName } from '../inbox/list/part-words.ts';
import type { Report, ReportView } from './api.ts';
import { ChartCard } from './chart-card.tsx';
import { compareShares } from './compare-shares.ts';
import type { Days } from './days.ts';
import { Opens, useOpens } from './opens.tsx';
import { Share } from './share.tsx';
import { usePartsSheet } from './use-parts-sheet.ts';

const ORDER: readonly AskedLanguage[] = ['ar', 'en', 'other', 'none'];

/** Does the bot do as well in Arabic as in English? */
export function ParityCard({ view, days, className }: { view: ReportView; days: Days; className?: string }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const opens = useOpens();
  const languages = view.now.languages.toSorted((one, other) => ORDER.indexOf(one.key) - ORDER.indexOf(other.key));
  const name = (key: string): string => partName(`language:${key}`, i18n, locale);
  const label = (language: string, shown: string): string => t`${language}, conversations: ${shown}`;
  const measures: [figure: PartFigure, name: string, tone: string][] = [
    ['resolved', t`Resolved by the bot alone`, 'bg-accent'],
    ['handed_over', t`Left to a person`, 'bg-warn'],
    ['unknown', t`No answer known`, 'bg-bad'],
  ];
  return (
    <ChartCard
      title={t`Arabic beside English`}
      about={t`Whether the bot does as well in one language as in the other. Arabic in Latin letters is Arabic.`}
      days={days}
      counted={Math.min(
        ...(['ar', 'en'] as const).map((key) => languages.find((each) => each.key === key)?.figures.asked ?? view.now.figures.asked),
      )}
      empty={languages.length === 0}
      className={className ?? ''}
      sheet={usePartsSheet(t`Language`, languages, view.earlier?.languages, name, (key) => ({ part: `language:${key}` }))}
    >
      <Verdict languages={languages} />
      <div className="mt-3 grid gap-5 sm:grid-cols-2">
        {languages
          .filter(({ key }) => key !== 'none')
          .map(({ key, figures }) => (
            <div key={key}>
              <h3 className="flex items-baseline gap-2 text-sm font-semibold">
                <span className="flex-1">{name(key)}</span>
                <Opens search={opens({ part: `language:${key}`, figure: 'asked' })} label={label(name(key), number(figures.asked, locale))}>
                  <Isolated>{number(figures.asked, locale)}</Isolated>
                </Opens>
              </h3>
              <ul className="mt-2 space-y-3 text-xs">
                {measures.map(([figure, measure, tone]) => (
                  <li key={figure}>
                    <p className="flex items-baseline gap-2 text-quiet">
                      <span className="min-w-0 flex-1">{measure}</span>
                      <Opens search={figures[figure] > 0 ? opens({ part: `language:${key}`, figure }) : undefined} className="text-ink">
                        <Share count={figures[figure]} whole={figures.asked} />
                      </Opens>
                    </p>
                    <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-track">
                      <span
                        className={`block h-full rounded-full ${tone}`}
                        style={{ inlineSize: `${(figures[figure] / Math.max(1, figures.asked)) * 100}%` }}
                      />
                    </div>
                  </li>
                ))}
              </ul>
            </div>
          ))}
      </div>
    </ChartCard>
  );
}

function Verdict({ languages }: { languages: Report['languages'] }): ReactNode {
  const { t } = useLingui();
  const share = (key: AskedLanguage) => {
    const found = languages.find((each) => each.key === key)?.figures;
    return { count: found?.resolved ?? 0, whole: found?.asked ?? 0 };
  };
  const found = compareShares(share('ar'), share('en'));
  const words = {
    few: t`Too few conversations in one of the languages to compare them.`,
    alike: t`No clear difference: Arabic does as well as English.`,
    more: t`Arabic does better: ${'points' in found ? found.points : 0} points more are resolved by the bot alone.`,
    less: t`Arabic does worse: ${'points' in found ? found.points : 0} points fewer are resolved by the bot alone.`,
  };
  return (
    <p
      className={`mt-3 flex items-start gap-2 rounded-xl px-3 py-2 text-sm ${found.kind === 'less' ? 'bg-warn-soft text-warn' : 'bg-sunken'}`}
    >
      <Languages aria-hidden className="mt-0.5 size-4 shrink-0" />
      {words[found.kind]}
    </p>
  );
}
