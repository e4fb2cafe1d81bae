import { setupI18n } from '@lingui/core';
import { TenantSettings } from '@wafaa/contracts';
import { expect, test } from 'vitest';
import { changeOf, changedFields, FIELDS, minutesText, settingsDiff } from './settings-fields.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const live = TenantSettings.parse({});

test('every setting of the contract is named and explained', () => {
  expect(Object.keys(FIELDS).sort()).toEqual(Object.keys(live).sort());
});

test('the diff says only what differs, in the order of the page, with before and after in words', () => {
  const draft = { ...live, latePolicy: 'hand_over' as const, confidenceLine: 0.7, returnPenAfterMinutes: 120 };
  expect(settingsDiff(live, draft, i18n)).toEqual([
    { name: 'Certainty it needs to answer', before: '50%', after: '70%' },
    { name: 'Bot takes over again', before: 'never', after: '2 hours' },
    { name: 'Messages that arrive late', before: 'The bot answers them', after: 'A person answers them' },
  ]);
});

test('a save sends the changed fields only', () => {
  expect(changeOf(live, { ...live, instructions: 'Be brief.' })).toEqual({ instructions: 'Be brief.' });
  expect(changedFields(live, live)).toEqual([]);
});

test('minutes are said in the largest unit that fits evenly, with Western digits in Arabic', () => {
  expect([minutesText(45, 'en'), minutesText(120, 'en'), minutesText(1_440, 'en'), minutesText(90, 'en')]).toEqual([
    '45 minutes',
    '2 hours',
    '1 day',
    '90 minutes',
  ]);
  expect(minutesText(45, 'ar')).toMatch(/45/);
});
