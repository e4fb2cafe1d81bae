import * as cues from './query-cues.ts';
import { cue } from './query-text.ts';
import { decimalsOf } from './render-money.ts';

/** What a list may cost and weigh: money in minor units, energy in kcal. */
export interface Budget {
  maxMinor: number | null;
  minMinor: number | null;
  maxCalories: number | null;
  minCalories: number | null;
  /** "Under 30" leaves 30 itself out, "up to 30" does not. */
  below: boolean;
  /** How many people the money is for. */
  people: number;
}

const NUMBER = '(\\d+(?:[.,]\\d+)?)';
const CURRENCY =
  '(?:sar|aed|kwd|qar|bhd|omr|egp|usd|sr|rs|dhs?|kd|riyals?|dirhams?|dinars?|pounds?|bucks|ريال\\p{L}*|درهم|دراهم|دينار|دنانير|جنيه|ر\\.?س|د\\.?ا|د\\.?ك|ryal|riyal|derham|dinar)';
const CURRENCY_WORD = new RegExp(`${NUMBER}\\s*${CURRENCY}`, 'u');
/** What a number counts when it is no money: people, hours, minutes, pieces. */
const NO_MONEY =
  '(?!\\s*(?:[:.,]?\\d|people|persons?|guests?|pax|of us|adults|am\\b|pm\\b|oclock|minutes?|hours?|days?|pieces?|pcs|k?cal|اشخاص|شخص|انفار|افراد|ساع|دقيق|يوم|حبه|حبات|قطع|سعر))';
/** "What can I get for 20", "معي 20", "بـ 20": all that there is to spend. */
const WITHIN = new RegExp(
  [
    `\\b(?:get|order|eat|buy|have|afford|try|options|food|something|anything|dish(?:es)?|meals?)\\b[^.?!\\d]{0,24}\\b(?:for|with|at)\\s+(?:only |just )?${NUMBER}${NO_MONEY}`,
    `\\bi(?:ve| have| got| only have)?\\s+(?:only |just )?(?:got )?${NUMBER}\\s*${CURRENCY}`,
    `\\b(?:with|for) (?:a budget of |only |just )?${NUMBER}\\s*${CURRENCY}`,
    `(?<!\\p{L})(?:معي|معاي|معايا|معنا|عندي|بجيبي|ميزانيتي|ma3i|ma3ay|m3i|ma3aya)\\s+(?:بس |فقط |bas )?${NUMBER}${NO_MONEY}`,
    `(?<!\\p{L})(?:ب|في حدود|بحدود|حدود|b|bi|be)\\s?${NUMBER}${NO_MONEY}`,
  ].join('|'),
  'u',
);
/** "Between 30 and 40", "من 20 الى 25", "30-40 riyals". */
const rangeOf = (unit: string): RegExp =>
  new RegExp(
    [
      `(?<!\\p{L})(?:between|from|ما بين|بين|من|beyn|bein|been|ben|men|min|mn)\\s+(?:${CURRENCY}\\s*)?${NUMBER}\\s*${CURRENCY}?\\s*(?:and|to|till|until|up to|-|–|و|الي|لين|لحد|حتي|لـ|ل|wa|w|la|le|ila|ela|l)\\s*(?:${CURRENCY}\\s*)?${NUMBER}${unit}`,
      `(?<![\\d:.])${NUMBER}\\s*(?:-|–|to|الي)\\s*${NUMBER}\\s*${CURRENCY}`,
    ].join('|'),
    'u',
  );
const [RANGE, ENERGY_RANGE] = [rangeOf(NO_MONEY), rangeOf('')];
/** The same limit said the other way round: "no more than 30" is "under 30". */
const TURNED: readonly (readonly [RegExp, string])[] = [
  [/\b(?:no|not|never) (?:more than|over|above)\b/gu, 'up to'],
  [/\b(?:no|not) (?:less than|under|below)\b/gu, 'at least'],
  [/(?<!\p{L})(?:مو|مب|مش|لا|ما|مهو) (?:يكون |تكون )?(?:اكثر من|اكتر من|فوق|اعلي من)/gu, 'لحد'],
  [/(?<!\p{L})(?:مو|مب|مش|لا|ما|مهو) (?:يكون |تكون )?(?:اقل من|تحت)/gu, 'فوق'],
];

const PEOPLE_WORDS: Record<string, number> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, both: 2, couple: 2 },
  ...{ شخصين: 2, نفرين: 2, فردين: 2, اثنين: 2, اتنين: 2, تنين: 2, ثلاثه: 3, تلاته: 3, اربعه: 4, خمسه: 5, سته: 6 },
};
const COUNT_WORDS = Object.keys(PEOPLE_WORDS).join('|');
const COUNT = `(\\d{1,2}|${COUNT_WORDS})`;
const PEOPLE = new RegExp(
  [
    `${COUNT} (?:people|persons?|guests?|adults|pax|of us|اشخاص|افراد|انفار)`,
    `\\b(?:for|us|for the|for a)\\s(${COUNT_WORDS})(?!\\s*(?:\\d|${CURRENCY}))`,
    `\\bwe are ${COUNT}\\b`,
    `(?<!\\p{L})(?:احنا|نحن|حنا|نحنا|عددنا|كنا)\\s${COUNT}`,
    `(?<!\\p{L})ل?(شخصين|نفرين|فردين)(?!\\p{L})`,
  ].join('|'),
  'u',
);

/** Words around a budget that name no dish. */
export const BUDGET_TALK = cue(`
  people, person, persons, guests, adults, pax, two, three, four, five, six, couple, dinner, lunch, meal, meals, each, total, together, budget, bucks,
  afford, spend, calories, less, fewer, than, شخصين, نفرين, فردين, اثنين, اتنين, تنين, ثلاثة, تلاتة, أربعة, خمسة, ستة, أشخاص, شخص, أنفار, احنا, نحن, حنا, نحنا,
  عشاء, غداء, عشا, غدا لنا, ناكل, نأكل, ناكلو, عايزين, نبي, نبغى, بدنا, حابين, معي, معاي, معايا, معنا, يمكنني, يمكننا, أطلب, نطلب, أقدر, نقدر, أجيب, نجيب, فيني, فينا,
  أشتري, نشتري, آخذ, ناخذ, اللي, الذي, التي, تحتوي, يحتوي, ميزانية, ma3i, ma3ay, ma3aya, a2dar, agdar, atlob, ageeb
`);

const first = (match: RegExpExecArray | null): string | undefined => match?.slice(1).find((group) => group !== undefined);
const numberOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text.replace(',', '.')));

function after(pattern: RegExp, folded: string): string | undefined {
  const at = pattern.exec(folded);
  return at ? first(new RegExp(NUMBER, 'u').exec(folded.slice(at.index + at[0].length, at.index + at[0].length + 24))) : undefined;
}

/** Money, energy and people that a question counts with; all null where it names no limit. */
export function readBudget(written: string, currency: string, calories: boolean): Budget {
  const folded = TURNED.reduce((text, [said, meant]) => text.replace(said, meant), written);
  const range = (calories ? ENERGY_RANGE : RANGE).exec(folded);
  const [least, most] = (range?.slice(1).filter((group) => group !== undefined) ?? []).map((figure) => numberOf(figure));
  const between = least !== undefined && least !== null && most !== undefined && most !== null && least < most;
  const none: Budget = {
    maxMinor: null,
    minMinor: null,
    maxCalories: null,
    minCalories: null,
    below: !between && cues.LESS_THAN.test(folded),
    people: 1,
  };
  const over = between ? least : numberOf(after(cues.OVER, folded));
  const under = between ? most : numberOf(after(cues.UNDER, folded));
  if (calories) return { ...none, maxCalories: under, minCalories: over };
  const counted = first(PEOPLE.exec(folded));
  const people = counted === undefined ? 1 : (PEOPLE_WORDS[counted] ?? Number(counted));
  const all = over === null ? numberOf(first(WITHIN.exec(folded)) ?? CURRENCY_WORD.exec(folded)?.[1]) : null;
  const within = under ?? all;
  const minor = (value: number | null): number | null =>
    value === null || !Number.isFinite(value) ? null : Math.round(value * 10 ** decimalsOf(currency));
  return {
    ...none,
    maxMinor: minor(within),
    minMinor: people > 1 && within !== null ? null : minor(over),
    people: people >= 1 && people <= 30 ? people : 1,
  };
}
