import { PERMISSIONS, SUPPORT_PERMISSIONS } from '@wafaa/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import { signInAs } from '../../../test/people.ts';
import type { TenantId } from '../../platform/ids.ts';
import { newApiKey } from './api-key.ts';
import { endSessions } from './end-sessions.ts';
import { SESSION_IDLE_MS, SESSION_MAX_MS } from './limits.ts';
import { openSession, startSession } from './start-session.ts';
import { createTestDoor, endOf } from './testing.ts';
import { tidyDoor } from './tidy-door.ts';

let base: TestDatabase;
let made: ReturnType<typeof createTestDoor>;
let tenantId: TenantId;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.close());
beforeEach(async () => {
  await base.asOwner('delete from signing_key');
  made = createTestDoor(base.database);
  ({ tenantId } = await makeTenant(base.database));
});

const HOUR = 3_600_000;
const read = (token: string) => made.sessions.read(`Bearer ${token}`);
const code = async (promise: Promise<unknown>): Promise<string> => {
  const end = await endOf(promise);
  return end === 'ok' ? 'stands' : end;
};

describe('a session', () => {
  test('gives the rights of a built-in role, of a role of the tenant’s own, and none for a role that is gone', async () => {
    const owner = await signInAs(made.door, tenantId, 'owner');
    expect((await read(owner.accessToken)).actor?.permissions).toEqual(new Set(PERMISSIONS));
    await base.asOwner(
      `insert into tenant_role (tenant_id, id, label, permissions) values ($1, 'rol_host', '{}', '{conversations.read,gone.right}')`,
      [tenantId],
    );
    const host = await signInAs(made.door, tenantId, 'rol_host');
    expect((await read(host.accessToken)).actor?.permissions).toEqual(new Set(['conversations.read']));
    const nobody = await signInAs(made.door, tenantId, 'rol_gone');
    expect((await read(nobody.accessToken)).actor?.permissions.size).toBe(0);
  });

  test('loses or gains with its role, membership, tenant and password at once when that is announced, and within seconds when it is not', async () => {
    const { userId, sessionId, accessToken } = await signInAs(made.door, tenantId, 'owner');
    const rights = async (): Promise<number> => (await read(accessToken)).actor?.permissions.size ?? -1;
    await rights();
    await base.asOwner(`update member set role = 'analyst' where user_id = $1`, [userId]);
    expect(await rights()).toBe(PERMISSIONS.length);
    made.door.changes.announce({ tenantId, userId });
    expect(await rights()).toBe(6);
    await base.asOwner(`update member set role = 'owner' where user_id = $1`, [userId]);
    made.clock.advance(4_999);
    expect(await rights()).toBe(6);
    made.clock.advance(1);
    expect(await rights()).toBe(PERMISSIONS.length);
    for (const [breakIt, mendIt, said] of [
      [
        "update tenant set state = 'suspended' where tenant_id = $1",
        "update tenant set state = 'active' where tenant_id = $1",
        'tenant.suspended',
      ],
      [
        'update app_user set password_version = 2 where id = $2 and $1 <> $2',
        'update app_user set password_version = 1 where id = $2 and $1 <> $2',
        'access.unauthenticated',
      ],
    ] as const) {
      const values = breakIt.includes('$2') ? [String(tenantId), userId] : [tenantId];
      await base.asOwner(breakIt, values);
      made.door.changes.announce({});
      expect(await code(read(accessToken))).toBe(said);
      await base.asOwner(mendIt, values);
      made.door.changes.announce({});
      expect(await code(read(accessToken))).toBe('stands');
    }
    await base.asOwner('delete from member where user_id = $1', [userId]);
    made.door.changes.announce({ tenantId });
    expect(await code(read(accessToken))).toBe('access.unauthenticated');
    expect(await code(made.sessions.readSession(sessionId))).toBe('access.unauthenticated');
  });

  test('that is read while it is being ended is not remembered as open', async () => {
    const { sessionId, accessToken } = await signInAs(made.door, tenantId);
    const real = made.door.database.withAccess;
    let once = true;
    made.door.database = {
      withAccess: async (work) => {
        const result = await real(work);
        if (once) {
          once = false;
          await real((db) => endSessions(db, { sessionId }, 'revoked', made.clock.now()));
          made.door.changes.announce({ sessionId });
        }
        return result;
      },
    };
    await code(read(accessToken));
    expect(await code(read(accessToken))).toBe('access.unauthenticated');
  });

  test('ends without use, and in the end however much it is used', async () => {
    const { sessionId } = await signInAs(made.door, tenantId);
    const see = () => base.asOwner('update user_session set last_seen_at = $2 where id = $1', [sessionId, made.clock.now().toISOString()]);
    const stands = () => code(made.sessions.readSession(sessionId));
    made.clock.advance(SESSION_IDLE_MS - 1);
    expect(await stands()).toBe('stands');
    made.clock.advance(1);
    expect(await stands()).toBe('access.unauthenticated');
    await see();
    made.clock.advance(6_000);
    expect(await stands()).toBe('stands');
    made.clock.advance(SESSION_IDLE_MS - 7_000);
    await see();
    made.clock.advance(SESSION_MAX_MS - 2 * SESSION_IDLE_MS + 999);
    expect(await stands()).toBe('stands');
    made.clock.advance(1);
    expect(await stands()).toBe('access.unauthenticated');
    made.clock.advance(SESSION_MAX_MS + 1);
    await tidyDoor(made.door);
    expect(await base.asOwner('select 1 from user_session where id = $1', [sessionId])).toEqual([]);
  });

  test('of the platform’s operator stands outside every tenant, and inside one it reads until its time is over', async () => {
    const outside = await signInAs(made.door, null);
    expect(await read(outside.accessToken)).toMatchObject({ person: { operator: true }, tenantId: null, actor: null });
    await base.asOwner("update tenant set state = 'suspended' where tenant_id = $1", [tenantId]);
    const until = new Date(made.clock.now().getTime() + HOUR / 6);
    const session = await made.door.database.withAccess((db) =>
      startSession(made.door, db, {
        userId: outside.userId,
        tenantId,
        caller: { address: '', device: '' },
        support: { reason: 'a call of the owner', until },
      }),
    );
    const { result } = await openSession(made.door, session);
    const inside = await read(result.accessToken);
    expect(inside).toMatchObject({
      person: { operator: true },
      tenantId,
      actor: { kind: 'operator', role: 'support', support: { reason: 'a call of the owner', until } },
    });
    expect(inside.actor?.permissions).toEqual(new Set(SUPPORT_PERMISSIONS));
    made.clock.advance(HOUR / 6);
    expect(await code(read(result.accessToken))).toBe('access.unauthenticated');
    await base.asOwner('update app_user set operator = false where id = $1', [outside.userId]);
    expect(await code(made.sessions.readSession(outside.sessionId))).toBe('access.unauthenticated');
  });
});

describe('an API key', () => {
  const addKey = async (given: { scopes?: string; expires?: Date } = {}) => {
    const key = newApiKey();
    await base.asOwner(
      `insert into api_key (tenant_id, id, name, prefix, secret_hash, scopes, created_by, created_by_name, expires_at)
       values ($1, $2, 'Till', $3, $4, $5, 'usr_x', 'Sara', $6)`,
      [
        tenantId,
        `key_${key.prefix}`,
        key.prefix,
        key.secretHash,
        given.scopes ?? '{conversations.read,gone.right}',
        given.expires?.toISOString() ?? null,
      ],
    );
    return { ...key, id: `key_${key.prefix}` };
  };

  test('opens its tenant with those of its scopes that still exist, and is nobody’s account', async () => {
    const { key, id } = await addKey();
    expect(await read(key)).toEqual({
      person: null,
      tenantId,
      actor: { kind: 'api_key', id, name: 'Till', role: 'api_key', permissions: new Set(['conversations.read']), support: null },
    });
  });

  test('is refused when it is another’s secret, unknown, malformed, over or revoked', async () => {
    const [one, two] = [await addKey(), await addKey({ expires: new Date(made.clock.now().getTime() + 3_000) })];
    const secret = one.key.split('_').slice(2).join('_');
    for (const wrong of [
      `wk_${two.prefix}_${secret}`,
      `wk_${'0'.repeat(12)}_${secret}`,
      `wk_${one.prefix}_${'A'.repeat(43)}`,
      `wk_${one.prefix}_`,
      `${one.key}x`,
      one.key.toUpperCase(),
    ])
      expect(await code(read(wrong)), wrong).toBe('access.unauthenticated');
    expect(await code(read(two.key))).toBe('stands');
    made.clock.advance(3_000);
    expect(await code(read(two.key))).toBe('access.unauthenticated');
    expect(await code(read(one.key))).toBe('stands');
    await base.asOwner('update api_key set revoked_at = now() where id = $1', [one.id]);
    made.door.changes.announce({ tenantId, keyId: one.id });
    expect(await code(read(one.key))).toBe('access.unauthenticated');
  });

  test('notes its use once a minute at most, and rests with its tenant', async () => {
    const { key, id } = await addKey({ scopes: '{conversations.read,conversations.write,tenant.export}' });
    const lastUsed = async (): Promise<Date | null> =>
      (await base.asOwner<{ last_used_at: Date | null }>('select last_used_at from api_key where id = $1', [id]))[0]?.last_used_at ?? null;
    expect(await lastUsed()).toBeNull();
    await read(key);
    const first = await lastUsed();
    expect(first).toEqual(made.clock.now());
    made.clock.advance(50_000);
    await read(key);
    expect(await lastUsed()).toEqual(first);
    made.clock.advance(11_000);
    await read(key);
    expect(await lastUsed()).toEqual(made.clock.now());
    await base.asOwner("update tenant set state = 'erasing' where tenant_id = $1", [tenantId]);
    made.door.changes.announce({ tenantId });
    expect((await read(key)).actor?.permissions).toEqual(new Set(['conversations.read', 'tenant.export']));
    await base.asOwner("update tenant set state = 'suspended' where tenant_id = $1", [tenantId]);
    made.door.changes.announce({ tenantId });
    expect(await code(read(key))).toBe('tenant.suspended');
  });
});

test('news that cannot be read are taken as news about everybody', async () => {
  const { sessionId, accessToken } = await signInAs(made.door, tenantId);
  await read(accessToken);
  await base.asOwner('update user_session set ended_at = now() where id = $1', [sessionId]);
  made.bus.publish('access-changed', 'no JSON');
  expect(await code(read(accessToken))).toBe('access.unauthenticated');
});
