import { expect, test } from 'vitest';
import { dayIn, factsOnDay, hasWindows } from './facts-on-day.ts';
import type { FactSet } from './facts/types.ts';

const item = (id: string, validFrom: string | null = null, validTo: string | null = null) =>
  ({ id, validFrom, validTo }) as unknown as FactSet['items'][number];
const set = (...items: FactSet['items']): FactSet => ({ items, branches: [], hours: [], policies: [] });
const on = (day: string) =>
  factsOnDay(set(item('always'), item('may', '2026-05-01', '2026-05-31'), item('from', '2026-06-01')), day).items.map(({ id }) => id);

test('rows hold from their first to their last day, both included, and those with days lead', () => {
  expect(on('2026-04-30')).toEqual(['always']);
  expect(on('2026-05-01')).toEqual(['may', 'always']);
  expect(on('2026-05-31')).toEqual(['may', 'always']);
  expect(on('2026-06-01')).toEqual(['from', 'always']);
});

test('without a window there is nothing to choose', () => {
  expect(hasWindows(set(item('always')))).toBe(false);
  expect(hasWindows(set(item('until', null, '2026-05-31')))).toBe(true);
});

test('a day begins at midnight where the tenant is', () => {
  expect(dayIn('Asia/Riyadh', new Date('2026-05-31T21:30:00Z'))).toBe('2026-06-01');
  expect(dayIn('UTC', new Date('2026-05-31T21:30:00Z'))).toBe('2026-05-31');
});
