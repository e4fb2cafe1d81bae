import { Trans, useLingui } from '@lingui/react/macro';
import { Bookmark, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Notice } from '../../../shared/ui/states.tsx';
import { activeFilters, type InboxSearch } from '../search.ts';
import { EMPTY_WORDS } from './empty-words.ts';
import type { viewOf } from '../view-of.ts';

/** Why a view shows nothing, and the way to something. */
export function EmptyView({
  view,
  search,
  onClear,
  onEverything,
}: {
  view: ReturnType<typeof viewOf>;
  search: InboxSearch;
  onClear: () => void;
  onEverything: () => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  if (search.q || activeFilters(search).length > 0) {
    return (
      <Notice
        icon={<SearchX />}
        title={t`Nothing fits`}
        action={
          <span className="flex flex-wrap justify-center gap-2">
            <Button onClick={onClear}>{t`Clear all`}</Button>
            {view.builtIn?.id !== 'all' && <Button look="ghost" onClick={onEverything}>{t`Look everywhere`}</Button>}
          </span>
        }
      >
        <Trans>No conversation of this view fits what is searched and filtered.</Trans>
      </Notice>
    );
  }
  if (view.builtIn) {
    const { icon: Icon, id } = view.builtIn;
    const empty = EMPTY_WORDS[id];
    return (
      <Notice icon={<Icon />} title={i18n._(empty.title)}>
        {i18n._(empty.text)}
      </Notice>
    );
  }
  return (
    <Notice icon={<Bookmark />} title={t`Nothing here now`}>
      <Trans>No conversation fits this saved view at the moment.</Trans>
    </Notice>
  );
}
