import { BUILT_IN_ROLES, PERMISSION_LIST } from '@wafaa/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../access/index.ts';
import { MAX_OWN_ROLES } from './create-role.ts';
import { changeMemberRole, createRole, inviteMember, listRoles, removeRole, updateRole } from './index.ts';
import { KEY_ACTOR, makeTestPeople, type TestPeople } from './testing.ts';

let people: TestPeople;
let owner: Actor;
beforeAll(async () => {
  people = await makeTestPeople();
});
afterAll(() => people.close());
beforeEach(async () => {
  for (const table of ['member', 'invitation', 'audit_entry', 'tenant_role']) await people.test.asOwner(`delete from ${table}`);
  people.now.value = new Date();
  owner = await people.person('owner');
});

const LABEL = { en: 'Shift lead', ar: 'مسؤول الوردية' };
const create = (by: Actor, permissions: readonly string[]) => people.run(by, (ctx) => createRole(ctx, { label: LABEL, permissions }));
const list = () => people.test.database.withTenant(people.tenantId, listRoles);
const refused = (code: string) => expect.objectContaining({ code });

describe('a role of the tenant’s own', () => {
  test('is made from rights that the maker holds, and can be given', async () => {
    const role = await create(owner, ['conversations.read', 'conversations.write', 'conversations.read']);
    expect(role).toMatchObject({
      builtIn: false,
      label: LABEL,
      permissions: ['conversations.read', 'conversations.write'],
      members: 0,
    });
    const agent = await people.person('agent');
    await people.run(owner, (ctx) => changeMemberRole(ctx, { userId: agent.id, role: role.id }));
    expect((await list()).items.find((item) => item.id === role.id)).toEqual({ ...role, members: 1 });
    expect((await people.audit())[0]).toMatchObject({
      target_kind: 'role',
      target_id: role.id,
      target_label: 'Shift lead',
      after: { label: LABEL, permissions: role.permissions },
    });
  });

  test('cannot hold what its maker does not', async () => {
    const admin = await people.person('admin');
    await expect(create(admin, ['conversations.read', 'tenant.erase'])).rejects.toEqual(refused('access.beyond_own_rights'));
    await expect(create(KEY_ACTOR, ['conversations.read'])).rejects.toEqual(refused('access.forbidden'));
    expect(await people.audit()).toEqual([]);
  });

  test('changes for all who have it, and the log says what it was', async () => {
    const role = await create(owner, ['conversations.read']);
    await people.person(role.id);
    const changed = await people.run(owner, (ctx) => updateRole(ctx, { id: role.id, permissions: ['knowledge.read'] }));
    expect(changed).toMatchObject({ label: LABEL, permissions: ['knowledge.read'], members: 1 });
    expect((await people.audit())[1]).toMatchObject({
      before: { permissions: ['conversations.read'] },
      after: { permissions: ['knowledge.read'] },
    });
    const renamed = await people.run(owner, (ctx) => updateRole(ctx, { id: role.id, label: { en: null, ar: 'قائد' } }));
    expect(renamed).toMatchObject({ label: { en: null, ar: 'قائد' }, permissions: ['knowledge.read'] });
    expect((await people.audit())[2]).toMatchObject({ target_label: 'قائد', before: { label: LABEL } });
  });

  test('is neither raised, lowered nor removed by somebody who holds less than it gives', async () => {
    const strong = await create(owner, ['tenant.erase', 'roles.write', 'conversations.read']);
    const weak = await create(owner, ['conversations.read']);
    const admin = await people.person('admin');
    for (const attempt of [
      () => people.run(admin, (ctx) => updateRole(ctx, { id: strong.id, permissions: ['conversations.read'] })),
      () => people.run(admin, (ctx) => updateRole(ctx, { id: strong.id, label: LABEL })),
      () => people.run(admin, (ctx) => updateRole(ctx, { id: weak.id, permissions: ['tenant.erase'] })),
      () => people.run(admin, (ctx) => removeRole(ctx, strong.id)),
    ]) {
      await expect(attempt()).rejects.toEqual(refused('access.beyond_own_rights'));
    }
  });

  test('raises nobody who changes the role they have themselves', async () => {
    const role = await create(owner, ['roles.write', 'conversations.read']);
    const lead = await people.person(role.id);
    const raise = people.run(lead, (ctx) => updateRole(ctx, { id: role.id, permissions: ['roles.write', 'members.write'] }));
    await expect(raise).rejects.toEqual(refused('access.beyond_own_rights'));
    await people.run(lead, (ctx) => updateRole(ctx, { id: role.id, permissions: ['roles.write'] }));
    const back = people.run(lead, (ctx) => updateRole(ctx, { id: role.id, permissions: ['roles.write', 'conversations.read'] }));
    await expect(back).rejects.toEqual(refused('access.beyond_own_rights'));
  });

  test('goes when nobody has it and no open invitation promises it', async () => {
    const role = await create(owner, ['conversations.read']);
    const lead = await people.person(role.id);
    const remove = () => people.run(owner, (ctx) => removeRole(ctx, role.id));
    await expect(remove()).rejects.toEqual(refused('role.in_use'));
    await people.run(owner, (ctx) => changeMemberRole(ctx, { userId: lead.id, role: 'agent' }));
    await people.run(owner, (ctx) => inviteMember(ctx, { email: 'next@example.com', role: role.id, language: 'en' }));
    await expect(remove()).rejects.toEqual(refused('role.in_use'));
    people.now.value = new Date(people.now.value.getTime() + 8 * 86_400_000);
    await remove();
    expect((await list()).items.map((item) => item.id)).not.toContain(role.id);
    await expect(remove()).rejects.toEqual(refused('role.not_found'));
  });

  test('of another tenant is not found', async () => {
    const foreign = await people.ownRole(['conversations.read'], people.otherTenantId);
    await expect(people.run(owner, (ctx) => updateRole(ctx, { id: foreign, label: LABEL }))).rejects.toEqual(refused('role.not_found'));
    await expect(people.run(owner, (ctx) => removeRole(ctx, foreign))).rejects.toEqual(refused('role.not_found'));
    expect((await list()).items.map((item) => item.id)).not.toContain(foreign);
  });

  test('is one of fifty at most', async () => {
    for (let index = 0; index < MAX_OWN_ROLES; index += 1) await people.ownRole(['conversations.read']);
    await expect(create(owner, ['conversations.read'])).rejects.toEqual(refused('tenant.limit_reached'));
  });
});

test('built-in roles are shown with their rights and cannot be changed', async () => {
  const roles = await list();
  expect(roles.items.map((role) => role.id)).toEqual(Object.keys(BUILT_IN_ROLES));
  expect(roles.items.find((role) => role.id === 'owner')?.members).toBe(1);
  expect(roles.permissions).toEqual(PERMISSION_LIST);
  await expect(people.run(owner, (ctx) => updateRole(ctx, { id: 'agent', permissions: ['tenant.erase'] }))).rejects.toEqual(
    refused('role.built_in'),
  );
  await expect(people.run(owner, (ctx) => removeRole(ctx, 'agent'))).rejects.toEqual(refused('role.built_in'));
});
