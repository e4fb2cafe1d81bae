import { parseArgs } from 'node:util';
import { setStage, type Stage } from './lib/stage.ts';
import { type Look, trendOf } from './lib/trend.ts';

// The whole path at one rate for as long as said: at its end memory must be flat, nothing lost and nothing left over.
//
//   npm run bench -- soak [--seconds 600] [--rate 200] [--tenants 10] [--model-ms 50]
//
// `rate`: messages a second, each by a customer who never wrote before. `model-ms`: how long each answer of the emulated model takes. What the
// first fifth of the time (at most two minutes) shows is the warming up: caches fill and the collector finds its pace. Memory is judged where at
// least four minutes are left of it.

const QUESTIONS = [
  'Where are the beans grown?',
  'How much is the flat white?',
  'Do musicians play on the terrace in the evening?',
  'Is the terrace shaded on hot afternoons?',
  'من أين البن عندكم؟',
  'أبي مكان هادئ للدراسة، عندكم؟',
];
const LOOK_MS = 2_000;
const MOST_WARM_UP_S = 120;
const JUDGED_FROM_S = 240;
/** Memory may breathe by so much between the first quarter and the last. */
const BREATH_SHARE = 0.1;
const BREATH_MIB = 20;
const DRAIN_MS = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Seen {
  api: Look[];
  worker: Look[];
  /** Messages that came and are not dealt with. */
  backlog: Look[];
}

async function watch(stage: Stage, isOver: () => boolean): Promise<Seen> {
  const seen: Seen = { api: [], worker: [], backlog: [] };
  const startedAt = performance.now();
  while (!isOver()) {
    const at = (performance.now() - startedAt) / 1_000;
    const { api, worker } = stage.residentMib();
    seen.api.push({ at, value: api });
    seen.worker.push({ at, value: worker });
    seen.backlog.push({ at, value: await stage.unhandled() });
    await pause(LOOK_MS);
  }
  return seen;
}

/** Resolves when all are acknowledged. */
async function send({ sim, accounts }: Stage, rate: number, messages: number): Promise<void> {
  const startedAt = performance.now();
  let sent = 0;
  let acknowledged = 0;
  await new Promise<void>((resolve) => {
    const pace = (): void => {
      const due = Math.min(messages, Math.floor(((performance.now() - startedAt) / 1_000) * rate) + 1);
      for (; sent < due; sent += 1) {
        const text = QUESTIONS[sent % QUESTIONS.length] ?? '';
        const from = { waId: `9715${String(10_000_000 + sent)}`, name: 'Soak' };
        const offered = sim.send({ account: accounts[sent % accounts.length] ?? '', from, type: 'text', text, numbered: true, number: 1 });
        void offered.acknowledged.then(() => {
          acknowledged += 1;
          if (acknowledged === messages) resolve();
        });
      }
      if (sent < messages) setTimeout(pace, 5);
    };
    pace();
  });
}

async function drained(stage: Stage): Promise<number> {
  const until = performance.now() + DRAIN_MS;
  let left = await stage.unhandled();
  while (left !== 0 && performance.now() < until) {
    await pause(200);
    left = await stage.unhandled();
  }
  return left;
}

function describe(name: string, looks: readonly Look[], seconds: number): { line: string; isFlat: boolean } {
  const warmUp = Math.min(MOST_WARM_UP_S, seconds / 5);
  const judged = looks.filter(({ at }) => at >= warmUp);
  const { slopePerMinute, first, last } = trendOf(judged);
  const isJudged = seconds - warmUp >= JUDGED_FROM_S;
  const isFlat = !isJudged || last - first <= Math.max(BREATH_MIB, first * BREATH_SHARE);
  const most = Math.max(...looks.map(({ value }) => value));
  const line = `${name.padEnd(7)} first quarter ${first.toFixed(0)} MiB, last ${last.toFixed(0)} MiB, ${slopePerMinute.toFixed(2)} MiB a minute, most ${most.toFixed(0)} MiB; after ${warmUp.toFixed(0)} s of warming up${isJudged ? '' : ' (too short to be judged)'}`;
  return { line, isFlat };
}

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '600' },
    rate: { type: 'string', default: '200' },
    tenants: { type: 'string', default: '10' },
    'model-ms': { type: 'string', default: '50' },
  },
});
const [seconds, rate, modelLatencyMs] = [Number(values.seconds), Number(values.rate), Number(values['model-ms'])];
const messages = Math.round(seconds * rate);
const stage = await setStage({ tenants: Number(values.tenants), modelLatencyMs });
let failed = true;
try {
  process.stdout.write(
    `${messages} messages at ${rate} a second, retrieval on, a model that takes ${modelLatencyMs} ms; the emulator shares these cores.\n`,
  );
  let over = false;
  const watching = watch(stage, () => over);
  await send(stage, rate, messages);
  const { verdict } = await stage.sim.ledger.whenSettled({ timeoutMs: DRAIN_MS });
  over = true;
  const seen = await watching;
  const left = await drained(stage);
  const { p50, p95, p99 } = verdict.latency.answer;
  const [api, worker] = [describe('api', seen.api, seconds), describe('worker', seen.worker, seconds)];
  const backlogs = seen.backlog.map(({ value }) => value);
  failed = verdict.lost.length > 0 || verdict.acknowledged < messages || left !== 0 || !api.isFlat || !worker.isFlat;
  process.stdout.write(
    `${[
      `answered ${verdict.answered} of ${messages}, lost ${verdict.lost.length}; P50 ${p50} ms, P95 ${p95} ms, P99 ${p99} ms`,
      api.line,
      worker.line,
      `backlog most ${Math.max(...backlogs)}, at the end ${left}; webhooks that wait at the emulator ${stage.sim.webhooks().pending}`,
      failed ? 'NOT HELD' : 'held',
    ].join('\n')}\n`,
  );
} finally {
  await stage.end();
}
process.exit(failed ? 1 : 0);
