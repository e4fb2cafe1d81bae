import { Plural, useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { Isolated } from '../../../../shared/text/words.tsx';
import { Button } from '../../../../shared/ui/button.tsx';
import { ShowMore } from '../../../../shared/ui/show-more.tsx';
import { uploadQueue } from './queue.ts';
import { UploadRow } from './upload-row.tsx';
import { useUploads } from './uploads.ts';

/** Shown before somebody asks for the rest: hundreds of files may be dropped at once. */
const SHOWN = 8;

/** Files on their way, those that need somebody first. */
export function UploadList(): ReactNode {
  const { t } = useLingui();
  const uploads = useUploads();
  const [all, setAll] = useState(false);
  if (uploads.length === 0) return null;
  const rank = { failed: 0, sending: 1, stalled: 2, waiting: 3, paused: 4 } as const;
  const sorted = uploads.toSorted((one, other) => rank[one.state] - rank[other.state]);
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  const bytes = uploads.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const sent = uploads.reduce((sum, { sizeBytes, share }) => sum + sizeBytes * share, 0);
  const moving = uploads.filter(({ state }) => state === 'sending' || state === 'waiting' || state === 'stalled');
  const paused = uploads.filter(({ state }) => state === 'paused');
  return (
    <section aria-label={t`Uploads`} className="mb-4 rounded-2xl border border-accent-line bg-panel">
      {uploads.length > 1 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2 md:px-5">
          <p className="flex-1 text-xs text-quiet">
            <Plural value={uploads.length} one="# file on its way" other="# files on their way" />
            {' · '}
            <Isolated>{Math.floor((100 * sent) / Math.max(1, bytes))}%</Isolated>
          </p>
          {moving.length > 0 && (
            <Button look="ghost" onClick={() => moving.forEach(({ id }) => uploadQueue.pause(id))}>
              {t`Pause all`}
            </Button>
          )}
          {paused.length > 0 && (
            <Button look="ghost" onClick={() => paused.forEach(({ id }) => uploadQueue.resume(id))}>
              {t`Go on with all`}
            </Button>
          )}
          <Button look="ghost" onClick={() => uploads.forEach(({ id }) => uploadQueue.drop(id))}>
            {t`Stop all`}
          </Button>
        </div>
      )}
      <ul aria-label={t`Uploads`}>
        {shown.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ul>
      {sorted.length > shown.length && (
        <div className="border-t border-line px-4 py-2">
          <ShowMore hidden={sorted.length - shown.length} onShow={() => setAll(true)} />
        </div>
      )}
    </section>
  );
}
