import { expect, test } from 'vitest';
import { fittingChoices } from '../parts/picker.tsx';
import { currencyChoices, timeZoneChoices } from './choices.ts';

const winter = Date.parse('2026-01-15T12:00:00Z');

test('a zone is found by its Arabic city, its id and its offset stands beside it', () => {
  const zones = timeZoneChoices('ar', winter);
  expect(fittingChoices(zones, 'الرياض')[0]).toMatchObject({ value: 'Asia/Riyadh', label: 'الرياض', aside: 'GMT+3' });
  expect(fittingChoices(zones, 'riyadh')[0]?.value).toBe('Asia/Riyadh');
  expect(fittingChoices(timeZoneChoices('en', winter), 'new york')[0]?.value).toBe('America/New_York');
});

test('a currency is found by its code and by its name in either language', () => {
  const currencies = currencyChoices('en');
  expect(currencies[0]?.value).toBe('SAR');
  expect(fittingChoices(currencies, 'kwd')[0]?.label).toBe('Kuwaiti Dinar');
  expect(fittingChoices(currencies, 'دينار كويتي')[0]?.value).toBe('KWD');
});
