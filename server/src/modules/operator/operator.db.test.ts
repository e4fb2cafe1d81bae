import { SUPPORT_PERMISSIONS } from '@wafaa/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import { signInAs } from '../../../test/people.ts';
import { createLocalBus } from '../../platform/bus/bus.ts';
import { createSecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { TenantId } from '../../platform/ids.ts';
import { createDoor, createSessionReader, type Door, resetPassword, type SessionReader } from '../access/index.ts';
import { type AuditSource, listAudit, listOperatorAudit } from '../audit/index.ts';
import {
  addOperator,
  enterTenant,
  getTenant,
  listOperators,
  listTenants,
  NotAnOperatorError,
  removeOperator,
  restTenant,
  setLimits,
} from './index.ts';

const CALLER = { address: '203.0.113.7', device: 'Chrome on Linux' };
const REASON = 'Ticket 4711: replies are late';
let base: TestDatabase;
let door: Door;
let sessions: SessionReader & { close(): void };
let now: Date;
let tenantId: TenantId;

beforeAll(async () => {
  base = await createTestDatabase();
  door = createDoor({
    database: base.database,
    clock: { now: () => now },
    bus: createLocalBus(),
    secrets: createSecretBox([Buffer.alloc(32, 7)]),
    publicUrl: 'https://app.example.com/',
    signingSecret: Buffer.alloc(32, 9),
    passwords: { memoryKib: 8, passes: 1, lanes: 1 },
  });
  sessions = createSessionReader(door);
});
afterAll(async () => {
  sessions.close();
  door.close();
  await base.close();
});
beforeEach(async () => {
  now = new Date();
  await base.asOwner('delete from audit_entry');
  await base.asOwner('delete from tenant');
  await base.asOwner('delete from app_user');
  ({ tenantId } = await makeTenant(base.database));
});

const source = (action: string): AuditSource => ({
  action,
  actor: { kind: 'operator', id: 'usr_op', name: 'Olga' },
  reason: null,
  ...CALLER,
  requestId: 'req-1',
});
const logOf = async (id: TenantId) => (await base.database.withTenant(id, (db) => listAudit(db, { limit: 50 }))).items;
const operatorLog = async () => (await base.database.withAccess((db) => listOperatorAudit(db, { limit: 50 }))).items;
const NOBODY = '11111111-2222-4333-8444-555555555555';

describe('the tenants from outside', () => {
  test('are listed newest first with counts of their own, in pages', async () => {
    await base.asOwner("update tenant set created_at = now() - interval '2 days'");
    const { tenantId: second } = await makeTenant(base.database);
    await base.asOwner("update tenant set created_at = now() - interval '1 day' where tenant_id = $1", [second]);
    const { tenantId: third } = await makeTenant(base.database);
    for (let index = 0; index < 3; index += 1) await signInAs(door, tenantId, 'agent');
    await base.asOwner('delete from channel_account where tenant_id = $1', [third]);
    await base.asOwner(
      "insert into usage_month (tenant_id, month, messages) select tenant_id, date_trunc('month', now() at time zone time_zone), 42 from tenant where tenant_id = $1",
      [second],
    );
    const first = await listTenants(base.database, now, { limit: 2 });
    const rest = await listTenants(base.database, now, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(
      [...first.items, ...rest.items].map(({ id, members, channels, messagesThisMonth }) => [id, members, channels, messagesThisMonth]),
    ).toEqual([
      [third, 0, 0, 0],
      [second, 0, 1, 42],
      [tenantId, 3, 1, 0],
    ]);
    expect(rest.nextCursor).toBeNull();
  });

  test('are found by their names in either language, their slug and their id, and by no wildcard', async () => {
    await base.asOwner(`update tenant set slug = 'oasis-house', name = '{"en": "Oasis House", "ar": "بيت الوَاحة"}' where tenant_id = $1`, [
      tenantId,
    ]);
    const { tenantId: other } = await makeTenant(base.database);
    const find = async (q: string) => (await listTenants(base.database, now, { q, limit: 10 })).items.map((item) => item.id);
    for (const q of ['oasis', 'OASIS h', 'بيت الواحه', 'oasis-h']) expect(await find(q)).toEqual([tenantId]);
    expect(await find(other)).toEqual([other]);
    for (const q of ['%', 'o_sis']) expect(await find(q)).toEqual([]);
  });

  test('are shown one by one with what they used', async () => {
    const view = await getTenant(base.database, now, tenantId);
    expect(view).toMatchObject({ id: tenantId, state: 'active', stateReason: null, eraseAfter: null, usage: { members: { used: 0 } } });
    await expect(getTenant(base.database, now, NOBODY)).rejects.toMatchObject({ code: 'tenant.not_found' });
  });
});

describe('suspending a tenant', () => {
  test('and letting it go on leave one row each, which the tenant and the operators both read', async () => {
    const suspended = await restTenant(base.database, now, { id: tenantId, deed: 'suspend', reason: REASON }, source('tenant.suspended'));
    expect(suspended).toMatchObject({ state: 'suspended', stateReason: REASON });
    const resumed = await restTenant(
      base.database,
      now,
      { id: tenantId, deed: 'resume', reason: 'Paid on the phone' },
      source('tenant.resumed'),
    );
    expect(resumed).toMatchObject({ state: 'active', stateReason: null });
    const theirs = await logOf(tenantId);
    expect(theirs.map((entry) => [entry.action, entry.actor.kind, entry.reason])).toEqual([
      ['tenant.resumed', 'operator', 'Paid on the phone'],
      ['tenant.suspended', 'operator', REASON],
    ]);
    expect((await operatorLog()).map((entry) => entry.id)).toEqual(theirs.map((entry) => entry.id));
  });

  test('needs a tenant in the other state, and one that is there', async () => {
    const rest = (id: string, deed: 'suspend' | 'resume') =>
      restTenant(base.database, now, { id, deed, reason: REASON }, source('tenant.suspended'));
    await expect(rest(tenantId, 'resume')).rejects.toMatchObject({ code: 'tenant.not_suspended' });
    await rest(tenantId, 'suspend');
    await expect(rest(tenantId, 'suspend')).rejects.toMatchObject({ code: 'tenant.not_active' });
    await expect(rest(NOBODY, 'suspend')).rejects.toMatchObject({ code: 'tenant.not_found' });
    expect(await logOf(tenantId)).toHaveLength(1);
  });
});

describe('limits', () => {
  test('that are named change, null lifts one, and the others stay', async () => {
    await setLimits(base.database, now, tenantId, { members: 3, apiKeys: 2 }, source('tenant.limits_changed'));
    const view = await setLimits(
      base.database,
      now,
      tenantId,
      { members: null, modelTokensPerMonth: 1_000, sources: undefined },
      source('tenant.limits_changed'),
    );
    expect(view.usage).toMatchObject({ members: { limit: null }, apiKeys: { limit: 2 }, modelTokensThisMonth: { limit: 1_000 } });
    expect(view.usage.sources.limit).toBeGreaterThan(0);
    const [entry] = await logOf(tenantId);
    expect(entry).toMatchObject({
      action: 'tenant.limits_changed',
      before: { members: 3, modelTokensPerMonth: expect.any(Number) },
      after: { members: null, modelTokensPerMonth: 1_000 },
    });
  });

  test('of one tenant leave another’s alone', async () => {
    const { tenantId: other } = await makeTenant(base.database);
    await setLimits(base.database, now, tenantId, { members: 3 }, source('tenant.limits_changed'));
    expect((await getTenant(base.database, now, other)).usage.members.limit).not.toBe(3);
    await expect(setLimits(base.database, now, NOBODY, { members: 3 }, source('tenant.limits_changed'))).rejects.toMatchObject({
      code: 'tenant.not_found',
    });
  });
});

describe('looking into a tenant', () => {
  const enter = async (minutes = 30, id: string = tenantId) => {
    const operator = await signInAs(door, null, 'op', { name: 'Olga' });
    const { person } = await sessions.read(operator.headers.authorization);
    if (!person) throw new Error('an operator is a person');
    const opened = await enterTenant(
      door,
      { person, caller: CALLER, audit: source('operator.entered') },
      { tenantId: id, reason: REASON, minutes },
    );
    return { operator, opened, bearer: `Bearer ${opened.result.accessToken}` };
  };

  test('reads, and does nothing else', async () => {
    const { bearer, opened } = await enter();
    expect(opened.result).toMatchObject({ status: 'signed_in', tenantId, operator: true });
    const { actor, tenantId: where } = await sessions.read(bearer);
    expect(where).toBe(tenantId);
    expect(actor).toMatchObject({ kind: 'operator', role: 'support', support: { reason: REASON } });
    expect([...(actor?.permissions ?? [])].sort()).toEqual([...SUPPORT_PERMISSIONS].sort());
    expect([...(actor?.permissions ?? [])].filter((right) => !right.endsWith('.read'))).toEqual([]);
  });

  test('ends by itself when its minutes are over', async () => {
    const { bearer } = await enter(5);
    now = new Date(now.getTime() + 4.9 * 60_000);
    expect((await sessions.read(bearer)).actor?.kind).toBe('operator');
    now = new Date(now.getTime() + 10_000);
    await expect(sessions.read(bearer)).rejects.toMatchObject({ code: 'access.unauthenticated' });
  });

  test('takes the place of the session that asked', async () => {
    const { operator } = await enter();
    await expect(sessions.read(operator.headers.authorization)).rejects.toMatchObject({ code: 'access.unauthenticated' });
  });

  test('leaves one row: the owner reads who came, why and until when, and the operators’ list has the same one', async () => {
    await enter(20);
    const theirs = await logOf(tenantId);
    expect(theirs).toMatchObject([
      {
        action: 'operator.entered',
        actor: { kind: 'operator', name: 'Olga' },
        reason: REASON,
        after: { minutes: 20, until: new Date(now.getTime() + 20 * 60_000).toISOString() },
      },
    ]);
    expect(await operatorLog()).toMatchObject([{ id: theirs[0]?.id, tenant: { id: tenantId } }]);
    expect(await base.asOwner('select 1 from audit_entry')).toHaveLength(1);
    expect(await base.asOwner('select 1 from member where tenant_id = $1', [tenantId])).toEqual([]);
  });

  test('of one that is not there, or with a session that just ended, leaves nothing', async () => {
    await expect(enter(30, NOBODY)).rejects.toMatchObject({ code: 'tenant.not_found' });
    const operator = await signInAs(door, null, 'op');
    const person = { userId: operator.userId, name: 'Olga', sessionId: 'ses_gone', operator: true };
    await expect(
      enterTenant(door, { person, caller: CALLER, audit: source('operator.entered') }, { tenantId, reason: REASON, minutes: 30 }),
    ).rejects.toMatchObject({ code: 'access.unauthenticated' });
    expect(await base.asOwner('select 1 from audit_entry')).toEqual([]);
    expect(await base.asOwner('select 1 from user_session where support_until is not null')).toEqual([]);
  });
});

describe('the command that makes operators', () => {
  const tokenOf = (link: string) => link.split('token=')[1] ?? '';

  test('prints a link with which they choose a password, once', async () => {
    const { made, link } = await addOperator(door, { email: 'olga@wafaa.example', name: 'Olga' });
    expect(made).toBe(true);
    expect(link).toMatch(/^https:\/\/app\.example\.com\/reset-password\?token=[\w-]{43}$/);
    expect(await listOperators(door)).toEqual([{ email: 'olga@wafaa.example', name: 'Olga', secondFactor: false }]);
    const arrival = {
      caller: CALLER,
      audit: { ...source('account.password_reset'), actor: { kind: 'system' as const, id: null, name: 'x' } },
    };
    await resetPassword(door, arrival as never, { token: tokenOf(link), password: 'a long and quiet river' });
    await expect(resetPassword(door, arrival as never, { token: tokenOf(link), password: 'a long and quiet river' })).rejects.toMatchObject(
      {
        code: 'access.link_expired',
      },
    );
    const [row] = await base.asOwner<{ password_hash: string }>('select password_hash from app_user');
    expect(await door.passwords.matches(row?.password_hash ?? null, 'a long and quiet river')).toBe(true);
    expect(JSON.stringify(await base.asOwner('select * from audit_entry'))).not.toContain(tokenOf(link));
  });

  test('gives one who is known a new link, and stores no link as it is', async () => {
    const first = await addOperator(door, { email: 'olga@wafaa.example', name: 'Olga' });
    const again = await addOperator(door, { email: 'olga@wafaa.example', name: 'Other' });
    expect(again.made).toBe(false);
    expect(again.link).not.toBe(first.link);
    expect(await listOperators(door)).toHaveLength(1);
    const stored = JSON.stringify(await base.asOwner('select * from mail_link'));
    expect(stored).not.toContain(tokenOf(again.link));
    expect((await base.asOwner<{ action: string }>('select action from audit_entry order by id')).map((row) => row.action)).toEqual([
      'operator.added',
      'operator.link_made',
    ]);
  });

  test('makes no operator of somebody who belongs to a tenant', async () => {
    await signInAs(door, tenantId, 'owner', { email: 'sara@example.com' });
    await expect(addOperator(door, { email: 'sara@example.com', name: 'Sara' })).rejects.toThrow(NotAnOperatorError);
    await expect(removeOperator(door, 'sara@example.com')).rejects.toThrow(NotAnOperatorError);
    await expect(removeOperator(door, 'nobody@example.com')).rejects.toThrow(NotAnOperatorError);
    expect(await listOperators(door)).toEqual([]);
  });

  test('takes rights, sessions and open links away at once', async () => {
    const operator = await signInAs(door, null, 'op', { email: 'olga@wafaa.example' });
    const { link } = await addOperator(door, { email: 'olga@wafaa.example', name: 'Olga' });
    expect((await sessions.read(operator.headers.authorization)).person?.operator).toBe(true);
    expect(await removeOperator(door, 'olga@wafaa.example')).toEqual({ sessionsEnded: 1 });
    await expect(sessions.read(operator.headers.authorization)).rejects.toMatchObject({ code: 'access.unauthenticated' });
    expect(await base.asOwner('select 1 from mail_link where used_at is null')).toEqual([]);
    expect(tokenOf(link)).not.toBe('');
  });
});
