import { QUESTIONS } from './lib/questions.ts';
import { setStage, type Stage } from './lib/stage.ts';

// The whole path: signed webhook → ledger → retrieval → model (1 s) → claim check → send, judged by the emulator.
//
//   npm run bench [-- --rate 167 --seconds 30 --highest]     rate in messages per second; 167/s is 10,000 a minute

const P95_LINE_MS = 2_000;

function argument(name: string, fallback: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : fallback;
}

interface Run {
  rate: number;
  messages: number;
  p50: number;
  p95: number;
  p99: number;
  lost: number;
  modelCalls: number;
  cpuPerMessage: { api: number; worker: number; database: number; emulator: number };
}

let customers = 0;

async function runAt(stage: Stage, rate: number, seconds: number): Promise<Run> {
  const { sim, accounts } = stage;
  sim.ledger.reset();
  const askedBefore = sim.models.asked;
  const before = stage.cpuMs();
  const ownBefore = process.cpuUsage();
  const messages = Math.round(rate * seconds);
  const started = performance.now();
  const sent: Promise<void>[] = [];
  while (sent.length < messages) {
    const due = Math.min(messages, Math.floor(((performance.now() - started) / 1000) * rate) + 1);
    while (sent.length < due) {
      customers += 1;
      const text = QUESTIONS[customers % QUESTIONS.length] ?? '';
      const from = { waId: `9715${String(10_000_000 + customers)}`, name: 'Bench' };
      sent.push(
        sim.send({ account: accounts[customers % accounts.length] ?? '', from, type: 'text', text, numbered: true, number: 1 })
          .acknowledged,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(sent);
  const { verdict } = await sim.ledger.whenSettled({ timeoutMs: 60_000 });
  const after = stage.cpuMs();
  const own = process.cpuUsage(ownBefore);
  const { p50, p95, p99 } = verdict.latency.answer;
  return {
    rate,
    messages,
    p50,
    p95,
    p99,
    lost: verdict.lost.length,
    modelCalls: sim.models.asked - askedBefore,
    cpuPerMessage: {
      api: (after.api - before.api) / messages,
      worker: (after.worker - before.worker) / messages,
      database: (after.database - before.database) / messages,
      emulator: (own.user + own.system) / 1000 / messages,
    },
  };
}

function print(run: Run): void {
  const { api, worker, database, emulator } = run.cpuPerMessage;
  process.stdout.write(
    `${String(Math.round(run.rate * 60)).padStart(7)}/min  n ${String(run.messages).padStart(6)}  P50 ${String(run.p50).padStart(5)} ms  P95 ${String(run.p95).padStart(5)} ms  P99 ${String(run.p99).padStart(5)} ms  ` +
      `lost ${run.lost}  model calls ${run.modelCalls}  CPU/message ${(api + worker + database).toFixed(2)} ms (api ${api.toFixed(2)}, worker ${worker.toFixed(2)}, database ${database.toFixed(2)}; the emulator's own ${emulator.toFixed(2)})\n`,
  );
}

const seconds = argument('seconds', 30);
const rate = argument('rate', 10_000 / 60);
const stage = await setStage({ tenants: argument('tenants', 10), modelLatencyMs: 1_000 });
let failed = false;
try {
  process.stdout.write('The whole path with retrieval and a model that takes 1 s; the emulator shares these cores.\n');
  await runAt(stage, 20, 5);
  const asked = await runAt(stage, rate, seconds);
  print(asked);
  failed = asked.p95 >= P95_LINE_MS || asked.lost > 0;
  if (process.argv.includes('--highest') && !failed) {
    let held = asked;
    for (let next = rate * 1.25; ; next *= 1.2) {
      const run = await runAt(stage, next, Math.min(seconds, 20));
      print(run);
      if (run.p95 >= P95_LINE_MS || run.lost > 0) break;
      held = run;
    }
    process.stdout.write(`highest rate that holds P95 < ${P95_LINE_MS / 1000} s: ${Math.round(held.rate * 60)}/min (P95 ${held.p95} ms)\n`);
  }
  // The last replies are accepted before the product has written that down.
  let unhandled = await stage.unhandled();
  for (let tries = 0; tries < 100 && unhandled > 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    unhandled = await stage.unhandled();
  }
  process.stdout.write(`unhandled in the product's books: ${unhandled}\n`);
} finally {
  await stage.end();
}
process.exit(failed ? 1 : 0);
