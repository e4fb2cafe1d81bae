import { writeYearly } from './calendar-seasons.ts';

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
  // "All days of the week" holds the words for "days of the week", which alone leave the weekend out.
  const every = [...sets];
  add(WEEKEND, isEmirati ? [6, 0] : [5, 6]);
  add(WEEKDAYS, isEmirati ? [1, 2, 3, 4, 5] : [0, 1, 2, 3, 4]);
  const taken = sets.filter((set) => every.includes(set) || !every.some((other) => other.start <= set.start && set.end <= other.end));
  sets.splice(0, sets.length, ...taken);
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

/** Single days of a feast, as spans of the Hijri year: "first two days of Eid", "العشر الأواخر". */
const LAST_TEN = /last (?:ten|10) (?:days|nights)|العشر الاواخر/u;
const FIRST_OF_EID =
  /(?:first|1st) (?:(\w+) )?days? of eid(?: (?:al|ul)[- ]?(fitr|adha))?|اول (?:(\S+) )?(?:يوم|ايام|يومين)(?: (?:من|في|ايام))? (?:ال)?عيد(?: ال(فطر|اضحي))?/u;
const COUNTS: Record<string, number> = { two: 2, three: 3, '2': 2, '3': 3, ثلاثه: 3, ثلاث: 3 };

/** Seasons of single days within a longer one; empty when the text names none. */
export function findFeastDays(folded: string): string[] {
  if (LAST_TEN.test(folded)) return [writeYearly('hijri', [9, 21], [9, 30])];
  const match = FIRST_OF_EID.exec(folded);
  if (!match) return [];
  const days = COUNTS[match[1] ?? match[3] ?? ''] ?? (match[0].includes('يومين') ? 2 : 1);
  const feast = match[2] ?? match[4];
  const fitr = feast === 'adha' || feast === 'اضحي' ? [] : [writeYearly('hijri', [10, 1], [10, days])];
  const adha = feast === 'fitr' || feast === 'فطر' ? [] : [writeYearly('hijri', [12, 10], [12, 9 + days])];
  return [...fitr, ...adha];
}

const SEASONS: [string, RegExp][] = [
  ['Ramadan', /\bramad[ah]*n\b|رمضان/u],
  ['Eid al-Fitr', /eid (?:al|ul)[- ]?fitr|عيد الفطر/u],
  ['Eid al-Adha', /eid (?:al|ul)[- ]?adha|عيد الاضحي/u],
  ['Eid', /\beid\b|(?<![\p{L}])(?:ال)?عيد(?![\p{L}])/u],
  ['National Day', /national day|(?:ال)?يوم (?:ال)?وطني/u],
  ['Founding Day', /found(?:ing|ation) day|يوم (?:ال)?تاسيس/u],
  ['New Year', /new year(?:['’]?s)?|راس السنه/u],
  ['Public holidays', /(?:public|bank|official|national) holidays?|(?<![\p{L}])(?:ال)?(?:عطل|عطلات|اجازات|عطله|اجازه) (?:ال)?رسميه/u],
  ['Summer', /\bsummer\b|(?<![\p{L}])(?:ال|ب|بال)?صيف(?:ي|يه)?(?![\p{L}])/u],
  ['Winter', /\bwinter\b|(?<![\p{L}])(?:ال|ب|بال)?شت(?:اء?|وي|ويه)(?![\p{L}])/u],
];

export const findSeason = (folded: string): string | null => SEASONS.find(([, words]) => words.test(folded))?.[0] ?? null;
