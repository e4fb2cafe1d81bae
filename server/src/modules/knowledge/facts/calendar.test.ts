import { describe, expect, test } from 'vitest';
import { makeBranch, makeHours } from './answer-testing.ts';
import { type Calendar, calendarOf, hoursOn, isOpen, nextOpening } from './calendar.ts';
import { addDays, instantOf } from './calendar-clock.ts';
import { walk } from './calendar-oracle.ts';
import type { FactSet, HoursFact } from './types.ts';

const RIYADH = 'Asia/Riyadh';
const ALL = [0, 1, 2, 3, 4, 5, 6];
const at = (date: string, time: string, zone = RIYADH): Date => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOf(date, hours * 60 + minutes, zone);
};
const calendar = (rows: HoursFact[], timeZone = RIYADH): Calendar => ({ branch: null, rows, timeZone });
const state = (rows: HoursFact[], date: string, time: string, zone = RIYADH) => isOpen(calendar(rows, zone), at(date, time, zone)).state;

/** Numbers that look random and are the same in each run. */
function dice(seed: number) {
  let value = seed;
  const next = (): number => {
    value = (value * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return value / 4_294_967_296;
  };
  return {
    below: (limit: number) => Math.floor(next() * limit),
    of: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
    chance: (share: number) => next() < share,
  };
}
type Dice = ReturnType<typeof dice>;

const ZONES = [
  'Asia/Riyadh',
  'Asia/Dubai',
  'Asia/Kuwait',
  'Africa/Cairo',
  'Asia/Beirut',
  'Europe/London',
  'America/New_York',
  'Africa/Casablanca',
  'Asia/Kolkata',
];
/** Clock changes, feasts, national days, the ends of years, and days on which nothing happens. */
const ANCHORS = [
  ...[
    '2026-03-29',
    '2026-10-25',
    '2026-03-08',
    '2026-11-01',
    '2026-04-24',
    '2026-10-30',
    '2026-03-28',
    '2026-10-24',
    '2026-02-15',
    '2026-03-22',
  ],
  ...[
    '2026-02-17',
    '2026-02-18',
    '2026-03-19',
    '2026-03-20',
    '2026-03-23',
    '2026-05-26',
    '2026-05-27',
    '2026-05-31',
    '2027-02-08',
    '2027-03-09',
    '2025-03-30',
  ],
  ...[
    '2026-09-23',
    '2026-12-02',
    '2026-12-03',
    '2026-02-25',
    '2026-12-31',
    '2027-01-01',
    '2026-06-12',
    '2026-07-04',
    '2026-08-19',
    '2026-11-23',
  ],
];
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function someSpans(roll: Dice): [string | null, string | null][] {
  if (roll.chance(0.06)) return [[null, null]];
  if (roll.chance(0.06))
    return [
      roll.of([
        ['00:00', '00:00'],
        ['00:00', '23:59'],
      ]),
    ];
  const opens = 300 + roll.below(72) * 10;
  const first: [string, string] = [clock(opens), clock((opens + 120 + roll.below(100) * 10) % 1_440)];
  if (opens > 600 || roll.chance(0.6)) return [first];
  // A break at noon, and an evening that may run past midnight.
  return [
    [clock(opens), clock(opens + 180)],
    [clock(opens + 300), clock((opens + 300 + 60 + roll.below(80) * 10) % 1_440)],
  ];
}

/** Days of the week in up to three groups, Saturday to Thursday and the like; some weeks leave a day out. */
function someWeeks(roll: Dice): number[][] {
  const start = roll.below(7);
  const cut = 1 + roll.below(6);
  const turned = ALL.map((day) => (day + start) % 7);
  const groups = [turned.slice(0, cut), turned.slice(cut)];
  return roll.chance(0.3) ? groups.slice(0, 1) : roll.chance(0.3) ? [ALL] : groups;
}

function someBranch(seed: number): { rows: HoursFact[]; zone: string } {
  const roll = dice(seed);
  const zone = ZONES[seed % ZONES.length] as string;
  const rows: HoursFact[] = [];
  const add = (weekdays: number[], more: Partial<HoursFact>) => {
    for (const [opens, closes] of someSpans(roll)) rows.push(makeHours(`h${rows.length}`, weekdays, opens, closes, more));
  };
  for (const weekdays of someWeeks(roll)) add(weekdays, {});
  for (const season of ['Ramadan', 'Eid al-Fitr', 'Eid al-Adha', 'Eid', 'National Day'])
    if (roll.chance(0.4)) for (const days of someWeeks(roll)) add(days, { season });
  for (let count = roll.below(4); count > 0; count -= 1) {
    const validFrom = addDays(roll.of(ANCHORS), roll.below(3) - 1);
    add(roll.chance(0.8) ? ALL : [roll.below(7)], { validFrom, validTo: addDays(validFrom, roll.of([0, 0, 2, 8, 40])) });
  }
  // A branch's own rows stand before those for all.
  if (roll.chance(0.3))
    for (const row of rows.slice(0, 2)) rows.push({ ...row, id: `${row.id}o`, branchId: 'brn', opens: '06:00', closes: '07:30' });
  return { rows, zone };
}

describe('the calendar of opening hours', () => {
  test('agrees with a clock walked minute by minute, at 15,000 instants of 60 places in nine zones', { timeout: 60_000 }, () => {
    const wrong: string[] = [];
    let compared = 0;
    let openCount = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const { rows, zone } = someBranch(seed);
      const place = { branch: null, rows, timeZone: zone };
      const roll = dice(seed * 7_919);
      for (let window = 0; window < 5; window += 1) {
        const start = Date.parse(`${addDays(roll.of(ANCHORS), -1)}T00:00:00Z`) / 60_000;
        const truth = walk(rows, zone, start, 3 * 1_440);
        const edges = truth.flatMap((open, minute) => (minute > 0 && open !== truth[minute - 1] ? [minute - 1, minute, minute + 1] : []));
        const minutes = [
          ...edges.filter((minute) => minute < truth.length),
          ...Array.from({ length: 50 - Math.min(edges.length, 30) }, () => roll.below(truth.length)),
        ];
        for (const minute of minutes) {
          const instant = new Date((start + minute) * 60_000);
          const said = isOpen(place, instant);
          compared += 1;
          openCount += truth[minute] ? 1 : 0;
          if ((said.state === 'open') !== truth[minute]) wrong.push(`${seed} ${zone} ${instant.toISOString()} said ${said.state}`);
          if (said.state === 'open' && said.until && said.until.getTime() / 60_000 < start + truth.length) {
            const closes = truth.findIndex((open, later) => later >= minute && !open);
            if (closes !== said.until.getTime() / 60_000 - start)
              wrong.push(`${seed} ${zone} ${instant.toISOString()} until ${said.until.toISOString()}`);
          }
          if (said.state === 'closed') {
            const next = truth.findIndex((open, later) => later >= minute && open);
            const told = nextOpening(place, instant)?.at.getTime();
            if (next >= 0 && told !== (start + next) * 60_000) wrong.push(`${seed} ${zone} ${instant.toISOString()} next ${told}`);
          }
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(15_000);
    expect(openCount / compared).toBeGreaterThan(0.3);
    expect(openCount / compared).toBeLessThan(0.7);
  });

  test('knows last night’s hours after midnight, and not those of a closed day', () => {
    const rows = [makeHours('a', [4], '13:00', '02:00'), makeHours('b', [5], null, null)];
    expect(state(rows, '2026-11-27', '01:59')).toBe('open');
    expect(state(rows, '2026-11-27', '02:00')).toBe('closed');
    expect(hoursOn(calendar(rows), '2026-11-27').rows.map((row) => row.opens)).toEqual([null]);
  });

  test('tells the hours of a branch by its own clock', () => {
    const branch = { ...makeBranch('brn_london', 'London', 'لندن'), timeZone: 'Europe/London' };
    const facts: FactSet = { items: [], branches: [branch], hours: [makeHours('a', ALL, '09:00', '17:00')], policies: [] };
    // 06:30 in London is 09:30 in Riyadh.
    const instant = new Date('2026-12-01T06:30:00Z');
    expect(isOpen(calendarOf(facts, branch, RIYADH), instant).state).toBe('closed');
    expect(isOpen(calendarOf(facts, null, RIYADH), instant).state).toBe('open');
  });

  test('guesses no end that the source tells by a word', () => {
    const rows = [makeHours('a', ALL, '18:00', 'fajr')];
    expect(state(rows, '2026-11-27', '17:59')).toBe('closed');
    expect(state(rows, '2026-11-27', '04:00')).toBe('unknown');
    expect(state(rows, '2026-11-27', '23:00')).toBe('unknown');
    expect(state(rows, '2026-11-27', '13:00')).toBe('closed');
    expect(nextOpening(calendar(rows), at('2026-11-27', '13:00'))?.at).toEqual(at('2026-11-27', '18:00'));
  });

  test('says neither when two sources give one day different hours, unless the owner confirmed one of them', () => {
    const other = { sourceId: 'src_other', documentId: 'doc', page: 1, start: 0, end: 1 };
    const rows = [makeHours('a', ALL, '09:00', '22:00'), makeHours('b', ALL, '10:00', '23:00', { span: other })];
    expect(isOpen(calendar(rows), at('2026-11-27', '12:00'))).toMatchObject({ state: 'unknown', why: 'disputed' });
    const settled = rows.map((row) => (row.id === 'b' ? { ...row, state: 'confirmed' as const } : row));
    expect(state(settled, '2026-11-27', '22:30')).toBe('open');
  });

  test('keeps a season of days that come every year, in either calendar', () => {
    const rows = [
      makeHours('a', ALL, '09:00', '17:00'),
      makeHours('b', ALL, '21:00', '23:00', { season: 'hijri 9/21-9/30' }),
      makeHours('c', ALL, null, null, { season: 'yearly 12/25-12/25' }),
    ];
    expect(state(rows, '2026-03-12', '22:00')).toBe('open');
    expect(state(rows, '2026-03-08', '22:00')).toBe('closed');
    expect(state(rows, '2026-12-25', '12:00')).toBe('closed');
  });

  test('never closes a place that is open around the clock', () => {
    expect(isOpen(calendar([makeHours('a', ALL, '00:00', '00:00')]), at('2026-11-27', '23:59'))).toMatchObject({
      state: 'open',
      until: null,
    });
  });
});
