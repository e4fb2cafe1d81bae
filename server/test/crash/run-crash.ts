import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSim, type Sim } from '@wafaa/sim';
import { answeredBy, QUESTIONS } from './dishes.ts';
import { canStartCluster, type Cluster, startCluster, type Supervised, superviseServer } from './processes.ts';
import { seedTenant } from './seed-tenant.ts';

// Thousands of messages with duplicates and out-of-order deliveries, while every process and the database are killed with SIGKILL and
// stopped with SIGSTOP at random. The emulator, which stands on the far side of the network and is never touched, judges.
//
//   node server/test/crash/run-crash.ts [--engine pglite|postgres] [--messages 5000] [--faults 32] [--seed 1] [--keep]

interface Options {
  messages: number;
  faults: number;
  seed: number;
  keep: boolean;
  ratePerSecond: number;
}

const CONTACTS = 170;
const APP_SECRET = 'crash-meta-app-secret';
const SECRETS_KEY = Buffer.alloc(32, 7).toString('base64');
const SETTLE_MS = 120_000;

function readArguments(): Options & { engines: string[] } {
  const value = (name: string, fallback: string): string => {
    const at = process.argv.indexOf(`--${name}`);
    return at > 0 ? (process.argv[at + 1] ?? fallback) : fallback;
  };
  const engine = value('engine', 'both');
  return {
    engines: engine === 'both' ? ['postgres', 'pglite'] : [engine],
    messages: Number(value('messages', '5000')),
    faults: Number(value('faults', '32')),
    seed: Number(value('seed', '1')),
    ratePerSecond: Number(value('rate', '90')),
    keep: process.argv.includes('--keep'),
  };
}

// A small generator of our own numbers, so that a run can be repeated by its seed.
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function waitReady(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (
      await fetch(`${url}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await pause(100);
  }
  throw new Error('the server was never ready');
}

interface Stage {
  victims: Supervised[];
  everything: Supervised[];
  webhookUrl: string;
  /** Counts in the product's own books, asked once all is quiet. */
  inspect(): Promise<{ unhandled: number; uncertain: number }>;
}

async function setStage(engine: string, sim: Sim, folder: string): Promise<Stage> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  const cluster: Cluster | null = engine === 'postgres' ? await startCluster(folder, port + 1) : null;
  const env: Record<string, string> = {
    DATA_DIR: folder,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    SIM_URL: sim.url,
    WHATSAPP_GRAPH_BASE_URL: sim.graphUrl,
    META_APP_SECRET: APP_SECRET,
    META_VERIFY_TOKEN: 'crash',
    SECRETS_KEYS: SECRETS_KEY,
    LEASE_MS: '5000',
    UNCERTAIN_AFTER_MS: '6000',
    BURST_SCALE: '0.3',
    ...(cluster ? { DATABASE_URL: cluster.url } : {}),
  };
  const account = await seedTenant(env);
  sim.addAccount({
    phoneNumberId: account.accountKey,
    wabaId: 'waba-crash',
    displayNumber: '+966110000000',
    name: { en: 'Crash', ar: 'اختبار' },
    appSecret: APP_SECRET,
    accessToken: account.accessToken,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/whatsapp`,
  });
  const servers = cluster
    ? [
        superviseServer('api', { ...env, ROLE: 'migrate,api,realtime' }, logs),
        superviseServer('worker-1', { ...env, ROLE: 'worker,scheduler' }, logs),
        superviseServer('worker-2', { ...env, ROLE: 'worker' }, logs),
      ]
    : [superviseServer('all', { ...env, ROLE: 'all' }, logs)];
  await waitReady(`http://127.0.0.1:${port}`);
  return {
    victims: cluster ? [...servers, cluster] : servers,
    everything: cluster ? [...servers, cluster] : servers,
    webhookUrl: `http://127.0.0.1:${port}`,
    async inspect() {
      // The last fault may have ended it: whoever brings it back needs a moment.
      await waitReady(`http://127.0.0.1:${port}`);
      const text = await fetch(`http://127.0.0.1:${port}/metrics`).then((response) => response.text());
      const read = (state: string): number => Number(text.match(new RegExp(`wafaa_lanes\\{state="${state}"\\} (\\S+)`))?.[1] ?? -1);
      return { unhandled: read('unhandled_messages'), uncertain: read('uncertain_sends') };
    },
  };
}

async function strike(stage: Stage, faults: number, random: () => number, everyMs: number): Promise<Record<string, number>> {
  const struck: Record<string, number> = {};
  for (let count = 0; count < faults; count += 1) {
    await pause(everyMs * (0.7 + random() * 0.6));
    const victim = stage.victims[count % stage.victims.length];
    if (!victim) continue;
    const kills = random() < 0.6;
    const what = `${kills ? 'kill -9' : 'stop'} ${victim.name}`;
    struck[what] = (struck[what] ?? 0) + 1;
    if (kills) await victim.kill();
    // Some pauses are longer than a lease: the process wakes up as a stranger to what it held.
    else await victim.pause(400 + random() * (victim.name.startsWith('worker') ? 6_500 : 1_800));
  }
  return struck;
}

async function runEngine(engine: string, options: Options): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), `wafaa-crash-${engine}-`));
  const sim = await createSim({
    correlate: (text) => answeredBy(text),
    settings: { seed: options.seed, retryBaseMs: 200, retryCapMs: 1_500, webhookTimeoutMs: 4_000, sentMs: 30, deliveredMs: 80, readMs: -1 },
  });
  const started = Date.now();
  const stage = await setStage(engine, sim, folder);
  try {
    // What providers do besides: refuse, cut the line after they took a message, hang. The last two are the uncertain sends.
    sim.faults.add({ kind: 'server_error', probability: 0.01 });
    sim.faults.add({ kind: 'throttle', probability: 0.005 });
    sim.faults.add({ kind: 'cut_after_record', probability: 0.004 });
    sim.faults.add({ kind: 'hang_after_record', probability: 0.002 });
    const load = sim.load({
      contacts: CONTACTS,
      messages: options.messages,
      ratePerSecond: options.ratePerSecond,
      seed: options.seed,
      questions: QUESTIONS,
      inOrder: true,
      duplicates: 0.08,
      reorder: 0.05,
      ackLost: 0.02,
    });
    const random = randomFrom(options.seed);
    const struck = await strike(
      stage,
      options.faults,
      random,
      (options.messages / options.ratePerSecond) * (1_000 / options.faults) * 0.75,
    );
    await load.acknowledged;
    const { verdict } = await sim.ledger.whenSettled({ timeoutMs: SETTLE_MS });
    await pause(1_000);
    const books = await stage.inspect();
    const final = sim.ledger.judge();
    const total = Object.values(struck).reduce((sum, count) => sum + count, 0);
    const bad =
      final.lost.length + final.answeredTwice.length + final.outOfOrder.length + final.misdirected.length + final.duplicateTrackers.length;
    const doubledUncertain = final.answeredTwiceAfterUncertain.length;
    process.stdout.write(
      `${engine}: ${final.offered} messages, ${final.replies} replies, ${total} faults (${Object.entries(struck)
        .map(([what, count]) => `${what} ×${count}`)
        .join(', ')})\n` +
        `  lost ${final.lost.length}, answered twice ${final.answeredTwice.length} (+${doubledUncertain} after an uncertain send), out of order ${final.outOfOrder.length}, ` +
        `misdirected ${final.misdirected.length}, same tracker twice ${final.duplicateTrackers.length}; unhandled in the product's books ${books.unhandled}\n` +
        `  webhook copies ${sim.webhooks().copies}, reordered ${sim.webhooks().reordered}, failed posts ${sim.webhooks().failedPosts}; ` +
        `answer p50 ${verdict.latency.answer.p50} ms, p95 ${verdict.latency.answer.p95} ms; ${((Date.now() - started) / 1000).toFixed(0)} s, seed ${options.seed}\n`,
    );
    const passed = bad + doubledUncertain === 0 && final.offered === options.messages && books.unhandled === 0 && total >= options.faults;
    if (!passed)
      process.stdout.write(
        `  ${JSON.stringify({ lost: final.lost.slice(0, 5), twice: final.answeredTwice.slice(0, 5), uncertain: final.answeredTwiceAfterUncertain.slice(0, 5), order: final.outOfOrder.slice(0, 5), trackers: final.duplicateTrackers.slice(0, 5), folder })}\n`,
      );
    if (!passed) options.keep = true;
    return passed;
  } finally {
    for (const part of stage.everything) await part.end().catch(() => {});
    await sim.close();
    if (!options.keep) rmSync(folder, { recursive: true, force: true });
  }
}

const { engines, ...options } = readArguments();
let passed = 0;
let failed = 0;
for (const engine of engines) {
  if (engine === 'postgres' && !canStartCluster()) {
    process.stdout.write('postgres: PostgreSQL 15 is not installed here (scripts/postgres.sh install)\n');
    failed += 1;
    continue;
  }
  if (await runEngine(engine, { ...options })) passed += 1;
  else failed += 1;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
