import type { FoundClaim } from './claim-types.ts';
import { CURRENCY, currencyOf, DUALS, FIGURE, MONTH, monthOf, UNIT, unitOf, WEEKDAY_NAMES } from './figure-patterns.ts';
import { SPELLED, spellOut } from './spelled-numbers.ts';

/** One form of a figure: no mark, no thousands commas, no trailing zeros. */
export function plainFigure(text: string): string {
  const bare = text.replace(SPELLED, '');
  const decimal = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replace(/,/g, '') : bare.replace(',', '.');
  return String(Number(decimal));
}

const END = '(?![\\p{L}\\p{N}])';
const START = '(?<![\\p{L}\\p{N}.,])';
const HALF =
  "a\\.?m\\.?|p\\.?m\\.?|o'?clock|in the morning|in the evening|in the afternoon|at night|noon|صباحا|الصبح|صباح|فجرا|الفجر|ظهرا|الظهر|بعد الظهر|عصرا|العصر|مساء|المساء|مغرب|ليلا|بالليل|الليل|منتصف الليل|ص|م";
const TIME = new RegExp(`${START}(${SPELLED}?\\d{1,2})(?:[:.](\\d{2}))?\\s*(${HALF})${END}`, 'gu');
const CLOCK = new RegExp(`${START}(\\d{1,2}):(\\d{2})${END}`, 'gu');
const SAID_HOUR = new RegExp(
  `(?:الساعه|ساعه|o'?clock at|at|until|till|from|by)\\s+(${SPELLED}?\\d{1,2})${END}(?!\\s*(?:${UNIT}|${CURRENCY}|%))`,
  'gu',
);
const NAMED_TIME = /\bnoon\b|\bmidday\b|\bmidnight\b|منتصف الليل/gu;

function hourOf(hour: number, half: string): number[] {
  const kind = half.replace(/\./g, '');
  if (/^(?:am|ص|صباحا?|الصبح|in the morning|فجرا|الفجر)$/u.test(kind)) return [hour % 12];
  if (/^(?:pm|م|مساء|المساء|in the evening|in the afternoon|عصرا|العصر|مغرب|بعد الظهر)$/u.test(kind)) return [(hour % 12) + 12];
  if (/^(?:ظهرا|الظهر|noon)$/u.test(kind)) return [hour >= 11 ? hour : hour + 12];
  if (/^(?:ليلا|بالليل|الليل|at night|منتصف الليل)$/u.test(kind)) return [hour === 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour];
  return hour <= 12 ? [hour % 12, (hour % 12) + 12] : [hour];
}

/** Takes matches out of a line, so that a figure is read once, in its most telling form. */
class Line {
  text: string;
  readonly claims: FoundClaim[] = [];
  constructor(text: string) {
    this.text = text;
  }
  take(pattern: RegExp, read: (match: RegExpExecArray) => Omit<FoundClaim, 'text' | 'at'>[] | null): void {
    pattern.lastIndex = 0;
    this.text = this.text.replace(pattern, (...found: unknown[]) => {
      const [whole] = found as [string];
      const match = found.filter((part) => typeof part !== 'object') as unknown as RegExpExecArray;
      const at = found.find((part) => typeof part === 'number') as number;
      const claims = read(match);
      if (!claims) return whole;
      for (const claim of claims) this.claims.push({ ...claim, text: whole.replace(SPELLED, '').trim(), at });
      return ' '.repeat(whole.length);
    });
  }
}

const RANGE = `\\s*(?:-|–|—|~|to|or|and|الى|او|و|حتي)\\s*`;
const PRICE_RANGE = new RegExp(`${START}(${FIGURE})${RANGE}(${FIGURE})\\s*(${CURRENCY})${END}`, 'gu');
const PRICE_AFTER = new RegExp(`${START}(${FIGURE})\\s*(${CURRENCY})${END}`, 'gu');
const PRICE_BEFORE = new RegExp(`(?<![\\p{L}])(${CURRENCY})\\s*(${FIGURE})${END}`, 'gu');
const PERCENT = new RegExp(`(${FIGURE})\\s*(?:%|percent|per cent|بالميه|في الميه|بالمايه|في المايه|ب${SPELLED}100|في ${SPELLED}100)`, 'gu');
const UNIT_RANGE = new RegExp(`${START}(${FIGURE})${RANGE}(${FIGURE})[\\s-]*(${UNIT})${END}`, 'gu');
const UNIT_FIGURE = new RegExp(`${START}(${FIGURE})[\\s-]*(${UNIT})${END}`, 'gu');
const BARE = new RegExp(`(?<![\\p{L}\\d])(${FIGURE})`, 'gu');
const DATE_ISO = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/gu;
const DATE_SLASH = /(?<!\d)(\d{1,2})\/(\d{1,2})(?:\/(\d{2,4}))?(?!\d)/gu;
const DAY_MONTH = new RegExp(`${START}${SPELLED}?(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+(?:من )?(${MONTH})${END}`, 'gu');
const MONTH_DAY = new RegExp(`(?<!\\p{L})(${MONTH})\\s+${SPELLED}?(\\d{1,2})(?:st|nd|rd|th)?${END}`, 'gu');
const IN_MONTH = new RegExp(`(?:\\b(?:in|since|until|till|of|from|by|during)|في|شهر|حتي|من)\\s+(${MONTH})${END}`, 'gu');
/** A number to call, said digit by digit. */
const SAID_DIGITS = new RegExp(`(?:${SPELLED}\\d(?!\\d)[\\s,،.-]*){5,}`, 'gu');
const ALWAYS =
  /\b24\/7\b|\baround the clock\b|\balways open\b|\bopen always\b|\bnever clos\w+|علي مدار الساعه|مفتوح\p{L}* دايما|ما نقفل ابدا/gu;
/** Breakfast that is served all day says nothing of doors that never close. */
const ALL_DAY = /طوال اليوم/gu;
/** Voucher codes, unit numbers: letters and digits in one word. */
const CODE = /(?<![\p{L}\p{N}])(?=[\p{L}]*\d)(?=\d*[\p{L}])[a-z\d]{3,}(?![\p{L}\p{N}])/gu;
const HALF_OF = /\bhalf[- ](?:an? )?(?:price|hour|off|kilo)\b|(?:نصف|نص) (?:ال)?(?:سعر|ساعه|كيلو|الثمن)/gu;
/** Price verbs: a small number word after one of them is a price, not a count. */
const COSTS = /(?:\bcosts?|\bprice(?:d)?(?: is| at)?|\bfor (?:only|just)|\bonly|\bjust|\bpay|سعره?ا?|بسعر|يكلف|تكلف|فقط)\s*:?\s*$/u;

/** Figures of a folded line: prices, percentages, dates, times, weekdays, and bare numbers, written in digits or in words. */
export function findFigures(folded: string, options: { expandWeekdays: boolean }): FoundClaim[] {
  const line = new Line(spellOut(folded));
  const price = (figure: string | undefined, currency: string | undefined) => ({
    kind: 'price' as const,
    values: [`${plainFigure(figure ?? '')}|${currencyOf(currency ?? '')}`],
  });
  line.take(SAID_DIGITS, ([digits]) => [{ kind: 'phone', values: [(digits ?? '').replace(/\D/g, '')] }]);
  line.take(ALWAYS, () => [{ kind: 'time', values: ['always'] }]);
  line.take(ALL_DAY, () => [{ kind: 'time', values: ['all-day'] }]);
  line.take(DATE_ISO, ([, , month, day]) => [{ kind: 'date', values: [`${Number(month)}-${Number(day)}`] }]);
  line.take(DAY_MONTH, ([, day, month]) => [{ kind: 'date', values: [`${monthOf(month ?? '')}-${Number(day)}`] }]);
  line.take(MONTH_DAY, ([, month, day]) => [{ kind: 'date', values: [`${monthOf(month ?? '')}-${Number(day)}`] }]);
  line.take(DATE_SLASH, ([, one, two]) => [{ kind: 'date', values: [`${Number(two)}-${Number(one)}`, `${Number(one)}-${Number(two)}`] }]);
  line.take(IN_MONTH, ([, month]) => [{ kind: 'date', values: [`month:${monthOf(month ?? '')}`] }]);
  line.take(PERCENT, ([, figure]) => [{ kind: 'percent', values: [plainFigure(figure ?? '')] }]);
  line.take(PRICE_RANGE, ([, low, high, currency]) => [price(low, currency), price(high, currency)]);
  line.take(PRICE_AFTER, ([, figure, currency]) => [price(figure, currency)]);
  line.take(PRICE_BEFORE, ([, currency, figure]) => [price(figure, currency)]);
  for (const dual of DUALS) line.take(dual.pattern, () => [{ kind: dual.kind, values: [`2|${dual.unit}`] }]);
  line.take(TIME, ([, hour, minute, half]) => {
    const value = Number((hour ?? '').replace(SPELLED, ''));
    if (value > 24) return null;
    return [{ kind: 'time', values: hourOf(value, half ?? '').map((each) => `${each % 24}:${minute ?? '00'}`) }];
  });
  line.take(CLOCK, ([, hour, minute]) => [{ kind: 'time', values: hourOf(Number(hour), '').map((each) => `${each % 24}:${minute}`) }]);
  line.take(NAMED_TIME, ([named]) => [{ kind: 'time', values: [/noon|midday/.test(named ?? '') ? '12:00' : '0:00'] }]);
  line.take(UNIT_RANGE, ([, low, high, unit]) =>
    [low, high].map((figure) => ({ kind: 'number' as const, values: [`${plainFigure(figure ?? '')}|${unitOf(unit ?? '') ?? ''}`] })),
  );
  line.take(UNIT_FIGURE, ([, figure, unit]) => {
    const value = plainFigure(figure ?? '');
    const counted =
      (figure ?? '').startsWith(SPELLED) && value === '1' && !['hour', 'day', 'week', 'month', 'minute'].includes(unitOf(unit ?? '') ?? '');
    return counted ? [] : [{ kind: 'number', values: [`${value}|${unitOf(unit ?? '') ?? ''}`] }];
  });
  line.take(SAID_HOUR, ([, hour]) => {
    const value = Number((hour ?? '').replace(SPELLED, ''));
    return value > 24 || value === 0 ? null : [{ kind: 'time', values: hourOf(value, '').map((each) => `${each % 24}:00`) }];
  });
  line.take(HALF_OF, ([half]) => [{ kind: /price|off|سعر|ثمن/u.test(half ?? '') ? 'percent' : 'number', values: ['half'] }]);
  line.take(CODE, ([code]) => (/^\d{1,2}(?:st|nd|rd|th)$/.test(code ?? '') ? [] : [{ kind: 'number', values: [`said:${code}`] }]));
  const before = line.text;
  line.take(BARE, (match) => {
    const [whole, figure] = match;
    const at = (match as unknown as (string | number)[]).find((part) => typeof part === 'number') as number;
    const value = Number(plainFigure(figure ?? ''));
    // "one moment", "both of the two": counting words up to twelve state nothing unless a price verb stands before them.
    const counting = (whole ?? '').startsWith(SPELLED) && value <= 12 && !COSTS.test(before.slice(0, at));
    // A figure that counts something ("60 cars") is no figure for minutes; one that stands alone in a table cell may be.
    const counts = /^\s+\p{L}{2,}/u.test(before.slice(at + (whole ?? '').length)) ? '*' : '';
    return counting || Number.isNaN(value) ? [] : [{ kind: 'number', values: [`${plainFigure(figure ?? '')}|${counts}`] }];
  });
  return [...line.claims, ...weekdays(folded, options.expandWeekdays)];
}

const CLOSED = /\bclosed\b|\bnot open\b|(?<!\p{L})(?:مغلق|مغلقه|مغلقون|مغلقين|مقفل|مقفلين|مسكر|مسكرين|نغلق يوم|عطله)(?!\p{L})/u;
const EVERY_DAY = /every ?day|\bdaily\b|all week|7 days|يوميا|كل يوم|كل الايام|طوال الاسبوع|جميع ايام/u;

/** Weekdays said; in evidence a span ("Sunday to Thursday") and "daily" stand for every day in it. */
function weekdays(folded: string, expand: boolean): FoundClaim[] {
  const said: { day: number; at: number; text: string; end: number }[] = [];
  WEEKDAY_NAMES.forEach((pattern, day) => {
    for (const match of folded.matchAll(pattern)) said.push({ day, at: match.index, text: match[0], end: match.index + match[0].length });
  });
  said.sort((left, right) => left.at - right.at);
  // A day said to be closed is another statement than a day with hours.
  const state = CLOSED.test(folded) ? 'closed' : 'weekday';
  const claims: FoundClaim[] = said.map((entry) => ({ kind: 'date', text: entry.text, values: [`${state}:${entry.day}`], at: entry.at }));
  if (!expand) return claims;
  const add = (day: number) => claims.push({ kind: 'date', text: '', values: [`${state}:${day % 7}`], at: 0 });
  if (EVERY_DAY.test(folded)) for (let day = 0; day < 7; day += 1) add(day);
  for (const [index, entry] of said.entries()) {
    const next = said[index + 1];
    if (!next || !/^\s*(?:-|–|—|to|through|until|till|الي|حتي|ل)\s*(?:يوم )?$/u.test(folded.slice(entry.end, next.at))) continue;
    for (let day = entry.day; day !== next.day + 7 && day % 7 !== next.day; day += 1) add(day);
  }
  return claims;
}
