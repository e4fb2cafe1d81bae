import { expect, test } from 'vitest';
import { createLedgerBench } from '../ledger.ts';
import { fuzzPen } from './fuzz-pen.ts';
import { writtenMoves } from './merge-results.ts';

test('whatever happens in whatever order, the pen moves as it is written and only its holder speaks', async () => {
  const bench = await createLedgerBench();
  const result = await fuzzPen(bench, { seed: 20_261_125, steps: 3_500, conversations: 16, atOnce: 8 });
  await bench.close();
  expect(result.broken).toEqual([]);
  expect(result.sends.bot).toBeGreaterThan(50);
  expect(result.sends.agent).toBeGreaterThan(50);
  expect(result.moves).toEqual(writtenMoves());
});
