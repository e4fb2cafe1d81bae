import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { FileUp, Pause, Play, RotateCcw, WifiOff, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiError, requestIdOf, UnreachableError, wordsOf } from '../../../../shared/api/api-error.ts';
import { useLocale } from '../../../../shared/i18n/use-locale.ts';
import { FileName } from '../../../../shared/text/file-name.tsx';
import { Isolated, Words } from '../../../../shared/text/words.tsx';
import { fileSizeText } from '../../../../shared/time/format.ts';
import { Button, IconButton } from '../../../../shared/ui/button.tsx';
import { cx } from '../../../../shared/ui/class-names.ts';
import { uploadQueue } from './queue.ts';
import type { Upload } from './upload-queue.ts';

/** A file on its way, one that waits, or one that the server refused. */
export function UploadRow({ upload }: { upload: Upload }): ReactNode {
  const { t } = useLingui();
  const { id, name, state } = upload;
  const failed = state === 'failed';
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 md:px-5">
      <FileUp aria-hidden className={cx('size-5 shrink-0', failed ? 'text-bad' : 'text-accent')} strokeWidth={1.75} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex items-baseline gap-2">
          <FileName name={name} className="font-semibold" />
          <Isolated className="shrink-0 text-xs text-faint">{fileSizeText(upload.sizeBytes)}</Isolated>
        </p>
        {failed ? <Refusal error={upload.error} /> : <Progress upload={upload} />}
      </div>
      <div className="flex items-center gap-1">
        {(state === 'sending' || state === 'waiting' || state === 'stalled') && (
          <IconButton label={t`Pause ${name}`} onClick={() => uploadQueue.pause(id)}>
            <Pause aria-hidden className="size-4" />
          </IconButton>
        )}
        {state === 'paused' && (
          <IconButton label={t`Go on with ${name}`} onClick={() => uploadQueue.resume(id)}>
            <Play aria-hidden className="size-4" />
          </IconButton>
        )}
        {failed && (
          <Button onClick={() => uploadQueue.resume(id)}>
            <RotateCcw aria-hidden className="size-4" />
            {t`Retry`}
          </Button>
        )}
        <IconButton label={failed ? t`Dismiss ${name}` : t`Stop the upload of ${name}`} onClick={() => uploadQueue.drop(id)}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
    </li>
  );
}

function Progress({ upload: { name, state, share } }: { upload: Upload }): ReactNode {
  const { t } = useLingui();
  const percent = Math.round(share * 100);
  const said = {
    waiting: t`Waiting`,
    paused: t`Paused`,
    stalled: t`Waiting for the network`,
    sending: <Isolated>{percent}%</Isolated>,
    failed: null,
  }[state];
  return (
    <div className="mt-1.5 flex items-center gap-2">
      <div
        role="progressbar"
        aria-label={t`Uploading ${name}`}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 flex-1 overflow-hidden rounded-full bg-track"
      >
        <div
          className={cx('h-full rounded-full transition-[inline-size]', state === 'sending' ? 'bg-accent' : 'bg-line-strong')}
          style={{ inlineSize: `${percent}%` }}
        />
      </div>
      <span
        className={cx('flex shrink-0 items-center justify-end gap-1 text-xs', state === 'stalled' ? 'text-warn' : 'min-w-12 text-quiet')}
      >
        {state === 'stalled' && <WifiOff aria-hidden className="size-3.5" />}
        {said}
      </span>
    </div>
  );
}

/** Why the server did not take it, with the document that stands in the way. */
function Refusal({ error }: { error: unknown }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const requestId = requestIdOf(error);
  const subject = error instanceof ApiError ? error.problem?.subject : undefined;
  return (
    <p role="alert" className="text-bad">
      <Words
        text={
          wordsOf(error, locale) ??
          (error instanceof UnreachableError ? t`The server cannot be reached` : t`Something went wrong on our side.`)
        }
      />
      {subject && (
        <>
          {' '}
          <Link
            to="/knowledge/sources/$sourceId"
            params={{ sourceId: subject.id }}
            className="inline-flex max-w-full items-baseline font-semibold text-accent underline underline-offset-2"
          >
            <FileName name={subject.name} />
          </Link>
        </>
      )}
      {requestId && !subject && (
        <span className="ms-2 font-mono text-2xs text-faint">
          <Isolated>{requestId}</Isolated>
        </span>
      )}
    </p>
  );
}
