import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import type { InboxSearch } from '../inbox/search.ts';
import { Opens } from './opens.tsx';

export interface Bar {
  key: string;
  name: ReactNode;
  count: number;
  tone?: string;
  /** Said beside the count. */
  aside?: ReactNode;
  opens?: InboxSearch | undefined;
}

/** Counts side by side as bars from the starting edge; the number beside each opens its conversations. */
export function Bars({ bars, whole }: { bars: readonly Bar[]; whole?: number }): ReactNode {
  const { locale } = useLocale();
  const most = whole ?? Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul className="mt-3 space-y-3">
      {bars.map(({ key, name, count, tone = 'bg-accent', aside, opens }) => (
        <li key={key}>
          <p className="flex items-baseline gap-2 text-sm">
            <span className="min-w-0 flex-1 truncate">
              <bdi>{name}</bdi>
            </span>
            {aside !== undefined && <span className="text-xs text-quiet">{aside}</span>}
            <Opens search={count === 0 ? undefined : opens} className="target inline-flex items-center justify-end font-semibold">
              <Isolated>{number(count, locale)}</Isolated>
            </Opens>
          </p>
          <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-track">
            <span
              className={`block h-full rounded-full ${tone}`}
              style={{ inlineSize: `${Math.min(100, (count / Math.max(1, most)) * 100)}%` }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
