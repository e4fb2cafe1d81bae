import { useLingui } from '@lingui/react/macro';
import { FileUp, RotateCcw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { requestIdOf, UnreachableError, wordsOf } from '../../../shared/api/api-error.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { FileName } from '../../../shared/text/file-name.tsx';
import { Isolated, Words } from '../../../shared/text/words.tsx';
import { fileSizeText } from '../../../shared/time/format.ts';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { uploadQueue } from './source-actions.ts';
import type { Upload } from './uploads.ts';

/** A file on its way, or one that the server refused. */
export function UploadRow({ upload }: { upload: Upload }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const percent = Math.round(upload.share * 100);
  const requestId = requestIdOf(upload.error);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 md:px-5">
      <FileUp aria-hidden className="size-5 shrink-0 text-accent" strokeWidth={1.75} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex items-baseline gap-2">
          <FileName name={upload.name} className="font-semibold" />
          <Isolated className="shrink-0 text-xs text-faint">{fileSizeText(upload.sizeBytes)}</Isolated>
        </p>
        {upload.state === 'failed' ? (
          <p role="alert" className="text-bad">
            <Words
              text={
                wordsOf(upload.error, locale) ??
                (upload.error instanceof UnreachableError ? t`The server cannot be reached` : t`Something went wrong on our side.`)
              }
            />
            {requestId && (
              <span className="ms-2 font-mono text-2xs text-faint">
                <Isolated>{requestId}</Isolated>
              </span>
            )}
          </p>
        ) : (
          <div className="mt-1.5 flex items-center gap-2">
            <div
              role="progressbar"
              aria-label={t`Uploading ${upload.name}`}
              aria-valuenow={percent}
              aria-valuemin={0}
              aria-valuemax={100}
              className="h-1.5 flex-1 overflow-hidden rounded-full bg-track"
            >
              <div className="h-full rounded-full bg-accent transition-[inline-size]" style={{ inlineSize: `${percent}%` }} />
            </div>
            <span className="w-16 text-end text-xs text-quiet">
              {upload.state === 'waiting' ? t`Waiting` : <Isolated>{percent}%</Isolated>}
            </span>
          </div>
        )}
      </div>
      {upload.state === 'failed' && (
        <Button onClick={() => uploadQueue.retry(upload.id)}>
          <RotateCcw aria-hidden className="size-4" />
          {t`Retry`}
        </Button>
      )}
      <IconButton label={upload.state === 'failed' ? t`Dismiss` : t`Stop the upload`} onClick={() => uploadQueue.drop(upload.id)}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </li>
  );
}
