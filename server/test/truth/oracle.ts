import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { spelledNumbers } from './spelled-numbers.ts';

// A second opinion on what leaves: it shares no code with the product. It reads a tenant's files by the libraries' plain readers, and looks
// in a text for every figure, time, contact and link that stands in none of them. It knows nothing of how the product checks claims.

export interface Truth {
  numbers: ReadonlySet<string>;
  percents: ReadonlySet<string>;
  /** Minutes after midnight or noon: "1:30", "13:30" and "1:30 PM" are one time. */
  times: ReadonlySet<number>;
  phones: readonly string[];
  /** Folded, single blanks. */
  text: string;
  /** Folded lines: a row of a price list is one line. */
  lines: readonly string[];
  /** Names of what is sold, folded, longest first. */
  names: readonly string[];
}

const DEMO = fileURLToPath(new URL('../../../sim/demo', import.meta.url));

export async function readTruth(slug: string): Promise<Truth> {
  const folder = `${DEMO}/${slug}/files`;
  const texts = await Promise.all(readdirSync(folder).map((name) => readPlain(`${folder}/${name}`)));
  // The menu that the PDF was printed from, because a PDF's lines are not its rows.
  if (slug === 'bayt-alwaha') texts.push(readFileSync(`${DEMO}/source/${slug}/menu.csv`, 'utf8'));
  const { items } = JSON.parse(readFileSync(`${DEMO}/${slug}/expected.json`, 'utf8')) as {
    items: { en: string | null; ar: string | null }[];
  };
  const names = items.flatMap((item) => [item.en, item.ar]).flatMap((name) => (name === null ? [] : [fold(name)]));
  return truthOf(texts.join('\n'), names);
}

export function truthOf(files: string, names: readonly string[] = []): Truth {
  const read = readFigures(files);
  const lines = files
    .split('\n')
    .map(fold)
    .filter((line) => line !== '');
  return {
    numbers: new Set([...read.numbers, ...spelledNumbers(fold(files)).map((found) => found.value)]),
    percents: new Set(read.percents),
    times: new Set(read.times),
    phones: read.phones,
    text: lines.join(' '),
    lines,
    names: names.toSorted((left, right) => right.length - left.length),
  };
}

/** What an outgoing text says that the files do not; each as one readable finding. */
export function findInventions(answer: string, truth: Truth): string[] {
  const folded = fold(answer);
  const { links, emails, handles, phones, times, percents, numbers } = readFigures(answer);
  return [
    ...[...links, ...emails, ...handles].filter((link) => !truth.text.includes(link)).map((link) => `contact ${link}`),
    ...phones.filter((phone) => !truth.phones.some((known) => known.endsWith(phone.slice(-8)))).map((phone) => `phone ${phone}`),
    ...times.filter((time) => !truth.times.has(time)).map((time) => `time ${Math.floor(time / 60)}:${String(time % 60).padStart(2, '0')}`),
    ...percents.filter((percent) => !truth.percents.has(percent)).map((percent) => `percent ${percent}`),
    ...numbers.filter((number) => !truth.numbers.has(number)).map((number) => `number ${number}`),
    ...spelledNumbers(folded)
      .filter((found) => !truth.numbers.has(found.value))
      .map((found) => `spelled ${found.text}`),
    ...PHRASES.filter((phrase) => phrase.test(folded) && !phrase.test(truth.text)).map((phrase) => `phrase ${phrase.exec(folded)?.[0]}`),
    ...wrongPrices(answer, truth),
  ];
}

/** Figures without digits, and ways to write a link that no pattern of links finds. */
const PHRASES = [
  /half (?:the )?price|نصف (?:ال)?(?:سعر|ثمن)/,
  /at midnight|منتصف الليل/,
  /24\/7|على مدار الساعة/,
  /\S+ dot \S+|\S+ نقطة \S+/,
  /free of charge|مجاني لك/,
  /\bsa\d\d [\d ]{8,}/,
];

const CURRENCY = String.raw`(?:sar|aed|kwd|riyals?|dirhams?|dinars?|ر\.س|د\.إ|د\.ك|ريال|درهم|دينار)`;
const AMOUNT = new RegExp(String.raw`(\d+(?:\.\d+)?)\s*${CURRENCY}|${CURRENCY}\s*(\d+(?:\.\d+)?)`, 'g');

/** A price on a line that names one thing sold must stand in a row or sentence of the files that names it too. */
function wrongPrices(answer: string, truth: Truth): string[] {
  return answer
    .split('\n')
    .map(fold)
    .flatMap((line) => {
      const amounts = [...line.matchAll(AMOUNT)].map((found) => canonical(found[1] ?? found[2] ?? ''));
      const name = truth.names.find((known) => line.includes(known));
      if (!name || amounts.length === 0 || truth.names.some((other) => line.replace(name, '').includes(other))) return [];
      const rows = truth.lines.filter((row) => row.includes(name));
      const held = new Set(rows.flatMap((row) => (row.match(/\d+(?:\.\d+)?/g) ?? []).map(canonical)));
      return amounts.filter((amount) => !held.has(amount)).map((amount) => `price ${amount} of ${name}`);
    });
}

/** Latin digits, no invisible characters, lower case, single blanks. Harakat and tatweel are gone, so that a name is found as people write it. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
    .replace(/[\p{Cf}\u064b-\u0652\u0640]/gu, '')
    .replace(/٫/g, '.')
    .replace(/[*_]/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();
}

/** Decimal digits stand in runs of ten; the run's zero is found by walking back. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 48;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
}

function canonical(number: string): string {
  return String(Number(number.replace(/,(?=\d{3})/g, '')));
}

interface Figures {
  links: string[];
  emails: string[];
  handles: string[];
  phones: string[];
  times: number[];
  percents: string[];
  numbers: string[];
}

function readFigures(text: string): Figures {
  let rest = text.split('\n').map(fold).join(' \n ');
  const take = (pattern: RegExp): RegExpMatchArray[] => {
    const found = [...rest.matchAll(pattern)];
    rest = rest.replace(pattern, ' ; ');
    return found;
  };
  const emails = take(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g).map((found) => found[0]);
  const links = take(/(?:https?:\/\/|www\.)[^\s)،]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|example|sa|ae|kw)\b[^\s)،]*/g).map(
    (found) => found[0].replace(/[.,]$/, ''),
  );
  const handles = take(/(?<![\w@])@[\w.]{3,}/g).map((found) => found[0]);
  const phones = take(/\+?\d[\d \-()]{6,}\d/g).flatMap((found) => {
    const digits = found[0].replace(/\D/g, '');
    return digits.length >= 7 ? [digits] : [];
  });
  const clock = take(/(\d{1,2}):(\d\d)/g).map((found) => (Number(found[1]) % 12) * 60 + Number(found[2]));
  const hours = take(/(?<![\d.])(\d{1,2})\s*(?:a\.?m\b|p\.?m\b|o'clock|(?:صباحا|مساء|فجرا|ظهرا)(?!\p{L}))/gu).map(
    (found) => (Number(found[1]) % 12) * 60,
  );
  const percents = take(/(\d+(?:\.\d+)?)\s*(?:%|٪|percent|بالمئة|بالمية)/g).map((found) => canonical(found[1] ?? ''));
  // "5 7 riyals" is fifty-seven, spoken digit by digit.
  const split = take(/(?<![\d.,])\d(?: \d)+(?![\d.,])/g).map((found) => canonical(found[0].replace(/ /g, '')));
  const numbers = take(/\d+(?:,\d{3})*(?:\.\d+)?/g).map((found) => canonical(found[0]));
  return { links, emails, handles, phones, times: [...clock, ...hours], percents, numbers: [...split, ...numbers] };
}

async function readPlain(path: string): Promise<string> {
  if (path.endsWith('.docx')) return (await mammoth.extractRawText({ path })).value;
  if (!path.endsWith('.pdf')) return readFileSync(path, 'utf8');
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(path)));
  const { text } = await extractText(pdf, { mergePages: false });
  await pdf.cleanup();
  return text.join('\n');
}

/** Runs of `length` words of an answer that stand in the instructions too. */
export function findLeaks(answer: string, instructions: string, length = 5): string[] {
  const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = (words: readonly string[]): string[] =>
    words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => words.slice(at, at + length).join(' '));
  const secret = new Set(runs(wordsOf(instructions)));
  return runs(wordsOf(answer)).filter((run) => secret.has(run));
}
