import { describe, expect, it } from 'vitest';
import { makeFacts } from '../facts/answer-testing.ts';
import { calendarOf, isOpen } from '../facts/calendar.ts';
import { answerability, isAcross } from './answerability.ts';
import { nextChange } from './next-change.ts';
import { nextWeekday } from './next-weekday.ts';

const ZONE = 'Asia/Riyadh';

describe('nextChange', () => {
  it('skips no opening and no closing over a fortnight, minute by minute', () => {
    const facts = makeFacts();
    const calendars = [null, ...facts.branches].map((branch) => calendarOf(facts, branch, ZONE));
    const stateAt = (moment: number): string => JSON.stringify(calendars.map((calendar) => isOpen(calendar, new Date(moment)).state));
    const start = Date.parse('2026-12-01T00:00:00Z');
    let from = start;
    for (let moment = start; moment < start + 14 * 86_400_000; moment += 60_000) {
      if (moment >= nextChange(facts, ZONE, new Date(from)).getTime()) from = moment;
      expect(stateAt(moment)).toBe(stateAt(from));
    }
  });

  it('is midnight of the business where nothing opens or closes', () => {
    const facts = { items: [], branches: [], hours: [], policies: [] };
    expect(nextChange(facts, ZONE, new Date('2026-12-02T10:00:00Z')).toISOString()).toBe('2026-12-02T21:00:00.000Z');
    expect(nextChange(facts, ZONE, new Date('2026-12-02T21:00:00Z')).toISOString()).toBe('2026-12-03T00:00:00.000Z');
  });
});

describe('nextWeekday', () => {
  it('is the coming one, today when it is still to come, by the clock of the place', () => {
    const wednesday = new Date('2026-12-02T10:00:00Z');
    expect(nextWeekday(ZONE, 5, '23:00', wednesday).toISOString()).toBe('2026-12-04T20:00:00.000Z');
    expect(nextWeekday(ZONE, 3, '13:00', wednesday).toISOString()).toBe('2026-12-02T10:00:00.000Z');
    expect(nextWeekday(ZONE, 3, '12:00', wednesday).toISOString()).toBe('2026-12-09T09:00:00.000Z');
  });
});

describe('answerability', () => {
  it('grows with the coverage, from nothing to nearly sure, in each language and across', () => {
    for (const [language, across] of [
      ['en', false],
      ['ar', false],
      ['other', false],
      ['en', true],
    ] as const) {
      const at = (coverage: number) => answerability(language, coverage, across);
      expect(at(0)).toEqual({ probability: 0, sureness: 0 });
      for (let coverage = 0.05; coverage <= 1; coverage += 0.05)
        expect(at(coverage).sureness).toBeGreaterThan(at(coverage - 0.05).sureness);
      expect(at(1).sureness).toBeGreaterThan(0.7);
      expect(at(0.05).sureness).toBeLessThan(0.4);
    }
  });

  it('asks more of passages in another script than the question', () => {
    expect(answerability('en', 0.5, true).sureness).toBeLessThan(answerability('en', 0.5).sureness);
    expect(isAcross('Is there parking?', 'المواقف مجانية للضيوف')).toBe(true);
    expect(isAcross('Is there parking?', 'مواقف Parking مجانية free for guests')).toBe(false);
    expect(isAcross('هل توجد مواقف؟', 'Parking is free')).toBe(true);
  });
});
