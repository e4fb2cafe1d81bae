import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Pool } from 'pg';
import { createSim, type Sim } from '@wafaa/sim';
import { makeConfig } from '../../server/src/app/config.ts';
import { makeContext } from '../../server/src/app/context.ts';
import { readEnv } from '../../server/src/app/env.ts';
import { addSource, processSource } from '../../server/src/modules/knowledge/index.ts';
import { startCluster } from '../../server/test/crash/processes.ts';
import { makeTenant } from '../../server/test/database.ts';
import { signInAs } from '../../server/test/people.ts';
import { cpuMsOf } from './process-cpu.ts';
import { residentOf } from './resident.ts';

// The product as it runs in production, on this machine: PostgreSQL, one API process, one worker; the emulator plays WhatsApp and the model.

export interface Stage {
  sim: Sim;
  accounts: string[];
  url: string;
  databaseUrl: string;
  /** Somebody of the team behind this account, signed in. */
  agentOf(account: string): { authorization: string };
  /** CPU milliseconds of the product's own processes and its database. */
  cpuMs(): { api: number; worker: number; database: number };
  /** Resident memory of the product's own processes, in MiB. */
  residentMib(): { api: number; worker: number };
  unhandled(): Promise<number>;
  end(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
const FILES = fileURLToPath(new URL('../../sim/demo/qahwa-corner/files', import.meta.url));
/** BENCH_PROFILE=<folder> leaves a CPU profile of each process there, and what each statement cost the database. */
const profiled = process.env.BENCH_PROFILE;
const COUNT_STATEMENTS = [
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.track=all',
  'pg_stat_statements.max=5000',
  'pg_stat_statements.track_planning=on',
  'track_functions=all',
];
export const APP_SECRET = 'bench-meta-app-secret';
const HANDBOOK = fileURLToPath(new URL('../data/handbook.md', import.meta.url));
const NAMES = ['menu.csv', 'branches.md', HANDBOOK];
const MIME: Record<string, string> = {
  csv: 'text/csv',
  md: 'text/markdown',
};

export interface StageOptions {
  tenants: number;
  modelLatencyMs: number;
  /** One process in all roles, as `npm start` has it. Its CPU and memory are counted as the API's. */
  isOneProcess?: boolean;
  redisUrl?: string;
}

export async function setStage(options: StageOptions): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'wafaa-bench-'));
  mkdirSync(join(folder, 'logs'));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const cluster = await startCluster(folder, port + 1, profiled ? COUNT_STATEMENTS : []);
  const sim = await createSim({
    // Every customer writes once, so any reply to them answers message 1.
    correlate: () => [1],
    settings: { modelLatencyMs: options.modelLatencyMs, readMs: -1 },
  });
  const env: Record<string, string> = {
    DATA_DIR: folder,
    DATABASE_URL: cluster.url,
    DATABASE_POOL: '10',
    PORT: String(port),
    LOG_LEVEL: 'error',
    SIM_URL: sim.url,
    WHATSAPP_GRAPH_BASE_URL: sim.graphUrl,
    META_APP_SECRET: APP_SECRET,
    META_VERIFY_TOKEN: 'bench',
    SECRETS_KEYS: Buffer.alloc(32, 7).toString('base64'),
    SESSION_KEY: 'bench-session-key',
    ...(options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl }),
    LLM_PROVIDER: 'openai',
    LLM_API_KEY: 'emulator-key',
    LLM_MODEL: 'bench-model',
    LLM_BASE_URL: sim.openaiUrl,
    LANES_AT_ONCE: '2000',
    LANES_PER_TENANT: '2000',
  };
  const { accounts, agents } = await seed(env, sim, options.tenants, `http://127.0.0.1:${port}/webhooks/whatsapp`);
  const counted = profiled ? new Pool({ connectionString: cluster.url, max: 1 }) : null;
  await counted?.query('create extension pg_stat_statements');
  const start = (name: string, role: string): ChildProcess => {
    const child = spawn(process.execPath, [...profiling(name), MAIN], {
      env: { PATH: process.env.PATH ?? '', ...env, ROLE: role },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log = createWriteStream(join(folder, 'logs', `${name}.log`));
    child.stdout?.pipe(log);
    child.stderr?.pipe(log);
    return child;
  };
  const api = start('api', options.isOneProcess ? 'all' : 'migrate,api,realtime');
  const worker = options.isOneProcess ? null : start('worker', 'worker,scheduler');
  const url = `http://127.0.0.1:${port}`;
  const metrics = async (): Promise<string> => fetch(`${url}/metrics`).then((response) => response.text());
  for (let tries = 0; tries < 300; tries += 1) {
    if (
      await fetch(`${url}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const postmaster = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    sim,
    accounts,
    url,
    databaseUrl: cluster.url,
    agentOf: (account) => ({ authorization: agents.get(account) ?? '' }),
    cpuMs: () => ({ api: cpuMsOf([api.pid ?? 0]), worker: cpuMsOf([worker?.pid ?? 0]), database: cpuMsOf([postmaster]) }),
    residentMib: () => ({ api: residentOf(api.pid ?? 0).own, worker: residentOf(worker?.pid ?? 0).own }),
    unhandled: async () => Number((await metrics()).match(/wafaa_lanes\{state="unhandled_messages"\} (\S+)/)?.[1] ?? -1),
    async end() {
      for (const child of [api, worker].filter((one) => one !== null)) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 8_000).unref();
        await gone;
      }
      if (profiled && counted) {
        await leaveStatements(counted, profiled);
        await counted.end();
      }
      await cluster.end();
      await sim.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function profiling(name: string): string[] {
  return profiled ? ['--cpu-prof', `--cpu-prof-dir=${profiled}`, `--cpu-prof-name=${name}.cpuprofile`] : [];
}

async function leaveStatements(database: Pool, into: string): Promise<void> {
  const { rows } =
    await database.query(`select calls, round((total_exec_time + total_plan_time)::numeric, 1) as ms, round(total_plan_time::numeric, 1) as planning, plans, toplevel,
    regexp_replace(left(query, 400), '\\s+', ' ', 'g') as query from pg_stat_statements order by total_exec_time + total_plan_time desc limit 150`);
  const functions = await database.query(
    'select funcname, calls, round(total_time::numeric, 1) as total, round(self_time::numeric, 1) as self from pg_stat_user_functions order by self_time desc',
  );
  writeFileSync(join(into, 'statements.json'), JSON.stringify({ statements: rows, functions: functions.rows }, null, 1));
}

async function seed(
  env: Record<string, string>,
  sim: Sim,
  tenants: number,
  webhookUrl: string,
): Promise<{ accounts: string[]; agents: Map<string, string> }> {
  const app = await makeContext(makeConfig(readEnv({ ...env, ROLE: 'all' })));
  await app.database.migrate();
  const accounts: string[] = [];
  const agents = new Map<string, string>();
  for (let index = 0; index < tenants; index += 1) {
    const { tenantId, accountId, accountKey } = await makeTenant(app.database, { currency: 'AED' });
    const accessToken = `bench-token-${index}`;
    await app.database.withTenant(tenantId, (db) =>
      db.query
        .updateTable('channel_account')
        .set({ credentials: app.secrets.seal(tenantId, { accessToken }) })
        .where('id', '=', accountId)
        .execute(),
    );
    for (const name of NAMES) {
      const mime = MIME[name.split('.').at(-1) ?? ''] ?? 'text/plain';
      const sourceId = await addSource(app, tenantId, { name: basename(name), mime, bytes: readFileSync(resolve(FILES, name)) });
      await processSource({ ...app, onChanged: () => {} }, tenantId, sourceId);
    }
    sim.addAccount({
      phoneNumberId: accountKey,
      wabaId: `waba-${index}`,
      displayNumber: '+97140000000',
      name: { en: `Bench ${index}` },
      appSecret: APP_SECRET,
      accessToken,
      webhookUrl,
    });
    accounts.push(accountKey);
    agents.set(accountKey, (await signInAs(app.door, tenantId, 'agent')).headers.authorization);
  }
  await app.close();
  return { accounts, agents };
}
