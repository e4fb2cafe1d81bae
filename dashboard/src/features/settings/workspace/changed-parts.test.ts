import { expect, test } from 'vitest';
import type { Tenant } from '../api.ts';
import { changedParts } from './changed-parts.ts';

const tenant: Tenant = {
  id: 'tnt_1',
  slug: 'bayt',
  name: { en: 'Bayt', ar: null },
  kind: 'restaurant',
  timeZone: 'Asia/Riyadh',
  currency: 'SAR',
  defaultLanguage: 'ar',
  languages: ['ar', 'en'],
  logoUrl: null,
  state: 'active',
  stateReason: null,
  eraseAfter: null,
  createdAt: '2026-01-01T00:00:00Z',
};
const profile = {
  name: { en: 'Bayt', ar: null },
  kind: 'restaurant',
  timeZone: 'Asia/Riyadh',
  currency: 'SAR',
  defaultLanguage: 'ar',
  languages: ['en', 'ar'],
} as const;

test('nothing is sent when nothing differs, whatever the order of the languages', () => {
  expect(changedParts(tenant, { ...profile, languages: [...profile.languages] })).toEqual({});
});

test('only what differs is sent', () => {
  expect(changedParts(tenant, { ...profile, languages: ['ar'], currency: 'AED' })).toEqual({ languages: ['ar'], currency: 'AED' });
});
