import { expect, test } from 'vitest';
import { changedLimits, toTyped } from './limits.ts';

const metered = (limit: number | null) => ({ used: 1, limit });
const typed = toTyped({
  month: '2026-11-01',
  messagesThisMonth: metered(20_000),
  modelTokensThisMonth: metered(null),
  questionsThisMonth: { used: 0, limit: null },
  models: [],
  sources: metered(50),
  storageBytes: metered(2 * 1024 ** 3),
  members: metered(20),
  apiKeys: metered(0),
  contacts: 0,
  conversations: 0,
});

test('shows limits as they are typed: storage in megabytes, none as an empty field', () => {
  expect(typed).toEqual({
    messagesPerMonth: '20000',
    modelTokensPerMonth: '',
    sources: '50',
    storageBytes: '2048',
    members: '20',
    apiKeys: '0',
  });
});

test('sends what was changed: a number where one was typed, null where one was lifted', () => {
  expect(changedLimits(typed, { ...typed, sources: '', storageBytes: '512', modelTokensPerMonth: '1000000' })).toEqual({
    sources: null,
    storageBytes: 512 * 1024 ** 2,
    modelTokensPerMonth: 1_000_000,
  });
  expect(changedLimits(typed, typed)).toEqual({});
});
