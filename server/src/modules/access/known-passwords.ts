import { AppError } from '../../platform/errors.ts';
import { PASSWORD_WORDS } from './known-password-words.ts';

const WORDS: ReadonlySet<string> = new Set(PASSWORD_WORDS);
const LONGEST_WORD = Math.max(...PASSWORD_WORDS.map((word) => word.length));
const RUNS = [
  '0123456789012345678901234567890',
  '00112233445566778899',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
];
const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
/** Listed words count one each, other letters one each: less than this is guessed early. Four words nobody put together are fine. */
const ENOUGH = 4;
const ENOUGH_DIGITS = 8;

/**
 * Is it among those that everybody tries first? That is up to three words of our list, however they are spelt (P@ssw0rd), with some digits
 * and marks around them; a letter, a word or a row of keys over and over; or the person's or the business's own name and little more.
 * `names`: the local part of the address, the name of the person and of the business.
 */
export function isKnownPassword(password: string, names: readonly string[] = []): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  const own = new Set(
    names.flatMap((name) => [letters(name.toLowerCase()), ...name.toLowerCase().split(/[^\p{L}]+/u)]).filter((word) => word.length >= 3),
  );
  const unLeet = (part: string): string => letters([...part].map((sign) => LEET[sign] ?? sign).join(''));
  // Digits at the end are digits, those within a word may stand for letters.
  const spelt = [letters(text), unLeet(text), unLeet(text.replace(/[^\p{L}]+$/u, ''))];
  return spelt.some((word) => wealth(once(word), own) < ENOUGH) && isPlain(text.replaceAll(/\D/g, ''));
}

/** @throws access.password_known */
export function refuseKnownPassword(password: string, names: readonly string[]): void {
  if (isKnownPassword(password, names)) throw new AppError('access.password_known');
}

const letters = (text: string): string => text.replaceAll(/[^\p{L}]/gu, '');

/** What is repeated is said once. */
const once = (text: string): string => /^(.+?)\1+$/su.exec(text)?.[1] ?? text;

/** The fewest words and single letters that the text is made of. */
function wealth(text: string, names: ReadonlySet<string>): number {
  const least: number[] = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let best = (least[end - 1] ?? 0) + 1;
    for (let start = Math.max(0, end - Math.max(LONGEST_WORD, 120)); start <= end - 3; start += 1) {
      const part = text.slice(start, end);
      if (WORDS.has(part) || names.has(part) || isRun(part)) best = Math.min(best, (least[start] ?? 0) + 1);
    }
    least.push(best);
  }
  return least.at(-1) ?? 0;
}

function isRun(part: string): boolean {
  const back = [...part].toReversed().join('');
  return new Set(part).size === 1 || RUNS.some((run) => run.includes(part) || run.includes(back));
}

/** Digits that add little: few of them, a year, a row, a repetition. Marks add nothing. */
function isPlain(given: string): boolean {
  const digits = given.replaceAll(/(?:19|20)\d\d/g, '');
  return digits.length < ENOUGH_DIGITS || isRun(digits) || new Set(digits).size <= 3 || once(digits) !== digits;
}
