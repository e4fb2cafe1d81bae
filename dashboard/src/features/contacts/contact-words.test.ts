import { setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import type { Contact } from './api.ts';
import { contactTitle, identityText, languageName } from './contact-words.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const contact = (rest: Partial<Contact>): Contact => ({
  id: 'con_1',
  name: null,
  language: null,
  identities: [],
  conversations: 0,
  marketingOptOutAt: null,
  lastMessageAt: null,
  createdAt: '2026-01-01T00:00:00Z',
  ...rest,
});

test('writes phone numbers with their plus and leaves other identifiers alone', () => {
  expect(identityText({ channel: 'whatsapp', kind: 'wa_id', value: '966500000001' })).toBe('+966500000001');
  expect(identityText({ channel: 'instagram', kind: 'handle', value: '@guest' })).toBe('@guest');
});

test('calls somebody without a name by the first way to reach them', () => {
  const identities = [{ channel: 'whatsapp', kind: 'wa_id', value: '966500000001' }];
  expect(contactTitle(contact({ identities }), i18n)).toBe('+966500000001');
  expect(contactTitle(contact({ name: 'نورة', identities }), i18n)).toBe('نورة');
  expect(contactTitle(contact({}), i18n)).toBe('Without a name');
});

test('names languages, and keeps codes that it does not know', () => {
  expect([languageName('ar', i18n), languageName('arabizi', i18n)]).toEqual(['Arabic', 'Arabizi']);
});
