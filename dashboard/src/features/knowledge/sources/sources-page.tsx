import { Trans, useLingui } from '@lingui/react/macro';
import { FileStack } from 'lucide-react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../shared/ui/states.tsx';
import { uploadQueue } from './source-actions.ts';
import { SourceRow } from './source-row.tsx';
import { UploadButton } from './upload-button.tsx';
import { UploadRow } from './upload-row.tsx';
import { useSources } from './use-sources.ts';

export function SourcesPage(): ReactNode {
  const { t } = useLingui();
  const { sources, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useSources();
  const uploads = useSyncExternalStore(uploadQueue.subscribe, uploadQueue.snapshot);
  return (
    <div className="thin-scroll h-full overflow-y-auto px-3 py-4 md:px-6" tabIndex={0} role="region" aria-label={t`Sources`}>
      {uploads.length > 0 && (
        <ul aria-label={t`Uploads`} className="mb-4 rounded-2xl border border-accent-line bg-panel">
          {uploads.map((upload) => (
            <UploadRow key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
      {isPending ? (
        <LoadingRegion label={t`Loading sources`} className="flex flex-col gap-3">
          {[0, 1, 2].map((row) => (
            <Skeleton key={row} className="h-20 w-full rounded-2xl" />
          ))}
        </LoadingRegion>
      ) : !sources ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : sources.length === 0 ? (
        uploads.length === 0 && (
          <div className="rounded-2xl border-2 border-dashed border-line-strong">
            <Notice icon={<FileStack />} title={t`Nothing to know yet`} action={<UploadButton look="plain" />}>
              <Trans>
                Drop a menu, a price list or a policy anywhere on this page: PDF, Word, Excel, CSV or text, in Arabic or English.
              </Trans>
            </Notice>
          </div>
        )
      ) : (
        <ul className="rounded-2xl border border-line bg-panel">
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button look="ghost" className="mt-3 w-full" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t`Load more`}
        </Button>
      )}
    </div>
  );
}
