import { useLingui } from '@lingui/react/macro';
import { MoveRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Words } from '../../../shared/text/words.tsx';
import { cx } from '../../../shared/ui/class-names.ts';

export interface DiffLine {
  name: string;
  before: string | null;
  after: string | null;
}

/** Before and after of each field, on one line where there is room. */
export function DiffList({ lines }: { lines: readonly DiffLine[] }): ReactNode {
  const { t } = useLingui();
  return (
    <dl className="@container divide-y divide-line overflow-hidden rounded-xl border border-line bg-panel text-xs">
      {lines.map(({ name, before, after }) => (
        <div
          key={name}
          className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 px-3 py-2 @lg:grid-cols-[10rem_minmax(0,1fr)_auto_minmax(0,1fr)]"
        >
          <dt className="font-semibold col-span-3 @lg:col-span-1">{name}</dt>
          <dd className="min-w-0 break-words text-quiet">
            <span className="sr-only">{t`Before:`} </span>
            <Value text={before} struck />
          </dd>
          <dd aria-hidden className="text-faint">
            <MoveRight className="mt-0.5 size-3.5 rtl:-scale-x-100" />
          </dd>
          <dd className="min-w-0 break-words">
            <span className="sr-only">{t`After:`} </span>
            <Value text={after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ text, struck = false }: { text: string | null; struck?: boolean }): ReactNode {
  const { t } = useLingui();
  if (text === null) return <span className="text-faint">{t`nothing`}</span>;
  return (
    <Words text={text} className={cx('whitespace-pre-wrap [unicode-bidi:plaintext]', struck && 'line-through decoration-line-strong')} />
  );
}
