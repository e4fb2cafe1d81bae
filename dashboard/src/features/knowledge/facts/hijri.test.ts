import { expect, test } from 'vitest';
import { fromHijri, hijriMonths, hijriText, toHijri } from './hijri.ts';

test('tells the day of the other calendar, both ways', () => {
  expect(toHijri('2026-02-18')).toEqual({ year: 1447, month: 9, day: 1 });
  expect(fromHijri({ year: 1447, month: 9, day: 1 })).toBe('2026-02-18');
});

test('finds every day of ten years again', () => {
  const start = Date.UTC(2024, 0, 1);
  const lost = Array.from({ length: 3_650 }, (_, at) => new Date(start + at * 86_400_000).toISOString().slice(0, 10)).filter(
    (iso) => fromHijri(toHijri(iso)) !== iso,
  );
  expect(lost).toEqual([]);
});

test('a thirtieth day that a month does not have is none', () => {
  const lengths = Array.from({ length: 12 }, (_, at) => fromHijri({ year: 1447, month: at + 1, day: 30 }) !== null);
  expect(lengths).toContain(false);
  expect(lengths).toContain(true);
});

test('names days and months in the reader’s language', () => {
  expect(hijriText('2026-02-18', 'en')).toMatch(/Ramadan.*1447/);
  expect(hijriText('2026-02-18', 'ar')).toMatch(/رمضان.*1447/);
  expect(hijriMonths('ar')[8]).toBe('رمضان');
});
