import { z } from 'zod';
import { type Permission, PERMISSIONS } from './permissions.ts';
import { defineRoute } from './route.ts';
import { Bilingual, BilingualInput, Cursor, Done, Email, IdParams, SupportedLanguage, page } from './shapes.ts';

const PermissionIn = z.enum(PERMISSIONS as [string, ...string[]]);
const MADE_BY_PEOPLE: ReadonlySet<Permission> = new Set(['members.write', 'roles.write', 'api_keys.write']);
/** What an API key may hold: everything but the rights that make people, roles and keys, so that a key that leaks makes no more of them. */
export const API_KEY_PERMISSIONS = PERMISSIONS.filter((id) => !MADE_BY_PEOPLE.has(id));
const ScopeIn = z.enum(API_KEY_PERMISSIONS as [string, ...string[]]);
/** A built-in role's name, or the id of one of the tenant's own. */
const RoleIn = z.string().min(1).max(64);

export const MemberView = z.object({
  /** Of the person. */
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  roleLabel: Bilingual,
  secondFactor: z.boolean(),
  joinedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  you: z.boolean(),
});
export type MemberView = z.infer<typeof MemberView>;

export const InvitationView = z.object({
  id: z.string(),
  email: z.string(),
  role: z.string(),
  roleLabel: Bilingual,
  invitedBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  state: z.enum(['waiting', 'expired']),
});
export type InvitationView = z.infer<typeof InvitationView>;

export const RoleView = z.object({
  id: z.string(),
  builtIn: z.boolean(),
  label: Bilingual,
  permissions: z.array(z.string()),
  members: z.number().int(),
});
export type RoleView = z.infer<typeof RoleView>;

export const ApiKeyView = z.object({
  id: z.string(),
  name: z.string(),
  /** The first characters, by which a person recognises it. */
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  state: z.enum(['active', 'expired', 'revoked']),
});
export type ApiKeyView = z.infer<typeof ApiKeyView>;

export const memberRoutes = {
  listMembers: defineRoute({
    id: 'listMembers',
    method: 'GET',
    path: '/api/v1/members',
    permission: 'members.read',
    summary: 'The people of the tenant',
    query: Cursor,
    status: 200,
    response: page(MemberView),
  }),
  changeMemberRole: defineRoute({
    id: 'changeMemberRole',
    method: 'PATCH',
    path: '/api/v1/members/:id',
    permission: 'members.write',
    audit: 'member.role_changed',
    summary: 'Give a person another role. Nobody gives rights that they do not hold, and the last owner stays one',
    params: IdParams,
    body: z.object({ role: RoleIn }),
    status: 200,
    response: MemberView,
    errors: ['member.not_found', 'member.last_owner', 'role.not_found', 'access.beyond_own_rights'],
  }),
  removeMember: defineRoute({
    id: 'removeMember',
    method: 'DELETE',
    path: '/api/v1/members/:id',
    permission: 'members.write',
    audit: 'member.removed',
    summary: 'Remove a person from the tenant; their sessions here end at once',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['member.not_found', 'member.last_owner', 'access.beyond_own_rights'],
  }),
  signOutMember: defineRoute({
    id: 'signOutMember',
    method: 'POST',
    path: '/api/v1/members/:id/sign-out',
    permission: 'members.write',
    audit: 'member.signed_out',
    summary: 'End all sessions of a person in this tenant',
    params: IdParams,
    status: 200,
    response: z.object({ ended: z.number().int() }),
    errors: ['member.not_found', 'access.beyond_own_rights'],
  }),
  listInvitations: defineRoute({
    id: 'listInvitations',
    method: 'GET',
    path: '/api/v1/invitations',
    permission: 'members.read',
    summary: 'Invitations that nobody has accepted yet',
    query: Cursor,
    status: 200,
    response: page(InvitationView),
  }),
  inviteMember: defineRoute({
    id: 'inviteMember',
    method: 'POST',
    path: '/api/v1/invitations',
    permission: 'members.write',
    audit: 'member.invited',
    summary: 'Invite somebody by e-mail. A second invitation to the same address replaces the first',
    body: z.object({ email: Email, role: RoleIn, language: SupportedLanguage.default('en') }),
    status: 201,
    response: InvitationView,
    errors: ['member.already_here', 'role.not_found', 'access.beyond_own_rights', 'tenant.limit_reached', 'request.rate_limited'],
  }),
  resendInvitation: defineRoute({
    id: 'resendInvitation',
    method: 'POST',
    path: '/api/v1/invitations/:id/resend',
    permission: 'members.write',
    audit: 'member.invitation_resent',
    summary: 'Send a new link; the old one ends',
    params: IdParams,
    status: 200,
    response: InvitationView,
    errors: ['invitation.not_found', 'role.not_found', 'access.beyond_own_rights', 'tenant.limit_reached', 'request.rate_limited'],
  }),
  revokeInvitation: defineRoute({
    id: 'revokeInvitation',
    method: 'DELETE',
    path: '/api/v1/invitations/:id',
    permission: 'members.write',
    audit: 'member.invitation_revoked',
    summary: 'Take an invitation back; its link ends',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['invitation.not_found', 'access.beyond_own_rights'],
  }),
  listRoles: defineRoute({
    id: 'listRoles',
    method: 'GET',
    path: '/api/v1/roles',
    permission: 'members.read',
    summary: 'Built-in roles and the tenant’s own, with their rights; and every right there is',
    status: 200,
    response: z.object({
      items: z.array(RoleView),
      permissions: z.array(z.object({ id: z.string(), area: z.string(), label: Bilingual })),
    }),
  }),
  createRole: defineRoute({
    id: 'createRole',
    method: 'POST',
    path: '/api/v1/roles',
    permission: 'roles.write',
    audit: 'role.created',
    summary: 'Make a role from a list of rights that the maker holds',
    body: z.object({ label: BilingualInput, permissions: z.array(PermissionIn).min(1).max(60) }),
    status: 201,
    response: RoleView,
    errors: ['access.beyond_own_rights', 'tenant.limit_reached'],
  }),
  updateRole: defineRoute({
    id: 'updateRole',
    method: 'PATCH',
    path: '/api/v1/roles/:id',
    permission: 'roles.write',
    audit: 'role.updated',
    summary: 'Change a role of the tenant’s own; it counts for its people at once',
    params: IdParams,
    body: z.object({ label: BilingualInput.optional(), permissions: z.array(PermissionIn).min(1).max(60).optional() }),
    status: 200,
    response: RoleView,
    errors: ['role.not_found', 'role.built_in', 'access.beyond_own_rights'],
  }),
  removeRole: defineRoute({
    id: 'removeRole',
    method: 'DELETE',
    path: '/api/v1/roles/:id',
    permission: 'roles.write',
    audit: 'role.removed',
    summary: 'Remove a role that nobody has',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['role.not_found', 'role.built_in', 'role.in_use', 'access.beyond_own_rights'],
  }),
  listApiKeys: defineRoute({
    id: 'listApiKeys',
    method: 'GET',
    path: '/api/v1/api-keys',
    permission: 'api_keys.write',
    summary: 'API keys, without their secrets',
    query: Cursor,
    status: 200,
    response: page(ApiKeyView),
  }),
  createApiKey: defineRoute({
    id: 'createApiKey',
    method: 'POST',
    path: '/api/v1/api-keys',
    permission: 'api_keys.write',
    audit: 'api_key.created',
    summary: 'Make a key; its secret is shown this once',
    body: z.object({
      name: z.string().trim().min(1).max(120),
      scopes: z.array(ScopeIn).min(1).max(60),
      expiresInDays: z.number().int().min(1).max(730).nullable(),
    }),
    status: 201,
    response: z.object({ key: ApiKeyView, secret: z.string() }),
    errors: ['access.beyond_own_rights', 'tenant.limit_reached'],
  }),
  revokeApiKey: defineRoute({
    id: 'revokeApiKey',
    method: 'DELETE',
    path: '/api/v1/api-keys/:id',
    permission: 'api_keys.write',
    audit: 'api_key.revoked',
    summary: 'End a key at once',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['api_key.not_found'],
  }),
} as const;
