import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { withWords } from '../../../shared/i18n/activate-locale.ts';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MessageCircleQuestion, Plus, Search } from 'lucide-react';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../shared/ui/states.tsx';
import { useMay } from '../../access/use-may.ts';
import { lazyDialog } from '../../settings/parts/lazy-dialog.tsx';
import { SearchBox } from '../../settings/parts/search-box.tsx';
import { usePages } from '../../settings/parts/use-pages.ts';
import { useTypedSearch } from '../../settings/parts/use-typed-search.ts';
import { type Faq, listFaq } from './api.ts';
import { pendingFaq } from './faq-actions.ts';
import { FaqCard } from './faq-card.tsx';
import type { FaqDraft } from './faq-sheet.tsx';

const FaqSheet = lazyDialog(async () => (await withWords('fact-sheets', import('./faq-sheet.tsx'))).FaqSheet);
const route = getRouteApi('/shell/knowledge/faq');

/** Questions that the business answers in its own words, whatever the documents say. */
export function FaqPage(): ReactNode {
  const { t } = useLingui();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay()('knowledge.write');
  const [typed, setTyped] = useTypedSearch(q, (next) => void navigate({ search: next ? { q: next } : {}, replace: true }));
  const list = usePages(['faq', q], (cursor, signal) => listFaq(q, cursor, signal));
  const hidden = useSyncExternalStore(pendingFaq.subscribe, pendingFaq.snapshot);
  const [draft, setDraft] = useState<FaqDraft | null>(null);
  const [shown, setShown] = useState<FaqDraft | null>(null);
  const open = (next: FaqDraft): void => {
    setShown(next);
    setDraft(next);
  };
  const rows = list.rows?.filter(({ id }) => !hidden.has(id));
  return (
    <div className="flex h-full flex-col">
      <h2 className="sr-only">{t`Questions and answers`}</h2>
      <div className="flex shrink-0 flex-wrap items-center gap-3 px-4 py-3 md:px-6">
        <SearchBox label={t`Search questions and answers`} value={typed} onChange={setTyped} className="min-w-44 flex-1 md:max-w-96" />
        {rows && (
          <p role="status" className="text-xs text-quiet max-sm:sr-only">
            <Plural value={rows.length} one="# question" other="# questions" />
            {list.hasNextPage && ' +'}
          </p>
        )}
        {mayWrite && (
          <Button look="primary" className="ms-auto" onClick={() => open({ entry: null })}>
            <Plus aria-hidden className="size-4" />
            <Trans>Add a question</Trans>
          </Button>
        )}
      </div>
      <div
        className="thin-scroll min-h-0 flex-1 overflow-y-auto px-4 pb-8 md:px-6"
        tabIndex={0}
        role="region"
        aria-label={t`Questions and answers`}
      >
        {list.isPending ? (
          <LoadingRegion label={t`Loading questions`} className="mx-auto flex max-w-4xl flex-col gap-3">
            {[0, 1, 2, 3].map((row) => (
              <Skeleton key={row} className="h-28 w-full rounded-2xl" />
            ))}
          </LoadingRegion>
        ) : !rows ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : rows.length === 0 ? (
          <Nothing searched={q !== ''} mayWrite={mayWrite} onAdd={() => open({ entry: null })} onClear={() => setTyped('')} />
        ) : (
          <>
            <ul className="mx-auto flex max-w-4xl flex-col gap-3">
              {rows.map((entry: Faq) => (
                <FaqCard
                  key={entry.id}
                  entry={entry}
                  mayWrite={mayWrite}
                  onEdit={() => open({ entry })}
                  onDuplicate={() => open({ entry: null, given: entry })}
                />
              ))}
            </ul>
            {list.isFetchNextPageError && (
              <p role="alert" className="mt-3 text-center text-xs text-bad">{t`The next page could not be loaded.`}</p>
            )}
            {list.hasNextPage && (
              <Button look="ghost" className="mt-3 w-full" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t`Load more`}
              </Button>
            )}
          </>
        )}
      </div>
      <FaqSheet open={draft !== null} draft={shown} onClose={() => setDraft(null)} />
    </div>
  );
}

function Nothing({
  searched,
  mayWrite,
  onAdd,
  onClear,
}: {
  searched: boolean;
  mayWrite: boolean;
  onAdd: () => void;
  onClear: () => void;
}): ReactNode {
  const { t } = useLingui();
  if (searched) {
    return (
      <Notice icon={<Search />} title={t`Nothing fits your search`} action={<Button onClick={onClear}>{t`Clear the search`}</Button>}>
        <Trans>No question or answer has these words.</Trans>
      </Notice>
    );
  }
  return (
    <Notice
      icon={<MessageCircleQuestion />}
      title={t`No questions of your own yet`}
      action={
        mayWrite && (
          <span className="flex flex-wrap justify-center gap-2">
            <Button look="primary" onClick={onAdd}>
              <Plus aria-hidden className="size-4" />
              <Trans>Add a question</Trans>
            </Button>
            <Link
              to="/knowledge/gaps"
              className="target inline-flex h-8 items-center rounded-lg border border-line-strong bg-panel px-3 text-sm font-semibold hover:bg-sunken"
            >
              <Trans>See what customers asked in vain</Trans>
            </Link>
          </span>
        )
      }
    >
      <Trans>
        Write a question as customers ask it, and your answer. The bot quotes your answer word for word, however the question is put.
      </Trans>
    </Notice>
  );
}
