import { isMenuLine, isName, looksLikePrice, looksLikePrices } from '../../facts/read-menu-line.ts';
import { type BlockInput, rowText } from '../document-builder.ts';
import { findHeader } from '../find-header.ts';
import { type Line, type Segment, buildLines, segmentText } from './build-lines.ts';
import { firstWordWidth, joinWrappedName, type NamedRow } from './join-wrapped-name.ts';
import { splitColumns } from './split-columns.ts';
import type { Direction } from './to-logical-order.ts';
import type { Glyph } from './read-glyphs.ts';

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\u0640]/u;
const BULLET = /^(?:[-*•●▪◦–]|\d{1,2}[.)])\s+(?=\S)/u;

/** Prices of two sizes in one cell. */
const PRICES = /^\p{Nd}[\p{Nd}.,٫\s/|-]*$/u;

/** "Friday: closed" under "Sunday to Thursday: 9 – 22": entries of a list, however long they are. */
const LABELLED = /^[^:\n]{2,40}:\s/u;

/** The words before a list of allergens. */
const DECLARES = /^\(?(?:contains|allergens?|(?:قد )?[تي]حتوي(?: على)?|مسببات الحساسية|الحساسية)\s*[:：]$/iu;

const DECLARATION = /^\(?(?:contains|allergens?|(?:قد )?[تي]حتوي|مسببات)(?![\p{L}])/iu;

/** Hours are set large on many menus, and are no titles. */
const TIME = /\p{Nd}:\p{Nd}{2}/u;

const PAGE_NUMBER = /^(?:page|صفحة)?[-–\s]*\p{Nd}{1,3}\s*(?:(?:\/|of|من)\s*\p{Nd}{1,3})?[-–\s]*$/iu;

/** The blocks of a page in reading order. Texts at other angles follow the ones at the commonest angle. */
export function layOutPage(glyphs: Glyph[]): BlockInput[] {
  const byAngle = Map.groupBy(glyphs, (glyph) => glyph.angle);
  const groups = [...byAngle.values()].toSorted((one, other) => other.length - one.length);
  const blocks = groups.flatMap((group) => layOutLevel(group));
  // A lone number at the foot or head is the page's number; it would part a dish from its description on the next page.
  const isPageNumber = (block: BlockInput | undefined) => block !== undefined && PAGE_NUMBER.test(block.text);
  if (blocks.length > 1 && isPageNumber(blocks.at(-1))) blocks.pop();
  if (blocks.length > 1 && isPageNumber(blocks[0])) blocks.shift();
  return blocks;
}

function layOutLevel(glyphs: Glyph[]): BlockInput[] {
  const direction = pageDirection(glyphs);
  const bodySize = commonSize(glyphs);
  return splitColumns(buildLines(glyphs), direction).flatMap((region) => toBlocks(region, regionDirection(region, direction), bodySize));
}

/** A column with no letter of the page's script, as in a menu printed in two languages side by side, is read its own way. */
function regionDirection(region: Line[], page: Direction): Direction {
  const letters = region.flatMap((line) => line.segments.flatMap((segment) => segment.glyphs)).filter((glyph) => /\p{L}/u.test(glyph.text));
  const rtl = letters.filter((glyph) => RTL.test(glyph.text)).length;
  if (letters.length < 8) return page;
  return rtl === 0 ? 'ltr' : rtl > letters.length * 0.9 ? 'rtl' : page;
}

function pageDirection(glyphs: Glyph[]): Direction {
  const letters = glyphs.flatMap((glyph) => (glyph.isWord ? [...glyph.text] : [glyph.text])).filter((text) => /\p{L}/u.test(text));
  return letters.filter((text) => RTL.test(text)).length > letters.length * 0.4 ? 'rtl' : 'ltr';
}

function commonSize(glyphs: Glyph[]): number {
  const counts = new Map<number, number>();
  for (const glyph of glyphs) counts.set(Math.round(glyph.size * 2) / 2, (counts.get(Math.round(glyph.size * 2) / 2) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? 10;
}

interface TableState {
  header: Segment[];
  cells: string[];
}

function toBlocks(lines: Line[], direction: Direction, bodySize: number): BlockInput[] {
  const blocks: BlockInput[] = [];
  const left = Math.min(...lines.flatMap((line) => line.segments.map((segment) => segment.left)));
  const right = Math.max(...lines.flatMap((line) => line.segments.map((segment) => segment.right)));
  let table: TableState | null = null;
  let open: { text: string; line: Line; kind: 'paragraph' | 'list_item' } | null = null;
  const pitch = Math.min(
    ...lines
      .slice(1)
      .map((line, index) => (lines[index] as Line).baseline - line.baseline)
      .filter((gap) => gap > 0.8 * bodySize),
  );
  let named: NamedRow | null = null;
  const flush = () => {
    if (open) blocks.push({ kind: open.kind, text: open.text });
    open = null;
  };
  lines.forEach((line, index) => {
    const ordered = isReadFromRight(line, direction) ? line.segments.toReversed() : line.segments;
    const cells = ordered.map((segment) => segmentText(segment, direction));
    // "Contains:" set apart from what it names is one sentence, and no title of columns.
    const texts = cells.length > 1 && DECLARES.test(cells[0] ?? '') ? [cells.join(' ')] : cells;
    if (texts.length > 1) {
      flush();
      const found = findHeader([texts], false);
      if (found) {
        table = { header: ordered, cells: texts };
        blocks.push({ kind: 'table_row', text: rowText(texts), cells: texts, header: texts });
        return;
      }
      const cards = table ? null : pricesOfCards(lines[index - 1], ordered, texts, direction);
      if (cards) {
        blocks.pop();
        for (const card of cards) blocks.push({ kind: 'table_row', text: rowText(card), cells: card });
        return;
      }
      const cells = table ? alignToHeader(ordered, texts, table) : null;
      const row = cells ?? texts;
      blocks.push({ kind: 'table_row', text: rowText(row), cells: row, ...(table && cells ? { header: table.cells } : {}) });
      named = !cells && isFirst(row[0] ?? '', row[1] ?? '') && row.length === 2 ? { row: line, last: line, pitch } : null;
      return;
    }
    const text = texts[0] ?? '';
    // A long name and its dots fill the line, and the price is wrapped to the next; or the prices of its sizes stand below a name.
    const isPriceBelow = looksLikePrice(text) ? open && leadsOn(open.line, direction) : looksLikePrices(text) && isName(open?.text ?? '');
    if (open && open.line === lines[index - 1] && isPriceBelow) {
      blocks.push({ kind: 'table_row', text: rowText([open.text, text]), cells: [open.text, text] });
      open = null;
      return;
    }
    const last = blocks.at(-1);
    const isNameOfNext = looksLikePrices(textOfLine(lines[index + 1], direction));
    const whole =
      named && last && named.last === lines[index - 1] && !isNameOfNext ? joinWrappedName(last, named, line, text, direction) : null;
    if (named && whole) {
      blocks.splice(-1, 1, whole);
      named = { ...named, last: line };
      return;
    }
    if (isHeading(line, text, bodySize) && !isDetail(line, text, textOfLine(lines[index + 1], direction))) {
      flush();
      table = null;
      blocks.push({ kind: 'heading', text });
      return;
    }
    const previous = lines[index - 1];
    if (
      open &&
      previous === open.line &&
      !(LABELLED.test(open.text) && LABELLED.test(text)) &&
      continues(open.line, line, text, { left, right, direction })
    ) {
      open = { text: joinLines(open.text, text), line, kind: open.kind };
      return;
    }
    flush();
    const bullet = BULLET.test(text) && !isMenuLine(text);
    open = { text: bullet ? text.replace(BULLET, '') : text, line, kind: bullet ? 'list_item' : 'paragraph' };
    if (isMenuLine(text)) flush();
  });
  flush();
  return blocks;
}

/** A dish of one script on a page of the other: its name still stands before its price, from the side where that script begins. */
function isReadFromRight(line: Line, direction: Direction): boolean {
  const [left = '', right = ''] = line.segments.map((segment) => segmentText(segment, direction));
  if (line.segments.length !== 2) return direction === 'rtl';
  if (direction === 'rtl') return isFirst(right, left) || (RTL.test(left + right) && !isFirst(left, right)) || !looksLikePrices(right);
  return RTL.test(right) && !/\p{Script=Latin}/u.test(left + right) && isFirst(right, left);
}

const textOfLine = (line: Line | undefined, direction: Direction): string =>
  line?.segments.length === 1 ? line.segments.map((segment) => segmentText(segment, direction)).join('') : '';

const isFirst = (name: string, price: string): boolean => looksLikePrices(price) && !looksLikePrices(name);

function leadsOn(line: Line, direction: Direction): boolean {
  const [segment] = line.segments;
  return (direction === 'rtl' ? segment?.leaderLeft : segment?.leaderRight) === true;
}

/** A line of prices under a line of names, one under each, as cards side by side are printed: the rows they make. */
function pricesOfCards(above: Line | undefined, prices: Segment[], texts: string[], direction: Direction): string[][] | null {
  if (above?.segments.length !== prices.length || !texts.every((text) => looksLikePrice(text) || PRICES.test(text))) return null;
  const names = direction === 'rtl' ? above.segments.toReversed() : above.segments;
  const fits = names.every((name, index) => {
    const price = prices[index] as Segment;
    return price.left < name.right && price.right > name.left;
  });
  const named = names.map((name) => segmentText(name, direction));
  return fits && !named.some(looksLikePrice) ? named.map((name, index) => [name, texts[index] ?? '']) : null;
}

/** Each cell goes under the header cell it overlaps or is nearest to; null when two would share a column. */
function alignToHeader(segments: Segment[], texts: string[], table: TableState): string[] | null {
  const cells = table.header.map(() => '');
  for (const [index, segment] of segments.entries()) {
    const distances = table.header.map((column) => Math.max(column.left - segment.right, segment.left - column.right, 0));
    const centres = table.header.map((column) => Math.abs(column.left + column.right - segment.left - segment.right) / 2000);
    const scores = distances.map((distance, at) => distance + (centres[at] ?? 0));
    const nearest = scores.indexOf(Math.min(...scores));
    if (cells[nearest] !== '') return null;
    cells[nearest] = texts[index] ?? '';
  }
  return cells;
}

function isHeading(line: Line, text: string, bodySize: number): boolean {
  if (text.length > 80 || !/\p{L}/u.test(text) || isMenuLine(text) || looksLikePrice(text) || TIME.test(text)) return false;
  if (line.size >= bodySize * 1.18) return true;
  return line.bold && text.length <= 50 && !/[.!?؟:,،\p{Nd}]/u.test(text);
}

/** The sizes of letters in a picture are rough: what declares allergens, or stands above such a line, is no title. */
function isDetail(line: Line, text: string, below: string): boolean {
  const isRecognised = line.segments[0]?.glyphs[0]?.isWord === true;
  return isRecognised && (DECLARATION.test(text) || DECLARATION.test(below));
}

/** A line goes on with the one above when that one ran to the margin, at the same size and the usual distance. */
function continues(above: Line, line: Line, text: string, region: { left: number; right: number; direction: Direction }): boolean {
  if (BULLET.test(text) || isMenuLine(text)) return false;
  if (Math.abs(above.size - line.size) > above.size * 0.08 || above.bold !== line.bold) return false;
  if (above.baseline - line.baseline > above.size * 2) return false;
  const last = above.segments.at(-1);
  const first = above.segments[0];
  if (!last || !first) return false;
  const width = region.right - region.left;
  const short = region.direction === 'rtl' ? first.left - region.left : region.right - last.right;
  // It ran to the margin, or the first word of this line would not have fitted: an address or an e-mail.
  return (short < width * 0.2 || (short < width * 0.5 && short < firstWordWidth(line, region.direction))) && width > above.size * 12;
}

/** Joins wrapped lines; a Latin word parted by a hyphen is made whole. */
const joinLines = (above: string, line: string): string =>
  /\p{Ll}-$/u.test(above) && /^\p{Script=Latin}/u.test(line) && /^\p{Ll}/u.test(line) ? above.slice(0, -1) + line : `${above} ${line}`;
