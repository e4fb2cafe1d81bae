import { expect, test } from 'vitest';
import { fillCanned, findCanned, slashAt } from './canned.ts';

const reply = (shortcut: string, en: string | null, ar: string | null = null) => ({
  id: shortcut,
  shortcut,
  body: { en, ar },
  used: 0,
  updatedAt: '2026-11-23T10:00:00Z',
});

test('a slash opens the list at the start and after a space, not inside a word', () => {
  expect(slashAt('/de', 3)).toEqual({ from: 0, typed: 'de' });
  expect(slashAt('hello /تو', 9)).toEqual({ from: 6, typed: 'تو' });
  expect(slashAt('and/or', 6)).toBeNull();
  expect(slashAt('/delivery is', 12)).toBeNull();
});

test('shortcuts come before words, whatever the Arabic spelling', () => {
  const replies = [reply('thanks', 'We deliver daily'), reply('delivery', 'Soon'), reply('أهلا', null, 'أهلا بك')];
  expect(findCanned(replies, 'deliver').map(({ id }) => id)).toEqual(['delivery', 'thanks']);
  expect(findCanned(replies, 'اهلا').map(({ id }) => id)).toEqual(['أهلا']);
  expect(findCanned(replies, '')).toHaveLength(3);
});

test('names are filled in, and one that is not known leaves no gap', () => {
  const names = { name: 'Huda', agent: 'Sara', business: 'Qahwa Corner' };
  const hello = reply('hello', 'Hello {{name}}, {{ agent }} from {{business}} here.', 'أهلاً {{name}}، معك {{agent}}.');
  expect(fillCanned(hello, 'en', names)).toBe('Hello Huda, Sara from Qahwa Corner here.');
  expect(fillCanned(hello, 'ar', { ...names, name: null })).toBe('أهلاً، معك Sara.');
});

test('what a customer is called is only text', () => {
  expect(fillCanned(reply('a', 'Hi {{name}}!'), 'en', { name: '$& {{agent}}', agent: 'Sara', business: 'B' })).toBe('Hi $& {{agent}}!');
});
