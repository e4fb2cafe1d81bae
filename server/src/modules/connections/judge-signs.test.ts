import { expect, test } from 'vitest';
import { isAlarm } from './judge-signs.ts';

test.each([
  ['silent', { weeks: 2, people: 5 }, true],
  ['silent', { weeks: 4, people: 4 }, false],
  ['silent', { weeks: 1, people: 90 }, false],
  ['late', { messages: 5, lagSeconds: 60 }, true],
  ['late', { messages: 4, lagSeconds: 900 }, false],
  ['late', { messages: 50, lagSeconds: 59 }, false],
  ['unconfirmed', { people: 5 }, true],
  ['unconfirmed', { people: 4 }, false],
  ['unhandled', { messages: 1 }, true],
  ['unhandled', { messages: 0 }, false],
  ['silent', {}, false],
] as const)('%s with %o is an alarm: %s', (what, detail, expected) => {
  expect(isAlarm({ what, detail })).toBe(expected);
});
