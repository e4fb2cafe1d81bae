import { expect, test } from 'vitest';
import { changesBetween } from './changes.ts';

test('names each field that differs, and looks into fields that hold fields', () => {
  expect(
    changesBetween({ name: { en: 'Bayt', ar: 'بيت' }, kind: 'cafe' }, { name: { en: 'Bayt Al Waha', ar: 'بيت' }, kind: 'cafe' }),
  ).toEqual([{ path: ['name', 'en'], before: 'Bayt', after: 'Bayt Al Waha' }]);
});

test('shows what was made and what was removed as coming from and going to nothing', () => {
  expect(changesBetween(null, { role: 'agent' })).toEqual([{ path: ['role'], before: null, after: 'agent' }]);
  expect(changesBetween({ phone: '+966' }, null)).toEqual([{ path: ['phone'], before: '+966', after: null }]);
});

test('compares lists as wholes and leaves equal ones out', () => {
  expect(changesBetween({ permissions: ['a', 'b'], languages: ['ar'] }, { permissions: ['a'], languages: ['ar'] })).toEqual([
    { path: ['permissions'], before: ['a', 'b'], after: ['a'] },
  ]);
});

test('says nothing of a field that is absent on one side and null on the other', () => {
  expect(changesBetween({ phone: null }, {})).toEqual([]);
});
