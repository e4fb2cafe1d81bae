import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { signBody } from '../server/src/modules/channels/meta/verify-signature.ts';
import { startRedis } from '../server/test/redis.ts';
import { QUESTIONS } from './lib/questions.ts';
import { APP_SECRET, setStage, type Stage } from './lib/stage.ts';

// From a person's taking the pen to the bot's silence, while the turn waits for a model that takes longer than all of it.
//
//   npm run bench -- takeover [--times 200] [--apart]
//
// Two ways: the button of the dashboard, and a word from the owner's own phone, which the provider tells us as a webhook. `refused`: the product has
// answered, so the pen is moved and whatever the turn comes to is refused. `ended`: the turn has hung up on its model. Silence is the later of the two;
// at the end nobody may have received anything. `--apart`: API and worker are two processes, which talk over Redis.

const LINE_MS = 200;
// Below what the product gives a model before it answers without one.
const MODEL_MS = 10_000;
const WAITS_MS = 15_000;

interface Taken {
  refused: number;
  ended: number;
}

interface Asking {
  text: string;
  account: string;
  customer: string;
}

let customers = 0;

/** Customers whose turns all wait for the model, each with a question of their own: no two share an answer. */
async function ask(stage: Stage, most: number): Promise<Asking[]> {
  stage.sim.models.clear();
  const asking = QUESTIONS.slice(0, most).map((text) => {
    customers += 1;
    const [account = '', customer] = [stage.accounts[customers % stage.accounts.length], `9715${String(10_000_000 + customers)}`];
    stage.sim.send({ account, from: { waId: customer, name: 'Bench' }, type: 'text', text, numbered: true, number: 1 });
    return { text, account, customer };
  });
  const giveUpAt = performance.now() + WAITS_MS;
  while (performance.now() < giveUpAt && asking.some((one) => callsOf(stage, one).length === 0)) await pause(5);
  return asking.filter((one) => callsOf(stage, one).length > 0);
}

function callsOf({ sim }: Stage, { text }: Asking): { aborted: boolean }[] {
  return sim.models.requests().filter(({ body }) => JSON.stringify(body).includes(text));
}

async function measure(stage: Stage, one: Asking, take: () => Promise<Response>): Promise<Taken> {
  const startedAt = performance.now();
  const since = (): number => performance.now() - startedAt;
  const answered = take().then(async (response) => {
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`the pen was not taken: ${response.status}`);
    return since();
  });
  // Only the newest call can be under way, and it is the last of the list: the others were answered.
  const call = callsOf(stage, one).at(-1);
  while (call?.aborted === false && since() < WAITS_MS) await pause(1);
  const ended = call?.aborted ? since() : Number.POSITIVE_INFINITY;
  return { refused: await answered, ended };
}

async function takeByButton(stage: Stage, database: Pool, { account, customer }: Asking): Promise<() => Promise<Response>> {
  const { rows } = await database.query<{ id: string }>(
    `select c.id from conversation c join contact_identity i on i.tenant_id = c.tenant_id and i.contact_id = c.contact_id where i.value = $1`,
    [customer],
  );
  const url = `${stage.url}/api/v1/conversations/${rows[0]?.id ?? ''}/pen`;
  const headers = { ...stage.agentOf(account), 'content-type': 'application/json' };
  return () => fetch(url, { method: 'POST', headers, body: JSON.stringify({ action: 'take' }) });
}

async function takeByPhone(stage: Stage, _database: Pool, { account, customer }: Asking): Promise<() => Promise<Response>> {
  const echo = { from: '97140000000', to: customer, id: `wamid.echo-${customer}`, type: 'text', text: { body: 'It is me, the owner.' } };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '97140000000', phone_number_id: account },
    contacts: [{ profile: { name: 'Bench' }, wa_id: customer }],
    message_echoes: [{ ...echo, timestamp: String(Math.floor(Date.now() / 1_000)) }],
  };
  const entry = [{ id: 'waba', changes: [{ field: 'smb_message_echoes', value }] }];
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry });
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signBody(Buffer.from(body), APP_SECRET) };
  return () => fetch(`${stage.url}/webhooks/whatsapp`, { method: 'POST', headers, body });
}

const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? Number.NaN;

function print(name: string, times: readonly number[]): void {
  const [p50, p95, most] = [quantile(times, 0.5), quantile(times, 0.95), quantile(times, 1)].map((ms) => ms.toFixed(0).padStart(5));
  process.stdout.write(`${name.padEnd(28)} n ${String(times.length).padStart(4)}  P50 ${p50} ms  P95 ${p95} ms  max ${most} ms\n`);
}

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { times: { type: 'string', default: '200' }, apart: { type: 'boolean', default: false } },
});
const times = Number(values.times);
const redis = values.apart ? await startRedis() : null;
const stage = await setStage({
  ...{ tenants: 10, modelLatencyMs: 20, isOneProcess: !values.apart },
  ...(redis === null ? {} : { redisUrl: redis.url }),
});
const database = new Pool({ connectionString: stage.databaseUrl, max: 2 });
let failed = false;
try {
  // From here on: the businesses' documents were read by a quick one.
  stage.sim.models.latencyMs = MODEL_MS;
  process.stdout.write(
    `The pen is taken while a turn waits for its model; ${values.apart ? 'two processes and Redis' : 'one process'}, PostgreSQL.\n`,
  );
  const asked: Asking[] = [];
  for (const [name, way] of Object.entries({ button: takeByButton, phone: takeByPhone })) {
    const taken: Taken[] = [];
    while (taken.length < times) {
      const batch = await ask(stage, times - taken.length);
      if (batch.length === 0) throw new Error('no turn reached the model');
      asked.push(...batch);
      for (const one of batch) taken.push(await measure(stage, one, await way(stage, database, one)));
    }
    print(
      `${name}: refused`,
      taken.map(({ refused }) => refused),
    );
    print(
      `${name}: ended`,
      taken.map(({ ended }) => ended),
    );
    const silence = taken.map(({ refused, ended }) => Math.max(refused, ended));
    print(`${name}: take to silence`, silence);
    failed ||= quantile(silence, 0.95) >= LINE_MS;
  }
  // Longer than any model that was asked would have taken.
  await pause(MODEL_MS * 1.5);
  const talkedOver = asked.filter(({ account, customer }) =>
    stage.sim.conversation(account, customer)?.messages.some(({ author }) => author !== 'customer'),
  ).length;
  process.stdout.write(`talked over: ${talkedOver} of ${asked.length}\n`);
  failed ||= talkedOver > 0;
} finally {
  await database.end();
  await stage.end();
  await redis?.stop();
}
process.exit(failed ? 1 : 0);
