import { ALLERGENS, type Allergen, DIET_TAGS, type DietTag } from './types.ts';
import { findAllergens, findDeclaredAllergens, findDietTags } from './vocabulary-diet.ts';
import { foldText, toAsciiDigits } from './vocabulary-text.ts';

/** What one code stands for: "7" for milk, "†" for "contains mustard". */
export interface CodeMeaning {
  allergens: readonly Allergen[];
  diets: readonly DietTag[];
}
export type Codes = ReadonlyMap<string, CodeMeaning>;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SIGNS = '*†‡§¶';
/** A code as it is printed: figures, one or two letters of either script, or signs. */
const CODE = `(?:\\d{1,2}|[A-Za-z]{1,2}|[\\u0621-\\u064A]{1,2}|[${SIGNS}]{1,3})`;
const MEANING = "[\\p{L}][\\p{L}' /&()-]{1,40}?";
const ENTRY = new RegExp(
  `(?<![\\p{L}\\p{N}])[([]?(${CODE})[)\\]]?\\s*(?:[=:–—.-]|\\)|\\t| {2,})\\s*(${MEANING})(?=\\s*(?:$|[,،;؛·•|.\\n]|\\s[([]?${CODE}[)\\]]?\\s*[=:–—.)-]))`,
  'gmu',
);
const BRACKET_ENTRY = new RegExp(`[([](${CODE})[)\\]]\\s*(${MEANING})(?=\\s*(?:$|[,،;؛·•|.\\n]|[([]))`, 'gmu');
/** "* may contain traces of nuts": a sign, then a sentence of its own. */
const FOOTNOTE = new RegExp(`(?:^|[.\\n]\\s*)([${SIGNS}]{1,3}|[${SUPERSCRIPTS}]{1,2})\\s*([^\\n${SIGNS}]{4,120})`, 'gmu');
const SPEAKS_OF_FOOD =
  /contain|traces|allergen|vegan|vegetarian|gluten|dairy|nut|halal|spicy|يحتوي|تحتوي|اثار|حساسيه|نباتي|جلوتين|غلوتين|مكسرات|حار|حلال/u;

/** Letters alone are the mark of many things; a key of codes explains as many of them. */
const LEAST_ENTRIES = 3;

/** What is left of a meaning when its allergens are named: nothing of weight. */
const JOINING =
  /^(?:and|or|products?|thereof|based|cereals?|containing|tree|ground|dried|sulphur|dioxide|و|او|ومنتجاته?|منتجات|مشتقات|ومشتقاته?|حبوب|ال|مكسرات|الاشجار|شجريه?)$/u;

function meaningOf(words: string): CodeMeaning | null {
  const allergens = findAllergens(words);
  const rest = foldText(words)
    .split(/[\s/&()،,-]+/)
    .filter((word) => word !== '' && !JOINING.test(word) && findAllergens(word).length === 0);
  // "Milk chocolate cake" is a dish, no allergen.
  if (allergens.length > 0 && rest.length === 0) return { allergens, diets: [] };
  const diets = findDietTags(words, new Map(), false);
  return diets.length > 0 && foldText(words).split(' ').length <= 4 ? { allergens: [], diets } : null;
}

const MOST_READ = 400_000;
const LONGEST_LINE = 2_000;

/** Short runs of blanks and short lines: a key is written in neither of the long ones, and whoever writes them to keep us busy does not. */
function tidied(written: string): string {
  return written
    .slice(0, MOST_READ)
    .replaceAll(/[^\S\n]+/gu, (blanks) => (blanks.includes('\t') ? '\t' : blanks.slice(0, 2)))
    .replaceAll(/\s*\n\s*/gu, '\n')
    .split('\n')
    .map((line) => line.slice(0, LONGEST_LINE))
    .join('\n');
}

/** The key of a document: codes of figures and letters that at least three entries explain, and footnotes behind signs. */
export function readCodes(written: string): Codes {
  const text = toAsciiDigits(tidied(written));
  const codes = new Map<string, CodeMeaning>();
  const entries = [...text.matchAll(ENTRY), ...text.matchAll(BRACKET_ENTRY), ...plainEntries(text)].flatMap(([, code = '', words = '']) => {
    const meaning = meaningOf(words);
    return meaning ? [{ code: keyOf(code), meaning }] : [];
  });
  const kinds: ((code: string) => boolean)[] = [
    (code) => /^\d+$/.test(code),
    (code) => /^[a-z]+$/.test(code),
    (code) => /^\p{Script=Arabic}+$/u.test(code),
  ];
  for (const isKind of kinds) {
    const same = entries.filter(({ code }) => isKind(code));
    const named = new Set(same.filter(({ meaning }) => meaning.allergens.length > 0).map(({ code }) => code));
    if (named.size < LEAST_ENTRIES) continue;
    // A code that is explained twice in two ways explains nothing.
    for (const { code, meaning } of same) if (named.has(code) || meaning.diets.length > 0) join(codes, code, meaning);
  }
  for (const [, sign = '', sentence = ''] of text.matchAll(FOOTNOTE)) {
    const folded = foldText(sentence);
    if (!SPEAKS_OF_FOOD.test(folded)) continue;
    const declared = findDeclaredAllergens(sentence);
    const traces = /traces?|اثار/.test(folded) ? findAllergens(sentence) : [];
    const allergens = ALLERGENS.filter((allergen) => declared.includes(allergen) || traces.includes(allergen));
    const diets = allergens.length > 0 ? [] : findDietTags(sentence, new Map(), false);
    if (allergens.length + diets.length > 0) join(codes, keyOf(sign), { allergens, diets });
  }
  return codes;
}

/** "1 Gluten  3 Eggs  7 Milk": a line of nothing but figures and what they mean. */
function plainEntries(text: string): RegExpMatchArray[] {
  return text.split('\n').flatMap((line) => {
    const parts = line.trim().split(/[,،;·|]?\s+(?=\d{1,2}\s+\p{L})/u);
    const entries = parts.flatMap((part) => [...part.matchAll(/^(\d{1,2})\s+(\p{L}[\p{L}' /&()-]{1,40})$/gu)]);
    return parts.length >= LEAST_ENTRIES && entries.length === parts.length ? entries : [];
  });
}

/** One code told in two ways means both where it warns of allergens, and no diet that only one of them grants. */
function join(codes: Map<string, CodeMeaning>, code: string, meaning: CodeMeaning): void {
  const known = codes.get(code);
  const joined = known
    ? {
        allergens: ALLERGENS.filter((allergen) => known.allergens.includes(allergen) || meaning.allergens.includes(allergen)),
        diets: known.diets.filter((tag) => meaning.diets.includes(tag)),
      }
    : meaning;
  codes.set(code, joined);
}

const keyOf = (code: string): string =>
  toAsciiDigits(code)
    .toLowerCase()
    .replace(new RegExp(`[${SUPERSCRIPTS}]`, 'gu'), (digit) => String(SUPERSCRIPTS.indexOf(digit)));

/** Whether a line is a footnote or the key itself, so that it speaks of no single dish. `isBullet`: it stands in a list, where its sign may be lost. */
export function isKeyLine(line: string, codes: Codes, isBullet: boolean): boolean {
  if (new RegExp(`^\\s*[${SIGNS}${SUPERSCRIPTS}]{1,3}\\s*\\p{L}`, 'u').test(line)) return true;
  if (isBullet && line.length < 120 && [...codes.keys()].some((code) => code.startsWith('*')) && SPEAKS_OF_FOOD.test(foldText(line)))
    return true;
  return [...toAsciiDigits(tidied(line)).matchAll(ENTRY)].filter(([, code = '']) => codes.has(keyOf(code))).length >= 2;
}

const GROUP = new RegExp(`[([{]\\s*(${CODE}(?:\\s*[,،;/|+&·.\\s-]\\s*${CODE})*)\\s*[)\\]}]`, 'gu');
const RAISED = new RegExp(`[${SUPERSCRIPTS}]+(?:[,ʼ˒'’ ]?[${SUPERSCRIPTS}]+)*`, 'gu');
const SIGNED = new RegExp(`(?<=[\\p{L})\\]\\d])\\s?[${SIGNS}]{1,3}|(?<=\\s)[†‡§¶]{1,3}(?=\\s|$)`, 'gu');
const BARE_LIST = new RegExp(`^\\s*${CODE}(?:\\s*[,،;/|+&·\\s-]\\s*${CODE})*\\s*$`, 'u');

export interface Coded {
  /** The text without its codes. */
  text: string;
  allergens: Allergen[];
  diets: DietTag[];
}

/**
 * Footnotes whose sign became the bullet of a list or the mark of a heading: `lines` are those of the document, `text` shows which signs are used.
 * Where it cannot be told which footnote belongs to which sign, each sign warns of all their allergens and grants nothing.
 */
export function withLostSigns(codes: Codes, text: string, lines: readonly string[]): Codes {
  const used = new Set([...text.matchAll(/[\p{L})\]](\*{1,3})(?=[\s.]|$)/gmu)].flatMap(([, sign = '']) => (codes.has(sign) ? [] : [sign])));
  const meanings = lines.flatMap((line) =>
    SPEAKS_OF_FOOD.test(foldText(line)) && line.length < 120 ? (readCodes(`* ${line}`).get('*') ?? []) : [],
  );
  const [first] = meanings;
  if (used.size === 0 || !first) return codes;
  const sure = used.size === 1 && meanings.length === 1;
  const allergens = ALLERGENS.filter((allergen) => meanings.some((meaning) => meaning.allergens.includes(allergen)));
  const meaning: CodeMeaning = sure ? first : { allergens, diets: [] };
  return new Map([...codes, ...[...used].map((sign) => [sign, meaning] as const)]);
}

/** Takes the codes out of a line of a menu: "Beef Burger (1,3,7) … 52". `isCell`: a cell that holds nothing but codes counts too. */
export function takeCodes(written: string, codes: Codes, isCell = false): Coded {
  const found = new Set<string>();
  if (codes.size === 0) return { text: written, allergens: [], diets: [] };
  const text = toAsciiDigits(written);
  const take = (list: string): string[] => {
    const parts = list.split(/[,،;/|+&·.\s-]+/).filter((part) => part !== '');
    return parts.every((part) => codes.has(keyOf(part))) ? parts.map(keyOf) : [];
  };
  const note = (parts: readonly string[], whole: string): string => {
    for (const part of parts) found.add(part);
    return parts.length > 0 ? ' ' : whole;
  };
  let rest = text.replace(SIGNED, (whole: string) => note(take(whole.trim()), whole));
  rest = rest.replace(GROUP, (whole: string, inner: string) => note(take(inner), whole));
  rest = rest.replace(RAISED, (whole: string) => note(raised(whole, codes), whole));
  if (isCell && BARE_LIST.test(rest)) {
    const parts = take(rest);
    rest = note(parts, rest);
  }
  const meanings = [...found].flatMap((code) => codes.get(code) ?? []);
  return {
    text: found.size > 0 ? rest.replace(/ {2}(?! )(?=\S)/gu, ' ') : written,
    allergens: ALLERGENS.filter((allergen) => meanings.some((meaning) => meaning.allergens.includes(allergen))),
    diets: DIET_TAGS.filter((tag) => meanings.some((meaning) => meaning.diets.includes(tag))),
  };
}

/** "¹³" is 1 and 3 where the key has no 13. */
function raised(text: string, codes: Codes): string[] {
  const groups = text.split(/[^⁰¹²³⁴⁵⁶⁷⁸⁹]+/u).filter((group) => group !== '');
  return groups.flatMap((group) => {
    const whole = keyOf(group);
    if (codes.has(whole)) return [whole];
    const single = [...group].map(keyOf);
    return single.every((digit) => codes.has(digit)) ? single : [];
  });
}
