/** Days, seasons and months on text made by `foldForTimes`. 0 = Sunday. */
const DAYS = [
  'sundays?|sun|الاحد|احد',
  'mondays?|mon|الاثنين|اثنين|الاتنين',
  'tuesdays?|tues?|الثلاثاء|ثلاثاء|الثلوث',
  'wednesdays?|weds?|الاربعاء|اربعاء|الربوع',
  'thursdays?|thurs?|thu|الخميس|خميس',
  'fridays?|fri|الجمعه|جمعه',
  'saturdays?|sat|السبت|سبت',
];
const DAY = `(?<![\\p{L}])(?:يوم |ايام )?(?:و|لل|ل)?(?:${DAYS.map((words) => `(${words})`).join('|')})(?![\\p{L}])`;
const DAY_MATCH = new RegExp(DAY, 'gu');
const EVERY =
  /(?<![\p{L}])(?:daily|every ?day|all days?|all week|7 days|seven days|(?:24\/)7|يوميا|كل يوم|كل الايام|جميع الايام|طوال ايام الاسبوع|طول الاسبوع|طوال الاسبوع|جميع ايام الاسبوع|كل ايام الاسبوع)(?![\p{L}])/gu;
const WEEKEND = /(?<![\p{L}])(?:weekends?|(?:ايام )?(?:نهايه|عطله) (?:ال)?اسبوع|الويكند)(?![\p{L}])/gu;
const WEEKDAYS = /(?<![\p{L}])(?:weekdays|working days|ايام (?:العمل|الاسبوع|وسط الاسبوع)|وسط الاسبوع)(?![\p{L}])/gu;
const SPAN = /^\s*(?:-|to|till|until|thru|through|الي|حتي|لين|ل)\s*(?:يوم )?$/u;
const AND = /^\s*(?:,|،|and|&|\/|\+|و|او|or|،?\s*و?يوم(?:ي)?)?\s*$/u;
const ALL = [0, 1, 2, 3, 4, 5, 6];

export interface DaySet {
  weekdays: number[];
  start: number;
  end: number;
}

/** Sets of days in reading order; "Sat-Thu", "السبت إلى الخميس", "Mon, Wed and Fri" are one set each. */
export function findDaySets(folded: string, currency: string): DaySet[] {
  const isEmirati = currency === 'AED';
  const sets: DaySet[] = [];
  const add = (pattern: RegExp, weekdays: number[]) => {
    for (const match of folded.matchAll(pattern)) sets.push({ weekdays, start: match.index, end: match.index + match[0].length });
  };
  add(EVERY, ALL);
  add(WEEKEND, isEmirati ? [6, 0] : [5, 6]);
  add(WEEKDAYS, isEmirati ? [1, 2, 3, 4, 5] : [0, 1, 2, 3, 4]);
  const taken = [...sets];
  const named = [...folded.matchAll(DAY_MATCH)]
    .map((match) => ({ day: match.slice(1, 8).findIndex(Boolean), start: match.index, end: match.index + match[0].length }))
    .filter((found) => !taken.some((set) => found.start < set.end && set.start < found.end));
  let open: (DaySet & { last: number }) | null = null;
  for (const { day, start, end } of named) {
    const between: string = open ? folded.slice(open.end, start) : '';
    if (open && SPAN.test(between)) {
      open.weekdays.push(...daysFrom(open.last, day));
    } else if (open && AND.test(between)) {
      open.weekdays.push(day);
    } else {
      open = { weekdays: [day], start, end, last: day };
      sets.push(open);
      continue;
    }
    open.last = day;
    open.end = end;
  }
  return sets
    .map((set) => ({ weekdays: [...new Set(set.weekdays)], start: set.start, end: set.end }))
    .toSorted((one, other) => one.start - other.start);
}

function daysFrom(first: number, last: number): number[] {
  const days: number[] = [];
  for (let day = (first + 1) % 7; ; day = (day + 1) % 7) {
    days.push(day);
    if (day === last || days.length > 7) return days;
  }
}

const SEASONS: [string, RegExp][] = [
  ['Ramadan', /\bramad[ah]*n\b|رمضان/u],
  ['Eid al-Fitr', /eid al[- ]?fitr|عيد الفطر/u],
  ['Eid al-Adha', /eid al[- ]?adha|عيد الاضحي/u],
  ['Eid', /\beid\b|(?<![\p{L}])(?:ال)?عيد(?![\p{L}])/u],
  ['National Day', /national day|اليوم الوطني/u],
  ['Summer', /\bsummer\b|(?<![\p{L}])(?:ال)?صيف(?:ي|يه)?(?![\p{L}])/u],
  ['Winter', /\bwinter\b|(?<![\p{L}])(?:ال)?شتاء?(?![\p{L}])/u],
];

export const findSeason = (folded: string): string | null => SEASONS.find(([, words]) => words.test(folded))?.[0] ?? null;

const MONTHS = [
  'january|jan|يناير|كانون الثاني',
  'february|feb|فبراير|شباط',
  'march|mar|مارس|اذار',
  'april|apr|ابريل|نيسان',
  'may|مايو|ايار',
  'june|jun|يونيو|حزيران',
  'july|jul|يوليو|تموز',
  'august|aug|اغسطس|اب',
  'september|sept?|سبتمبر|ايلول',
  'october|oct|اكتوبر|تشرين الاول',
  'november|nov|نوفمبر|تشرين الثاني',
  'december|dec|ديسمبر|كانون الاول',
];
const MONTH = MONTHS.map((words) => `(?:${words})`).join('|');
const PERIOD = new RegExp(
  `(\\d{1,2})\\s+(${MONTH})(?:\\s+(\\d{4}))?\\s*(?:-|to|until|till|الي|حتي)\\s*(\\d{1,2})\\s+(${MONTH})\\s+(\\d{4})`,
  'u',
);

export interface Period {
  validFrom: string;
  validTo: string;
  start: number;
  end: number;
}

/** "8 February to 9 March 2027", "من 8 فبراير إلى 9 مارس 2027" as ISO dates. */
export function findPeriod(folded: string): Period | null {
  const match = PERIOD.exec(folded);
  if (!match) return null;
  const month = (word: string) => MONTHS.findIndex((words) => new RegExp(`^(?:${words})$`, 'u').test(word)) + 1;
  const from = month(match[2] ?? '');
  const to = month(match[5] ?? '');
  const lastYear = Number(match[6]);
  const firstYear = match[3] ? Number(match[3]) : from > to ? lastYear - 1 : lastYear;
  const iso = (year: number, at: number, day: string | undefined) =>
    `${year}-${String(at).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return {
    validFrom: iso(firstYear, from, match[1]),
    validTo: iso(lastYear, to, match[4]),
    start: match.index,
    end: match.index + match[0].length,
  };
}
