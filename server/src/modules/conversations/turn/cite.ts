import type { Citation, PassageRef } from '@wafaa/contracts';
import { checkClaims } from './check-claims.ts';
import type { Evidence } from './claims/claim-types.ts';
import { type FactRow, likeness, sharesConcept, splitSentences, tellingWords, words } from './fact-tables.ts';
import type { TurnPassage } from './ports.ts';
import { text } from './texts.ts';

/** "Source: Delivery policy.pdf, page 2". The name is the tenant's own document. */
export function renderSource(passage: Pick<PassageRef, 'sourceName' | 'page'>, language: 'en' | 'ar'): string {
  const page = passage.page === null ? '' : `${language === 'ar' ? '، ' : ', '}${text('page', language, { page: String(passage.page) })}`;
  return text('source', language, { source: `${passage.sourceName}${page}` });
}

export interface CitedSources {
  passages: readonly TurnPassage[];
  /** Rows that were rendered or that a model may have spoken from; `slots` is what code put in for each. */
  rows?: readonly FactRow[];
  slots?: ReadonlyMap<string, string>;
  sourceNames?: Readonly<Record<string, string>>;
  sourceVersions?: Readonly<Record<string, number>>;
  currency: string;
}

interface Quotation {
  passage: TurnPassage;
  /** Within the passage's text. */
  start: number;
  end: number;
}

/** A sentence in other words must hold this share of its telling words in the one sentence that it is said to come from. */
const HELD_SHARE = 0.5;
const SAME_WORD = 0.85;

/**
 * The source of each sentence of an answer: the words themselves where they stand in a passage, the fact whose value code filled in, else the one
 * sentence of a passage that holds its telling words and every claim. A sentence that nothing holds gets none. Pure.
 */
export function citeSentences(said: string, sources: CitedSources): Citation[] {
  return splitSentences(said).flatMap(({ text: sentence, start, end }) => {
    const verbatim = findVerbatim(sentence, sources.passages);
    if (verbatim) return [citePassage(verbatim, { from: start, to: end }, 'verbatim')];
    const row = (sources.rows ?? []).find((each) => isSlotOf(sentence, sources.slots?.get(each.id)) || isRendered(sentence, each));
    if (row) return [citeRow(row, sentence, { from: start, to: end }, sources)];
    const held = findHolding(sentence, sources);
    return held ? [citePassage(held, { from: start, to: end }, 'checked')] : [];
  });
}

const MARKS = /^[\s•*–—_\-"“«(]+|[\s*_.!؟?:"”»)]+$/gu;
const bare = (line: string): string => line.replace(/\*\*/g, '').replace(MARKS, '');

function findVerbatim(sentence: string, passages: readonly TurnPassage[]): Quotation | null {
  const wanted = bare(sentence);
  if (wanted === '') return null;
  for (const passage of passages) {
    const start = passage.text.indexOf(wanted);
    if (start >= 0 && isWhole(passage.text, start, start + wanted.length)) return { passage, start, end: start + wanted.length };
  }
  return null;
}

/** No part of a longer word or figure: "5 SAR" is not said by "15 SAR". */
function isWhole(held: string, start: number, end: number): boolean {
  const letter = /[\p{L}\p{N}]/u;
  return !letter.test(held[start - 1] ?? ' ') && !letter.test(held[end] ?? ' ');
}

const isSlotOf = (sentence: string, value: string | undefined): boolean => value !== undefined && value !== '' && sentence.includes(value);

/** A line that code made of the row: its name with its value. */
const isRendered = (sentence: string, { label, value }: FactRow): boolean =>
  label !== '' && sentence.includes(label) && (value === null || sentence.includes(value));

/** The best sentence of a passage that holds what is said, its claims included. */
function findHolding(sentence: string, { passages, currency }: CitedSources): Quotation | null {
  const telling = tellingWords(sentence);
  if (telling.length === 0) return null;
  let best: (Quotation & { share: number }) | null = null;
  for (const passage of passages) {
    for (const held of splitSentences(passage.text)) {
      const spoken = words(held.text);
      const share = telling.filter((word) => spoken.some((other) => isSame(word, other))).length / telling.length;
      if (share < HELD_SHARE || share <= (best?.share ?? 0)) continue;
      best = { passage, start: held.start, end: held.end, share };
    }
  }
  if (best === null) return null;
  const { passage, start, end } = best;
  const quoted: Evidence = {
    id: passage.chunkId,
    text: [passage.heading, passage.text.slice(start, end)].filter(Boolean).join('\n'),
    names: [],
  };
  return checkClaims(sentence, [quoted], currency).passed ? best : null;
}

const isSame = (word: string, other: string): boolean => word === other || likeness(word, other) >= SAME_WORD || sharesConcept(word, other);

function citePassage({ passage, start, end }: Quotation, at: Pick<Citation, 'from' | 'to'>, support: Citation['support']): Citation {
  const span = { start: passage.start ?? 0, end: passage.end ?? passage.text.length };
  // A passage whose text was taken as it stands in the document can be told to the character; another only as a whole.
  const exact = span.end - span.start === passage.text.length;
  return {
    ...{ ...at, evidenceId: passage.chunkId, sourceId: passage.sourceId, sourceName: passage.sourceName },
    ...{ sourceVersion: passage.sourceVersion ?? null, page: passage.page, quote: passage.text.slice(start, end) },
    ...(exact ? { start: span.start + start, end: span.start + end } : span),
    support,
  };
}

function citeRow(
  row: FactRow,
  sentence: string,
  at: Pick<Citation, 'from' | 'to'>,
  { slots, sourceNames, sourceVersions }: CitedSources,
): Citation {
  const { sourceId } = row.span;
  return {
    ...{
      ...at,
      evidenceId: row.id,
      sourceId,
      sourceName: sourceNames?.[sourceId] ?? '',
      sourceVersion: sourceVersions?.[sourceId] ?? null,
    },
    ...{ page: row.span.page, quote: slots?.get(row.id) ?? sentence, start: row.span.start, end: row.span.end, support: 'slot' },
  };
}
