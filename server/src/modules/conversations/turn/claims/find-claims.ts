import { normaliseText } from '../../../nlu/index.ts';
import type { FoundClaim } from './claim-types.ts';
import { findContacts } from './find-contacts.ts';
import { findFigures } from './find-figures.ts';
import { lettersForDigits, readArabizi } from './read-arabizi.ts';
import { findAllergens, findDiets, findOffers, findPlaces, findPromises } from './find-statements.ts';

export interface ReadSentence {
  folded: string;
  /** As an answer says it. */
  claims: readonly FoundClaim[];
  /** As evidence holds it: a span of weekdays stands for every day in it. */
  held: readonly FoundClaim[];
}

/** Answers are made of the same lines turn after turn (menu rows, policies), so reading them is remembered. Bounded. */
const remembered = new Map<string, ReadSentence>();
const MOST_REMEMBERED = 20_000;

/** Every claim of one sentence. Pure. */
export function readSentence(sentence: string): ReadSentence {
  const known = remembered.get(sentence);
  if (known) return known;
  const folded = foldForClaims(sentence);
  const { claims: contacts, rest: withLetters } = findContacts(folded);
  const rest = lettersForDigits(readArabizi(withLetters));
  const spoken = readArabizi(folded);
  const others = [
    ...contacts,
    ...findAllergens(spoken),
    ...findDiets(spoken),
    ...findOffers(spoken),
    ...findPromises(spoken),
    ...findPlaces(rest),
  ];
  const claims = [...others, ...findFigures(rest, { expandWeekdays: false })];
  const read = { folded, claims, held: [...others, ...findFigures(rest, { expandWeekdays: true })] };
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(sentence, read);
  return read;
}

const DECIMAL = /\p{Nd}/u;
const isDecimal = (code: number) => DECIMAL.test(String.fromCodePoint(code));

/** Value of a digit of any script: Unicode keeps each script's ten together, zero first. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let steps = 0;
  while (steps < 10 && isDecimal(code - steps - 1)) steps += 1;
  return String(steps % 10);
}

/** The one spelling of claims: every script's digits as ASCII, and digits apart from the Arabic letters that are joined to them. */
export function foldForClaims(text: string): string {
  return normaliseText(text)
    .replace(/[^\P{Nd}0-9]/gu, digitValue)
    .replace(/(?<=\p{Script=Arabic})(?=\d)|(?<=\d)(?=\p{Script=Arabic})/gu, ' ');
}

/** Sentences and lines of a text. A point between figures or inside an abbreviation ends none. Numbering of a list is dropped. */
export function sentencesOf(text: string): string[] {
  let numbering = 0;
  return text
    .split('\n')
    .map((line) => {
      const item = /^\s*[*_]*(\d{1,2})[.)]\s+(?=\D)/u.exec(line);
      if (!item || Number(item[1]) !== numbering + 1) return line;
      numbering += 1;
      return line.slice(item[0].length);
    })
    .flatMap((line) =>
      line.split(/(?<=[!?؟])\s+|(?<!\b(?:Mr|Mrs|Ms|Dr|St|No|Eng)\.)(?<=[\p{L})"»”]{2}\.)\s+(?=[\p{Lu}\p{Script=Arabic}"“«])/u),
    )
    .filter((sentence) => sentence.trim() !== '');
}
