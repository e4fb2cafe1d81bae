import type { Block, ExtractedDocument } from '../extract/types.ts';
import { type ReadItem, itemRoles, readItemRow, stripCalories } from './read-item-row.ts';
import { addDetail, addExtras, readItemCells, readItemLine } from './read-item-line.ts';
import { looksLikeItem, parseMenuLine } from './read-menu-line.ts';
import type { Proposed, ProposedSpan, ReadFactsOptions } from './read-types.ts';
import { ALLERGENS, type Bilingual, DIET_TAGS, type ItemFact } from './types.ts';
import { columnOf } from './vocabulary-columns.ts';
import { type Coded, type Codes, isKeyLine, readCodes, takeCodes, withLostSigns } from './vocabulary-codes.ts';
import { type MarkMeaning, readLegend } from './vocabulary-diet.ts';
import { foldText, splitBilingual, toAsciiDigits } from './vocabulary-text.ts';

/** Headings of sections that sell nothing: what stands under them is conditions. */
const NOT_A_MENU =
  /deliver|shipping|polic|faq|question|hours|branch|contact|payment|refund|return|terms|booking|reserv|parking|about|cancel|exchange|allerg|توصيل|شحن|سياس|اسيله|ساعات|فروع|تواصل|الدفع|استرجاع|ارجاع|استبدال|شروط|حجز|مواقف|من نحن|الغاء|حساسيه/;
const NO_SECTION: Bilingual = { en: null, ar: null };

/** What a document's own key says of its marks and codes. */
interface Legend {
  marks: MarkMeaning;
  codes: Codes;
}

interface State {
  section: Bilingual;
  isMenu: boolean;
  items: Proposed<ItemFact>[];
  /** The item that lines without a price still belong to. */
  open: Proposed<ItemFact> | null;
}

export function readItems(document: ExtractedDocument, options: ReadFactsOptions): Proposed<ItemFact>[] {
  const text = document.text.slice(0, 200_000);
  const legend: Legend = { marks: readLegend(text), codes: withLostSigns(readCodes(text), text, footLines(document.blocks)) };
  const state: State = { section: NO_SECTION, isMenu: true, items: [], open: null };
  const looksLikeMenu = countMenuLines(document.blocks, options.currency) >= 2;
  for (const block of document.blocks) {
    if (block.kind === 'heading') enterSection(block, state);
    else if (block.kind === 'table_row') addRow(block, state, legend, options);
    else if (looksLikeMenu && state.isMenu) addLines(block, state, legend, options);
  }
  return dropRepeats(state.items);
}

const footLines = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'list_item' || block.kind === 'heading' ? [block.text] : []));
/** A key of codes is no dish, wherever in a table it stands. */
const KEY_LINE = /(?:^|[\s,/|])\S{1,3}\s*=\s*\p{L}.*=\s*\p{L}/u;

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

function addRow(block: Block, state: State, legend: Legend, options: ReadFactsOptions): void {
  const cells = block.cells ?? [];
  if (block.header) {
    const isHeaderItself = cells.every((cell, index) => cell === block.header?.[index]);
    if (isHeaderItself) return;
    const roles = itemRoles(block.header);
    if (roles) {
      const coded = cells.map((cell, at) => takeCodes(cell, legend.codes, isCodeCell(roles[at])));
      const texts = coded.map((cell) => cell.text);
      push(state, withCodes(readItemRow(texts, roles, legend.marks, options.currency), coded), block);
      state.open = null;
      return;
    }
    // A table about something else, such as delivery zones: its amounts are no prices of items.
    if (block.header.some((cell) => columnOf(cell) !== null)) return;
  }
  if (!state.isMenu) return;
  if (state.open && addExtras(state.open, cells.join(' '), block, options.currency)) return;
  const coded = cells.map((cell) => takeCodes(cell, legend.codes));
  const bare = coded.map((cell) => cell.text);
  const read = readItemCells(bare, legend.marks, options.currency);
  // Codes in a row of several dishes belong to the dish they stand beside: only a row of one tells whose they are.
  if (read.length === 1 && read[0]) push(state, withCodes(read[0], coded), block);
  else for (const item of readItemCells(cells, legend.marks, options.currency)) push(state, withCodes(item, ownCodes(item, coded)), block);
  // A row of figures that we could not read has its own details below it.
  if (read.length === 0 && cells.length > 1 && /\d/.test(toAsciiDigits(cells.at(-1) ?? ''))) state.open = null;
  else if (read.length === 0 && state.open) addCodedDetail(state.open, cells.join(' '), legend, block);
}

function addLines(block: Block, state: State, legend: Legend, options: ReadFactsOptions): void {
  let at = block.start;
  for (const line of block.text.split('\n')) {
    const place = { ...block, start: at, end: at + line.length };
    at += line.length + 1;
    if (state.open && addExtras(state.open, line, place, options.currency)) continue;
    const coded = takeCodes(line, legend.codes);
    const item = readItemLine(coded.text, legend.marks, options.currency);
    if (item) push(state, withCodes(item, [coded]), place);
    else if (looksLikeItem(line) || isKeyLine(line, legend.codes, block.kind === 'list_item')) state.open = null;
    else if (state.open) addCodedDetail(state.open, line, legend, place);
  }
}

function push(state: State, item: ReadItem | null, place: { page: number | null; start: number; end: number }): void {
  if (!item || KEY_LINE.test(item.name.en ?? '') || KEY_LINE.test(item.name.ar ?? '')) return;
  const span: ProposedSpan = { page: place.page, start: place.start, end: place.end };
  const section = item.section?.en || item.section?.ar ? item.section : state.section;
  const fact: Proposed<ItemFact> = { ...item, section, allergensConfirmed: false, state: 'proposed', span };
  state.items.push(fact);
  state.open = fact;
}

/** A line below an item with nothing but its codes, or with codes behind its words. */
function addCodedDetail(item: Proposed<ItemFact>, line: string, legend: Legend, place: ProposedSpan): void {
  if (place.start - item.span.end > 3) return;
  const coded = takeCodes(
    line,
    legend.codes,
    /^\s*(?:allergens?|contains?|مسببات الحساسية|يحتوي(?: على)?)?\s*:?\s*\S{1,3}(?:\s*[,،/]\s*\S{1,3})*\s*$/iu.test(line),
  );
  const told = withCodes({ allergens: item.allergens, dietTags: item.dietTags }, [coded]);
  Object.assign(item, told);
  if (coded.text.trim() === '') item.span = { ...item.span, end: place.end };
  else addDetail(item, coded.text, legend.marks, place);
}

function withCodes<Marked extends Pick<ReadItem, 'allergens' | 'dietTags'> | null>(item: Marked, coded: readonly Coded[]): Marked {
  if (item === null) return item;
  const allergens = new Set([...item.allergens, ...coded.flatMap((each) => each.allergens)]);
  const diets = new Set([...item.dietTags, ...coded.flatMap((each) => each.diets)]);
  if (diets.has('vegan')) diets.add('vegetarian');
  return {
    ...item,
    allergens: ALLERGENS.filter((allergen) => allergens.has(allergen)),
    dietTags: DIET_TAGS.filter((tag) => diets.has(tag)),
  };
}

/** Of the cells of a row, those that say the item's own name. */
const ownCodes = (item: ReadItem, coded: readonly Coded[]): Coded[] =>
  coded.filter((cell) => [item.name.en, item.name.ar].some((name) => name !== null && cell.text.includes(name)));

const isCodeCell = (role: ReturnType<typeof roleAt>): boolean => role?.kind === 'column' && /^(?:allergens|diet)$/.test(role.column);
const roleAt = (roles: NonNullable<ReturnType<typeof itemRoles>>, at: number) => roles[at];

const countMenuLines = (blocks: Block[], currency: string): number =>
  blocks.filter((block) => {
    if (block.kind === 'table_row') return !block.header;
    return (
      block.kind !== 'heading' &&
      block.text.split('\n').some((line) => (parseMenuLine(line, currency) ?? parseMenuLine(stripCalories(line), currency)) !== null)
    );
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
