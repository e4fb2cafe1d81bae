import process from 'node:process';
import { parseArgs } from 'node:util';
import { createLedgerBench } from '../ledger.ts';
import { fuzzPen } from './fuzz-pen.ts';

// npm run fuzz:pen -- [--steps 1000000] [--seed 1] [--conversations 200] [--at-once 40]
// On PGlite, or on the PostgreSQL that DATABASE_URL names.

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    conversations: { type: 'string', default: '200' },
    'at-once': { type: 'string', default: '40' },
  },
});
const bench = await createLedgerBench();
const started = Date.now();
let told = 0;
const result = await fuzzPen(bench, {
  seed: Number(values.seed),
  steps: Number(values.steps),
  conversations: Number(values.conversations),
  atOnce: Number(values['at-once']),
  onProgress(steps) {
    if (steps - told < 50_000) return;
    told = steps;
    process.stdout.write(`${steps} steps, ${Math.round((Date.now() - started) / 1_000)} s\n`);
  },
});
await bench.close();
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
process.stdout.write(`${result.steps} steps, ${result.broken.length} broken promises, ${Math.round((Date.now() - started) / 1_000)} s\n`);
process.exitCode = result.broken.length === 0 ? 0 : 1;
