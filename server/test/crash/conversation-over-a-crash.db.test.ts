import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSim, type Sim } from '@wafaa/sim';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { repliesOf } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { type Supervised, superviseServer } from './processes.ts';
import { seedTenant } from './seed-tenant.ts';
import { APP_SECRET, serverEnv } from './server-env.ts';

// Three customers talk with the product's real processes, step by step, in three scripts. Between a question's arrival and its answer the process
// that answers is killed, again and again; nothing but the database knows what was talked about.

const MENU = `name_en,name_ar,section,price,sizes,diet
Falafel,فلافل,Mezze,20,,vegan
Hummus,حمص,Mezze,22,,vegan
Lamb Kabsa,كبسة لحم,Mains,48,Small 48; Large 85,
Kunafa,كنافة,Desserts,25,,vegetarian
Karak Tea,شاي كرك,Drinks,5,Small 5; Large 8,vegetarian
`;

/** What is asked, what the answer holds, and what it must not: the dish or the price of another turn. */
type Turn = [question: string, holds: RegExp[], never?: RegExp];
const TALKS: Record<'english' | 'arabic' | 'arabizi', Turn[]> = {
  english: [
    ['Hello', [/welcome/i]],
    ['What vegan dishes do you have?', [/Falafel: 20/, /Hummus: 22/], /Kabsa|Kunafa/],
    ['how much is the falafel?', [/Falafel: 20/], /Hummus/],
    ['and the hummus?', [/Hummus: 22/], /Falafel/],
    ['is it vegan?', [/vegan/i, /Hummus/], /Kabsa|Kunafa/],
    ['do you have lamb kabsa?', [/Lamb Kabsa/, /48/, /85/]],
    ['and how much is it?', [/Lamb Kabsa/, /48/, /85/], /Hummus|Falafel/],
    ['the large one?', [/Lamb Kabsa \(Large\): 85/], /48/],
    ['what do you have for dessert?', [/Kunafa: 25/], /Kabsa/],
    ['how much is it?', [/Kunafa: 25/], /Kabsa/],
    ['and the large karak tea?', [/Karak Tea \(Large\): 8/], /Kunafa/],
    ['bye', [/Goodbye/]],
  ],
  arabic: [
    ['السلام عليكم', [/وعليكم السلام/]],
    ['وش عندكم أكل نباتي صرف؟', [/فلافل: 20/, /حمص: 22/], /كبسة|كنافة/],
    ['بكم الفلافل؟', [/فلافل: 20/], /حمص/],
    ['والحمص؟', [/حمص: 22/], /فلافل/],
    ['هل هو نباتي صرف؟', [/نباتي صرف/, /حمص/], /كبسة|كنافة/],
    ['عندكم كبسة لحم؟', [/كبسة لحم/, /48/, /85/]],
    ['وكم سعرها؟', [/كبسة لحم/, /48/, /85/], /حمص|فلافل/],
    ['والكبيرة؟', [/كبسة لحم \(كبير\): 85/], /48/],
    ['وش عندكم حلى؟', [/كنافة: 25/], /كبسة/],
    ['كم سعرها؟', [/كنافة: 25/], /كبسة/],
    ['وشاي الكرك الكبير؟', [/شاي كرك/, /كبير 8/], /كنافة/],
    ['مع السلامة', [/مع السلامة/]],
  ],
  arabizi: [
    ['salam', [/وعليكم السلام/]],
    ['shu 3ndkm nabati?', [/فلافل: 20/, /حمص: 22/], /كبسة/],
    ['bkam el falafel?', [/فلافل: 20/], /حمص/],
    ['w el hummus?', [/حمص: 22/], /فلافل/],
    ['3ndkm kabsa?', [/كبسة لحم/, /48/, /85/], /حمص/],
    ['w kam se3rha?', [/كبسة لحم/, /48/, /85/], /حمص/],
    ['bkam el kunafa?', [/كنافة: 25/], /كبسة/],
    ['w kam se3rha?', [/كنافة: 25/], /كبسة/],
    ['w el karak?', [/شاي كرك/, /صغير 5/, /كبير 8/], /كنافة/],
    ['w kam se3ro?', [/شاي كرك/, /صغير 5/, /كبير 8/], /كنافة/],
    ['w el falafel?', [/فلافل: 20/], /كرك/],
    ['ma3 el salama', [/مع السلامة/]],
  ],
};
const NAMES = ['english', 'arabic', 'arabizi'] as const;
const PHONES = { english: '966500000001', arabic: '966500000002', arabizi: '966500000003' };
/** Between the arrival of these questions and their answers there is a death: each leans on the turn before it. */
const DEATHS = new Set([3, 7, 9]);

let sim: Sim;
let folder: string;
let database: TestDatabase | null = null;
let servers: Supervised[] = [];
let accountKey: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wafaa-talk-'));
  const logs = join(folder, 'logs');
  mkdirSync(logs);
  sim = await createSim({ settings: { retryBaseMs: 200, retryCapMs: 1_500, webhookTimeoutMs: 20_000, readMs: -1 } });
  if (process.env.DATABASE_URL) database = await createTestDatabase();
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const env: Record<string, string> = {
    ...serverEnv(sim, { folder: join(folder, 'data'), port, leaseMs: 5_000, uncertainAfterMs: 3_000, databaseUrl: database?.url }),
    // Whoever answers dies while it waits for the rest of what is said.
    BURST_SCALE: '1',
  };
  const [account] = (await seedTenant(env, MENU)).accounts;
  if (!account) throw new Error('no account was made');
  accountKey = account.accountKey;
  sim.addAccount({
    phoneNumberId: accountKey,
    wabaId: 'waba-talk',
    displayNumber: '+966110000000',
    name: { en: 'Talk', ar: 'حديث' },
    appSecret: APP_SECRET,
    accessToken: account.accessToken,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/whatsapp`,
  });
  servers = database
    ? [
        superviseServer('worker', { ...env, ROLE: 'worker,scheduler' }, logs),
        superviseServer('api', { ...env, ROLE: 'migrate,api,realtime' }, logs),
      ]
    : [superviseServer('all', { ...env, ROLE: 'all' }, logs)];
  const ready = async (): Promise<void> => {
    if (!(await fetch(`http://127.0.0.1:${port}/readyz`)).ok) throw new Error('not ready yet');
  };
  await vi.waitFor(ready, { timeout: 120_000, interval: 200 });
});
afterAll(async () => {
  for (const server of servers) await server.end();
  await sim.close();
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('twelve turns in each script keep their context over three deaths of the process that answers', async () => {
  const repliesTo = (name: (typeof NAMES)[number]): string[] => repliesOf(sim, accountKey, PHONES[name]);
  for (let step = 0; step < 12; step += 1) {
    await Promise.all(
      NAMES.map(async (name) => {
        const text = TALKS[name][step]?.[0] ?? '';
        await sim.send({ account: accountKey, from: { id: PHONES[name], name: 'Customer' }, type: 'text', text }).acknowledged;
      }),
    );
    if (DEATHS.has(step)) await servers[0]?.kill();
    await vi.waitFor(() => NAMES.forEach((name) => expect(repliesTo(name), `${name} ${step}`).toHaveLength(step + 1)), {
      timeout: 120_000,
      interval: 50,
    });
    for (const name of NAMES) {
      const [question, holds, never] = TALKS[name][step] ?? ['', []];
      const reply = repliesTo(name)[step] ?? '';
      for (const part of holds) expect(reply, question).toMatch(part);
      if (never) expect(reply, question).not.toMatch(never);
    }
  }
  expect(servers[0]?.restarts).toBe(DEATHS.size);
}, 600_000);
