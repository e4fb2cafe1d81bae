import { useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Isolated, Words } from '../../../shared/text/words.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import type { Fact } from './api.ts';
import { Allergens, Clocks, Diets, MoneyText, Price, Source, States } from './cells.tsx';
import { Text, Validity } from './texts.tsx';
import { useFactName } from './columns.tsx';
import type { FactListProps } from './fact-grid.tsx';
import { RowTools } from './row-tools.tsx';
import { SoldOut } from './sold-out.tsx';
import { clockWords, seasonWords, topicWords } from './words.ts';
import { weekdaysText } from './weekdays.ts';

/** Facts on a phone: a card each, of which only those in sight are drawn. */
export function FactCards({ facts, mayWrite, selected, onSelect, onOpen, onDecide, onEnd, scroller }: FactListProps): ReactNode {
  const { t } = useLingui();
  const nameOf = useFactName();
  // oxlint-disable-next-line react/incompatible-library -- its functions read the rows in sight anew at each drawing, which is what is wanted
  const virtual = useVirtualizer({
    count: facts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 168,
    getItemKey: (index) => facts[index]?.id ?? index,
    overscan: 4,
    gap: 8,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (facts.length > 0 && last >= facts.length - 10) onEnd();
  }, [last, facts.length, onEnd]);
  return (
    <ul aria-label={t`Facts`} className="relative" style={{ height: virtual.getTotalSize() }}>
      {rows.map(({ index, key, start }) => {
        const fact = facts[index];
        if (!fact) return null;
        const name = nameOf(fact);
        return (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={facts.length}
            className={cx(
              'absolute inset-x-0 top-0 rounded-2xl border bg-panel px-3 py-3',
              selected.has(fact.id) ? 'border-accent' : 'border-line',
            )}
            style={{ transform: `translateY(${start}px)` }}
          >
            <div className="flex items-start gap-2">
              {mayWrite && (
                <label className="-my-2 -ms-2 grid size-11 shrink-0 place-items-center">
                  <input
                    type="checkbox"
                    aria-label={t`Select ${name}`}
                    checked={selected.has(fact.id)}
                    onChange={() => {
                      const next = new Set(selected);
                      if (!next.delete(fact.id)) next.add(fact.id);
                      onSelect(next);
                    }}
                    className="size-5 accent-accent"
                  />
                </label>
              )}
              <div className="min-w-0 flex-1">
                <CardBody fact={fact} mayWrite={mayWrite} />
              </div>
            </div>
            <div className="mt-2 flex flex-wrap items-center gap-1.5">
              <States fact={fact} />
              <Source fact={fact} />
              <span className="ms-auto flex">
                <RowTools fact={fact} name={name} mayWrite={mayWrite} onOpen={onOpen} onDecide={onDecide} />
              </span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function CardBody({ fact, mayWrite }: { fact: Fact; mayWrite: boolean }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  switch (fact.kind) {
    case 'item':
      return (
        <div className="flex flex-col gap-1.5">
          <div className="flex items-start justify-between gap-3">
            <div className="min-w-0 flex-1">
              <Text text={fact.fields.name.ar} lang="ar" className="font-semibold" />
              <Text text={fact.fields.name.en} lang="en" />
            </div>
            <Price fact={fact} className="shrink-0 flex-col items-end text-end" />
          </div>
          <div className="flex flex-wrap items-center gap-1.5">
            <SoldOut fact={fact} mayWrite={mayWrite} />
            <Diets tags={fact.fields.dietTags} />
          </div>
          <Allergens fields={fact.fields} />
          <Validity from={fact.fields.validFrom} to={fact.fields.validTo} />
        </div>
      );
    case 'hours':
      return (
        <div className="flex flex-col gap-0.5">
          <p className="flex flex-wrap justify-between gap-2">
            <span className="font-semibold">{weekdaysText(fact.fields.weekdays, locale)}</span>
            {fact.fields.opens !== null && fact.fields.closes !== null ? (
              <Clocks opens={clockWords(fact.fields.opens, i18n)} closes={clockWords(fact.fields.closes, i18n)} />
            ) : (
              <span className="text-quiet">{t`Closed`}</span>
            )}
          </p>
          <p className="text-quiet">
            {fact.fields.branchName ? <Words text={fact.fields.branchName} /> : t`Every place`}
            {fact.fields.season && ` · ${seasonWords(fact.fields.season, i18n)}`}
          </p>
          <Validity from={fact.fields.validFrom} to={fact.fields.validTo} />
        </div>
      );
    case 'policy':
      return (
        <div className="flex flex-col gap-1">
          <p className="flex flex-wrap justify-between gap-2">
            <span className="font-semibold">{topicWords(fact.fields.topic, i18n)}</span>
            {fact.fields.amount && <MoneyText money={fact.fields.amount} />}
          </p>
          {fact.fields.text.ar && <Text text={fact.fields.text.ar} lang="ar" className="line-clamp-3" />}
          {fact.fields.text.en && <Text text={fact.fields.text.en} lang="en" className="line-clamp-3" />}
          <Validity from={fact.fields.validFrom} to={fact.fields.validTo} />
        </div>
      );
    case 'branch':
      return (
        <div className="flex flex-col gap-0.5">
          <Text text={fact.fields.name.ar} lang="ar" className="font-semibold" />
          <Text text={fact.fields.name.en} lang="en" />
          <Words
            text={[fact.fields.address, fact.fields.city]
              .map((each) => each[locale] ?? each.en ?? each.ar ?? '')
              .filter(Boolean)
              .join(' · ')}
          />
          {fact.fields.phone && <Isolated className="text-quiet">{fact.fields.phone}</Isolated>}
        </div>
      );
  }
}
