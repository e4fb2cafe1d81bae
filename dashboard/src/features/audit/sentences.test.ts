import { setupI18n } from '@lingui/core';
import { routes } from '@wafaa/contracts';
import { expect, test } from 'vitest';
import { SENTENCES } from './sentences.ts';
import { TOPICS } from './topics.ts';

const actions = [...new Set(Object.values(routes).flatMap((route) => ('audit' in route && route.audit ? [route.audit as string] : [])))];

test('every action of the contract has a sentence', () => {
  expect(actions.filter((action) => !(action in SENTENCES))).toEqual([]);
});

test('every action can be filtered by its topic', () => {
  const topics = new Set(TOPICS.map(({ noun }) => noun));
  expect(actions.filter((action) => !topics.has(action.split('.')[0] ?? ''))).toEqual([]);
});

test('a sentence that names an object has room for it', () => {
  const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
  const said = i18n._({ ...(SENTENCES['member.invited'] ?? { id: '' }), values: { target: 'mona@example.com' } });
  expect(said).toContain('mona@example.com');
});
