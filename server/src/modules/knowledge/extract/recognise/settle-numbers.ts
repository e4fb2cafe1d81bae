import type { Grey } from './flatten-light.ts';
import { type Figures, readFigures } from './read-figures.ts';
import type { Box, RecognisedLine, RecognisedWord } from './tesseract.ts';

/** What stands where a number is that nobody could read: no reader of menus takes it for a price, and a person sees that something is missing. */
export const UNREAD = '?';

type ReadNumber = (box: Box) => { text: string; confidence: number };

const GROUP = /[\d٠-٩]+(?:[.,٫:][\d٠-٩]+)*/g;
const SURE_SIGN = 0.9;
/** Enough where the engine saw no number at all. */
const VERY_SURE_SIGN = 0.98;
const SURE_WORD = 85;
const HALF_SURE_WORD = 60;

/**
 * The numbers of a line, each read by two readers: the engine's model, which takes Arabic-Indic figures for letters and drops figures beside
 * them, and the reader of single signs. Where they agree the number stands; where they differ a third reading decides; else it is `UNREAD`,
 * since a wrong price is far worse than a missing one.
 */
export function settleNumbers(line: RecognisedLine, page: Grey, readNumber: ReadNumber): RecognisedLine {
  const left = new Set(line.words);
  const settled: RecognisedWord[] = [];
  for (const { figures, own } of joinByWord(readFigures(line, page), line.words)) {
    const words = settle(figures, own, line, readNumber);
    if (!words) continue;
    for (const word of own) left.delete(word);
    settled.push(...words);
  }
  // What the engine alone took for a number.
  return { ...line, words: [...[...left].map((word) => confirm(word, readNumber)), ...settled] };
}

const western = (text: string): string => text.replace(/[٠-٩]/g, (figure) => String(figure.charCodeAt(0) - 0x660)).replace(/[٫,]/g, '.');
const groupsOf = (text: string): string[] => text.match(GROUP) ?? [];
const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '');
const widthOf = (box: Box): number => Math.max(1, box.x1 - box.x0);
const shares = (one: Box, other: Box): boolean =>
  Math.min(one.x1, other.x1) - Math.max(one.x0, other.x0) > 0.4 * Math.min(widthOf(one), widthOf(other));

interface Place {
  figures: Figures[];
  own: RecognisedWord[];
}

/** The engine's words with the figures that stand where they do: "12:30-23:00" is one word and two numbers, "٩ ٠" two words and one number. */
function joinByWord(figures: readonly Figures[], words: readonly RecognisedWord[]): Place[] {
  const places: Place[] = [];
  for (const one of figures) {
    const own = words.filter((word) => shares(word.bbox, one.bbox));
    const known = places.find((place) => place.own.some((word) => own.includes(word)));
    if (!known) places.push({ figures: [one], own });
    else {
      known.figures.push(one);
      known.own.push(...own.filter((word) => !known.own.includes(word)));
    }
  }
  return places;
}

const SIZE = /^[/|]?([SML])[:/|]?$/;

/** Whether a letter tells a size: another size stands on the same line. */
const isSize = (told: string, line: RecognisedLine): boolean => {
  const [, size] = SIZE.exec(told) ?? [];
  return size !== undefined && line.words.some(({ text }) => (SIZE.exec(text)?.[1] ?? size) !== size);
};

/** The words that stand for these figures, or null where the engine's own are to stand or to be confirmed. */
function settle(
  figures: readonly Figures[],
  own: readonly RecognisedWord[],
  line: RecognisedLine,
  readNumber: ReadNumber,
): RecognisedWord[] | null {
  const [first] = figures;
  if (!first) return null;
  const told = own.map((word) => word.text).join(' ');
  const groups = groupsOf(told);
  const letters = lettersOf(told);
  const confidence = Math.min(100, ...own.map((word) => word.confidence));
  // A comma between Arabic words looks like their zero, and "S 12 / L 16 $" has no five.
  if (groups.length === 0 && figures.length === 1 && (first.text === '٠' || told === '$' || isSize(told, line))) return null;
  // "lo" is no ten where the engine is sure of its letters.
  if (groups.length === 0 && letters.length >= 2 && confidence >= (first.isArabic ? SURE_WORD : HALF_SURE_WORD)) return null;
  if (groups.length === figures.length && groups.every((group, index) => western(group) === western(figures[index]?.text ?? ''))) {
    return own.length === 1 ? own.map((word) => ({ ...word, confidence: Math.max(90, word.confidence) })) : standAlone(figures, 90, own);
  }
  // Beside Arabic the engine may tell a range from its right: the places of its numbers tell which comes first.
  const isTurned = figures.length > 1 && groups.length === figures.length;
  if (isTurned && groups.every((group, index) => western(group) === western(figures.at(-1 - index)?.text ?? '')))
    return withDashes(standAlone(figures, 90, own), figures, told);
  if (figures.some((one) => one.isArabic))
    return figures.every((one) => one.sureness >= SURE_SIGN) ? standAlone(figures, 90, own) : unread(figures, own, groups);
  if (figures.length > 1 || own.length > 1) return null;
  // The reader of signs saw a part of what the engine saw.
  const [word] = own;
  if (word && widthOf(first.bbox) < 0.7 * widthOf(word.bbox)) return null;
  // All the ink that either saw: a figure at the edge is what a reader loses.
  const third = readNumber(around(word ? joined(first.bbox, word.bbox) : first.bbox));
  const agrees = western(third.text) === western(first.text) && third.confidence >= HALF_SURE_WORD;
  if (agrees && first.sureness >= HALF_SURE_WORD / 100) return standAlone(figures, 90, own);
  if (word && groups.length === 1 && third.confidence >= HALF_SURE_WORD && western(third.text) === western(groups[0] ?? '')) return [word];
  if (groups.length === 0) return first.sureness >= VERY_SURE_SIGN && first.text.length >= 2 ? standAlone(figures, 80, own) : null;
  return unread(figures, own, [...groups, third.text]);
}

/** Each number as a word of its own, and what else the engine read there: a unit. */
function standAlone(figures: readonly Figures[], confidence: number, own: readonly RecognisedWord[]): RecognisedWord[] {
  const numbers = figures.map(({ text, bbox }) => ({ text, confidence, bbox }));
  return [...numbers, ...own.flatMap((word) => besideOf(word, figures))];
}

/** The dash of a range, between its two numbers. */
function withDashes(words: RecognisedWord[], figures: readonly Figures[], told: string): RecognisedWord[] {
  const [first, second] = figures;
  if (figures.length !== 2 || !first || !second || !/\d[-–]\d/.test(told) || second.bbox.x0 <= first.bbox.x1) return words;
  return [...words, { text: '-', confidence: 90, bbox: { ...first.bbox, x0: first.bbox.x1 + 1, x1: second.bbox.x0 - 1 } }];
}

const unread = (figures: readonly Figures[], own: readonly RecognisedWord[], others: readonly string[]): RecognisedWord[] => [
  ...figures.map(({ text, bbox }) => ({ text: UNREAD, confidence: 0, bbox, readings: [text, ...others] })),
  ...own.flatMap((word) => besideOf(word, figures)),
];

function besideOf(word: RecognisedWord, figures: readonly Figures[]): RecognisedWord[] {
  const rest = word.text.replace(GROUP, '').replace(/^[.,:٫|-]+|[.,:٫|-]+$/g, '');
  const from = Math.min(...figures.map(({ bbox }) => bbox.x0));
  const to = Math.max(...figures.map(({ bbox }) => bbox.x1));
  const [before, after] = [from - word.bbox.x0, word.bbox.x1 - to];
  if (!/\p{L}/u.test(rest) || Math.max(before, after) < 0.25 * widthOf(word.bbox)) return [];
  return [{ ...word, text: rest, bbox: before > after ? { ...word.bbox, x1: from - 1 } : { ...word.bbox, x0: to + 1 } }];
}

/** A number that only the engine saw stands when it reads the same again, alone, or is very sure. Its Arabic-Indic figures are never sure. */
function confirm(word: RecognisedWord, readNumber: ReadNumber): RecognisedWord {
  const [group] = groupsOf(word.text);
  if (group === undefined) return word;
  if (/[٠-٩]/.test(group)) return { ...word, text: UNREAD, confidence: 0, readings: [group] };
  // A name such as "V60", a phone or a range is the engine's own affair; a price is a bare number.
  if (lettersOf(word.text).length > 0 || western(word.text.replace(/^[($]+|[).,]+$/g, '')) !== western(group)) return word;
  const again = readNumber(around(word.bbox));
  const isSame = western(again.text.replace(/^[.,:-]+|[.,:-]+$/g, '')) === western(group) && again.confidence >= HALF_SURE_WORD;
  return isSame && word.confidence >= HALF_SURE_WORD ? word : { ...word, text: UNREAD, confidence: 0, readings: [group, again.text] };
}

const joined = (one: Box, other: Box): Box => ({
  ...{ x0: Math.min(one.x0, other.x0), y0: Math.min(one.y0, other.y0) },
  ...{ x1: Math.max(one.x1, other.x1), y1: Math.max(one.y1, other.y1) },
});

const around = (box: Box): Box => ({ x0: Math.max(0, box.x0 - 6), y0: Math.max(0, box.y0 - 6), x1: box.x1 + 7, y1: box.y1 + 7 });
