import { API_KEY_PERMISSIONS, PERMISSIONS, routes } from '@wafaa/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { type Actor, hashSecret } from '../access/index.ts';
import { createApiKey, listApiKeys, revokeApiKey } from './index.ts';
import { KEY_ACTOR, makeTestPeople, type TestPeople } from './testing.ts';

let people: TestPeople;
let owner: Actor;
beforeAll(async () => {
  people = await makeTestPeople();
});
afterAll(() => people.close());
beforeEach(async () => {
  for (const table of ['member', 'audit_entry', 'api_key']) await people.test.asOwner(`delete from ${table}`);
  people.now.value = new Date();
  owner = await people.person('owner', { name: 'Sara' });
});

const create = (by: Actor, scopes: readonly string[] = ['contacts.read'], expiresInDays: number | null = null) =>
  people.run(by, (ctx) => createApiKey(ctx, { name: 'Till', scopes, expiresInDays }));
const list = (limit = 30, cursor?: string) =>
  people.test.database.withTenant(people.tenantId, (db) => listApiKeys(db, people.now.value, { limit, cursor }));
const refused = (code: string) => expect.objectContaining({ code });

describe('an API key', () => {
  test('is shown once, found by its beginning, and only the hash of the rest is kept', async () => {
    const { key, secret } = await create(owner, ['contacts.read', 'contacts.read'], 30);
    expect(secret).toMatch(/^wk_[a-z0-9]{12}_[A-Za-z0-9_-]{43}$/);
    expect(secret.startsWith(`${key.prefix}_`)).toBe(true);
    expect(key).toMatchObject({ name: 'Till', scopes: ['contacts.read'], createdBy: 'Sara', state: 'active', lastUsedAt: null });
    expect(Date.parse(key.expiresAt ?? '') - people.now.value.getTime()).toBe(30 * 86_400_000);
    const [row] = await people.test.asOwner<{ secret_hash: string; prefix: string }>('select * from api_key');
    expect(row?.secret_hash).toBe(hashSecret(secret.slice(`${key.prefix}_`.length)));
    const audit = JSON.stringify(await people.audit());
    expect(audit).toContain('contacts.read');
    expect(audit).not.toContain(secret.slice(-20));
    expect(audit).not.toContain(row?.secret_hash);
    expect(JSON.stringify(await list())).not.toContain(secret.slice(-20));
  });

  test('holds no right that its maker does not', async () => {
    const admin = await people.person('admin');
    const agent = await people.person(await people.ownRole(['api_keys.write', 'contacts.read']));
    await expect(create(admin, ['tenant.erase'])).rejects.toEqual(refused('access.beyond_own_rights'));
    await expect(create(agent, ['contacts.read', 'contacts.erase'])).rejects.toEqual(refused('access.beyond_own_rights'));
    expect((await create(agent)).key.createdBy).toBe(agent.name);
  });

  test('is neither made nor ended by another key', async () => {
    const { key } = await create(owner);
    await expect(create(KEY_ACTOR)).rejects.toEqual(refused('access.forbidden'));
    await expect(people.run(KEY_ACTOR, (ctx) => revokeApiKey(ctx, key.id))).rejects.toEqual(refused('access.forbidden'));
  });

  test('cannot be asked for with the rights that make people, roles or keys', () => {
    const body = routes.createApiKey.body as ZodType;
    const ask = (scope: string) => body.safeParse({ name: 'Till', scopes: [scope], expiresInDays: null }).success;
    expect(PERMISSIONS.filter((id) => !ask(id))).toEqual(['members.write', 'roles.write', 'api_keys.write']);
    expect(API_KEY_PERMISSIONS.every(ask)).toBe(true);
  });

  test('ends at once, once, and stays in the list', async () => {
    const { key } = await create(owner);
    await people.run(owner, (ctx) => revokeApiKey(ctx, key.id));
    expect((await list()).items).toMatchObject([{ id: key.id, state: 'revoked' }]);
    expect((await people.audit())[1]).toMatchObject({ target_kind: 'api_key', target_id: key.id, target_label: 'Till' });
    await expect(people.run(owner, (ctx) => revokeApiKey(ctx, key.id))).rejects.toEqual(refused('api_key.not_found'));
  });

  test('that leaked is ended by whoever may end keys, also when it holds more than they do', async () => {
    const { key } = await create(owner, ['tenant.erase']);
    const admin = await people.person('admin');
    await people.run(admin, (ctx) => revokeApiKey(ctx, key.id));
    expect((await list()).items[0]?.state).toBe('revoked');
  });

  test('is one of as many as the tenant may have; keys that ended leave their place', async () => {
    await people.test.asOwner(`update tenant set limits = '{"apiKeys": 1}' where tenant_id = $1`, [people.tenantId]);
    const { key } = await create(owner);
    await expect(create(owner)).rejects.toEqual(refused('tenant.limit_reached'));
    await people.run(owner, (ctx) => revokeApiKey(ctx, key.id));
    expect((await create(owner)).key.state).toBe('active');
    await people.test.asOwner(`update tenant set limits = '{}' where tenant_id = $1`, [people.tenantId]);
  });

  test('of another tenant is neither seen nor ended', async () => {
    const { key } = await create(owner);
    const stranger = await people.person('owner', { tenantId: people.otherTenantId });
    await expect(people.run(stranger, (ctx) => revokeApiKey(ctx, key.id), people.otherTenantId)).rejects.toEqual(
      refused('api_key.not_found'),
    );
    const theirs = await people.test.database.withTenant(people.otherTenantId, (db) => listApiKeys(db, people.now.value, { limit: 10 }));
    expect(theirs.items).toEqual([]);
  });
});

test('the list says which keys are over and when they were used, newest first, in pages', async () => {
  const first = await create(owner, ['contacts.read'], 1);
  people.now.value = new Date(people.now.value.getTime() + 2 * 86_400_000);
  const second = await create(owner);
  await people.test.asOwner("update api_key set last_used_at = '2026-11-01T00:00:00Z' where id = $1", [second.key.id]);
  const page = await list(1);
  expect(page.items).toMatchObject([{ id: second.key.id, state: 'active', lastUsedAt: '2026-11-01T00:00:00.000Z' }]);
  expect((await list(1, page.nextCursor ?? '')).items).toMatchObject([{ id: first.key.id, state: 'expired' }]);
});
