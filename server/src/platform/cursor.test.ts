import { expect, test } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';

const read = (time: string) => readCursor(writeCursor([time, 'usr_1']), ['time', 'text']);

test('a cursor comes back as it was written', () => {
  for (const time of ['2026-06-30T23:59:59.123456', '2024-02-29T00:00:00.000000', '1970-01-01T00:00:00.000001'])
    expect(read(time)).toEqual([time, 'usr_1']);
});

test('a time that a database would not take is none of our cursors', () => {
  for (const time of [
    '2026-06-31T00:00:00.000000',
    '2026-02-29T10:00:00',
    '0000-01-01T00:00:00.000000',
    '2026-06-01T24:00:00.000000',
    'now',
  ])
    expect(() => read(time), time).toThrow(expect.objectContaining({ code: 'request.invalid' }));
});
