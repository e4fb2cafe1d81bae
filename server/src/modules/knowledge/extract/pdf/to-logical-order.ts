/** One or more glyphs without a gap that can part them: what stands at one place of a line, in visual order. */
export interface Atom {
  text: string;
  /** Whether a blank stands between this atom and the one to its right. */
  spaceAfter: boolean;
}

export type Direction = 'ltr' | 'rtl';

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;
const ARABIC_DIGIT = /[٠-٩۰-۹٫٬]/u;
const MIRROR: Record<string, string> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
};

type Kind = 'rtl' | 'latin' | 'digit' | 'neutral';
const kindOf = (text: string): Kind => {
  if (DIGIT.test(text) || ARABIC_DIGIT.test(text)) return 'digit';
  if (!LETTER.test(text)) return 'neutral';
  return RTL.test(text) ? 'rtl' : 'latin';
};

/** Base direction of a piece of a line: its letters decide; a mixed piece follows the page. */
export function directionOf(atoms: Atom[], page: Direction): Direction {
  let rtl = 0;
  let latin = 0;
  for (const atom of atoms) {
    const kind = kindOf(atom.text);
    if (kind === 'rtl') rtl += 1;
    else if (kind === 'latin') latin += 1;
  }
  if (rtl === 0) return 'ltr';
  const share = rtl / (rtl + latin);
  return page === 'rtl' ? (share >= 0.3 ? 'rtl' : 'ltr') : share > 0.5 ? 'rtl' : 'ltr';
}

/**
 * Visual order (left to right on paper) to reading order: the inverse of the bidirectional algorithm's levels 0 to 2.
 * Numbers and Latin runs keep their own order inside right-to-left text; brackets are turned where they stand mirrored.
 */
export function toLogicalOrder(atoms: Atom[], base: Direction): string {
  if (base === 'rtl') return readRightToLeft(atoms);
  // In a left-to-right line, each stretch from its first to its last right-to-left letter is read as such a line.
  let out = '';
  let index = 0;
  while (index < atoms.length) {
    const atom = atoms[index] as Atom;
    if (kindOf(atom.text) !== 'rtl') {
      out += atom.text + (atom.spaceAfter ? ' ' : '');
      index += 1;
      continue;
    }
    let end = index;
    for (let next = index + 1; next < atoms.length && kindOf((atoms[next] as Atom).text) !== 'latin'; next += 1) {
      if (kindOf((atoms[next] as Atom).text) === 'rtl') end = next;
    }
    const stretch = atoms.slice(index, end + 1);
    out += readRightToLeft(stretch).trim() + (stretch.at(-1)?.spaceAfter ? ' ' : '');
    index = end + 1;
  }
  return out.trim();
}

function readRightToLeft(atoms: Atom[]): string {
  let out = '';
  let index = atoms.length - 1;
  while (index >= 0) {
    const start = runStart(atoms, index);
    const run = atoms.slice(start, index + 1);
    const isLeftToRight = run.length > 1 || kindOf((run[0] as Atom).text) !== 'rtl';
    const text = isLeftToRight
      ? run.map((atom, at) => atom.text + (atom.spaceAfter && at < run.length - 1 ? ' ' : '')).join('')
      : (run[0] as Atom).text;
    out += text;
    // The blank to the left of this run parts it from what is read next.
    if (start > 0 && (atoms[start - 1] as Atom).spaceAfter) out += ' ';
    index = start - 1;
  }
  return turnBrackets(out.trim());
}

/** Leftmost atom of the left-to-right run that ends, on paper, at `end`; `end` itself when none does. */
function runStart(atoms: Atom[], end: number): number {
  const kind = kindAt(atoms, end);
  if (kind === 'neutral') return closedRunStart(atoms, end);
  if (kind === 'rtl') return end;
  let start = end;
  for (let at = end - 1; at >= 0; at -= 1) {
    const here = kindAt(atoms, at);
    if (here === 'neutral') continue;
    if (here === 'rtl' || !joins(atoms, at, start, end)) break;
    start = at;
  }
  const before = atoms[start - 1];
  const hasPlus = before?.text === '+' && !before.spaceAfter && kindAt(atoms, start) === 'digit';
  return hasPlus ? start - 1 : start;
}

const kindAt = (atoms: Atom[], index: number): Kind => kindOf((atoms[index] as Atom).text);

/** A closing bracket belongs to a Latin run that holds its opener, "Club (Small)"; a percent sign to its number. */
function closedRunStart(atoms: Atom[], end: number): number {
  const closer = (atoms[end] as Atom).text;
  if (end === 0 || !/^[)\]%]$/.test(closer) || (atoms[end - 1] as Atom).spaceAfter) return end;
  if (closer === '%') return kindAt(atoms, end - 1) === 'digit' ? runStart(atoms, end - 1) : end;
  const start = runStart(atoms, end - 1);
  const opener = atoms.slice(start, end).findIndex((atom) => atom.text === MIRROR[closer]);
  return opener > 0 && kindAt(atoms, start) === 'latin' ? start : end;
}

/** Whether the letter or digit `at` continues the run that starts at `start`, given what lies between them. */
function joins(atoms: Atom[], at: number, start: number, end: number): boolean {
  const left = kindAt(atoms, at);
  const right = kindAt(atoms, start);
  const gap = atoms.slice(at + 1, start);
  const between = gap.map((atom) => atom.text).join('');
  const spaced = atoms.slice(at, start).some((atom) => atom.spaceAfter);
  // UAX 9: a number after a Latin letter belongs to its run (W7); neutrals between Latin words do too (N1).
  if (left === 'latin') return right === 'latin' || right === 'digit';
  if (right === 'latin') return !spaced && between === '';
  if (spaced) return opensLikePhone(atoms, end);
  const arabic = ARABIC_DIGIT.test((atoms[at] as Atom).text) || ARABIC_DIGIT.test((atoms[start] as Atom).text);
  // W4: one separator between two digits joins them. W2: after an Arabic letter digits count as Arabic ones, which a
  // hyphen parts, unless the writer isolated the number, as one does with a phone number.
  if (between === '' || /^[.,:/٫٬]$/.test(between)) return true;
  const afterArabic = atoms.slice(end + 1).some((atom) => kindOf(atom.text) === 'rtl');
  return /^[-+]$/.test(between) && !arabic && (!afterArabic || opensLikePhone(atoms, end));
}

/** Groups of digits parted by blanks stay together when, left to right, they open like a phone number: "+966 11 234 0001". */
function opensLikePhone(atoms: Atom[], end: number): boolean {
  const right = atoms[end + 1];
  if (right && (right.text === '+' || kindOf(right.text) === 'digit')) return false;
  let text = '';
  for (let at = end; at >= 0 && /^[\p{Nd}+-]+$/u.test((atoms[at] as Atom).text); at -= 1) text = (atoms[at] as Atom).text + text;
  return text.length >= 7 && /^(\+|00[1-9]|0[1-9])/.test(text);
}

/** Some makers store the drawn shape of a bracket, some the character; a closer before its opener tells which. */
function turnBrackets(text: string): string {
  let turned = text;
  for (const [open, close] of [
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
    ['«', '»'],
  ] as const) {
    const firstOpen = turned.indexOf(open);
    const firstClose = turned.indexOf(close);
    const closesFirst = firstClose >= 0 && (firstOpen < 0 ? firstClose === 0 : firstClose < firstOpen);
    const opensLast = firstOpen === turned.length - 1 && firstOpen > 0 && firstClose < 0;
    if (closesFirst || opensLast) turned = swapAll(turned, open, close);
  }
  return turned;
}

const swapAll = (text: string, open: string, close: string): string =>
  text.replace(/./gu, (character) => (character === open ? close : character === close ? open : character));
