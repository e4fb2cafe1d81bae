import { Agent, request } from 'undici';
import { type ApiStage, setApiStage } from './lib/api-stage.ts';

// What a dashboard asks, of a hundred tenants at once, over HTTP from another process on the same machine.
//
//   npm run bench -- api [--rate 50 --seconds 25 --tenants 100]     rate in requests per second, all routes together

const ROUTES: readonly [name: string, path: (conversationId: string) => string][] = [
  ['session', () => '/api/v1/session'],
  ['conversations', () => '/api/v1/conversations?limit=50'],
  ['messages', (id) => `/api/v1/conversations/${id}/messages?limit=50`],
  ['sources', () => '/api/v1/sources'],
  ['members', () => '/api/v1/members'],
  ['audit', () => '/api/v1/audit?limit=50'],
];
const P95_LINE_MS = 50;

function argument(name: string, fallback: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : fallback;
}

interface Measured {
  times: number[];
  errors: number;
}

const agent = new Agent({ connections: 64, keepAliveTimeout: 30_000 });
let asked = 0;

/** Calls at an even rate, whether or not the answers come: a server that falls behind is seen in its times. */
async function run(stage: ApiStage, routes: typeof ROUTES, rate: number, seconds: number): Promise<Map<string, Measured>> {
  const results = new Map<string, Measured>(routes.map(([name]) => [name, { times: [], errors: 0 }]));
  const calls: Promise<void>[] = [];
  const total = Math.round(rate * seconds);
  const started = performance.now();
  while (calls.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1000) * rate) + 1);
    while (calls.length < due) {
      const [name, path] = routes[asked % routes.length] ?? ROUTES[0]!;
      const tenant = stage.tenants[Math.floor(asked / routes.length) % stage.tenants.length]!;
      asked += 1;
      calls.push(ask(`${stage.url}${path(tenant.conversationId)}`, tenant.authorization, results.get(name)!));
    }
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  await Promise.all(calls);
  return results;
}

async function ask(url: string, authorization: string, measured: Measured): Promise<void> {
  const started = performance.now();
  try {
    const { statusCode, body } = await request(url, { dispatcher: agent, headers: { authorization } });
    await body.arrayBuffer();
    if (statusCode !== 200) measured.errors += 1;
  } catch {
    measured.errors += 1;
  }
  measured.times.push(performance.now() - started);
}

const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0;

const rate = argument('rate', 50);
const seconds = argument('seconds', 25);
const stage = await setApiStage(argument('tenants', 100));
let failed = false;
try {
  process.stdout.write(
    `${stage.tenants.length} tenants, ${rate} requests a second for ${seconds} s, PostgreSQL and the caller on the same machine\n`,
  );
  await run(stage, ROUTES, rate, 4);
  const mixed = await run(stage, ROUTES, rate, seconds);
  for (const [name, path] of ROUTES) {
    const before = stage.cpuMs();
    const alone = await run(stage, [[name, path]], rate, 4);
    const after = stage.cpuMs();
    const count = alone.get(name)?.times.length ?? 1;
    const { times, errors } = mixed.get(name) ?? { times: [], errors: 0 };
    const p95 = quantile(times, 0.95);
    failed ||= p95 >= P95_LINE_MS || errors > 0;
    const cpu = { api: (after.api - before.api) / count, database: (after.database - before.database) / count };
    process.stdout.write(
      `${name.padEnd(14)} n ${String(times.length).padStart(4)}  P50 ${quantile(times, 0.5).toFixed(1).padStart(6)} ms  P95 ${p95.toFixed(1).padStart(6)} ms  ` +
        `P99 ${quantile(times, 0.99).toFixed(1).padStart(6)} ms  errors ${errors}  CPU ${(cpu.api + cpu.database).toFixed(2)} ms (api ${cpu.api.toFixed(2)}, database ${cpu.database.toFixed(2)})\n`,
    );
  }
} finally {
  await agent.close();
  await stage.end();
}
process.exit(failed ? 1 : 0);
