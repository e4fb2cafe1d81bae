import { setupI18n } from '@lingui/core';
import { routes } from '@wafaa/contracts';
import { expect, test } from 'vitest';
import { SENTENCES, TOPICS } from './sentences.ts';

/** Written by the server of its own accord, so no route names it. */
const ofItself = ['session.replayed'];
const actions = [...new Set(Object.values(routes).flatMap((route) => ('audit' in route && route.audit ? [route.audit as string] : [])))];

test('every action of the contract has a sentence, and no sentence is left over', () => {
  expect(Object.keys(SENTENCES).sort()).toEqual([...actions, ...ofItself].sort());
});

test('every action can be filtered by its topic', () => {
  const nouns = new Set(actions.map((action) => action.split('.')[0]));
  expect(new Set(TOPICS.map(({ noun }) => noun))).toEqual(nouns);
});

test('a sentence that names an object has room for it', () => {
  const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
  const said = i18n._({ ...(SENTENCES['member.invited'] ?? { id: '' }), values: { target: 'mona@example.com' } });
  expect(said).toContain('mona@example.com');
});
