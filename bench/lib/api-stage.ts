import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { makeConfig } from '../../server/src/app/config.ts';
import { makeContext } from '../../server/src/app/context.ts';
import { readEnv } from '../../server/src/app/env.ts';
import { startCluster } from '../../server/test/crash/processes.ts';
import { makeTenant } from '../../server/test/database.ts';
import { signInAs } from '../../server/test/people.ts';
import { cpuMsOf } from './process-cpu.ts';

// PostgreSQL and one API process with tenants that have worked for a while. The caller of all this is the third process.

export interface ApiStage {
  url: string;
  pid: number;
  tenants: { authorization: string; conversationId: string }[];
  /** CPU milliseconds so far. */
  cpuMs(): { api: number; database: number };
  end(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
const CONVERSATIONS = 60;
const MESSAGES = 25;
const AUDIT_ROWS = 500;

export async function setApiStage(tenants: number, roles = 'migrate,api,realtime'): Promise<ApiStage> {
  const folder = mkdtempSync(join(tmpdir(), 'wafaa-bench-api-'));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const cluster = await startCluster(folder, port + 1);
  const env: Record<string, string> = {
    DATA_DIR: folder,
    DATABASE_URL: cluster.url,
    PORT: String(port),
    LOG_LEVEL: 'error',
    META_APP_SECRET: 'bench-meta-app-secret',
    SECRETS_KEYS: Buffer.alloc(32, 7).toString('base64'),
    SESSION_KEY: 'bench-session-key',
  };
  const seeded = await seed(env, cluster.url, tenants).catch(async (error: unknown) => {
    await cluster.end();
    throw error;
  });
  const api = start({ ...env, ROLE: roles }, folder);
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300 && !(await isReady(url)); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  const postmaster = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    url,
    pid: api.pid ?? 0,
    tenants: seeded,
    cpuMs: () => ({ api: cpuMsOf([api.pid ?? 0]), database: cpuMsOf([postmaster]) }),
    async end() {
      const gone = new Promise((resolve) => api.once('exit', resolve));
      api.kill('SIGTERM');
      setTimeout(() => api.kill('SIGKILL'), 8_000).unref();
      await gone;
      await cluster.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function start(env: Record<string, string>, folder: string): ChildProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(folder, 'api.log'));
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  return child;
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );

async function seed(env: Record<string, string>, databaseUrl: string, count: number): Promise<ApiStage['tenants']> {
  const app = await makeContext(makeConfig(readEnv({ ...env, ROLE: 'all' })));
  await app.database.migrate();
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  const made: ApiStage['tenants'] = [];
  for (let index = 0; index < count; index += 1) {
    const { tenantId, accountId } = await makeTenant(app.database, {});
    for (const statement of HISTORY) await owner.query(statement.text, [tenantId, ...statement.more(accountId)]);
    const { headers } = await signInAs(app.door, tenantId, 'owner');
    for (const role of ['admin', 'manager', 'agent', 'agent', 'analyst']) await signInAs(app.door, tenantId, role);
    made.push({ ...headers, conversationId: `cnv_${String(1 + (index % CONVERSATIONS)).padStart(4, '0')}` });
  }
  await owner.query('analyze');
  await owner.end();
  await app.close();
  return made;
}

const HISTORY: { text: string; more: (accountId: string) => unknown[] }[] = [
  {
    text: `insert into contact (tenant_id, id, name, language)
           select $1, 'cnt_' || lpad(n::text, 4, '0'), 'Customer ' || n, 'en' from generate_series(1, $2::int) n`,
    more: () => [CONVERSATIONS],
  },
  {
    text: `insert into contact_identity (tenant_id, channel, value, kind, contact_id)
           select $1, 'whatsapp', '9665' || lpad(n::text, 8, '0'), 'phone', 'cnt_' || lpad(n::text, 4, '0') from generate_series(1, $2::int) n`,
    more: () => [CONVERSATIONS],
  },
  {
    text: `insert into conversation (tenant_id, id, channel, account_id, contact_id, last_message_at)
           select $1, 'cnv_' || lpad(n::text, 4, '0'), 'whatsapp', $3, 'cnt_' || lpad(n::text, 4, '0'), now() - n * interval '7 minutes'
           from generate_series(1, $2::int) n`,
    more: (accountId) => [CONVERSATIONS, accountId],
  },
  {
    text: `insert into message (tenant_id, id, conversation_id, direction, author, kind, text, at)
           select $1, 'msg_' || lpad(c::text, 4, '0') || lpad(m::text, 4, '0'), 'cnv_' || lpad(c::text, 4, '0'),
                  case m % 2 when 0 then 'out' else 'in' end, case m % 2 when 0 then 'bot' else 'contact' end, 'text',
                  'Is the table on the terrace free at eight? ' || m, now() - (c * 7 + $3::int - m) * interval '1 minute'
           from generate_series(1, $2::int) c, generate_series(1, $3::int) m`,
    more: () => [CONVERSATIONS, MESSAGES],
  },
  {
    text: `insert into source (tenant_id, id, name, mime, size_bytes, sha256, storage_key, state)
           select $1::uuid, 'src_' || lpad(n::text, 4, '0'), 'menu-' || n || '.csv', 'text/csv', 2000, md5(n::text), 'tenants/' || $1::uuid::text || '/sources/' || n, 'live'
           from generate_series(1, 20) n`,
    more: () => [],
  },
  {
    text: `insert into audit_entry (id, tenant_id, at, action, actor_kind, actor_id, actor_name, target_kind, target_id)
           select 'aud_' || left(md5($1::uuid::text || n), 20), $1::uuid, now() - n * interval '11 minutes', 'settings.draft_saved', 'user', 'usr_1', 'Owner', 'settings', 'draft'
           from generate_series(1, $2::int) n`,
    more: () => [AUDIT_ROWS],
  },
];
