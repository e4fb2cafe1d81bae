import { expect, test } from 'vitest';
import { type StageMark, stageMarks } from './stage-bar.ts';

type Given = Parameters<typeof stageMarks>[0];
const stage = (name: string, ms: number, kept = false) => ({ name, ms, at: '2026-03-01T10:00:00.000Z', kept });
const marks = (given: Partial<Given>): StageMark[] => stageMarks({ state: 'live', stages: [], failure: null, progress: null, ...given });
const states = (given: Partial<Given>): string =>
  marks(given)
    .map(({ state }) => state)
    .join(' ');

test('marks what is done, what runs, and what waits', () => {
  expect(states({ state: 'structuring', stages: [stage('reading', 420)] })).toBe('done done active waiting waiting');
  expect(states({ state: 'queued' })).toBe('active waiting waiting waiting waiting');
});

test('a live document has every stage done, with its times', () => {
  const live = marks({ stages: [stage('reading', 420, true), stage('indexing', 96)] });
  expect(live.every(({ state }) => state === 'done')).toBe(true);
  expect(live.map(({ ms }) => ms)).toEqual([null, 420, null, 96, null]);
  expect(live.map(({ kept }) => kept)).toEqual([false, true, false, false, false]);
});

test('a failed document shows the stage it failed in', () => {
  expect(states({ state: 'failed' })).toBe('done failed waiting waiting waiting');
  expect(states({ state: 'failed', stages: [stage('reading', 420)] })).toBe('done done failed waiting waiting');
  const failure = { code: 'source.gave_up', message: { en: 'x', ar: null }, stage: 'indexing' };
  expect(states({ state: 'failed', failure })).toBe('done done done failed waiting');
});

test('the stage that runs says how far it is', () => {
  const reading = marks({ state: 'reading', progress: { stage: 'reading', done: 3, total: 8 } });
  expect(reading.map(({ progress }) => progress)).toEqual([null, { stage: 'reading', done: 3, total: 8 }, null, null, null]);
  expect(marks({ state: 'reading', progress: { stage: 'reading', done: 0, total: 0 } })[1]?.progress).toBeNull();
});
