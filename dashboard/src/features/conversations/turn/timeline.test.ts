import type { TraceStep } from '@wafaa/contracts';
import { expect, test } from 'vitest';
import { inOrder, toBars } from './timeline.ts';

const fit = (startedMs: number, durationMs: number): TraceStep => ({
  name: 'fit',
  startedMs,
  durationMs,
  state: 'done',
  data: { channel: 'whatsapp', parts: [] },
});
const check = (startedMs: number): TraceStep => ({
  name: 'check',
  startedMs,
  durationMs: 1,
  state: 'done',
  data: { claims: [], rewritten: false, passed: true },
});

test('lays a step where it ran and as long as it took', () => {
  expect(toBars({ totalMs: 200, steps: [fit(50, 100)] })).toEqual([{ start: 25, width: 50 }]);
});

test('keeps an instant step visible and inside the track', () => {
  const [bar] = toBars({ totalMs: 1000, steps: [fit(1000, 0)] });
  expect(bar).toEqual({ start: 98.5, width: 1.5 });
});

test('stretches the axis when steps say more than the total', () => {
  const [bar] = toBars({ totalMs: 10, steps: [fit(50, 50)] });
  expect(bar).toEqual({ start: 50, width: 50 });
});

test('survives a turn of no measured time', () => {
  expect(toBars({ totalMs: 0, steps: [fit(0, 0)] })).toEqual([{ start: 0, width: 1.5 }]);
});

test('orders steps as a turn runs them and keeps a second check after the first', () => {
  const steps = inOrder([fit(9, 1), check(8), check(2)]);
  expect(steps.map((step) => [step.name, step.startedMs])).toEqual([
    ['check', 2],
    ['check', 8],
    ['fit', 9],
  ]);
});
