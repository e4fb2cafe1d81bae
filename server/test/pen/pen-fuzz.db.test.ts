import { expect, test } from 'vitest';
import { PEN_MACHINE } from '../../src/modules/handoff/index.ts';
import { createLedgerBench } from '../ledger.ts';
import { fuzzPen } from './fuzz-pen.ts';

test('whatever happens in whatever order, the pen moves as it is written and only its holder speaks', async () => {
  const bench = await createLedgerBench();
  const result = await fuzzPen(bench, { seed: 20_261_123, steps: 2_500, conversations: 16, atOnce: 8 });
  await bench.close();
  expect(result.broken).toEqual([]);
  expect(result.sends.bot).toBeGreaterThan(50);
  expect(result.sends.agent).toBeGreaterThan(50);
  const written = Object.entries(PEN_MACHINE).flatMap(([from, moves]) =>
    Object.entries(moves).map(([event, to]) => `${from} ${event} ${to}`),
  );
  expect(result.moves).toEqual(written.sort());
});
