import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Route } from '@wafaa/contracts';
import { makeConfig } from '../../src/app/config.ts';
import { type AppContext, makeContext } from '../../src/app/context.ts';
import { readEnv } from '../../src/app/env.ts';
import { TENANT_TABLES } from '../../src/platform/db/tenant-tables.ts';
import type { TenantId } from '../../src/platform/ids.ts';
import { type ApiRole, startApi } from '../../src/roles/api.ts';
import { createTestDatabase, makeTenant, type TestDatabase } from '../database.ts';
import { plantRows } from '../isolation/twins.ts';
import { signInAs } from '../people.ts';

// One API on the real database, with the tenant that calls, its marked twin, and a third one for the platform's operators to act upon.

/** In every text of the tenant that nobody here belongs to. */
export const TWIN_MARK = 'zwilling';
const HOME_MARK = 'daheim';
const PASSWORD = 'fuzz horse battery staple 93';
const CREDENTIAL = 'fuzz-provider-token-7d1c';

export interface Caller {
  name: string;
  headers: Record<string, string>;
  token: string | null;
  email?: string;
  password?: string;
}

export interface World {
  app: AppContext;
  api: ApiRole;
  test: TestDatabase;
  home: TenantId;
  twin: { tenantId: TenantId; userId: string; print(): Promise<string> };
  third: TenantId;
  /** Who may call this route, and others who may not; freshly signed in, because routes end sessions. */
  callersFor(route: Route): Promise<Caller[]>;
  /** Ids that a path may name: of the caller's tenant, of its twin, of nobody. */
  ids: readonly string[];
  /** Ids that answers brought, oldest first: what one route makes, a later one is asked about. */
  learned: string[];
  /** What no log and no answer may hold: secrets that were made for this run. */
  secrets(): string[];
  close(): Promise<void>;
}

export async function makeWorld(): Promise<World> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'wafaa-fuzz-'));
  const test = await createTestDatabase();
  const config = makeConfig(
    readEnv({
      LOG_LEVEL: 'warn',
      PORT: '0',
      DATA_DIR: dataFolder,
      META_APP_SECRET: 'fuzz-app-secret-55aa',
      META_VERIFY_TOKEN: 'fuzz-verify-token-55aa',
      PASSWORD_MEMORY_KIB: '8',
      PASSWORD_PASSES: '1',
      RATE_ADDRESS_PER_MINUTE: '1000000',
      RATE_SESSION_PER_MINUTE: '1000000',
      MAX_UPLOAD_BYTES: '200000',
    }),
  );
  const app = await makeContext(config, { database: test.database });
  await app.jobs.start();
  const api = await startApi(app, () => true);
  const tenants: TenantId[] = [];
  for (const mark of [HOME_MARK, TWIN_MARK, 'dritter']) {
    const { tenantId, accountId } = await makeTenant(test.database, { accountId: 'acc_same', slug: `${mark}-slug` });
    await plantRows(test.asOwner, { tenantId, mark, accountKey: '' });
    await test.asOwner('update channel_account set credentials = $2 where tenant_id = $1 and id = $3', [
      tenantId,
      app.secrets.seal(tenantId, { accessToken: CREDENTIAL }),
      accountId,
    ]);
    await test.asOwner(`update source set storage_key = 'tenants/' || tenant_id || '/sources/' || id where tenant_id = $1`, [tenantId]);
    tenants.push(tenantId);
  }
  const [home, twin, third] = tenants as [TenantId, TenantId, TenantId];
  const stranger = await signInAs(app.door, twin, 'owner', { name: `${TWIN_MARK}-owner`, email: `${TWIN_MARK}-owner@people.example` });
  const secrets = new Set([CREDENTIAL, 'fuzz-app-secret-55aa', 'fuzz-verify-token-55aa', stranger.accessToken, stranger.refreshToken]);
  const passwordHash = await app.door.passwords.hash(PASSWORD);
  secrets.add(passwordHash).add(PASSWORD);
  let people = 0;
  const person = async (tenantId: TenantId | null, role: string): Promise<Caller> => {
    people += 1;
    const email = `fuzz-${people}@people.example`;
    const signedIn = await signInAs(app.door, tenantId, role, { email, passwordHash });
    secrets.add(signedIn.accessToken).add(signedIn.refreshToken);
    const headers = { ...signedIn.headers, cookie: `wafaa_refresh=${signedIn.refreshToken}` };
    return { name: role, headers, token: signedIn.accessToken, email, password: PASSWORD };
  };
  const kinds = ['cnv', 'cnt', 'src', 'brn', 'itm', 'trn', 'usr', 'ses', 'rol', 'inv', 'key', 'exp', 'msg', 'acc', 'pol', 'hrs', 'faq'];
  return {
    app,
    api,
    test,
    home,
    twin: { tenantId: twin, userId: stranger.userId, print: () => printOf(test, twin) },
    third,
    learned: [],
    ids: [
      ...kinds.flatMap((kind) => [`${kind}_same`, `${kind}_${HOME_MARK}`, `${kind}_${TWIN_MARK}`]),
      stranger.userId,
      stranger.sessionId,
      'owner',
      'agent',
    ],
    async callersFor(route) {
      const nobody: Caller = { name: 'nobody', headers: {}, token: null };
      const able = route.permission === 'operator' ? await person(null, 'operator') : await person(home, 'owner');
      return [able, await person(home, 'analyst'), nobody];
    },
    secrets: () => [...secrets],
    async close() {
      await api.stop();
      await app.jobs.stop();
      await app.close();
      await test.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Changes when any row of this tenant does, in any table. */
async function printOf(test: TestDatabase, tenantId: TenantId): Promise<string> {
  const parts = [...TENANT_TABLES].map(
    (table) => `(select '${table}:' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t where tenant_id = $1)`,
  );
  const [row] = await test.asOwner<{ print: string }>(`select concat_ws(',', ${parts.join(', ')}) as print`, [tenantId]);
  return row?.print ?? '';
}
