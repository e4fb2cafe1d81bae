import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Clock, MapPin, ScrollText, TextQuote, UtensilsCrossed, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { pick } from '../../../../shared/i18n/pick.ts';
import { useLocale } from '../../../../shared/i18n/use-locale.ts';
import { Words } from '../../../../shared/text/words.tsx';
import { Chip } from '../../../../shared/ui/chip.tsx';
import { Notice } from '../../../../shared/ui/states.tsx';
import { cx } from '../../../../shared/ui/class-names.ts';
import type { SourcePage } from '../api.ts';
import { WarningList } from '../notes/warning-list.tsx';
import type { Place } from './lit.ts';

type Fact = SourcePage['facts'][number];

const ICONS: Record<Fact['kind'], LucideIcon> = { item: UtensilsCrossed, hours: Clock, policy: ScrollText, branch: MapPin };

/** What was read from a page: facts and passages. Pointing at one, or reaching it with the keyboard, lights it on the page. */
export function ExtractionPane({
  sourceId,
  page,
  lit,
  onLit,
}: {
  sourceId: string;
  page: SourcePage;
  lit: Place | null;
  onLit: (place: Place) => void;
}): ReactNode {
  const { t } = useLingui();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!lit || list.current?.matches(':hover, :focus-within')) return;
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [lit]);
  const isLit = (place: Place): boolean => lit !== null && place.start === lit.start && place.end === lit.end;
  if (page.facts.length + page.passages.length + page.warnings.length === 0) {
    return (
      <Notice icon={<TextQuote />} title={t`Nothing was read from this page`}>
        <Trans>It holds no text, or only what the bot does not need.</Trans>
      </Notice>
    );
  }
  return (
    <div ref={list} className="flex flex-col gap-4 p-3">
      {page.warnings.length > 0 && <WarningList warnings={page.warnings} className="rounded-lg bg-warn-soft/50 px-3 py-1.5" />}
      {page.facts.length > 0 && (
        <section>
          <div className="mb-1 flex items-baseline justify-between gap-3 px-1">
            <h2 className="text-xs font-semibold text-quiet">
              <Plural value={page.facts.length} one="# fact on this page" other="# facts on this page" />
            </h2>
            <Link to="/knowledge/facts" search={{ source: sourceId }} className="text-xs text-accent hover:underline">
              {t`All facts of this document`}
            </Link>
          </div>
          <ul className="divide-y divide-line rounded-2xl border border-line bg-panel">
            {page.facts.map((fact) => (
              <li key={fact.id}>
                <Entry place={fact} lit={isLit(fact)} onLit={onLit}>
                  <FactWords fact={fact} />
                </Entry>
              </li>
            ))}
          </ul>
        </section>
      )}
      {page.passages.length > 0 && (
        <section>
          <h2 className="mb-1 px-1 text-xs font-semibold text-quiet">
            <Plural value={page.passages.length} one="# passage on this page" other="# passages on this page" />
          </h2>
          <ul className="divide-y divide-line rounded-2xl border border-line bg-panel">
            {page.passages.map((passage) => (
              <li key={passage.id}>
                <Entry place={passage} lit={isLit(passage)} onLit={onLit}>
                  <span className="block min-w-0 flex-1">
                    {passage.heading && (
                      <span className="block truncate text-xs font-semibold text-quiet">
                        <Words text={passage.heading} />
                      </span>
                    )}
                    <span className="line-clamp-2">
                      <Words text={page.text.slice(passage.start, passage.end).replaceAll('\t', ' · ').trim()} />
                    </span>
                  </span>
                </Entry>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Entry({
  place,
  lit,
  onLit,
  children,
}: {
  place: Place;
  lit: boolean;
  onLit: (place: Place) => void;
  children: ReactNode;
}): ReactNode {
  const show = (): void => onLit(place);
  return (
    <button
      type="button"
      aria-current={lit}
      onPointerEnter={show}
      onFocus={show}
      onClick={show}
      className={cx('target flex w-full items-start gap-2.5 px-3 py-2 text-start transition-colors', lit && 'bg-lit')}
    >
      {children}
    </button>
  );
}

function FactWords({ fact }: { fact: Fact }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const Icon = ICONS[fact.kind];
  const [first, second] = locale === 'ar' ? [fact.label.ar, fact.label.en] : [fact.label.en, fact.label.ar];
  const value = pick(fact.value, locale);
  return (
    <>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-quiet" strokeWidth={1.75} />
      <span className="block min-w-0 flex-1">
        <span className="block font-semibold">
          <Words text={first ?? second ?? t`Opening hours`} />
        </span>
        {first && second && first !== second && (
          <span className="block text-xs text-quiet">
            <Words text={second} />
          </span>
        )}
      </span>
      {value && (
        <span className="max-w-1/2 text-end">
          <Words text={value} className="line-clamp-3" />
        </span>
      )}
      {fact.state === 'proposed' && <Chip tone="accent">{t`Proposed`}</Chip>}
      {fact.state === 'expired' && <Chip tone="warn">{t`Not used`}</Chip>}
    </>
  );
}
