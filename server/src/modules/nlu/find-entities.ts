import type { ConceptHit } from './find-concepts.ts';
import { CURRENCIES, NUMBER_WORDS } from './lexicon/units.ts';
import { foldDigits } from './normalise.ts';
import type { Word } from './words.ts';

export interface Entity {
  /**
   * `diet` (a DietTag), `allergen` (an Allergen), `weekday` ("0" Sunday … "6"), `day` (today, tonight, tomorrow, after_tomorrow, yesterday,
   * weekend, ramadan, eid), `time` ("HH:MM", 24 hours; "HH:MM?" when morning or evening is open), `budget` ("50 SAR", or "50" where no
   * currency was said), `number` ("4"), `place` (branch, area or city as written), `item` (the thing asked about, as written).
   */
  kind: 'diet' | 'allergen' | 'weekday' | 'day' | 'time' | 'budget' | 'number' | 'place' | 'item';
  /** As it stands in the message. */
  text: string;
  value: string;
}

const CURRENCY_SOURCE = CURRENCIES.map(([, source]) => source).join('|');
const AMOUNT = new RegExp(`(?:(${CURRENCY_SOURCE})\\s*)?(\\d+(?:[.,]\\d+)?)(?:\\s*(${CURRENCY_SOURCE})(?![\\p{L}\\p{N}]))?`, 'giu');
const TIME =
  /(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.?|p\.m\.?|صباح(?:ا|اً)?|الصبح|الفجر|فجرا|ظهرا|الظهر|العصر|عصرا|مساء(?:ا|ً)?|المغرب|العشاء|بالليل|الليل|ليلا|المسا|م(?!\p{L})|ص(?!\p{L})|belleil|bel ?leil|bil ?leil|el ?leil|el ?sob7|sob7an|masa2?an?|bel ?masa|o'?clock)?(?![\d:])/giu;
const TIME_BEFORE =
  /(?:\bat|\buntil|\btill|\bby|\bbefore|\bafter|\bfrom|\baround|الساعه|الساعة|ساعه|ساعة|الين|لين|لحد|حتى|عند|\bel sa3a|\bsa3a|\bs3a|\bel s3a)\s*$/iu;
const MORNING = /^(?:am|a\.m|صباح|الصبح|الفجر|فجر|ص$|el ?sob7|sob7)/iu;
const NIGHT = /^(?:بالليل|الليل|ليل|bel ?leil|bil ?leil|el ?leil)/iu;
const EVENING = /^(?:pm|p\.m|ظهر|الظهر|العصر|عصر|مساء|المسا|المغرب|العشاء|م$|bel ?masa|masa)/iu;
const NEITHER = /^o'?clock/iu;

function currencyOf(written: string | undefined): string | null {
  if (written === undefined) return null;
  const found = CURRENCIES.find(([, source]) => new RegExp(`^(?:${source})$`, 'iu').test(written));
  return found?.[0] ?? null;
}

/** Clock times of a text with ASCII digits, in reading order. */
function timesIn(text: string): (Entity & { start: number; end: number })[] {
  const times: (Entity & { start: number; end: number })[] = [];
  for (const match of text.matchAll(TIME)) {
    const [written, hourText = '', minuteText, part] = match;
    const hour = Number(hourText);
    const minute = Number(minuteText ?? 0);
    const announced = TIME_BEFORE.test(text.slice(0, match.index));
    const clockLike = minuteText !== undefined && written.includes(':');
    if (hour > 24 || minute > 59 || !(part !== undefined || clockLike || announced)) continue;
    const word = part === undefined || NEITHER.test(part) ? null : part;
    let hour24 = hour % 24;
    let open = false;
    // One at night is after midnight, eleven at night before it.
    if (word !== null && NIGHT.test(word)) hour24 = hour === 12 ? 0 : hour < 6 || hour > 12 ? hour : hour + 12;
    // Eleven "at noon" is before it.
    else if (word !== null && /^ال?ظهر/u.test(word) && hour >= 10 && hour < 12) hour24 = hour;
    else if (word !== null && EVENING.test(word) && hour < 12) hour24 = hour + 12;
    else if (word !== null && MORNING.test(word) && hour === 12) hour24 = 0;
    else if (word === null && hour >= 1 && hour <= 12) open = true;
    const value = `${String(hour24).padStart(2, '0')}:${String(minute).padStart(2, '0')}${open ? '?' : ''}`;
    times.push({ kind: 'time', text: written.trim(), value, start: match.index, end: match.index + written.length });
  }
  return times;
}

/** Clock times of a message as `time` entities, Arabic digits included. */
export const findTimes = (text: string): Entity[] =>
  timesIn(foldDigits(text)).map(({ kind, text: written, value }) => ({ kind, text: written, value }));

const PLACE_EN =
  /\b(?:in|at|near|to|from|around)\s+(?:the\s+)?((?:\p{Lu}[\p{L}'-]*|al|el)(?:[\s-]+(?:\p{Lu}[\p{L}'-]*|al|el))*)|\b([\p{L}'-]+(?:\s+[\p{L}'-]+)?)\s+branch\b/gu;
const PLACE_AR = /(?:(?<!\p{L})[بلو]?(?:فرع|حي|منطقه|منطقة|مدينه|مدينة|شارع)\s+)([\p{Script=Arabic}]+(?:\s+ال[\p{Script=Arabic}]+)?)/gu;
const PLACE_AR_LOOSE =
  /(?<!\p{L})(?:في|ب|لـ|الى|إلى|عند)\s+(ال[\p{Script=Arabic}]{3,}(?:\s+ال[\p{Script=Arabic}]+)?|دبي|جده|جدة|مكه|مكة|ابوظبي|أبوظبي|عجمان|حولي|سلوى)/gu;
const NO_PLACE =
  /^(?:the|your|which|what|any|nearest|closest|other|this|that|another|every|each|a|my|ramadan|eid|monday|tuesday|wednesday|thursday|friday|saturday|sunday|i|whatsapp|instagram|english|arabic)$/i;
const NO_PLACE_AR =
  /^(?:ال)?(?:بيت|منيو|يوم|جمعة|جمعه|سبت|احد|أحد|اثنين|ثلاثاء|اربعاء|أربعاء|خميس|مطعم|محل|صباح|مساء|ليل|ليله|حين|موقع|عيد|قائمه|قائمة|طلب|ساعه|ساعة|توصيل|كاش|سعر|اسعار|وقت|فرع|رمضان|ويكند|عندكم|عندكن|عندكو|لكم|كم|قريب|اقرب|أقرب|اخر|آخر|ثاني|تاني|غير|واحد|يوجد|مفتوح|في|ل|و)$/u;

function findPlaces(text: string): Entity[] {
  const places: Entity[] = [];
  for (const rule of [PLACE_EN, PLACE_AR, PLACE_AR_LOOSE]) {
    for (const match of text.matchAll(rule)) {
      const place = (match[1] ?? match[2] ?? '').replace(/^(?:(?:your|the|which|nearest|closest|in|at|is|any)\s+)+/i, '').trim();
      const [head = ''] = place.split(/\s+/);
      if (place === '' || NO_PLACE.test(place) || NO_PLACE.test(head) || NO_PLACE_AR.test(place) || NO_PLACE_AR.test(head)) continue;
      if (!places.some((known) => known.value === place)) places.push({ kind: 'place', text: place, value: place });
    }
  }
  return places;
}

/** Everything in the message that a query on facts can use. Order: diet and allergens, days, times, money, numbers, places. */
export function findEntities(text: string, words: readonly Word[], hits: readonly ConceptHit[]): Entity[] {
  const entities: Entity[] = [];
  const spanText = (hit: ConceptHit): string => text.slice(words[hit.from]?.start ?? 0, words[hit.to - 1]?.end ?? 0);
  const add = (entity: Entity): void => {
    if (!entities.some((known) => known.kind === entity.kind && known.value === entity.value)) entities.push(entity);
  };
  const within = (hit: ConceptHit): boolean =>
    hits.some(
      (other) =>
        other !== hit &&
        /^(?:diet|allergen|day):/.test(other.id) &&
        other.from <= hit.from &&
        other.to >= hit.to &&
        other.to - other.from > hit.to - hit.from,
    );
  for (const hit of hits) {
    const [kind, value] = hit.id.split(':');
    if (value === undefined || within(hit)) continue;
    if (kind === 'diet' || kind === 'allergen' || kind === 'weekday' || kind === 'day') add({ kind, text: spanText(hit), value });
  }

  const digits = foldDigits(text);
  const times = timesIn(digits);
  for (const { kind, text: written, value } of times) add({ kind, text: written, value });
  const limited = hits.some((hit) => hit.id === 'under');
  for (const match of digits.matchAll(AMOUNT)) {
    const start = match.index;
    if (times.some((time) => start >= time.start && start < time.end)) continue;
    if (/[\p{L}\p{N}+]$/u.test(digits.slice(0, start)) || /^[\p{L}\p{N}]/u.test(digits.slice(start + match[0].length))) continue;
    const amount = String(Number((match[2] ?? '').replace(',', '.')));
    const currency = currencyOf(match[1] ?? match[3]);
    const isLimit = limited || (currency !== null && /(?:\bwith|\bbudget|\bfor|بـ?|معي|معاي|عندي|ب)\s*$/iu.test(digits.slice(0, start)));
    if (isLimit) add({ kind: 'budget', text: match[0].trim(), value: currency === null ? amount : `${amount} ${currency}` });
    else add({ kind: 'number', text: match[0].trim(), value: amount });
  }
  for (const word of words) {
    const number = NUMBER_WORDS[word.text];
    if (number === undefined) continue;
    if (limited) add({ kind: 'budget', text: word.text, value: String(number) });
    else add({ kind: 'number', text: word.text, value: String(number) });
  }
  for (const place of findPlaces(text)) add(place);
  return entities;
}
