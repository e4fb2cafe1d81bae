import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSim } from '@wafaa/sim';
import { createRandom } from '../../../sim/src/core/random.ts';
import { answeredBy } from './dishes.ts';
import { judgePen } from './judge-pen.ts';
import { canStartCluster } from './processes.ts';
import { readBooks } from './read-books.ts';
import { describeRun, findFaults, type Outcome } from './report.ts';
import { LEASE_MS, setStage, uncertainAfterMs } from './set-stage.ts';
import { strike } from './strike.ts';
import { startTeam } from './team.ts';
import { addProviderFaults, floodOf, sendTraffic } from './traffic.ts';

// Thousands of messages over three channels, with duplicates, out-of-order deliveries and webhooks of a thousand, at a provider that refuses, hangs
// and loses lines, while every process, the database and Redis are killed with SIGKILL, stopped with SIGSTOP and emptied, and people take
// conversations and give them back. The emulator, which stands on the far side of the network and is never touched, judges.
//
//   node server/test/crash/run-crash.ts [--engine pglite|postgres] [--short] [--messages 20000] [--faults 66] [--rate 100] [--seed 1] [--keep]

interface Run {
  engine: string;
  messages: number;
  faults: number;
  rate: number;
  seed: number;
  keep: boolean;
}

const FULL: Record<string, { messages: number; faults: number; rate: number }> = {
  postgres: { messages: 20_000, faults: 66, rate: 100 },
  pglite: { messages: 7_000, faults: 34, rate: 80 },
};
/** What proves the ledger whenever anything changes. One process that holds its database itself takes longest to come back. */
const SHORT: typeof FULL = {
  postgres: { messages: 1_000, faults: 8, rate: 100 },
  pglite: { messages: 500, faults: 4, rate: 80 },
};
const SETTLE_MS = 240_000;

function readRuns(): Run[] {
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', default: 'both' },
      short: { type: 'boolean', default: false },
      messages: { type: 'string' },
      faults: { type: 'string' },
      rate: { type: 'string' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'boolean', default: false },
    },
  });
  return Object.entries(values.short ? SHORT : FULL)
    .filter(([engine]) => values.engine === 'both' || values.engine === engine)
    .map(([engine, full]) => ({
      engine,
      messages: Number(values.messages ?? full.messages),
      faults: Number(values.faults ?? full.faults),
      rate: Number(values.rate ?? full.rate),
      seed: Number(values.seed),
      keep: values.keep,
    }));
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function runEngine(run: Run): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), `wafaa-crash-${run.engine}-`));
  const sim = await createSim({
    correlate: (text) => answeredBy(text),
    settings: { seed: run.seed, retryBaseMs: 200, retryCapMs: 1_500, webhookTimeoutMs: 4_000, sentMs: 30, deliveredMs: 80, readMs: -1 },
  });
  const startedAt = Date.now();
  let passed = false;
  const random = createRandom(run.seed);
  const stage = await setStage(run.engine, sim, folder, () => 500 + random.next() * 2_500);
  let ended = false;
  try {
    addProviderFaults(sim, run.messages);
    const batched = stage.accounts.filter(({ channel }) => channel !== 'telegram').map(({ accountKey }) => accountKey);
    const traffic = sendTraffic(sim, { messages: run.messages, ratePerSecond: run.rate, seed: run.seed, batched });
    const team = startTeam({ sim, url: stage.url, people: stage.team, random: createRandom(`team:${run.seed}`) });
    const everyMs = ((run.messages / run.rate) * 1_000 * 0.6) / run.faults;
    const struck = await strike({ faults: run.faults, everyMs, random: createRandom(`strike:${run.seed}`), victims: stage.victims });
    await traffic;
    await stage.whenReady();
    await sim.ledger.whenSettled({ timeoutMs: SETTLE_MS });
    team.stop();
    const deeds = await team.done;
    // What was accepted last is recorded a moment later; what was cut off then, once all news was told and nothing more came.
    for (const until = Date.now() + SETTLE_MS; sim.webhooks().pending > 0 && Date.now() < until; ) await pause(200);
    await pause(sim.ledger.judge().uncertainAccepted.length > 0 ? 2 * uncertainAfterMs(run.engine) : 1_500);
    ended = true;
    const books = await stage.end(readBooks);
    const outcome: Outcome = {
      verdict: sim.ledger.judge(),
      webhooks: sim.webhooks(),
      providerFaults: sim.faults.list(),
      books,
      pen: judgePen(books.moves, books.sends, sim.ledger.replies(), LEASE_MS),
      deeds,
      struck,
    };
    const wanted = { messages: run.messages, faults: run.faults, batch: floodOf(run.messages, batched.length).batch };
    const faults = findFaults(outcome, wanted);
    passed = faults.length === 0;
    process.stdout.write(`${describeRun(run.engine, outcome)}  ${((Date.now() - startedAt) / 1_000).toFixed(0)} s, seed ${run.seed}\n`);
    for (const fault of faults) process.stdout.write(`  BROKEN: ${fault}\n`);
    if (!passed) process.stdout.write(`  its folder, with the logs: ${folder}\n`);
    return passed;
  } finally {
    if (!ended) await stage.end(async () => {});
    await sim.close();
    if (passed && !run.keep) rmSync(folder, { recursive: true, force: true });
  }
}

let passed = 0;
let failed = 0;
for (const run of readRuns()) {
  if (run.engine === 'postgres' && !canStartCluster()) {
    process.stdout.write('postgres: PostgreSQL 15 is not installed here (scripts/postgres.sh install)\n');
    failed += 1;
    continue;
  }
  const clean = await runEngine(run).catch((error: unknown) => {
    process.stdout.write(`  BROKEN: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return false;
  });
  if (clean) passed += 1;
  else failed += 1;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
