import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { FileStack, SearchX } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../shared/ui/states.tsx';
import { useTypedSearch } from '../../settings/parts/use-typed-search.ts';
import { useMay } from '../../access/use-may.ts';
import { AddDocuments } from './add-documents.tsx';
import { SourceRow } from './source-row.tsx';
import { SourcesToolbar } from './sources-toolbar.tsx';
import { UploadButton } from './uploads/upload-button.tsx';
import { useUploads } from './uploads/uploads.ts';
import { useSources } from './use-sources.ts';

const UploadList = lazy(async () => ({ default: (await import('./uploads/upload-list.tsx')).UploadList }));
const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar.tsx')).BulkBar }));

const route = getRouteApi('/shell/knowledge/sources');

/** The documents, what became of each, and those that are on their way. */
export function SourcesPage(): ReactNode {
  const { t } = useLingui();
  const { q = '', sort = 'newest', show = 'all' } = route.useSearch();
  const navigate = route.useNavigate();
  const ask = (next: { q?: string; sort?: typeof sort; show?: typeof show }): void =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const [typed, setTyped] = useTypedSearch(q, (words) => ask({ q: words }));
  const list = useSources({ sort, show, ...(q ? { q } : {}) });
  const uploads = useUploads();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const mayWrite = useMay()('knowledge.write');
  const { sources, counts } = list;
  const narrowed = q !== '' || show !== 'all';
  const nothing = sources?.length === 0 && !narrowed;
  const shown = sources ?? [];
  const picked = shown.filter(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    setChosen(next);
  };
  return (
    <div className="thin-scroll relative h-full overflow-y-auto px-3 py-4 md:px-6" tabIndex={0} role="region" aria-label={t`Sources`}>
      {!nothing && (
        <div className="mb-3 flex flex-wrap items-start justify-between gap-3 xl:flex-nowrap">
          <div className="min-w-0 flex-1 basis-full xl:basis-0">
            <SourcesToolbar
              {...{ typed, sort, show, counts }}
              onType={setTyped}
              onSort={(next) => ask({ sort: next })}
              onShow={(next) => ask({ show: next })}
            />
          </div>
          <AddDocuments />
        </div>
      )}
      {uploads.length > 0 && (
        <Suspense fallback={<Skeleton className="mb-4 h-16 w-full rounded-2xl" />}>
          <UploadList />
        </Suspense>
      )}
      {list.isPending ? (
        <LoadingRegion label={t`Loading sources`} className="flex flex-col gap-3">
          {[0, 1, 2].map((row) => (
            <Skeleton key={row} className="h-20 w-full rounded-2xl" />
          ))}
        </LoadingRegion>
      ) : !sources ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : nothing ? (
        uploads.length === 0 && <NothingYet />
      ) : sources.length === 0 ? (
        <Notice
          icon={<SearchX />}
          title={t`No document fits`}
          action={
            <Button
              onClick={() => {
                setTyped('');
                ask({ q: '', show: 'all' });
              }}
            >{t`Show all documents`}</Button>
          }
        >
          <Trans>Names and addresses are searched, in either script.</Trans>
        </Notice>
      ) : (
        <>
          {mayWrite && (
            <label className="target mb-1 flex w-fit items-center gap-2 px-3 text-xs text-quiet md:px-4">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={picked.length === shown.length}
                onChange={({ target }) =>
                  choose(
                    shown.map(({ id }) => id),
                    target.checked,
                  )
                }
              />
              {t`Choose all that are shown`}
            </label>
          )}
          <ul aria-label={t`Documents`} className={`rounded-2xl border border-line bg-panel ${list.isPlaceholderData ? 'opacity-60' : ''}`}>
            {sources.map((source) => (
              <SourceRow
                key={source.id}
                source={source}
                chosen={chosen.has(source.id)}
                onChoose={mayWrite ? (on) => choose([source.id], on) : null}
              />
            ))}
          </ul>
        </>
      )}
      {list.hasNextPage && (
        <Button look="ghost" className="mt-3 w-full" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t`Load more`}
        </Button>
      )}
      {picked.length > 0 && (
        <Suspense fallback={null}>
          <BulkBar chosen={picked} onDone={() => setChosen(new Set())} />
        </Suspense>
      )}
    </div>
  );
}

function NothingYet(): ReactNode {
  const { t } = useLingui();
  return (
    <div className="rounded-2xl border-2 border-dashed border-line-strong py-6">
      <Notice
        icon={<FileStack />}
        title={t`Nothing to know yet`}
        action={
          <div className="flex flex-col items-center gap-3">
            <UploadButton />
            <AddDocuments uploads={false} />
          </div>
        }
      >
        <Trans>
          Drop menus, price lists or policies anywhere on this page: PDF, Word, Excel, CSV, text, web pages or photographs, in Arabic or
          English.
        </Trans>
      </Notice>
    </div>
  );
}
