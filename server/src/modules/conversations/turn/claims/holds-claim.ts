import type { FoundClaim } from './claim-types.ts';
import { plainLink, samePhone } from './find-contacts.ts';
import type { ReadSentence } from './find-claims.ts';
import { currencyClass } from './figure-patterns.ts';

const boundary = /[\p{L}\p{N}]/u;
/** Whether a folded text says these words, as words. */
export function says(folded: string, words: string): boolean {
  for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + 1)) {
    const [before, after] = [folded[at - 1] ?? '', folded[at + words.length] ?? ''];
    const joined = boundary.test(before) && !/[وفبلك]/u.test(before);
    if (!joined && !boundary.test(after)) return true;
  }
  return false;
}

const DISCOUNT =
  /\b(?:off|discount\w*|cheaper|sav(?:e|es|ing|ings)|reduced|sale)\b|(?<!\p{L})(?:ال|ب|ب?ال)?(?:خصم|خصومات|تخفيض|تخفيضات|تنزيلات)(?!\p{L})/u;
const FREE = /^free:/;
const figures = (claims: readonly FoundClaim[]) =>
  claims.filter(
    (claim) =>
      (claim.kind === 'price' && !claim.values.some((value) => FREE.test(value))) || claim.kind === 'number' || claim.kind === 'percent',
  );
const amount = (value: string) => value.split('|')[0] ?? '';

/** Whether one sentence of the evidence holds a claim that `said` makes. */
export function holdsClaim(claim: FoundClaim, said: ReadSentence, held: ReadSentence, currency: string): boolean {
  return claim.values.some((value) => {
    if (value.startsWith('said:')) return says(held.folded, value.slice(5));
    switch (claim.kind) {
      case 'price':
        return FREE.test(value) ? holdsFree(value, said, held) : holdsPrice(value, held, currency);
      case 'number':
        return holdsNumber(value, held);
      case 'percent':
        // A tax of 15 % is no discount of 15 %.
        if (DISCOUNT.test(said.folded) && !DISCOUNT.test(held.folded)) return false;
        return held.held.some((other) => other.kind === 'percent' && other.values.includes(value));
      case 'time':
        return sameDays(said, held) && held.held.some((other) => other.kind === 'time' && other.values.includes(value));
      case 'date':
        return held.held.some((other) => other.kind === 'date' && other.values.some((date) => date === value || sameMonth(value, date)));
      case 'phone':
        return held.held.some((other) => other.kind === 'phone' && other.values.some((phone) => samePhone(phone, value)));
      case 'email':
        return held.held.some((other) => other.kind === 'email' && other.values.includes(value));
      case 'link':
        return held.held.some(
          (other) => other.kind === 'link' && other.values.some((link) => plainLink(link) === value || host(link) === value),
        );
      case 'allergen':
        return held.held.some((other) => other.kind === 'allergen' && other.values.includes(value));
      default:
        return false;
    }
  });
}

const daysOf = (claims: readonly FoundClaim[]) =>
  claims.flatMap((claim) => claim.values.filter((value) => /^(?:weekday|closed):/.test(value)));

/** A time beside a weekday must be that day's, where the evidence says of which days it speaks. */
function sameDays(said: ReadSentence, held: ReadSentence): boolean {
  const [asked, known] = [daysOf(said.claims), daysOf(held.held)];
  return asked.length === 0 || known.length === 0 || asked.some((day) => known.includes(day));
}

const host = (link: string) => plainLink(link).split('/')[0];
const sameMonth = (asked: string, date: string) => asked.startsWith('month:') && date.startsWith(`${asked.slice(6)}-`);

function holdsPrice(value: string, held: ReadSentence, currency: string): boolean {
  const [figure, money] = value.split('|');
  return held.held.some((other) => {
    if (other.kind === 'price') return other.values.includes(value);
    // A price column often has no currency: then only the tenant's own may be put to it.
    return other.kind === 'number' && money === currencyClass(currency) && other.values.includes(`${figure}|`);
  });
}

function holdsNumber(value: string, held: ReadSentence): boolean {
  const [figure = '', unit = ''] = value.split('|');
  const loose = unit === '' || unit === '*';
  return held.held.some((other) => {
    if (other.kind === 'number')
      return other.values.some(
        (number) =>
          number === value ||
          number === `${figure}|` ||
          (amount(number) === figure && (unit === '' || (unit === '*' && number.endsWith('|*')))),
      );
    return loose && (other.kind === 'price' || other.kind === 'percent') && other.values.some((each) => amount(each) === figure);
  });
}

/** "Free" with a condition in the source ("from 250") is not free without it. */
function holdsFree(value: string, said: ReadSentence, held: ReadSentence): boolean {
  const topic = value.slice(5);
  const frees = held.held.filter((other) => other.values.some((each) => FREE.test(each)));
  if (frees.length === 0) return false;
  // Without a topic only the source's own sentence may say it.
  const about =
    topic === ''
      ? held.folded.includes(said.folded.replace(/^[•*\s-]+|[.!؟?\s]+$/gu, ''))
      : frees.some((other) => other.values.includes(value));
  if (!about) return false;
  const conditions = figures(held.held).flatMap((other) => other.values.map(amount));
  const stated = figures(said.claims).flatMap((other) => other.values.map(amount));
  return conditions.length === 0 || conditions.some((condition) => stated.includes(condition));
}
