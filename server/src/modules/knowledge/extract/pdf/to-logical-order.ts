/** One or more glyphs without a gap that can part them: what stands at one place of a line, in visual order. */
export interface Atom {
  text: string;
  /** Whether a blank stands between this atom and the one to its right. */
  spaceAfter: boolean;
}

export type Direction = 'ltr' | 'rtl';

// Tatweel belongs to no script of its own.
const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\u0640]/u;
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

/**
 * Base direction of a piece of a line. Its letters decide; a mixed piece follows the page, unless it is a sentence in the
 * other script with a word or two of this one. A name in both scripts, "متبل / Moutabal", follows the page however long each is.
 */
export function directionOf(atoms: Atom[], page: Direction): Direction {
  let rtl = 0;
  let latin = 0;
  let separators = 0;
  for (const atom of atoms) {
    const kind = kindOf(atom.text);
    if (kind === 'rtl') rtl += 1;
    else if (kind === 'latin') latin += 1;
    else if (atom.text === '/' || atom.text === '|') separators += 1;
  }
  // Numbers alone stand in the order of their page: "45 / 32", small first, is printed the other way round in Arabic.
  if (rtl === 0) return latin === 0 ? page : 'ltr';
  const share = rtl / (rtl + latin);
  if (page === 'ltr') return share > 0.5 && !(separators === 1 && latin > 3) ? 'rtl' : 'ltr';
  return share >= (separators > 0 ? 0.15 : 0.3) ? 'rtl' : 'ltr';
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
    const first = stretchStart(atoms, index);
    if (first === null) {
      const atom = atoms[index] as Atom;
      out += atom.text + (atom.spaceAfter ? ' ' : '');
      index += 1;
      continue;
    }
    let end = first;
    for (let next = first + 1; next < atoms.length && kindAt(atoms, next) !== 'latin'; next += 1) {
      if (kindAt(atoms, next) === 'rtl') end = next;
    }
    const stretch = atoms.slice(index, end + 1);
    out += readRightToLeft(stretch).trim();
    // A percent sign at the end of the line takes the line's direction and stands apart from its number.
    if (atoms[end + 1]?.text === '%' && kindAt(atoms, index) === 'digit' && /\p{Nd}$/u.test(out)) {
      out += '%';
      end += 1;
    }
    out += atoms[end]?.spaceAfter ? ' ' : '';
    index = end + 1;
  }
  return out.trim();
}

/** Index of the first right-to-left letter of a stretch that starts at `from`: there, or after a number that stands before it on paper. */
function stretchStart(atoms: Atom[], from: number): number | null {
  if (kindAt(atoms, from) === 'rtl') return from;
  const before = atoms[from - 1];
  const opens = before === undefined || (before.spaceAfter && /^[/|–—-]$/.test(before.text));
  if (!opens || kindAt(atoms, from) !== 'digit') return null;
  let at = from;
  while (at < atoms.length && (kindAt(atoms, at) === 'digit' || /^[.,:٫٬]$/.test((atoms[at] as Atom).text))) at += 1;
  return kindAt(atoms, Math.min(at, atoms.length - 1)) === 'rtl' ? at : null;
}

function readRightToLeft(atoms: Atom[]): string {
  const runs: { start: number; end: number }[] = [];
  for (let end = atoms.length - 1; end >= 0; ) {
    const start = runStart(atoms, end);
    runs.push({ start, end });
    end = start - 1;
  }
  const alone = new Set(runs.flatMap(({ start, end }) => (start === end ? [start] : [])));
  const drawn = bracketsAreDrawn(atoms, alone);
  let out = '';
  for (const { start, end } of runs) {
    const text = (atoms[start] as Atom).text;
    if (start === end) out += drawn ? (MIRROR[text] ?? text) : text;
    else out += readLeftToRight(atoms.slice(start, end + 1));
    // The blank to the left of this run parts it from what is read next.
    if (start > 0 && (atoms[start - 1] as Atom).spaceAfter) out += ' ';
  }
  return out.trim();
}

const UNIT = /^(?:k?g|gm|grams?|ml|cl|l|oz|cm|mm|m|km|pcs?|pieces?|kcal|cal|min|mins|hrs?|am|pm|inch|SAR|AED|KWD|KD|QAR|OMR|BHD|USD|SR)$/i;

/** A Latin run as it stands; a lone unit that stands on paper before its number, "g 250", is read after it. */
function readLeftToRight(run: Atom[]): string {
  const text = run.map((atom, at) => atom.text + (atom.spaceAfter && at < run.length - 1 ? ' ' : '')).join('');
  const unit = /^(\p{L}+) (\d[\d.,/-]*)$/u.exec(text);
  return unit && UNIT.test(unit[1] ?? '') && !/^[A-Z]{2,3}$/.test(unit[1] ?? '') ? `${unit[2]} ${unit[1]}` : text;
}

/** Leftmost atom of the left-to-right run that ends, on paper, at `end`; `end` itself when none does. */
function runStart(atoms: Atom[], end: number): number {
  const kind = kindAt(atoms, end);
  if (kind === 'neutral') return closedRunStart(atoms, end);
  if (kind === 'rtl') return end;
  let start = end;
  for (let at = end - 1; at >= 0; at -= 1) {
    const here = kindAt(atoms, at);
    if (here === 'neutral' && standsAlone(atoms, at)) break;
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
  return opener > 0 && kindAt(atoms, start) === 'latin' && !standsAlone(atoms, start + opener) ? start : end;
}

/** An opening bracket with no Latin word or number before it: it holds a word of its own and is no part of the run to its left. */
const standsAlone = (atoms: Atom[], at: number): boolean =>
  /^[([{]$/.test((atoms[at] as Atom).text) && (at === 0 || !['latin', 'digit'].includes(kindAt(atoms, at - 1)));

/** Whether the letter or digit `at` continues the run that starts at `start`, given what lies between them. */
function joins(atoms: Atom[], at: number, start: number, end: number): boolean {
  const left = kindAt(atoms, at);
  const right = kindAt(atoms, start);
  const between = atoms
    .slice(at + 1, start)
    .map((atom) => atom.text)
    .join('');
  const spaced = atoms.slice(at, start).some((atom) => atom.spaceAfter);
  const arabic = ARABIC_DIGIT.test((atoms[at] as Atom).text) || ARABIC_DIGIT.test((atoms[start] as Atom).text);
  // UAX 9: a number after a Latin letter belongs to its run (W7); neutrals between Latin words do too (N1). Arabic digits never do.
  if (left === 'latin') return right === 'latin' || (right === 'digit' && (!arabic || (!spaced && between === '')));
  // A European number left of a Latin word on paper: only a Latin run, or one the writer set apart, leaves it there.
  if (right === 'latin') return !arabic && (between === '' || !spaced || followsLatin(atoms, at));
  if (!arabic && followsLatin(atoms, at)) return true;
  if (spaced) return opensLikePhone(atoms, end);
  // W4: one separator between two digits joins them. W2: after an Arabic letter digits count as Arabic ones, which a
  // hyphen parts, unless the writer isolated the number, as one does with a phone number.
  if (between === '' || /^[.,:/٫٬]$/.test(between)) return true;
  const afterArabic = atoms.slice(end + 1).some((atom) => kindOf(atom.text) === 'rtl');
  return /^[-+]$/.test(between) && !arabic && (!afterArabic || opensLikePhone(atoms, end));
}

/** Whether, going left on paper over numbers and signs, a Latin letter comes before any right-to-left one, with no separator of two names between. */
function followsLatin(atoms: Atom[], from: number): boolean {
  for (let at = from - 1; at >= 0; at -= 1) {
    const kind = kindAt(atoms, at);
    if (kind === 'latin') return true;
    if (kind === 'rtl' || ARABIC_DIGIT.test((atoms[at] as Atom).text) || /^[|/]$/.test((atoms[at] as Atom).text)) return false;
  }
  return false;
}

/** Groups of digits parted by blanks stay together when, left to right, they open like a phone number: "+966 11 234 0001". */
function opensLikePhone(atoms: Atom[], end: number): boolean {
  const right = atoms[end + 1];
  if (right && (right.text === '+' || kindOf(right.text) === 'digit')) return false;
  let text = '';
  for (let at = end; at >= 0 && /^[\p{Nd}+-]+$/u.test((atoms[at] as Atom).text); at -= 1) text = (atoms[at] as Atom).text + text;
  return text.length >= 7 && /^(\+|00[1-9]|0[1-9])/.test(text);
}

/**
 * Some makers store the drawn shape of a bracket, some the character, which in right-to-left text is the other one.
 * A bracket leans on what it holds: a drawn opener has a letter to its right and a blank, or nothing, to its left.
 */
function bracketsAreDrawn(atoms: Atom[], alone: ReadonlySet<number>): boolean {
  let drawn = 0;
  const brackets: string[] = [];
  atoms.forEach((atom, index) => {
    if (!(atom.text in MIRROR) || !alone.has(index)) return;
    brackets.push(atom.text);
    const opensRight = '([{<«'.includes(atom.text);
    const left = atoms[index - 1];
    const freeLeft = left === undefined || left.spaceAfter;
    const freeRight = atoms[index + 1] === undefined || atom.spaceAfter;
    if (freeLeft !== freeRight) drawn += freeLeft === opensRight ? 1 : -1;
  });
  if (drawn !== 0) return drawn > 0;
  // None leans: read from the right, an opener comes first, so a closing shape there was drawn.
  return ')]}>»'.includes(brackets.at(-1) ?? ' ');
}
