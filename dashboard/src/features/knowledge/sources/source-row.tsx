import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { FileImage, FileSpreadsheet, FileText, Globe } from 'lucide-react';
import type { ReactNode } from 'react';
import { FileName } from '../../../shared/text/file-name.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import type { Source } from './api.ts';
import { FailureNote } from './failure-note.tsx';
import { SourceDeeds } from './source-deeds.tsx';
import { SourceNumbers } from './source-numbers.tsx';
import { SourceState } from './source-state.tsx';
import { StageStrip } from './stage-strip.tsx';
import { SourceWarnings } from './warnings.tsx';

const ICONS = { web: Globe, image: FileImage, sheet: FileSpreadsheet, text: FileText } as const;
const kindOf = ({ origin, mime }: Source): keyof typeof ICONS =>
  origin === 'web' ? 'web' : mime.startsWith('image/') ? 'image' : /sheet|csv|excel/i.test(mime) ? 'sheet' : 'text';

/** A document in the list: what it is, how far it is, what is wrong with it. */
export function SourceRow({
  source,
  chosen,
  onChoose,
}: {
  source: Source;
  chosen: boolean;
  /** Null: the reader may choose none. */
  onChoose: ((chosen: boolean) => void) | null;
}): ReactNode {
  const { t } = useLingui();
  const Icon = ICONS[kindOf(source)];
  return (
    <li
      className={cx(
        'grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-3 border-b border-line px-3 py-3.5 last:border-b-0 md:grid-cols-[auto_minmax(0,1.2fr)_minmax(14rem,1fr)_auto] md:px-4',
        chosen && 'bg-accent-soft/40',
      )}
    >
      <span className="flex items-center gap-2.5">
        {onChoose && (
          <label className="target grid place-items-center">
            <input
              type="checkbox"
              checked={chosen}
              onChange={({ target }) => onChoose(target.checked)}
              aria-label={t`Choose ${source.name}`}
              className="size-4 accent-accent"
            />
          </label>
        )}
        <span aria-hidden className="grid size-9 place-items-center rounded-lg bg-sunken text-quiet max-sm:hidden">
          <Icon className="size-5" strokeWidth={1.6} />
        </span>
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/knowledge/sources/$sourceId"
            params={{ sourceId: source.id }}
            aria-label={source.name}
            className="flex max-w-full min-w-0 font-semibold hover:text-accent hover:underline"
          >
            <FileName name={source.name} />
          </Link>
          <SourceState source={source} />
        </p>
        <SourceNumbers source={source} />
      </div>
      <div className="col-span-full row-start-2 md:col-span-1 md:col-start-3 md:row-start-1">
        <StageStrip source={source} />
      </div>
      <div className="col-start-3 row-start-1 flex items-center gap-1 md:col-start-4">
        <SourceDeeds source={source} />
      </div>
      <FailureNote source={source} className="col-span-full md:col-start-2 md:col-end-5" />
      <SourceWarnings source={source} className="col-span-full rounded-lg bg-warn-soft/50 px-3 py-1.5 md:col-start-2 md:col-end-5" />
    </li>
  );
}
