import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/use-may.ts';
import type { InboxSearch } from '../inbox/search.ts';
import { useRoving } from './use-roving.ts';

export interface Series {
  name: string;
  tone: string;
  /** Told apart without its colour too. */
  striped?: boolean;
}
const STRIPES = { backgroundImage: 'repeating-linear-gradient(135deg, transparent 0 3px, var(--panel) 3px 4px)' };
const patternOf = (series: Series | undefined) => (series?.striped ? STRIPES : {});

export interface Column {
  key: string;
  /** Under it; empty where there is no room for each. */
  name: string;
  /** The whole of it in words. */
  label: string;
  values: readonly number[];
  /** The same of the time before. */
  before?: number | undefined;
  opens?: InboxSearch | undefined;
}

/**
 * Stacked columns over time, which runs as the reader reads (docs/decisions/0038). Each column is said in words, opens its conversations, and is
 * reached by the arrow keys.
 */
export function Columns({
  title,
  series,
  columns,
  before,
}: {
  title: string;
  series: readonly Series[];
  columns: readonly Column[];
  before?: string;
}): ReactNode {
  const [shown, setShown] = useState<string | null>(null);
  const roving = useRoving(columns.length);
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const most = Math.max(1e-9, ...columns.map(({ values, before: was = 0 }) => Math.max(sum(values), was)));
  const share = (value: number): string => `${(value / most) * 100}%`;
  return (
    <>
      <ol aria-label={title} className="mt-4 flex min-h-44 flex-1 items-stretch gap-px" {...roving.group}>
        {columns.map(({ key, name, label, values, before: was, opens }, index) => (
          <li key={key} className="flex min-w-0 flex-1 flex-col">
            <Mark opens={opens} label={label} {...roving.mark(index)} onShow={(on) => setShown(on ? label : null)}>
              {was !== undefined && (
                <span className="absolute inset-x-0 bottom-0 border-t-2 border-line-strong bg-sunken" style={{ blockSize: share(was) }} />
              )}
              <span
                className="absolute inset-x-[18%] bottom-0 flex flex-col justify-end gap-px overflow-hidden rounded-t-sm"
                style={{ blockSize: share(sum(values)) }}
              >
                {values.map((value, at) => (
                  <span
                    key={series[at]?.name}
                    className={`shrink-0 ${series[at]?.tone ?? ''}`}
                    style={{ ...patternOf(series[at]), blockSize: `${value === 0 ? 0 : (value / sum(values)) * 100}%` }}
                  />
                ))}
              </span>
            </Mark>
            <span aria-hidden className="h-5 pt-1 text-center text-2xs whitespace-nowrap text-quiet">
              {name !== '' && (
                // The last would stand beyond the edge of the card.
                <bdi
                  className={columns.length > 7 && index < columns.length - 1 ? '-mx-6 inline-block' : ''}
                  style={columns.length > 7 && index === columns.length - 1 ? { float: 'inline-end' } : {}}
                >
                  {name}
                </bdi>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p aria-hidden className="mt-1 min-h-8 text-xs text-ink">
        {shown}
      </p>
      <ul aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-quiet">
        {[...series, ...(before ? [{ name: before, tone: 'border-t-2 border-line-strong bg-sunken' }] : [])].map((each: Series) => (
          <li key={each.name} className="inline-flex items-center gap-1.5">
            <span className={`size-2.5 rounded-sm ${each.tone}`} style={patternOf(each)} />
            {each.name}
          </li>
        ))}
      </ul>
    </>
  );
}

function Mark({
  opens,
  label,
  children,
  onShow,
  onFocus,
  ...rest
}: {
  opens: InboxSearch | undefined;
  label: string;
  children: ReactNode;
  onShow: (on: boolean) => void;
  onFocus: () => void;
  tabIndex: number;
}): ReactNode {
  const may = useMay();
  const given = {
    ...rest,
    'aria-label': label,
    className: 'relative block min-h-0 flex-1 border-b border-line-strong',
    onFocus: () => {
      onFocus();
      onShow(true);
    },
    onBlur: () => onShow(false),
    onMouseEnter: () => onShow(true),
    onMouseLeave: () => onShow(false),
  };
  if (!opens || !may('conversations.read'))
    return (
      <span role="img" {...given}>
        {children}
      </span>
    );
  return (
    <Link to="/inbox" search={opens} {...given} className={`${given.className} hover:bg-sunken`}>
      {children}
    </Link>
  );
}
