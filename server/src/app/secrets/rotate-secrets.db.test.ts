import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import { createSecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { TenantId } from '../../platform/ids.ts';
import { rotateSecrets } from './rotate-secrets.ts';
import { DOOR_COLUMNS, SHORT_LIVED, TENANT_COLUMNS } from './sealed-columns.ts';

const [older, newer] = [randomBytes(32), randomBytes(32)];
const before = createSecretBox([older]);
const both = createSecretBox([newer, older]);
const after = createSecretBox([newer]);
const PEOPLE = 250;

let test_: TestDatabase;
let tenants: TenantId[];

beforeAll(async () => {
  test_ = await createTestDatabase();
  tenants = [];
  for (let index = 0; index < 2; index += 1) {
    const { tenantId, accountId } = await makeTenant(test_.database);
    tenants.push(tenantId);
    await test_.asOwner('update channel_account set credentials = $2 where tenant_id = $1 and id = $3', [
      tenantId,
      before.seal(tenantId, { accessToken: `token-${index}` }),
      accountId,
    ]);
  }
  await test_.database.withAccess(async (db) => {
    await db.access
      .insertInto('app_user')
      .values(
        Array.from({ length: PEOPLE }, (_, index) => ({
          id: `usr_${String(index).padStart(4, '0')}`,
          email: `person-${index}@example.com`,
          name: 'Person',
          password_hash: 'none',
          // Some have no second factor.
          totp_secret: index % 10 === 0 ? null : before.seal(`totp:usr_${String(index).padStart(4, '0')}`, { secret: `S${index}` }),
          totp_enabled_at: null,
          totp_last_step: null,
        })),
      )
      .execute();
    await db.access
      .insertInto('signing_key')
      .values({
        kid: 'k1',
        public_jwk: '{}',
        private_sealed: before.seal('signing-key:k1', { d: 'private' }),
        active_from: new Date(),
        retire_at: null,
      })
      .execute();
    await db.access
      .insertInto('idempotent_answer')
      .values({
        scope: 's',
        key: 'k',
        tenant_id: null,
        route: 'r',
        request_hash: 'h',
        status: 200,
        answer: before.seal('s', { body: '{}' }),
      })
      .execute();
  });
});
afterAll(() => test_.close());

const credentialsOf = async (tenantId: TenantId): Promise<Buffer> => {
  const [row] = await test_.asOwner<{ credentials: Buffer }>('select credentials from channel_account where tenant_id = $1', [tenantId]);
  return row?.credentials ?? Buffer.alloc(0);
};

test('every sealed column of the database is known to the rotation', async () => {
  const rows = await test_.asOwner<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and data_type = 'bytea'`,
  );
  // The journal of webhooks holds raw bytes and an index its numbers, no secrets of ours; a hash is no envelope.
  const plain = ['webhook_delivery.raw', 'passage_index.fields'];
  const sealed = [...TENANT_COLUMNS, ...DOOR_COLUMNS].map(({ table, column }) => `${table}.${column}`);
  expect(
    rows
      .map((row) => row.name)
      .filter((name) => !plain.includes(name) && !name.endsWith('_hash'))
      .sort(),
  ).toEqual([...sealed, ...SHORT_LIVED].sort());
});

test('after a rotation the old key can be removed, and nothing is lost', async () => {
  await expect(async () => after.open(tenants[0] ?? '', await credentialsOf(tenants[0] ?? ('' as TenantId)))).rejects.toThrow(
    /not configured/,
  );
  const counts = await rotateSecrets(test_.database, both);
  expect(Object.fromEntries(counts.map(({ column, resealed }) => [column, resealed]))).toEqual({
    'signing_key.private_sealed': 1,
    'app_user.totp_secret': 225,
    'idempotent_answer.answer': 1,
    'channel_account.credentials': 2,
    'channel_setup.credentials': 0,
  });
  for (const [index, tenantId] of tenants.entries())
    expect(after.open(tenantId, await credentialsOf(tenantId))).toEqual({ accessToken: `token-${index}` });
  const people = await test_.asOwner<{ id: string; totp_secret: Buffer }>(
    'select id, totp_secret from app_user where totp_secret is not null',
  );
  expect(people).toHaveLength(225);
  for (const { id, totp_secret } of people) expect(after.open(`totp:${id}`, totp_secret)).toEqual({ secret: `S${Number(id.slice(4))}` });
  const [key] = await test_.asOwner<{ private_sealed: Buffer }>('select private_sealed from signing_key');
  expect(after.open('signing-key:k1', key?.private_sealed ?? Buffer.alloc(0))).toEqual({ d: 'private' });
});

test('a second run finds nothing to do', async () => {
  for (const count of await rotateSecrets(test_.database, both)) expect([count.resealed, count.unreadable]).toEqual([0, 0]);
});

test('a secret that no key opens is counted and left as it is, and stops nothing', async () => {
  const lost = createSecretBox([randomBytes(32)]).seal('totp:usr_0001', { secret: 'lost' });
  await test_.asOwner('update app_user set totp_secret = $1 where id = $2', [lost, 'usr_0001']);
  await test_.asOwner('update app_user set totp_secret = $1 where id = $2', [
    before.seal('totp:usr_0002', { secret: 'again' }),
    'usr_0002',
  ]);
  const counts = await rotateSecrets(test_.database, both);
  expect(counts.find(({ column }) => column === 'app_user.totp_secret')).toMatchObject({ resealed: 1, unreadable: 1 });
  const [row] = await test_.asOwner<{ totp_secret: Buffer }>('select totp_secret from app_user where id = $1', ['usr_0001']);
  expect(row?.totp_secret.equals(lost)).toBe(true);
});
