import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSim, type Sim } from '@wafaa/sim';
import { vi } from 'vitest';
import { type Config, makeConfig } from '../src/app/config.ts';
import { type AppContext, makeContext } from '../src/app/context.ts';
import { readEnv } from '../src/app/env.ts';
import { adapterFor } from '../src/modules/channels/index.ts';
import { addSource, processSource } from '../src/modules/knowledge/index.ts';
import type { TenantId } from '../src/platform/ids.ts';
import { type ApiRole, startApi } from '../src/roles/api.ts';
import { startWorker } from '../src/roles/worker.ts';
import { createTestDatabase, makeTenant, type TestDatabase } from './database.ts';
import { type SignedIn, signInAs } from './people.ts';

// The whole product in this process, on the real database engine, with the emulator on the far side of the network.

export const APP_SECRET = 'test-meta-app-secret';
export const VERIFY_TOKEN = 'test-verify-token';

export interface TestApp {
  app: AppContext;
  api: ApiRole;
  sim: Sim;
  test: TestDatabase;
  config: Config;
  /** A tenant with a WhatsApp account that the emulator knows too, and the files it knows answers from. */
  addTenant(given?: AddTenant): Promise<{ tenantId: TenantId; accountId: string; accountKey: string }>;
  /** A person of this tenant with this role, signed in: the same one each time. */
  person(tenantId: TenantId, role?: string): Promise<SignedIn>;
  /** The headers with which that person calls the API. */
  bearer(tenantId: TenantId, role?: string): Promise<{ authorization: string }>;
  /** Writes as a customer and waits for what the phone shows in answer to it: all parts, in order. */
  ask(accountKey: string, from: string, text: string): Promise<string>;
  close(): Promise<void>;
}

export interface AddTenant {
  tenantId?: string;
  slug?: string;
  accountId?: string;
  accountKey?: string;
  /** WhatsApp unless given. */
  channel?: string;
  currency?: string;
  files?: { name: string; mime: string; bytes: Buffer }[];
}

export interface StartTestApp {
  env?: Record<string, string>;
  /** `honest`, `hostile` …: answers come from the model emulator instead of the keyless engine. */
  model?: { provider: 'openai' | 'anthropic'; name: string };
}

export async function startTestApp(options: StartTestApp = {}): Promise<TestApp> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'wafaa-app-'));
  const sim = await createSim({});
  const test = await createTestDatabase();
  const config = makeConfig(
    readEnv({
      LOG_LEVEL: 'silent',
      PORT: '0',
      DATA_DIR: dataFolder,
      DEMO: '1',
      SIM_URL: sim.url,
      META_APP_SECRET: APP_SECRET,
      META_VERIFY_TOKEN: VERIFY_TOKEN,
      BURST_SCALE: '0',
      PASSWORD_MEMORY_KIB: '8',
      // One process plays everybody.
      RATE_ADDRESS_PER_MINUTE: '1000000',
      RATE_SESSION_PER_MINUTE: '1000000',
      PASSWORD_PASSES: '1',
      ...(options.model
        ? {
            LLM_PROVIDER: options.model.provider,
            LLM_API_KEY: 'emulator-key',
            LLM_MODEL: options.model.name,
            LLM_BASE_URL: options.model.provider === 'openai' ? sim.openaiUrl : sim.anthropicUrl,
          }
        : {}),
      ...options.env,
    }),
  );
  const app = await makeContext(config, { database: test.database });
  await app.jobs.start();
  const api = await startApi(app, () => true);
  const worker = await startWorker(app);
  const people = new Map<string, Promise<SignedIn>>();
  const person = (tenantId: TenantId, role = 'owner'): Promise<SignedIn> => {
    const key = `${tenantId}:${role}`;
    const known = people.get(key) ?? signInAs(app.door, tenantId, role);
    people.set(key, known);
    return known;
  };
  return {
    app,
    api,
    sim,
    test,
    config,
    async addTenant(given = {}) {
      const { files = [], ...tenant } = given;
      const made = await makeTenant(test.database, tenant);
      const accessToken = `token-${made.accountKey}`;
      const channel = given.channel ?? 'whatsapp';
      const definition = adapterFor(channel)?.definition;
      const credentials = Object.fromEntries((definition?.secretKeys ?? []).map((name) => [name, accessToken]));
      await test.database.withTenant(made.tenantId, (db) =>
        db.query
          .updateTable('channel_account')
          .set({ credentials: app.secrets.seal(made.tenantId, credentials) })
          .where('id', '=', made.accountId)
          .execute(),
      );
      sim.addAccount({
        channel,
        key: made.accountKey,
        businessKey: `waba-${made.accountKey}`,
        address: '+966110000000',
        name: { en: 'Test', ar: 'اختبار' },
        appSecret: config.channels.secretsFor(channel).signingSecrets[0] ?? accessToken,
        accessToken,
        webhookUrl: `${api.url}/webhooks/${channel}${definition?.capabilities.inbound.tenantKey === 'url_path' ? `/${made.accountKey}` : ''}`,
      });
      for (const file of files) {
        const sourceId = await addSource(app, made.tenantId, file);
        await processSource({ ...app, onChanged: () => {} }, made.tenantId, sourceId);
      }
      return made;
    },
    async ask(accountKey, from, text) {
      const count = (): number => repliesOf(sim, accountKey, from).length;
      const before = count();
      await sim.send({ account: accountKey, from: { id: from, name: 'Customer' }, type: 'text', text }).acknowledged;
      await vi.waitFor(
        async () => {
          if (count() === before) throw new Error('no reply yet');
          // Every part is there once the lane is free again.
          const [lane] = await test.asOwner<{ waiting: number }>('select count(*)::int as waiting from lane where ready_at is not null');
          if (lane?.waiting !== 0) throw new Error('still sending');
        },
        { timeout: 15_000, interval: 20 },
      );
      return repliesOf(sim, accountKey, from).slice(before).join('\n');
    },
    person,
    bearer: async (tenantId, role) => (await person(tenantId, role)).headers,
    async close() {
      await api.stop();
      await worker.stop();
      await app.jobs.stop();
      await app.close();
      await test.close();
      await sim.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Texts of the business in a phone's thread, oldest first. */
export function repliesOf(sim: Sim, account: string, contact: string): string[] {
  return (
    sim
      .conversation(account, contact)
      ?.messages.filter((message) => message.author !== 'customer')
      .map((message) => message.text ?? '') ?? []
  );
}
