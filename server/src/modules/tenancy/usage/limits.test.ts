import { describe, expect, it } from 'vitest';
import { monthOf } from './get-usage.ts';
import { DEFAULT_LIMITS, isOver, readLimits } from './limits.ts';

describe('readLimits', () => {
  it('puts what the operator stored above the defaults, and takes null as none', () => {
    expect(readLimits({ members: 3, sources: null })).toEqual({ ...DEFAULT_LIMITS, members: 3, sources: null });
  });

  it('ignores what is no limit', () => {
    expect(readLimits({ members: -1, nonsense: 4 })).toEqual(DEFAULT_LIMITS);
  });
});

describe('isOver', () => {
  it('allows the limit itself, and everything without one', () => {
    expect([isOver(5, 5), isOver(6, 5), isOver(1e12, null)]).toEqual([false, true, false]);
  });
});

describe('monthOf', () => {
  it('is the month on the tenant’s own calendar', () => {
    const late = new Date('2026-01-31T21:30:00Z');
    expect([monthOf(late, 'Asia/Riyadh'), monthOf(late, 'UTC'), monthOf(late, 'America/New_York')]).toEqual([
      '2026-02-01',
      '2026-01-01',
      '2026-01-01',
    ]);
  });
});
