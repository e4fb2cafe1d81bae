import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { LayoutTemplate, RefreshCw, Search, SearchX } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Words } from '../../../shared/text/words.tsx';
import { absoluteTime, shortTime } from '../../../shared/time/format.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../shared/ui/states.tsx';
import { useSession } from '../../access/use-session.ts';
import type { Template } from './api.ts';
import { useTemplateWords } from './template-words.ts';
import type { useTemplates } from './use-templates.ts';

interface Props {
  query: ReturnType<typeof useTemplates>;
  q: string;
  onSearch: (q: string) => void;
  chosen: Template | null;
  onChoose: (template: Template) => void;
  /** Chosen for good: what has to be filled in comes next. */
  onTake: (template: Template) => void;
  /** Asks the provider; null while it is being asked. */
  onRenew: (() => void) | null;
}

/** All templates, found by their name or their words. Arrows move and Enter takes; the caret stays in the search. */
export function TemplateList({ query, q, onSearch, chosen, onChoose, onTake, onRenew }: Props): ReactNode {
  const { t } = useLingui();
  const options = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const templates = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const at = templates.findIndex(({ id }) => id === chosen?.id);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    options.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);
  useEffect(() => {
    // A finger that opened it wants to see the list, not its keyboard. After the dialog has taken the focus.
    const frame = requestAnimationFrame(() => !matchMedia('(pointer: coarse)').matches && search.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const first = chosen ?? templates[0];
      if (first) onTake(first);
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const next = templates[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next) onChoose(next);
  };
  const problem = query.data?.pages[0]?.problem ?? null;
  const renewing = onRenew === null;
  const renew = (
    <Button disabled={renewing} aria-busy={renewing} onClick={() => onRenew?.()}>
      <RefreshCw aria-hidden className="size-4" />
      {t`Look again`}
    </Button>
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <label className="flex h-9 shrink-0 items-center gap-2 rounded-lg border border-line-strong bg-panel px-3 focus-within:outline-2 focus-within:outline-accent">
        <Search aria-hidden className="size-4 shrink-0 text-faint" />
        <input
          ref={search}
          type="search"
          value={q}
          dir="auto"
          aria-label={t`Search templates`}
          placeholder={t`Search templates`}
          maxLength={100}
          role="combobox"
          aria-expanded={templates.length > 0}
          aria-controls={templates.length > 0 ? 'templates' : undefined}
          aria-activedescendant={chosen ? `template-${chosen.id}` : undefined}
          onChange={(event) => onSearch(event.target.value)}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-faint md:text-sm"
        />
      </label>
      {query.isPending ? (
        <LoadingRegion label={t`Loading the templates`} className="mt-2 flex flex-col gap-2">
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} className="h-14 rounded-lg" />
          ))}
        </LoadingRegion>
      ) : !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : templates.length === 0 ? (
        q === '' ? (
          <Notice icon={<LayoutTemplate />} title={t`No templates yet`} action={renew}>
            {problem !== null && (
              <span className="mb-1 block text-warn">
                <AskedInVain problem={problem} />
              </span>
            )}
            <Trans>They are written and approved at the provider, for WhatsApp in WhatsApp Manager, and appear here afterwards.</Trans>
          </Notice>
        ) : (
          <Notice icon={<SearchX />} title={t`No template fits`}>
            <Trans>Search for a word of its name or its text.</Trans>
          </Notice>
        )
      ) : (
        <div className="thin-scroll -mx-1 mt-2 min-h-0 flex-1 overflow-y-auto px-1">
          <div ref={options} id="templates" role="listbox" aria-label={t`Templates`}>
            {templates.map((template) => (
              <Option key={template.id} template={template} selected={template.id === chosen?.id} onChoose={() => onChoose(template)} />
            ))}
          </div>
          {query.hasNextPage && (
            <Button
              look="ghost"
              className="mt-1 w-full"
              disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >{t`Show more`}</Button>
          )}
        </div>
      )}
      {templates.length > 0 && <Freshness query={query} onRenew={onRenew} />}
    </div>
  );
}

function Option({ template, selected, onChoose }: { template: Template; selected: boolean; onChoose: () => void }): ReactNode {
  const { categoryOf, languageOf, stateOf } = useTemplateWords();
  const values = template.places.length;
  return (
    <button
      type="button"
      id={`template-${template.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      onClick={onChoose}
      className={cx(
        'mb-0.5 flex w-full flex-col gap-0.5 rounded-lg px-2.5 py-2 text-start',
        selected ? 'bg-accent-soft' : 'hover:bg-sunken',
      )}
    >
      <span className="flex w-full min-w-0 items-center gap-2">
        <bdi dir="ltr" className={cx('min-w-0 truncate font-semibold', !template.sendable && 'text-quiet')}>
          {template.name.replaceAll('_', ' ')}
        </bdi>
        {!template.sendable && template.state !== 'approved' && (
          <Chip tone={template.state === 'pending' ? 'neutral' : 'warn'} className="ms-auto shrink-0">
            {stateOf(template)}
          </Chip>
        )}
      </span>
      <Words text={template.body.replaceAll(/\{\{\w+\}\}/g, '…')} className="line-clamp-2 w-full text-xs text-quiet" />
      <span className="text-2xs text-faint">
        <bdi>{languageOf(template.language)}</bdi> · <bdi>{categoryOf(template)}</bdi>
        {values > 0 && (
          <>
            {' · '}
            <Plural value={values} one="# value" other="# values" />
          </>
        )}
      </span>
    </button>
  );
}

/** How old the list is, and why, with the way to a newer one. */
function Freshness({ query, onRenew }: Pick<Props, 'query' | 'onRenew'>): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const now = useNow(60_000);
  const { fetchedAt = null, problem = null } = query.data?.pages[0] ?? {};
  const at = fetchedAt && shortTime(fetchedAt, locale, timeZone, now);
  return (
    <div className="mt-1 flex shrink-0 items-center gap-1 border-t border-line pt-1.5">
      <p
        title={fetchedAt ? absoluteTime(fetchedAt, locale, timeZone) : undefined}
        className={cx('min-w-0 flex-1 text-2xs', problem === null ? 'text-faint' : 'text-warn')}
      >
        {problem === null ? (
          <Trans>
            As of <bdi>{at}</bdi>
          </Trans>
        ) : (
          <AskedInVain problem={problem} />
        )}
      </p>
      <IconButton label={t`Look again`} disabled={onRenew === null} aria-busy={onRenew === null} onClick={() => onRenew?.()}>
        <RefreshCw aria-hidden className={cx('size-4', onRenew === null && 'animate-spin motion-reduce:animate-none')} />
      </IconButton>
    </div>
  );
}

const AskedInVain = ({ problem }: { problem: string }): ReactNode => (
  <Trans>
    The provider could not be asked (<bdi dir="ltr">{problem}</bdi>)
  </Trans>
);
