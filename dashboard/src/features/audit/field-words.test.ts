import { setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { fieldName, valueText } from './field-words.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

test('names a field by its path, and one that nobody named as it is called', () => {
  expect(fieldName(['name', 'ar'], i18n)).toBe('Name · Arabic');
  expect(fieldName(['someNewField'], i18n)).toBe('some New Field');
});

test('says values as people do', () => {
  expect(valueText(['conversations.read', 'contacts.erase'], ['permissions'], i18n)).toBe('Read conversations, Erase a customer’s data');
  expect(valueText('[redacted]', ['password'], i18n)).toBe('hidden');
  expect(valueText(true, ['requireSecondFactor'], i18n)).toBe('yes');
  expect(valueText('rol_1', ['role'], i18n, new Map([['rol_1', 'Night shift']]))).toBe('Night shift');
  expect(valueText('rol_gone', ['role'], i18n)).toBe('rol_gone');
  expect(valueText([], ['languages'], i18n)).toBeNull();
  expect(valueText(0, ['minutes'], i18n)).toBe('0');
});
