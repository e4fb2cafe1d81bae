import { expect, test } from 'vitest';
import { each } from './parse-each.ts';
import { ignoredEvent, readScope } from './read-scope.ts';
import { testReceivedAt } from './testing.ts';

test('a reader that throws costs one element and no other', () => {
  const scope = readScope({ id: '330000000000701' }, 'messages', {}, testReceivedAt);
  if (scope === null) throw new Error('The entry names an account.');
  const events = each(scope, ['good', 'bad', 'good'], (inner, element, index) => {
    if (element === 'bad') throw new RangeError('unexpected');
    return { ...ignoredEvent(inner, 'fine', element, index), kind: 'text' };
  });
  expect(events.map(({ kind, error }) => [kind, error?.code])).toEqual([
    ['text', 'channel.fine'],
    ['ignored', 'channel.malformed'],
    ['text', 'channel.fine'],
  ]);
});
