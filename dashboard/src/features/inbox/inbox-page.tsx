import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { withWords } from '../../shared/i18n/activate-locale.ts';
import { recall, remember } from '../../shared/remember.ts';
import { useShortcut } from '../../shared/shortcuts/shortcuts.ts';
import { showToast } from '../../shared/ui/toast.ts';
import { useWide } from '../../shared/use-wide.ts';
import { useMay } from '../access/use-may.ts';
import { lazyDialog } from '../settings/parts/lazy-dialog.tsx';
import { MANY, type SavedView } from './api.ts';
import { withoutFilters } from './list/without-filters.ts';
import { InboxList } from './list/inbox-list.tsx';
import { ListToolbar } from './list/list-toolbar.tsx';
import { cutToMany, toggled, withRange } from './list/selection.ts';
import { useInboxList } from './list/use-inbox-list.ts';
import type { InboxSearch } from './search.ts';
import { useSavedViews } from './use-inbox-data.ts';
import { filterOf, queryOf, viewOf } from './view-of.ts';
import { ViewList } from './views/view-list.tsx';
import { NOT_DELIVERED, ViewSelect } from './views/view-select.tsx';

const route = getRouteApi('/shell/inbox');
const SavedViewDialog = lazyDialog(async () => (await import('./views/saved-view-dialog.tsx')).SavedViewDialog);
// The list is what a reader waits for; the rest arrives beside it.
const ContextPane = lazy(async () => ({ default: (await withWords('work', import('./context/context-pane.tsx'))).ContextPane }));
const EmptyView = lazy(async () => ({ default: (await withWords('inbox-list', import('./list/empty-view.tsx'))).EmptyView }));
const BulkBar = lazy(async () => ({ default: (await import('./list/bulk-bar.tsx')).BulkBar }));
const ConversationPane = lazy(async () => ({
  default: (await withWords('work', import('./conversation/conversation-pane.tsx'))).ConversationPane,
}));
const DETAILS = 'wafaa.inbox.details';
const focusRow = (id: string): void => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();

/** Views, list, thread and details: side by side where there is room, one after the other on a phone. The address says all of it. */
export function InboxPage(): ReactNode {
  const { t, i18n } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const writes = useMay()('conversations.write');
  const [roomy, wide, wider, widest] = [useWide('48rem'), useWide('80rem'), useWide('88rem'), useWide('104rem')];
  const { data: saved } = useSavedViews();
  const view = viewOf(search, saved);
  const asked = useMemo(() => queryOf(search, viewOf(search, saved)), [search, saved]);
  const list = useInboxList(asked);
  const rows = list.rows ?? [];
  const open = search.conversation ?? null;
  const [cursor, setCursor] = useState<string | null>(open);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [marking, setMarking] = useState(false);
  const [detailsKept, setDetailsKept] = useState(recall(DETAILS) !== 'closed');
  const [saving, setSaving] = useState<{ open: boolean; view: SavedView | null }>({ open: false, view: null });

  const go = (change: InboxSearch | ((before: InboxSearch) => InboxSearch)): void => {
    void navigate({ search: typeof change === 'function' ? (before) => change(before) : change });
  };
  const openOne = (id: string): void =>
    go(({ pane, turn: _turn, ...rest }) => ({ ...rest, conversation: id, ...(pane && wide ? { pane } : {}) }));
  const close = (): void => {
    go(({ conversation: _conversation, pane: _pane, turn: _turn, ...rest }) => rest);
    requestAnimationFrame(() => open && focusRow(open));
  };
  const here = open ?? cursor;
  const step = (by: 1 | -1): void => {
    const next = rows[rows.findIndex(({ id }) => id === here) + by];
    if (!next) return;
    setCursor(next.id);
    if (open !== null) openOne(next.id);
    requestAnimationFrame(() => focusRow(next.id));
  };
  const openNext = (): void => {
    const at = rows.findIndex(({ id }) => id === open);
    const next = rows[at + 1] ?? rows[at - 1];
    if (next && wide) openOne(next.id);
    else close();
  };
  const mark = (id: string, range: boolean): void => {
    const ids = rows.map((row) => row.id);
    const next = range ? withRange(marked, ids, cursor, id) : toggled(marked, id);
    const cut = cutToMany(next);
    if (cut) showToast({ text: t`Up to ${MANY} at once` });
    setMarked(cut ?? next);
    setCursor(id);
  };
  const unmark = (): void => {
    setMarked(new Set());
    setMarking(false);
  };
  useShortcut('nextConversation', () => step(1));
  useShortcut('previousConversation', () => step(-1));
  useShortcut('select', () => writes && here !== null && mark(here, false));
  useShortcut('selectRange', () => writes && here !== null && mark(here, true));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role="dialog"],[role="menu"],[role="listbox"]'))
        return;
      const { target } = event;
      // First out of the field, then out of the conversation.
      if (target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
        target.blur();
        document.querySelector<HTMLElement>('[role="log"]')?.focus();
      } else if (marked.size > 0) unmark();
      else if (open !== null) close();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });

  const viewId = view.saved?.id ?? view.builtIn?.id ?? 'open';
  const viewName = view.saved?.name ?? (view.builtIn ? i18n._(view.builtIn.name) : '');
  const toView = (id: string): void => {
    if (id === NOT_DELIVERED) void navigate({ to: '/inbox/not-delivered' });
    else go(() => (id === 'open' ? {} : { view: id }));
  };
  const tab = search.pane ?? (wide && detailsKept ? 'details' : null);
  const keepDetails = (keep: boolean): void => {
    remember(DETAILS, keep ? 'open' : 'closed');
    setDetailsKept(keep);
  };
  const showTab = (pane: 'details' | 'why' | null): void => {
    if (wide) keepDetails(pane !== null);
    go(({ pane: _pane, turn: _turn, ...rest }) => ({ ...rest, ...(pane && (pane === 'why' || !wide) ? { pane } : {}) }));
  };
  // A trace takes the place of the views where there is not room for both.
  const viewsShown = wider && (tab !== 'why' || open === null || widest);
  const selected = rows.filter(({ id }) => marked.has(id));
  const showsList = roomy || open === null;
  const showsContext = open !== null && tab !== null;
  const showsThread = roomy || open !== null;
  return (
    <div className="flex h-full">
      <h1 className="sr-only">{t`Inbox: ${viewName}`}</h1>
      {viewsShown && <ViewList current={viewId} search={search} onEdit={(edited) => setSaving({ open: true, view: edited })} />}
      {showsList && (
        <section aria-label={viewName} className="flex w-full shrink-0 flex-col border-line bg-panel md:w-84 md:border-e xl:w-92">
          <ListToolbar
            heading={
              viewsShown ? (
                <p className="min-w-0 flex-1 truncate px-1 text-lg font-semibold">
                  <bdi>{viewName}</bdi>
                </p>
              ) : (
                <ViewSelect current={viewId} onPick={toView} />
              )
            }
            search={search}
            onSearch={go}
            marking={marking || marked.size > 0}
            onMarking={writes ? () => (marking || marked.size > 0 ? unmark() : setMarking(true)) : undefined}
            onSave={writes ? () => setSaving({ open: true, view: null }) : undefined}
          />
          {selected.length > 0 && (
            <Suspense fallback={null}>
              <BulkBar selected={selected} onDone={unmark} />
            </Suspense>
          )}
          <InboxList
            key={JSON.stringify(asked)}
            list={list}
            search={search}
            state={{ open, marked, marking: marking || marked.size > 0, cursor: here, onMark: mark, onFocus: setCursor }}
            empty={
              <Suspense fallback={null}>
                <EmptyView
                  view={view}
                  search={search}
                  onClear={() => go(withoutFilters)}
                  onEverything={() => go((before) => ({ ...before, view: 'all' }))}
                />
              </Suspense>
            }
          />
        </section>
      )}
      <Suspense fallback={<div className="flex-1 bg-panel" />}>
        {showsThread && (wide || !showsContext) && (
          <ConversationPane
            id={open}
            deeds={{
              onBack: roomy ? null : close,
              onDetails: () => showTab(showsContext ? null : 'details'),
              detailsOpen: showsContext,
              onWhy: (turn) => {
                if (wide) keepDetails(true);
                go((before) => ({ ...before, pane: 'why', turn }));
              },
              bulk: selected.length > 0,
              onGone: openNext,
              onClose: close,
            }}
          />
        )}
        {showsContext && <ContextPane id={open} tab={tab} search={search} onTab={showTab} onClose={() => showTab(null)} alone={!wide} />}
      </Suspense>
      <SavedViewDialog
        open={saving.open}
        view={saving.view}
        filter={filterOf(search, view)}
        onClose={() => setSaving({ ...saving, open: false })}
      />
    </div>
  );
}
