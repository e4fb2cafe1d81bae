import { expect, test } from 'vitest';
import { stageMarks } from './stage-bar.ts';

const states = (source: Parameters<typeof stageMarks>[0]): string =>
  stageMarks(source)
    .map(({ state }) => state)
    .join(' ');

test('marks what is done, what runs, and what waits', () => {
  expect(states({ state: 'structuring', stages: [{ name: 'reading', ms: 420 }] })).toBe('done done active waiting waiting');
  expect(states({ state: 'queued', stages: [] })).toBe('active waiting waiting waiting waiting');
});

test('a live document has every stage done, with its times', () => {
  const marks = stageMarks({
    state: 'live',
    stages: [
      { name: 'reading', ms: 420 },
      { name: 'indexing', ms: 96 },
    ],
  });
  expect(marks.every(({ state }) => state === 'done')).toBe(true);
  expect(marks.map(({ ms }) => ms)).toEqual([null, 420, null, 96, null]);
});

test('a failed document shows the stage it failed in', () => {
  expect(states({ state: 'failed', stages: [] })).toBe('done failed waiting waiting waiting');
  expect(states({ state: 'failed', stages: [{ name: 'reading', ms: 420 }] })).toBe('done done failed waiting waiting');
});
