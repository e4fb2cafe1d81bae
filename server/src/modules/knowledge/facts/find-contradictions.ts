import { isDisputed } from './calendar.ts';
import { mergeItems } from './merge-items.ts';
import { renderIntervals, WEEKDAYS } from './render-hours.ts';
import { renderPrice } from './render-items.ts';
import { renderSeason } from './render-season.ts';
import { fold } from './query-text.ts';
import type { Bilingual, FactSet, HoursFact, Money, PolicyFact, SourceSpan } from './types.ts';
import { findDates, validityOf } from './vocabulary-dates.ts';
import { foldForTimes } from './read-times.ts';

/** One thing on which sources do not agree. `sides` has one entry for each row, in English. */
export interface Contradiction {
  kind: 'price' | 'hours' | 'policy' | 'phone';
  about: Bilingual;
  sides: { factId: string; value: string; span: SourceSpan }[];
}

/** Everything that two rows of a tenant say differently, as stored (`facts` unmerged); what the owner confirmed settles its point. */
export function findContradictions(facts: FactSet): Contradiction[] {
  return [...prices(facts), ...hours(facts), ...policies(facts), ...phones(facts)];
}

function prices(facts: FactSet): Contradiction[] {
  const current = facts.items.filter((item) => item.state !== 'expired');
  return mergeItems(current).flatMap((item) => {
    if (!item.otherPrices) return [];
    const told = [{ ...item, factId: item.id, span: item.sources?.price ?? item.span }, ...item.otherPrices];
    const sides = told.map((side) => ({
      factId: side.factId,
      value: renderPrice({ ...item, price: side.price, variants: side.variants }, 'en') ?? '',
      span: side.span,
    }));
    return [{ kind: 'price' as const, about: item.name, sides }];
  });
}

function hours(facts: FactSet): Contradiction[] {
  const current = facts.hours.filter((row) => row.state !== 'expired');
  const groups = Map.groupBy(
    current.flatMap((row) => row.weekdays.map((day) => ({ row, day }))),
    ({ row, day }) => [row.branchId ?? row.branchName, day, row.season, row.validFrom, row.validTo].join('|'),
  );
  const found = [...groups.values()].flatMap((entries) => {
    const rows = entries.map(({ row }) => row);
    const [first] = entries;
    return first && !rows.some((row) => row.state === 'confirmed') && isDisputed(rows) ? [{ day: first.day, rows }] : [];
  });
  // A week that differs on seven days is one contradiction.
  return [...Map.groupBy(found, ({ rows }) => rows.map((row) => row.id).join('|')).values()].map((same) =>
    toHours(
      same.map(({ day }) => day),
      same[0]?.rows ?? [],
      facts,
    ),
  );
}

function toHours(days: readonly number[], rows: readonly HoursFact[], facts: FactSet): Contradiction {
  const [first] = rows;
  const branch = facts.branches.find((entry) => entry.id === first?.branchId)?.name;
  const season = first?.season ?? null;
  const about = (language: 'en' | 'ar'): string =>
    [
      branch?.[language] ?? branch?.en ?? first?.branchName,
      season === null ? null : renderSeason(season, language),
      days.map((day) => WEEKDAYS[language][day]).join(', '),
    ]
      .filter(Boolean)
      .join(' · ');
  return {
    kind: 'hours',
    about: { en: about('en'), ar: about('ar') },
    sides: rows
      .flatMap((row) => [
        row,
        ...(row.disputes ?? []).map(({ page, start, end, ...times }) => ({ ...row, ...times, span: { ...row.span, page, start, end } })),
      ])
      .map((row) => ({ factId: row.id, value: renderIntervals([row], 'en'), span: row.span })),
  };
}

const amountOf = (money: Money | null): string => (money ? `${money.minor} ${money.currency}` : '');
/** A sentence without its figures: two that are the same but for a number speak of the same thing. */
const frameOf = (text: string | null): string => fold(text ?? '').replace(/\d+(?:[.,:]\d+)*/g, '#');

/** Policies of two documents that say the same sentence with another figure, and two minimum orders. */
export function disputedPolicies(all: readonly PolicyFact[]): PolicyFact[][] {
  const current = all.filter((policy) => policy.state !== 'expired');
  const groups = Map.groupBy(current, (policy) => {
    const frame = frameOf(policy.text.en ?? policy.text.ar);
    return policy.topic === 'minimum_order' && policy.amount
      ? 'minimum_order'
      : frame.includes('#')
        ? `${policy.topic}|${frame}`
        : policy.id;
  });
  return [...groups.values()].filter((same) => {
    const confirmed = same.some((policy) => policy.state === 'confirmed');
    const apart = new Set(same.map((policy) => policy.span.documentId)).size > 1;
    const figures = new Set(
      same.map((policy) => (policy.topic === 'minimum_order' ? amountOf(policy.amount) : fold(policy.text.en ?? policy.text.ar ?? ''))),
    );
    return !confirmed && apart && figures.size > 1;
  });
}

function policies(facts: FactSet): Contradiction[] {
  return disputedPolicies(facts.policies).map((same) => ({
    kind: 'policy',
    about: { en: same[0]?.text.en ?? same[0]?.topic ?? null, ar: same[0]?.text.ar ?? null },
    sides: same.map((policy) => ({ factId: policy.id, value: policy.text.en ?? policy.text.ar ?? '', span: policy.span })),
  }));
}

function phones(facts: FactSet): Contradiction[] {
  const named = facts.branches.filter((branch) => branch.state !== 'expired' && branch.phone !== null);
  const groups = Map.groupBy(named, (branch) => fold(branch.name.en ?? branch.name.ar ?? ''));
  return [...groups.values()].flatMap((same) => {
    const differ = new Set(same.map((branch) => branch.phone)).size > 1 && !same.some((branch) => branch.state === 'confirmed');
    return differ
      ? [
          {
            kind: 'phone' as const,
            about: same[0]?.name ?? { en: null, ar: null },
            sides: same.map((branch) => ({ factId: branch.id, value: branch.phone ?? '', span: branch.span })),
          },
        ]
      : [];
  });
}

export interface StaleFact {
  kind: 'item' | 'hours' | 'policy';
  factId: string;
  about: string;
  /** Last day on which it held, YYYY-MM-DD. */
  endedOn: string;
  span: SourceSpan;
}

const ENDS =
  /(?:until|till|through|ends?(?: on)?|expires?(?: on)?|valid (?:to|until|till)|up to|حتي|لغايه|ينتهي(?: في)?|تنتهي(?: في)?|صالح(?:ه)? (?:حتي|الي|لغايه))\s*(?:يوم\s*|the\s*)?$/u;

/** The last day that a sentence gives itself ("until 30 June 2026"); null when it gives none. */
function endOf(text: string): string | null {
  const folded = foldForTimes(text);
  if (!/\d{4}/.test(folded)) return null;
  const ends = findDates(folded).flatMap((range) => {
    const validity = validityOf(range);
    const spans = validity?.validFrom !== validity?.validTo;
    return validity?.validTo && (spans || ENDS.test(folded.slice(0, range.start))) ? [validity.validTo] : [];
  });
  return ends.toSorted().at(-1) ?? null;
}

/** Facts whose own dates are over on `today`: hours with a validity, and items and policies whose words end on a day. */
export function findStaleFacts(facts: FactSet, today: string): StaleFact[] {
  const over = (kind: StaleFact['kind'], row: { id: string; span: SourceSpan }, about: string, endedOn: string | null): StaleFact[] =>
    endedOn !== null && endedOn < today ? [{ kind, factId: row.id, about, endedOn, span: row.span }] : [];
  const texts = (...parts: Bilingual[]): string =>
    parts
      .flatMap((part) => [part.en, part.ar])
      .filter(Boolean)
      .join('\n');
  return [
    ...facts.hours.flatMap((row) => over('hours', row, renderIntervals([row], 'en'), row.validTo)),
    ...facts.items.flatMap((item) => over('item', item, item.name.en ?? item.name.ar ?? '', endOf(texts(item.name, item.description)))),
    ...facts.policies.flatMap((policy) => over('policy', policy, policy.text.en ?? policy.text.ar ?? '', endOf(texts(policy.text)))),
  ];
}
