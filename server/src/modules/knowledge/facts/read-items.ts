import type { Block, ExtractedDocument } from '../extract/types.ts';
import { type ReadItem, itemRoles, readItemRow } from './read-item-row.ts';
import { addDetail, addExtras, readItemCells, readItemLine } from './read-item-line.ts';
import { looksLikeItem, parseMenuLine } from './read-menu-line.ts';
import type { Proposed, ProposedSpan, ReadFactsOptions } from './read-types.ts';
import type { Bilingual, ItemFact } from './types.ts';
import { columnOf } from './vocabulary-columns.ts';
import { type MarkMeaning, readLegend } from './vocabulary-diet.ts';
import { foldText, splitBilingual, toAsciiDigits } from './vocabulary-text.ts';

/** Headings of sections that sell nothing: what stands under them is conditions. */
const NOT_A_MENU =
  /deliver|shipping|polic|faq|question|hours|branch|contact|payment|refund|return|terms|booking|reserv|parking|about|cancel|exchange|allerg|توصيل|شحن|سياس|اسيله|ساعات|فروع|تواصل|الدفع|استرجاع|ارجاع|استبدال|شروط|حجز|مواقف|من نحن|الغاء|حساسيه/;
const NO_SECTION: Bilingual = { en: null, ar: null };

interface State {
  section: Bilingual;
  isMenu: boolean;
  items: Proposed<ItemFact>[];
  /** The item that lines without a price still belong to. */
  open: Proposed<ItemFact> | null;
}

export function readItems(document: ExtractedDocument, options: ReadFactsOptions): Proposed<ItemFact>[] {
  const legend = readLegend(document.text.slice(0, 200_000));
  const state: State = { section: NO_SECTION, isMenu: true, items: [], open: null };
  const looksLikeMenu = countMenuLines(document.blocks, options.currency) >= 2;
  for (const block of document.blocks) {
    if (block.kind === 'heading') enterSection(block, state);
    else if (block.kind === 'table_row') addRow(block, state, legend, options);
    else if (looksLikeMenu && state.isMenu) addLines(block, state, legend, options);
  }
  return dropRepeats(state.items);
}

function enterSection(block: Block, state: State): void {
  state.open = null;
  state.isMenu = !NOT_A_MENU.test(foldText(block.text)) && !/[?؟]/.test(block.text);
  const named = splitBilingual(block.text);
  // "المقبلات" on one line and "Starters" on the next are one heading.
  const last = state.items.at(-1);
  const isOtherHalf =
    !(last && last.section === state.section) &&
    ((!state.section.en && named.en && !named.ar) || (!state.section.ar && named.ar && !named.en));
  state.section =
    isOtherHalf && (state.section.en || state.section.ar) ? { en: state.section.en ?? named.en, ar: state.section.ar ?? named.ar } : named;
}

function addRow(block: Block, state: State, legend: MarkMeaning, options: ReadFactsOptions): void {
  const cells = block.cells ?? [];
  if (block.header) {
    const isHeaderItself = cells.every((cell, index) => cell === block.header?.[index]);
    if (isHeaderItself) return;
    const roles = itemRoles(block.header);
    if (roles) {
      push(state, readItemRow(cells, roles, legend, options.currency), block);
      state.open = null;
      return;
    }
    // A table about something else, such as delivery zones: its amounts are no prices of items.
    if (block.header.some((cell) => columnOf(cell) !== null)) return;
  }
  if (!state.isMenu) return;
  if (state.open && addExtras(state.open, cells.join(' '), block, options.currency)) return;
  const read = readItemCells(cells, legend, options.currency);
  for (const item of read) push(state, item, block);
  // A row of figures that we could not read has its own details below it.
  if (read.length === 0 && cells.length > 1 && /\d/.test(toAsciiDigits(cells.at(-1) ?? ''))) state.open = null;
  else if (read.length === 0 && state.open) addDetail(state.open, cells.join(' '), legend, block);
}

function addLines(block: Block, state: State, legend: MarkMeaning, options: ReadFactsOptions): void {
  let at = block.start;
  for (const line of block.text.split('\n')) {
    const place = { ...block, start: at, end: at + line.length };
    at += line.length + 1;
    if (state.open && addExtras(state.open, line, place, options.currency)) continue;
    const item = readItemLine(line, legend, options.currency);
    if (item) push(state, item, place);
    else if (looksLikeItem(line)) state.open = null;
    else if (state.open) addDetail(state.open, line, legend, place);
  }
}

function push(state: State, item: ReadItem | null, place: { page: number | null; start: number; end: number }): void {
  if (!item) return;
  const span: ProposedSpan = { page: place.page, start: place.start, end: place.end };
  const section = item.section?.en || item.section?.ar ? item.section : state.section;
  const fact: Proposed<ItemFact> = { ...item, section, allergensConfirmed: false, state: 'proposed', span };
  state.items.push(fact);
  state.open = fact;
}

const countMenuLines = (blocks: Block[], currency: string): number =>
  blocks.filter((block) => {
    if (block.kind === 'table_row') return !block.header;
    return block.kind !== 'heading' && block.text.split('\n').some((line) => parseMenuLine(line, currency) !== null);
  }).length;

/** The same name at the same price under the same section is one item, however often a layout repeats it. */
function dropRepeats(items: Proposed<ItemFact>[]): Proposed<ItemFact>[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = [item.name.en, item.name.ar, item.price?.minor, item.section.en, item.section.ar].join('|');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
