import { useLingui } from '@lingui/react/macro';
import { withWords } from '../../../shared/i18n/activate-locale.ts';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { lazyDialog } from '../../settings/parts/lazy-dialog.tsx';
import { useTypedSearch } from '../../settings/parts/use-typed-search.ts';
import { useMay } from '../../access/use-may.ts';
import type { Kind, Show } from './api.ts';
import type { FactsSearch } from './asked.ts';
import { FactList } from './fact-list.tsx';
import { FactsToolbar } from './facts-toolbar.tsx';
import type { Opened } from './fact-sheet.tsx';
import { useFactCounts } from './use-facts.ts';

const FactSheet = lazyDialog(async () => (await withWords('fact-sheets', import('./fact-sheet.tsx'))).FactSheet);
const ImportSheet = lazyDialog(async () => (await withWords('fact-sheets', import('./import-sheet.tsx'))).ImportSheet);
const Problems = lazy(async () => ({ default: (await withWords('fact-sheets', import('./problems.tsx'))).Problems }));
const route = getRouteApi('/shell/knowledge/facts');

/** What the bot knows, row by row, each with its source; read from documents or entered here. */
export function FactsPage(): ReactNode {
  const { t } = useLingui();
  const search: FactsSearch = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay()('knowledge.write');
  const { kind = 'item', show = 'in_use', q = '', source, fact } = search;
  const set = (change: { [Name in keyof FactsSearch]?: FactsSearch[Name] | undefined }, replace = false): void =>
    void navigate({ search: (now: FactsSearch) => without({ ...now, ...change }), replace });
  const [typed, setTyped] = useTypedSearch(q, (next) => set({ q: next || undefined }, true));
  const [adding, setAdding] = useState(false);
  const [importing, setImporting] = useState(false);
  const [sourceName, setSourceName] = useState<string | null>(null);
  const counts = useFactCounts();
  const opened: Opened | null = fact ? { id: fact } : adding && kind !== 'branch' ? { add: kind } : null;
  const add = (): void => {
    if (kind === 'branch') void navigate({ to: '/settings/branches' });
    else setAdding(true);
  };
  return (
    <div className="flex h-full flex-col">
      <h2 className="sr-only">{t`Facts`}</h2>
      <FactsToolbar
        kind={kind}
        show={show}
        typed={typed}
        counts={counts.data?.kinds}
        mayWrite={mayWrite}
        sourceName={source ? (sourceName ?? t`One document`) : null}
        onKind={(next: Kind) => set({ kind: next === 'item' ? undefined : next, show: undefined })}
        onShow={(next: Show | 'problems') => set({ show: next === 'in_use' ? undefined : next })}
        onType={setTyped}
        onAnySource={() => set({ source: undefined })}
        onAdd={add}
        onImport={() => setImporting(true)}
      />
      {show === 'problems' ? (
        <Suspense fallback={null}>
          <Problems mayWrite={mayWrite} onOpen={(id) => set({ fact: id })} onShow={(next) => set({ kind: undefined, show: next })} />
        </Suspense>
      ) : (
        <FactList
          key={`${kind} ${show} ${source ?? ''}`}
          asked={{ kind, show, text: q, sourceId: source }}
          mayWrite={mayWrite}
          known={counts.data ? counts.data.kinds[kind].total > 0 : true}
          onOpen={(next) => set({ fact: next.id })}
          onAdd={add}
          onClear={() => {
            setTyped('');
            set({ q: undefined, show: undefined, source: undefined });
          }}
          onSourceName={setSourceName}
        />
      )}
      <FactSheet
        open={opened !== null}
        opened={opened}
        mayWrite={mayWrite}
        onClose={() => {
          setAdding(false);
          if (fact) set({ fact: undefined });
        }}
      />
      {kind !== 'branch' && <ImportSheet open={importing} kind={kind} onClose={() => setImporting(false)} />}
    </div>
  );
}

/** The address without what is not set. */
function without(search: { [Name in keyof FactsSearch]?: FactsSearch[Name] | undefined }): FactsSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as FactsSearch;
}
