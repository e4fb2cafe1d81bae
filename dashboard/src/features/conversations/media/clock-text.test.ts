import { expect, test } from 'vitest';
import { clockText } from './clock-text.ts';

test('a length is written as players write it', () => {
  expect([0, 7_400, 59_600, 760_000, 3_723_000].map(clockText)).toEqual(['0:00', '0:07', '1:00', '12:40', '1:02:03']);
});
