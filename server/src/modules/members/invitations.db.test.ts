import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, hashSecret } from '../access/index.ts';
import { changeMemberRole, inviteMember, listInvitations, removeMember, resendInvitation, revokeInvitation } from './index.ts';
import { INVITATIONS_PER_ADDRESS_AND_DAY, INVITATIONS_PER_HOUR } from './send-invitation.ts';
import { KEY_ACTOR, makeTestPeople, type TestPeople } from './testing.ts';

let people: TestPeople;
let owner: Actor;
beforeAll(async () => {
  people = await makeTestPeople();
});
afterAll(() => people.close());
beforeEach(async () => {
  for (const table of ['member', 'invitation', 'audit_entry', 'mail']) await people.test.asOwner(`delete from ${table}`);
  people.now.value = new Date();
  owner = await people.person('owner', { name: 'Sara' });
});

const invite = (by: Actor, email: string, role = 'agent', language: 'ar' | 'en' = 'en') =>
  people.run(by, (ctx) => inviteMember(ctx, { email, role, language }));
const list = (limit = 30, cursor?: string) =>
  people.test.database.withTenant(people.tenantId, (db) => listInvitations(db, people.now.value, { limit, cursor }));
const tokensMailed = async (): Promise<string[]> => {
  const mails = await people.test.asOwner<{ body_text: string }>('select body_text from mail order by created_at, id');
  return mails.map((mail) => /\/invitation\?token=([\w-]+)/.exec(mail.body_text)?.[1] ?? 'none');
};
const hashes = async (): Promise<string[]> =>
  (await people.test.asOwner<{ token_hash: string }>('select token_hash from invitation')).map((row) => row.token_hash);
const refused = (code: string) => expect.objectContaining({ code });
const DAY = 86_400_000;

describe('an invitation', () => {
  test('goes out in the language of the invited, holds for seven days, and only the hash of its link is kept', async () => {
    const view = await invite(owner, 'huda@example.com', 'manager', 'ar');
    expect(view).toMatchObject({ email: 'huda@example.com', role: 'manager', invitedBy: 'Sara', state: 'waiting' });
    expect(Date.parse(view.expiresAt) - people.now.value.getTime()).toBe(7 * DAY);
    const [mail] = await people.test.asOwner<Record<string, string>>('select * from mail');
    expect(mail).toMatchObject({ recipient: 'huda@example.com', language: 'ar', template: 'invitation', tenant_id: people.tenantId });
    expect(mail?.['body_text']).toContain('مدير');
    const [token = ''] = await tokensMailed();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(await hashes()).toEqual([hashSecret(token)]);
    const audit = await people.audit();
    expect(audit).toMatchObject([{ target_kind: 'invitation', target_label: 'huda@example.com', after: { role: 'manager' } }]);
    expect(JSON.stringify(audit)).not.toContain(token);
  });

  test('to the same address replaces the one before, whose link ends', async () => {
    await invite(owner, 'huda@example.com', 'agent');
    await invite(owner, 'huda@example.com', 'analyst');
    expect((await list()).items.map((item) => item.role)).toEqual(['analyst']);
    const [, second = ''] = await tokensMailed();
    expect(await hashes()).toEqual([hashSecret(second)]);
    expect((await people.audit())[1]).toMatchObject({ before: { role: 'agent' }, after: { role: 'analyst' } });
  });

  test('ends with the rights of who sent it: a removed member has no way back, a smaller role none up', async () => {
    const admin = await people.person('admin');
    const second = await people.person('admin');
    for (const [by, email, role] of [
      [admin, 'back-door@example.com', 'admin'],
      [second, 'up@example.com', 'admin'],
      [second, 'fine@example.com', 'agent'],
      [owner, 'kept@example.com', 'admin'],
    ] as const)
      await invite(by, email, role);
    await people.run(owner, (ctx) => removeMember(ctx, admin.id));
    await people.run(owner, (ctx) => changeMemberRole(ctx, { userId: second.id, role: 'manager' }));
    expect((await list()).items.map((item) => item.email).sort()).toEqual(['fine@example.com', 'kept@example.com']);
    expect((await people.audit()).slice(-2)).toMatchObject([
      { after: { invitationsEnded: 1 } },
      { after: { role: 'manager', invitationsEnded: 1 } },
    ]);
  });

  test('to somebody who is here already is refused', async () => {
    await people.person('agent', { email: 'here@example.com' });
    await expect(invite(owner, 'here@example.com')).rejects.toEqual(refused('member.already_here'));
    expect(await people.test.asOwner('select 1 from mail')).toEqual([]);
  });

  test('gives no rights beyond those of who sends it, nor takes back what somebody with more has sent', async () => {
    const manager = await people.person('manager');
    const admin = await people.person('admin');
    await expect(invite(manager, 'a@example.com', 'admin')).rejects.toEqual(refused('access.beyond_own_rights'));
    await expect(invite(admin, 'a@example.com', 'owner')).rejects.toEqual(refused('access.beyond_own_rights'));
    await expect(invite(admin, 'a@example.com', 'rol_none')).rejects.toEqual(refused('role.not_found'));
    const { id } = await invite(owner, 'boss@example.com', 'owner');
    await expect(invite(admin, 'boss@example.com', 'agent')).rejects.toEqual(refused('access.beyond_own_rights'));
    await expect(people.run(admin, (ctx) => resendInvitation(ctx, id))).rejects.toEqual(refused('access.beyond_own_rights'));
    await expect(people.run(admin, (ctx) => revokeInvitation(ctx, id))).rejects.toEqual(refused('access.beyond_own_rights'));
    expect((await list()).items.map((item) => item.role)).toEqual(['owner']);
    expect(await people.audit()).toHaveLength(1);
  });

  test('is sent by people only', async () => {
    await expect(invite(KEY_ACTOR, 'a@example.com')).rejects.toEqual(refused('access.forbidden'));
  });

  test('of another tenant is not seen, sent again or taken back', async () => {
    const stranger = await people.person('owner', { tenantId: people.otherTenantId });
    const { id } = await invite(owner, 'huda@example.com');
    await expect(people.run(stranger, (ctx) => resendInvitation(ctx, id), people.otherTenantId)).rejects.toEqual(
      refused('invitation.not_found'),
    );
    await expect(people.run(stranger, (ctx) => revokeInvitation(ctx, id), people.otherTenantId)).rejects.toEqual(
      refused('invitation.not_found'),
    );
    expect((await list()).items).toHaveLength(1);
  });
});

describe('sending again', () => {
  test('makes a new link and a new week, also when the old one was over', async () => {
    const { id } = await invite(owner, 'huda@example.com');
    people.now.value = new Date(people.now.value.getTime() + 8 * DAY);
    expect((await list()).items[0]?.state).toBe('expired');
    const admin = await people.person('admin', { name: 'Omar' });
    const again = await people.run(admin, (ctx) => resendInvitation(ctx, id));
    expect(again).toMatchObject({ id, state: 'waiting', invitedBy: 'Omar' });
    expect(Date.parse(again.expiresAt) - people.now.value.getTime()).toBe(7 * DAY);
    const [first = '', second = ''] = await tokensMailed();
    expect(first).not.toBe(second);
    expect(await hashes()).toEqual([hashSecret(second)]);
    expect(await list()).toMatchObject({ items: [again] });
  });

  test('is refused when its role is gone', async () => {
    const role = await people.ownRole(['conversations.read']);
    const { id } = await invite(owner, 'huda@example.com', role);
    await people.test.asOwner('delete from tenant_role where id = $1', [role]);
    await expect(people.run(owner, (ctx) => resendInvitation(ctx, id))).rejects.toEqual(refused('role.not_found'));
  });
});

test('taking an invitation back ends its link', async () => {
  const { id } = await invite(owner, 'huda@example.com');
  await people.run(owner, (ctx) => revokeInvitation(ctx, id));
  expect(await hashes()).toEqual([]);
  expect((await people.audit())[1]).toMatchObject({ target_id: id, before: { role: 'agent' } });
  await expect(people.run(owner, (ctx) => revokeInvitation(ctx, id))).rejects.toEqual(refused('invitation.not_found'));
});

describe('the number of invitations', () => {
  // As the audit log counts them: under the route's own action.
  const noteSends = (count: number, label: string, minutesAgo: number) =>
    people.test.asOwner(
      `insert into audit_entry (id, tenant_id, at, action, actor_kind, actor_name, target_label)
       select 'aud_' || gen_random_uuid(), $1, now() - make_interval(mins => $4), 'member.invited', 'user', 'Sara', $3
       from generate_series(1, $2)`,
      [people.tenantId, count, label, minutesAgo],
    );

  test('of an hour is limited, and the next hour is free again', async () => {
    await noteSends(INVITATIONS_PER_HOUR - 1, 'x', 10);
    await invite(owner, 'last@example.com');
    await noteSends(1, 'x', 0);
    await expect(invite(owner, 'one-more@example.com')).rejects.toEqual(refused('request.rate_limited'));
    const { id } = (await list()).items[0] ?? { id: '' };
    await expect(people.run(owner, (ctx) => resendInvitation(ctx, id))).rejects.toEqual(refused('request.rate_limited'));
    people.now.value = new Date(people.now.value.getTime() + 3_700_000);
    expect((await invite(owner, 'one-more@example.com')).state).toBe('waiting');
  });

  test('to one address is limited by the day', async () => {
    await noteSends(INVITATIONS_PER_ADDRESS_AND_DAY, 'huda@example.com', 120);
    await expect(invite(owner, 'huda@example.com')).rejects.toEqual(refused('request.rate_limited'));
    expect((await invite(owner, 'omar@example.com')).state).toBe('waiting');
  });

  test('of another tenant does not count', async () => {
    await noteSends(INVITATIONS_PER_HOUR, 'x', 10);
    const stranger = await people.person('owner', { tenantId: people.otherTenantId });
    const view = await people.run(
      stranger,
      (ctx) => inviteMember(ctx, { email: 'a@example.com', role: 'agent', language: 'en' }),
      people.otherTenantId,
    );
    expect(view.state).toBe('waiting');
  });
});

describe('the limit of people', () => {
  const limitTo = (members: number | null) =>
    people.test.asOwner('update tenant set limits = $2 where tenant_id = $1', [people.tenantId, JSON.stringify({ members })]);

  test('counts who is here and who is invited, and a replaced invitation once', async () => {
    await limitTo(2);
    await invite(owner, 'huda@example.com');
    await invite(owner, 'huda@example.com', 'analyst');
    await expect(invite(owner, 'omar@example.com')).rejects.toEqual(refused('tenant.limit_reached'));
    await limitTo(null);
    expect((await invite(owner, 'omar@example.com')).state).toBe('waiting');
  });

  test('holds for one that is sent again after its time', async () => {
    const { id } = await invite(owner, 'huda@example.com');
    await limitTo(1);
    expect((await people.run(owner, (ctx) => resendInvitation(ctx, id))).state).toBe('waiting');
    await people.test.asOwner("update invitation set expires_at = now() - interval '1 day'");
    await expect(people.run(owner, (ctx) => resendInvitation(ctx, id))).rejects.toEqual(refused('tenant.limit_reached'));
    await limitTo(null);
  });
});

test('the list comes in pages, newest first', async () => {
  for (const name of ['a', 'b', 'c']) {
    people.now.value = new Date(people.now.value.getTime() + 1_000);
    await invite(owner, `${name}@example.com`);
  }
  const first = await list(2);
  const second = await list(2, first.nextCursor ?? 'none');
  expect([...first.items, ...second.items].map((item) => item.email)).toEqual(['c@example.com', 'b@example.com', 'a@example.com']);
  expect(second.nextCursor).toBeNull();
});
