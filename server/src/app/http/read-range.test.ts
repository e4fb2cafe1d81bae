import { expect, test } from 'vitest';
import { readRange } from './read-range.ts';

test('a part has both its ends', () => {
  expect(readRange('bytes=0-0', 10)).toEqual({ from: 0, to: 0 });
  expect(readRange('bytes=2-5', 10)).toEqual({ from: 2, to: 5 });
  expect(readRange('bytes=2-', 10)).toEqual({ from: 2, to: 9 });
  expect(readRange('bytes=2-500', 10)).toEqual({ from: 2, to: 9 });
});

test('the last bytes may be asked for, and more of them than there are', () => {
  expect(readRange('bytes=-3', 10)).toEqual({ from: 7, to: 9 });
  expect(readRange('bytes=-30', 10)).toEqual({ from: 0, to: 9 });
});

test('a part that begins behind the end is none', () => {
  expect(readRange('bytes=10-', 10)).toBe('none');
  expect(readRange('bytes=-0', 10)).toBe('none');
  expect(readRange('bytes=0-', 0)).toBe('none');
});

test.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'items=0-1', 'bytes=a-b'])(
  '%s is answered with the whole',
  (header) => {
    expect(readRange(header, 10)).toBeNull();
  },
);
