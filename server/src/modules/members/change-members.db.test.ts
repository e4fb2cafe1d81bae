import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../access/index.ts';
import { changeMemberRole, listMembers, removeMember, signOutMember } from './index.ts';
import { ALL, KEY_ACTOR, makeTestPeople, type TestPeople } from './testing.ts';

let people: TestPeople;
beforeAll(async () => {
  people = await makeTestPeople();
});
afterAll(() => people.close());
beforeEach(async () => {
  await people.test.asOwner('delete from member');
  await people.test.asOwner('delete from user_session');
  await people.test.asOwner('delete from audit_entry');
});

const roleOf = async (actor: Actor): Promise<string | undefined> => {
  const [row] = await people.test.asOwner<{ role: string }>('select role from member where user_id = $1', [actor.id]);
  return row?.role;
};
const change = (by: Actor, of: Actor, role: string) => people.run(by, (ctx) => changeMemberRole(ctx, { userId: of.id, role }));
/** Is a transaction of this database held up by another one? PGlite runs them one after the other anyway. */
const someoneWaits = async (): Promise<boolean> =>
  (
    await people.test.asOwner(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%tenant%'",
    )
  ).length > 0;
const refused = (code: string) => expect.objectContaining({ code });

describe('changing a role', () => {
  test('gives the new role at once and leaves one row that says which was before', async () => {
    const owner = await people.person('owner');
    const agent = await people.person('agent', { name: 'Huda' });
    const view = await change(owner, agent, 'manager');
    expect(view).toMatchObject({ id: agent.id, role: 'manager', roleLabel: { en: 'Manager', ar: 'مدير' }, you: false });
    expect(await roleOf(agent)).toBe('manager');
    expect(await people.audit()).toMatchObject([
      {
        actor_name: owner.name,
        target_kind: 'member',
        target_id: agent.id,
        target_label: 'Huda',
        before: { role: 'agent' },
        after: { role: 'manager' },
      },
    ]);
  });

  test('never goes beyond the rights of who does it', async () => {
    await people.person('owner');
    const manager = await people.person('manager');
    const admin = await people.person('admin');
    const agent = await people.person('agent');
    for (const attempt of [
      () => change(manager, agent, 'admin'),
      () => change(manager, admin, 'agent'),
      () => change(manager, manager, 'admin'),
      () => change(admin, agent, 'owner'),
      () => change(admin, admin, 'owner'),
    ]) {
      await expect(attempt()).rejects.toEqual(refused('access.beyond_own_rights'));
    }
    expect([await roleOf(manager), await roleOf(admin), await roleOf(agent)]).toEqual(['manager', 'admin', 'agent']);
    expect(await people.audit()).toEqual([]);
  });

  test('lets nobody but an owner make or touch an owner, also not somebody who holds every right', async () => {
    const owner = await people.person('owner');
    const second = await people.person('owner');
    const almighty = await people.person(await people.ownRole(ALL));
    await expect(change(almighty, owner, 'agent')).rejects.toEqual(refused('access.beyond_own_rights'));
    await expect(change(almighty, almighty, 'owner')).rejects.toEqual(refused('access.beyond_own_rights'));
    await change(owner, second, 'agent');
    await change(owner, second, 'owner');
    expect(await roleOf(second)).toBe('owner');
  });

  test('counts the rights that the actor has now, not those that the session remembers', async () => {
    await people.person('owner');
    const admin = await people.person('admin');
    const agent = await people.person('agent');
    await people.test.asOwner("update member set role = 'agent' where user_id = $1", [admin.id]);
    await expect(change(admin, agent, 'manager')).rejects.toEqual(refused('access.beyond_own_rights'));
    await people.test.asOwner('delete from member where user_id = $1', [admin.id]);
    await expect(change(admin, agent, 'agent')).rejects.toEqual(refused('access.forbidden'));
  });

  test('gives a role of the tenant’s own, but neither one of another tenant nor one that does not exist', async () => {
    const owner = await people.person('owner');
    const agent = await people.person('agent');
    const own = await people.ownRole(['conversations.read']);
    const foreign = await people.ownRole(['conversations.read'], people.otherTenantId);
    expect((await change(owner, agent, own)).role).toBe(own);
    for (const role of [foreign, 'constructor', 'support'])
      await expect(change(owner, agent, role)).rejects.toEqual(refused('role.not_found'));
  });

  test('frees a person whose role is gone', async () => {
    const owner = await people.person('owner');
    const lost = await people.person('agent');
    await people.test.asOwner("update member set role = 'rol_gone' where user_id = $1", [lost.id]);
    expect((await change(owner, lost, 'agent')).role).toBe('agent');
  });

  test('does not see a person of another tenant', async () => {
    const owner = await people.person('owner');
    const stranger = await people.person('agent', { tenantId: people.otherTenantId });
    await expect(change(owner, stranger, 'analyst')).rejects.toEqual(refused('member.not_found'));
  });
});

describe('the last owner', () => {
  test('stays one', async () => {
    const owner = await people.person('owner');
    await people.person('owner', { tenantId: people.otherTenantId });
    await expect(change(owner, owner, 'admin')).rejects.toEqual(refused('member.last_owner'));
    await expect(people.run(owner, (ctx) => removeMember(ctx, owner.id))).rejects.toEqual(refused('member.last_owner'));
    expect(await roleOf(owner)).toBe('owner');
    expect((await change(owner, owner, 'owner')).role).toBe('owner');
  });

  test('stays when two owners demote each other at the same moment', async () => {
    const one = await people.person('owner');
    const two = await people.person('owner');
    let second: Promise<unknown> = Promise.resolve();
    let ended = false;
    await people.run(one, async (ctx) => {
      await changeMemberRole(ctx, { userId: two.id, role: 'agent' });
      // The second begins before the first commits, and stays so until it is seen to wait or to be through.
      second = change(two, one, 'agent').then(
        () => (ended = true),
        (error: unknown) => {
          ended = true;
          throw error;
        },
      );
      second.catch(() => {});
      if (people.test.database.engine === 'postgres') await expect.poll(async () => ended || (await someoneWaits())).toBe(true);
    });
    await expect(second).rejects.toEqual(refused('access.beyond_own_rights'));
    expect([await roleOf(one), await roleOf(two)]).toEqual(['owner', 'agent']);
    expect(await people.audit()).toHaveLength(1);
  });

  test('stays when all owners leave at the same moment', async () => {
    const owners = [await people.person('owner'), await people.person('owner'), await people.person('owner')];
    const results = await Promise.allSettled(owners.map((owner) => people.run(owner, (ctx) => removeMember(ctx, owner.id))));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(2);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'member.last_owner' } });
  });
});

describe('removing a person', () => {
  test('ends their sessions here in the same transaction, and none elsewhere', async () => {
    const owner = await people.person('owner');
    const agent = await people.person('agent', { name: 'Huda', email: 'huda@example.com' });
    const here = await people.session(agent);
    const elsewhere = await people.session(agent, people.otherTenantId);
    const mine = await people.session(owner);
    await people.run(owner, (ctx) => removeMember(ctx, agent.id));
    const sessions = await people.test.asOwner<{ id: string; end_reason: string | null }>(
      'select id, end_reason from user_session where ended_at is not null',
    );
    expect(sessions).toEqual([{ id: here, end_reason: 'left' }]);
    expect([elsewhere, mine]).not.toContain(here);
    expect(await roleOf(agent)).toBeUndefined();
    expect(await people.audit()).toMatchObject([
      { target_label: 'Huda', before: { role: 'agent', email: 'huda@example.com' }, after: { sessionsEnded: 1 } },
    ]);
  });

  test('keeps the API keys that they made', async () => {
    const owner = await people.person('owner');
    const admin = await people.person('admin', { name: 'Omar' });
    await people.test.asOwner(
      `insert into api_key (tenant_id, id, name, prefix, secret_hash, scopes, created_by, created_by_name)
       values ($1, 'key_kept', 'Till', 'abcdefabcdef', 'x', '{contacts.read}', $2, 'Omar')`,
      [people.tenantId, admin.id],
    );
    await people.run(owner, (ctx) => removeMember(ctx, admin.id));
    expect(await people.test.asOwner("select created_by_name from api_key where id = 'key_kept' and revoked_at is null")).toEqual([
      { created_by_name: 'Omar' },
    ]);
  });

  test('is refused to whoever has fewer rights, and sessions stay open', async () => {
    const owner = await people.person('owner');
    const manager = await people.person('manager');
    await people.session(owner);
    await expect(people.run(manager, (ctx) => removeMember(ctx, owner.id))).rejects.toEqual(refused('access.beyond_own_rights'));
    await expect(people.run(owner, (ctx) => removeMember(ctx, 'usr_none'))).rejects.toEqual(refused('member.not_found'));
    expect(await people.test.asOwner('select 1 from user_session where ended_at is not null')).toEqual([]);
    expect(await people.audit()).toEqual([]);
  });
});

describe('signing a person out', () => {
  test('ends all of their open sessions in this tenant and says how many', async () => {
    const owner = await people.person('owner');
    const agent = await people.person('agent');
    await people.session(agent);
    await people.session(agent);
    await people.session(agent, people.otherTenantId);
    expect(await people.run(owner, (ctx) => signOutMember(ctx, agent.id))).toBe(2);
    expect(await people.run(owner, (ctx) => signOutMember(ctx, agent.id))).toBe(0);
    expect(await roleOf(agent)).toBe('agent');
    expect((await people.audit()).map((row) => row.after)).toEqual([{ sessionsEnded: 2 }, { sessionsEnded: 0 }]);
  });

  test('is refused to whoever has fewer rights', async () => {
    const owner = await people.person('owner');
    const manager = await people.person('manager');
    await expect(people.run(manager, (ctx) => signOutMember(ctx, owner.id))).rejects.toEqual(refused('access.beyond_own_rights'));
  });
});

test('an API key changes no people, whatever it may do', async () => {
  await people.person('owner');
  const agent = await people.person('agent');
  const attempts = [
    () => people.run(KEY_ACTOR, (ctx) => changeMemberRole(ctx, { userId: agent.id, role: 'analyst' })),
    () => people.run(KEY_ACTOR, (ctx) => removeMember(ctx, agent.id)),
    () => people.run(KEY_ACTOR, (ctx) => signOutMember(ctx, agent.id)),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toEqual(refused('access.forbidden'));
});

test.each(['api_key', 'operator'] as const)('an actor that is an %s changes no people, not even under the id of an owner', async (kind) => {
  const owner = await people.person('owner');
  const agent = await people.person('agent');
  await expect(change({ ...owner, kind }, agent, 'analyst')).rejects.toEqual(refused('access.forbidden'));
  expect(await roleOf(agent)).toBe('agent');
});

describe('the list of people', () => {
  test('comes in pages, in the order in which they came, and marks the reader', async () => {
    const owner = await people.person('owner');
    for (let index = 0; index < 4; index += 1) await people.person('agent');
    await people.person('agent', { tenantId: people.otherTenantId });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await people.test.database.withTenant(people.tenantId, (db) => listMembers(db, owner, { cursor, limit: 2 }));
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map((member) => `${member.id}${member.you ? ' (you)' : ''}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect(seen.filter((entry) => entry.endsWith('(you)'))).toEqual([`${owner.id} (you)`]);
  });

  test('names a role that is gone by its id, and refuses a cursor that is none', async () => {
    const owner = await people.person('owner');
    const lost = await people.person('agent');
    await people.test.asOwner("update member set role = 'rol_gone', last_seen_at = '2026-01-02T03:04:05Z' where user_id = $1", [lost.id]);
    const list = (cursor?: string) =>
      people.test.database.withTenant(people.tenantId, (db) => listMembers(db, owner, { cursor, limit: 10 }));
    expect((await list()).items.find((member) => member.id === lost.id)).toMatchObject({
      roleLabel: { en: 'rol_gone', ar: null },
      lastSeenAt: '2026-01-02T03:04:05.000Z',
    });
    await expect(list('bm90IGEgY3Vyc29y')).rejects.toEqual(refused('request.invalid'));
  });
});
