import {
  changeMemberRole,
  createApiKey,
  createRole,
  inviteMember,
  listApiKeys,
  listInvitations,
  listMembers,
  listRoles,
  type PeopleContext,
  removeMember,
  removeRole,
  resendInvitation,
  revokeApiKey,
  revokeInvitation,
  signOutMember,
  updateRole,
} from '../../modules/members/index.ts';
import type { AppContext } from '../context.ts';
import type { Handlers, TenantContext } from '../http/register-routes.ts';

type Ids =
  | 'listMembers'
  | 'changeMemberRole'
  | 'removeMember'
  | 'signOutMember'
  | 'listInvitations'
  | 'inviteMember'
  | 'resendInvitation'
  | 'revokeInvitation'
  | 'listRoles'
  | 'createRole'
  | 'updateRole'
  | 'removeRole'
  | 'listApiKeys'
  | 'createApiKey'
  | 'revokeApiKey';

export function memberHandlers(app: AppContext): Pick<Handlers, Ids> {
  const { database, clock, door } = app;
  const change = <T>({ tenantId, actor, audit }: TenantContext, verb: (ctx: PeopleContext) => Promise<T>): Promise<T> =>
    database.withTenant(tenantId, (db) => verb({ db, actor, audit, now: clock.now() }));
  // After the commit: whoever asks next is judged by what stands now, and sockets of people who left are cut.
  const { announce } = door.changes;
  const done = { done: true as const };
  return {
    listMembers: ({ tenantId, actor }, { query }) => database.withTenant(tenantId, (db) => listMembers(db, actor, query)),
    changeMemberRole: async (ctx, { params, body }) => {
      const view = await change(ctx, (people) => changeMemberRole(people, { userId: params.id, role: body.role }));
      announce({ tenantId: ctx.tenantId, userId: params.id });
      return view;
    },
    removeMember: async (ctx, { params }) => {
      await change(ctx, (people) => removeMember(people, params.id));
      announce({ tenantId: ctx.tenantId, userId: params.id });
      return done;
    },
    signOutMember: async (ctx, { params }) => {
      const ended = await change(ctx, (people) => signOutMember(people, params.id));
      announce({ tenantId: ctx.tenantId, userId: params.id });
      return { ended };
    },
    listInvitations: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listInvitations(db, clock.now(), query)),
    inviteMember: (ctx, { body }) => change(ctx, (people) => inviteMember(people, body)),
    resendInvitation: (ctx, { params }) => change(ctx, (people) => resendInvitation(people, params.id)),
    revokeInvitation: async (ctx, { params }) => {
      await change(ctx, (people) => revokeInvitation(people, params.id));
      return done;
    },
    listRoles: ({ tenantId }) => database.withTenant(tenantId, listRoles),
    createRole: (ctx, { body }) => change(ctx, (people) => createRole(people, body)),
    updateRole: async (ctx, { params, body }) => {
      const view = await change(ctx, (people) => updateRole(people, { id: params.id, ...body }));
      announce({ tenantId: ctx.tenantId });
      return view;
    },
    removeRole: async (ctx, { params }) => {
      await change(ctx, (people) => removeRole(people, params.id));
      return done;
    },
    listApiKeys: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listApiKeys(db, clock.now(), query)),
    createApiKey: (ctx, { body }) => change(ctx, (people) => createApiKey(people, body)),
    revokeApiKey: async (ctx, { params }) => {
      await change(ctx, (people) => revokeApiKey(people, params.id));
      announce({ tenantId: ctx.tenantId, keyId: params.id });
      return done;
    },
  };
}
