import { expect, test } from 'vitest';
import { readReplayRange } from './read-replay-range.ts';

const channels = ['telegram', 'whatsapp'];
const read = (...words: string[]) => readReplayRange(words, channels);

test('takes times with a zone, and days, which begin at midnight UTC', () => {
  expect(read('whatsapp', '2026-11-23T13:00+03:00', '2026-11-24')).toEqual({
    channel: 'whatsapp',
    from: new Date('2026-11-23T10:00:00Z'),
    to: new Date('2026-11-24T00:00:00Z'),
  });
  expect(read('telegram', '2028-02-29', '2028-02-29T00:00:00.001Z')).toMatchObject({ channel: 'telegram' });
});

test.each([
  [['fax', '2026-01-01', '2026-01-02'], 'There is no channel "fax". There are: telegram, whatsapp.'],
  [['whatsapp', '2026-01-01'], 'A channel and two times are needed.'],
  [['whatsapp', 'yesterday', '2026-01-02'], '"yesterday" is no time like 2026-11-23T10:00:00Z.'],
  [['whatsapp', '2026-01-01', '10'], '"10" is no time like 2026-11-23T10:00:00Z.'],
  [['whatsapp', '2026-01-01T10:00', '2026-01-02'], '"2026-01-01T10:00" says no zone: end it with Z, or with an offset like +03:00.'],
  [['whatsapp', '2026-02-30', '2026-03-02'], '"2026-02-30" is no time that there is.'],
  [['whatsapp', '2026-02-01T25:00Z', '2026-03-02'], '"2026-02-01T25:00Z" is no time that there is.'],
  [['whatsapp', '2026-01-02', '2026-01-01'], 'The first time must be before the second.'],
  [['whatsapp', '2026-01-01', '2026-01-01T00:00Z'], 'The first time must be before the second.'],
  [['whatsapp', '2026-01-01', '2026-01-02', 'now'], '"now" is more than a channel and two times.'],
])('says what is wrong with %j', (words, because) => {
  expect(read(...words)).toBe(because);
});
