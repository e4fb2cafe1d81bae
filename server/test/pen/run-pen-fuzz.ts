import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createLedgerBench } from '../ledger.ts';
import { fuzzPen, type PenFuzzResult } from './fuzz-pen.ts';
import { mergeResults, unreached } from './merge-results.ts';

// npm run fuzz:pen -- [--steps 1000000] [--seed 1] [--shards <cores>] [--conversations 120] [--at-once 60]
// Each shard is a process with a database of its own and a seed of its own: PGlite, or a database in the PostgreSQL that DATABASE_URL names.

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    shards: { type: 'string', default: String(availableParallelism()) },
    conversations: { type: 'string', default: '120' },
    'at-once': { type: 'string', default: '60' },
  },
});
/** Below this, chance may leave a move out. */
const ALL_MOVES_FROM_STEPS = 200_000;
const TELL_EVERY = 50_000;

if (process.send) {
  // One shard.
  const bench = await createLedgerBench();
  const result = await fuzzPen(bench, {
    seed: Number(values.seed),
    steps: Number(values.steps),
    conversations: Number(values.conversations),
    atOnce: Number(values['at-once']),
    onProgress: (steps) => process.send?.({ steps }),
  });
  await bench.close();
  process.send({ result });
  process.disconnect();
} else {
  const shards = Math.max(1, Number(values.shards));
  const started = Date.now();
  const seconds = (): number => Math.round((Date.now() - started) / 1_000);
  const progress = Array.from({ length: shards }, () => 0);
  let told = 0;
  const results = await Promise.all(
    progress.map((_, shard) =>
      runShard(shard, shards, (steps) => {
        progress[shard] = steps;
        const all = progress.reduce((sum, count) => sum + count, 0);
        if (all - told < TELL_EVERY) return;
        told = all;
        process.stdout.write(`${all} steps, ${seconds()} s\n`);
      }),
    ),
  );
  const result = mergeResults(results);
  const missing = result.steps < ALL_MOVES_FROM_STEPS ? [] : unreached(result.moves);
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  for (const move of missing) process.stdout.write(`never happened: ${move}\n`);
  process.stdout.write(
    `${result.steps} steps in ${shards} shards, ${result.broken.length} broken promises, ${result.moves.length} moves of the machine, ${seconds()} s\n`,
  );
  process.exitCode = result.broken.length + missing.length === 0 ? 0 : 1;
}

function runShard(shard: number, shards: number, onProgress: (steps: number) => void): Promise<PenFuzzResult> {
  const given = {
    seed: Number(values.seed) + shard * 7_919,
    steps: Math.ceil(Number(values.steps) / shards),
    conversations: Number(values.conversations),
    'at-once': Number(values['at-once']),
  };
  const child = fork(
    fileURLToPath(import.meta.url),
    Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]),
  );
  return new Promise((resolve, reject) => {
    child.on('message', (message: { steps?: number; result?: PenFuzzResult }) => {
      if (message.steps !== undefined) onProgress(message.steps);
      if (message.result) resolve(message.result);
    });
    child.once('exit', (code) => reject(new Error(`shard ${shard} ended with ${code} before it was done`)));
  });
}
