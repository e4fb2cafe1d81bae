import type { Block, ExtractedDocument } from '../extract/types.ts';
import { type Statement, statementsOf } from './read-statements.ts';
import type { Proposed, ProposedSpan, ReadFactsOptions } from './read-types.ts';
import { readService } from './query-service.ts';
import type { PolicyFact, PolicyTopic } from './types.ts';
import { columnOf } from './vocabulary-columns.ts';
import { findMoney } from './vocabulary-money.ts';
import { headingTopic, topicsOf } from './vocabulary-policies.ts';
import { foldText, languageOf } from './vocabulary-text.ts';

type Policy = Proposed<PolicyFact>;

/**
 * Conditions of the house by topic, each quoting its sentence with the amount it names. A sentence and its translation in
 * the next paragraph are one fact. `taken`: spans that are items or hours already.
 */
export function readPolicies(
  document: ExtractedDocument,
  taken: ProposedSpan[],
  options: ReadFactsOptions,
  branches: readonly ProposedSpan[] = [],
): Policy[] {
  const isTaken = (place: ProposedSpan) => taken.some((span) => place.start < span.end && span.start < place.end);
  const statements = statementsOf(document).filter((statement) => !isTaken(statement));
  const fromText = pairTranslations(statements).flatMap((pair) => toPolicy(pair, options, branches));
  return [...fromText, ...fromTables(document, isTaken, options)].toSorted((one, other) => one.span.start - other.span.start);
}

interface Pair {
  statement: Statement;
  translation: Statement | null;
}

/** Paragraphs that follow each other in two languages with as many sentences each are translations, sentence by sentence. */
function pairTranslations(statements: Statement[]): Pair[] {
  const byBlock = [...Map.groupBy(statements, (statement) => statement.block).values()];
  const pairs: Pair[] = [];
  for (let index = 0; index < byBlock.length; index += 1) {
    const here = byBlock[index] ?? [];
    const next = byBlock[index + 1] ?? [];
    const isPair =
      here.length === next.length && here[0]?.heading === next[0]?.heading && differ(here[0], next[0]) && sameNumbers(here, next);
    here.forEach((statement, at) => pairs.push({ statement, translation: isPair ? (next[at] ?? null) : null }));
    if (isPair) index += 1;
  }
  return pairs;
}

const differ = (one: Statement | undefined, other: Statement | undefined): boolean => {
  const [first, second] = [languageOf(one?.text ?? ''), languageOf(other?.text ?? '')];
  return first !== null && second !== null && first !== second;
};

/** A translation keeps the numbers; sentences that share none of several are neighbours, not translations. */
function sameNumbers(here: Statement[], next: Statement[]): boolean {
  const numbers = (list: Statement[]) =>
    new Set(foldText(list.map((statement) => statement.text).join(' ')).match(/\d+(?:[.:]\d+)*/g) ?? []);
  const [first, second] = [numbers(here), numbers(next)];
  if (first.size === 0 || second.size === 0) return true;
  return [...first].filter((number) => second.has(number)).length >= Math.min(first.size, second.size) / 2;
}

function toPolicy({ statement, translation }: Pair, options: ReadFactsOptions, branches: readonly ProposedSpan[]): Policy[] {
  const { text, heading } = statement;
  if (text.length < 12 || text.length > 600 || /[?؟]\s*$/.test(text)) return [];
  const money = findMoney(text, options.currency)[0]?.money ?? null;
  const folded = foldText(`${text} ${translation?.text ?? ''}`);
  const topics = topicsOf(folded, money !== null);
  // The first heading is the document's title: it says what the whole is about, not what each sentence is.
  const about = heading && heading.start > 0 ? headingTopic(foldText(heading.text)) : null;
  const service = isServiceTime(folded);
  const topic = decide(topics, about, folded, money !== null) ?? (service ? 'other' : null);
  if (!topic) return [];
  // "Earrings" under "What cannot be returned" means nothing without its heading, bullet or not.
  const needsHeading = heading !== null && heading.start > 0 && topics.length === 0 && (statement.isListItem || !/[.!…]\s*$/u.test(text));
  // What one of several branches does is told with its name.
  const ofBranch = service && branches.length > 1 && heading !== null && branches.some((branch) => branch.start === heading.start);
  const quoted = needsHeading || ofBranch ? `${heading.text}: ${text}` : text;
  const language = languageOf(quoted) ?? options.language;
  const other = translation?.text ?? null;
  return [
    {
      topic,
      text: language === 'en' ? { en: quoted, ar: other } : { en: other, ar: quoted },
      amount: money,
      state: 'proposed',
      span: {
        page: statement.page,
        start: needsHeading || ofBranch ? heading.start : statement.start,
        end: translation?.end ?? statement.end,
      },
    },
  ];
}

const TIMED =
  /\d{1,2}[:.]\d{2}|\d{1,2}\s?(?:am|pm|ص|م)(?!\p{L})|\b(?:minutes?|half an hour|an hour) before|قبل (?:ال)?(?:اغلاق|اقفال)|midnight|منتصف الليل|\d{1,2} (?:صباح|مساء|ظهر|ليل)/u;
/** Hours of a service of the house ("the kitchen closes at 10:30 pm"), which are no hours of its doors. */
const isServiceTime = (folded: string): boolean => TIMED.test(folded) && readService(folded) !== null;

const isSentence = (folded: string): boolean => folded.split(' ').length >= 4;
const HAS_CONTACT = /@|\+?\d[\d ()-]{6,}\d|https?:/;

function decide(topics: PolicyTopic[], heading: PolicyTopic | 'delivery' | null, folded: string, hasMoney: boolean): PolicyTopic | null {
  const named = heading === 'delivery' ? null : heading;
  if (named && topics.includes(named)) return named;
  const [first] = topics.filter((topic) => topic !== 'contact' || HAS_CONTACT.test(folded));
  if (heading === 'delivery' && !topics.includes('minimum_order'))
    return topics.find((topic) => topic.startsWith('delivery')) ?? first ?? (hasMoney ? 'delivery_fee' : null);
  if (first) return first;
  if (!isSentence(folded)) return null;
  // Under "Refunds" or "Booking" a full sentence speaks of that even without the word.
  if (named && named !== 'contact') return named;
  return hasMoney ? 'other' : null;
}

/** Rows of fee tables: "Areas: …; Delivery fee: 10 ر.س; Time: …" as one quoted line. */
function fromTables(document: ExtractedDocument, isTaken: (place: ProposedSpan) => boolean, options: ReadFactsOptions): Policy[] {
  let heading: Block | null = null;
  return document.blocks.flatMap((block): Policy[] => {
    if (block.kind === 'heading') heading = block;
    const { cells, header } = block;
    if (block.kind !== 'table_row' || !cells || !header || isTaken(block)) return [];
    if (cells.every((cell, index) => cell === header[index])) return [];
    const columns = header.map(columnOf);
    if (!columns.includes('fee') && !columns.includes('area')) return [];
    const text = cells.flatMap((cell, index) => (cell === '' ? [] : [`${header[index]}: ${cell}`])).join('; ');
    const fee = cells[columns.indexOf('fee')] ?? '';
    const amount = findMoney(columns.includes('fee') ? fee : text, options.currency)[0]?.money ?? null;
    const about = headingTopic(foldText(`${heading?.text ?? ''} ${header.join(' ')}`));
    const topic: PolicyTopic =
      about === null || about === 'delivery' ? (columns.includes('fee') ? 'delivery_fee' : 'delivery_area') : about;
    const language = languageOf(text) ?? options.language;
    return [
      {
        topic,
        text: { en: language === 'en' ? text : null, ar: language === 'ar' ? text : null },
        amount,
        state: 'proposed',
        span: { page: block.page, start: block.start, end: block.end },
      },
    ];
  });
}
