import { Plural, useLingui } from '@lingui/react/macro';
import { FileSpreadsheet, FileText, RotateCcw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { FileName } from '../../../shared/text/file-name.tsx';
import { Isolated, Words } from '../../../shared/text/words.tsx';
import { absoluteTime, fileSizeText, shortTime } from '../../../shared/time/format.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { Chip, type Tone } from '../../../shared/ui/chip.tsx';
import { useMay } from '../../access/use-may.ts';
import { useSession } from '../../access/use-session.ts';
import type { Source } from './api.ts';
import { typeName } from './type-name.ts';
import { removeWithUndo, retry } from './source-actions.ts';
import { StageStrip } from './stage-strip.tsx';

export function SourceRow({ source }: { source: Source }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const now = useNow(60_000);
  const mayWrite = useMay()('knowledge.write');
  const states: Record<Source['state'], { text: string; tone: Tone }> = {
    queued: { text: t`Waiting`, tone: 'neutral' },
    reading: { text: t`Reading`, tone: 'accent' },
    structuring: { text: t`Structuring`, tone: 'accent' },
    indexing: { text: t`Indexing`, tone: 'accent' },
    testing: { text: t`Testing itself`, tone: 'accent' },
    live: { text: t`Live`, tone: 'good' },
    failed: { text: t`Failed`, tone: 'bad' },
  };
  const type = typeName(source.mime, source.name);
  const Icon = /sheet|csv|excel/i.test(source.mime) ? FileSpreadsheet : FileText;
  return (
    <li className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-3 border-b border-line px-4 py-3.5 last:border-b-0 md:grid-cols-[auto_minmax(0,1.2fr)_minmax(14rem,1fr)_auto] md:px-5">
      <span aria-hidden className="grid size-9 place-items-center rounded-lg bg-sunken text-quiet">
        <Icon className="size-5" strokeWidth={1.6} />
      </span>
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          <FileName name={source.name} className="font-semibold" />
          <Chip tone={states[source.state].tone} className="shrink-0">
            {states[source.state].text}
          </Chip>
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-faint">
          <Isolated>
            {type} · {fileSizeText(source.sizeBytes)}
          </Isolated>
          {source.pages !== null && (
            <span>
              <Plural value={source.pages} one="# page" other="# pages" />
            </span>
          )}
          {source.chunks > 0 && (
            <span>
              <Plural value={source.chunks} one="# passage" other="# passages" />
            </span>
          )}
          {source.chunks > 0 && (
            <span>
              <Plural value={source.facts} one="# fact" other="# facts" />
            </span>
          )}
          <time dateTime={source.createdAt} title={absoluteTime(source.createdAt, locale, timeZone)}>
            <bdi>{shortTime(source.createdAt, locale, timeZone, now)}</bdi>
          </time>
        </p>
      </div>
      <div className="col-span-full row-start-2 md:col-span-1 md:col-start-3 md:row-start-1">
        <StageStrip source={source} />
      </div>
      <div className="col-start-3 row-start-1 flex items-center gap-1 md:col-start-4">
        {mayWrite && (
          <IconButton label={t`Remove ${source.name}`} onClick={() => removeWithUndo(source)}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        )}
      </div>
      {source.state === 'failed' && (
        <div className="col-span-full flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-bad-soft px-3 py-2 text-bad md:col-start-2 md:col-end-5">
          <p className="min-w-0 flex-1 basis-56">
            <Words text={(source.failure && pick(source.failure.message, locale)) || t`Something went wrong on our side.`} />
            {source.failure && (
              <span className="ms-2 font-mono text-2xs">
                <Isolated>{source.failure.code}</Isolated>
              </span>
            )}
          </p>
          {mayWrite && (
            <Button onClick={() => void retry(source)}>
              <RotateCcw aria-hidden className="size-4" />
              {t`Retry`}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
