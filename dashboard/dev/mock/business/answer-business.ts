import type { ApiKeyView, BranchView, InvitationView, TenantSettings } from '@wafaa/contracts';
import { makeInvitations, makeKeys, makeMembers, makeRoles, permissionList } from './people.ts';
import { makeAudit, makeContacts } from './records.ts';
import { makeBranches, makeExports, makeSettings, makeTenants, makeUsage, makeVersions, tenant } from './tenant.ts';

interface Answer {
  status: number;
  body: unknown;
}
const ok = (body: unknown, status = 200): Answer => ({ status, body });

/** A business with its people, settings and records, as the pages around settings ask for it. */
export function makeBusiness(now: number) {
  const roles = makeRoles();
  const members = makeMembers(now, roles);
  return {
    now,
    tenant: tenant(now),
    roles,
    members,
    invitations: makeInvitations(now),
    keys: makeKeys(now),
    audit: makeAudit(now, members),
    contacts: makeContacts(now),
    settings: makeSettings(),
    versions: makeVersions(now),
    branches: makeBranches(),
    usage: makeUsage(now),
    exports: makeExports(now),
    tenants: makeTenants(now),
  };
}
export type Business = ReturnType<typeof makeBusiness>;

function paged(list: readonly unknown[], url: URL): Answer {
  const from = Number(url.searchParams.get('cursor') ?? '0');
  const limit = Number(url.searchParams.get('limit') ?? '30');
  const next = from + limit;
  return ok({ items: list.slice(from, next), nextCursor: next < list.length ? String(next) : null });
}

const words = (value: unknown): string => JSON.stringify(value).toLowerCase();
const found = <Row>(list: readonly Row[], url: URL): Row[] =>
  list.filter((row) => words(row).includes((url.searchParams.get('q') ?? '').toLowerCase()));

type Deed = (business: Business, id: string, input: Record<string, unknown>, url: URL) => Answer;

function rolesOf(business: Business) {
  return business.roles.map((role) => ({ ...role, members: business.members.filter((member) => member.role === role.id).length }));
}

function publish(business: Business, settings: TenantSettings): Answer {
  const version = business.settings.version + 1;
  business.versions.unshift({ version, settings, changed: [], publishedBy: 'Sara Ahmad', publishedAt: new Date().toISOString() });
  business.settings = { live: settings, draft: null, changed: [], version };
  return ok(business.settings);
}

const filled = (branch: Partial<BranchView>): BranchView => ({
  id: `brn_${Date.now()}`,
  name: { en: null, ar: null },
  address: { en: null, ar: null },
  city: { en: null, ar: null },
  phone: null,
  mapUrl: null,
  timeZone: null,
  source: null,
  ...branch,
  state: 'confirmed',
});

const operatorTenant = (business: Business, id: string): Answer => {
  const one = business.tenants.find((each) => each.id === id) ?? business.tenants[0];
  return ok({ ...one, usage: business.usage });
};

/** By method and address; `:id` is the third part. */
const DEEDS: Record<string, Deed> = {
  'GET members': (business, _id, _input, url) => paged(business.members, url),
  'PATCH members/:id': (business, id, input) => {
    business.members = business.members.map((member) =>
      member.id === id
        ? {
            ...member,
            role: String(input['role']),
            roleLabel: business.roles.find((role) => role.id === input['role'])?.label ?? member.roleLabel,
          }
        : member,
    );
    return ok(business.members.find((member) => member.id === id));
  },
  'DELETE members/:id': (business, id) => {
    business.members = business.members.filter((member) => member.id !== id);
    return ok({ done: true });
  },
  'POST members/:id/sign-out': () => ok({ ended: 2 }),
  'GET invitations': (business, _id, _input, url) => paged(business.invitations, url),
  'POST invitations': (business, _id, input) => {
    const role = business.roles.find((each) => each.id === input['role']);
    const invitation: InvitationView = {
      id: `inv_${Date.now()}`,
      email: String(input['email']),
      role: String(input['role']),
      roleLabel: role?.label ?? { en: '', ar: '' },
      invitedBy: 'Sara Ahmad',
      createdAt: new Date().toISOString(),
      expiresAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
      state: 'waiting',
    };
    business.invitations = [invitation, ...business.invitations];
    return ok(invitation, 201);
  },
  'POST invitations/:id/resend': (business, id) => {
    business.invitations = business.invitations.map((each) =>
      each.id === id ? { ...each, state: 'waiting', expiresAt: new Date(Date.now() + 7 * 86_400_000).toISOString() } : each,
    );
    return ok(business.invitations.find((each) => each.id === id));
  },
  'DELETE invitations/:id': (business, id) => {
    business.invitations = business.invitations.filter((each) => each.id !== id);
    return ok({ done: true });
  },
  'GET roles': (business) => ok({ items: rolesOf(business), permissions: permissionList }),
  'POST roles': (business, _id, input) => {
    const role = {
      id: `rol_${Date.now()}`,
      builtIn: false,
      members: 0,
      ...(input as { label: { en: string; ar: string }; permissions: string[] }),
    };
    business.roles.push(role);
    return ok(role, 201);
  },
  'PATCH roles/:id': (business, id, input) => {
    business.roles = business.roles.map((role) => (role.id === id ? { ...role, ...input } : role));
    return ok(business.roles.find((role) => role.id === id));
  },
  'DELETE roles/:id': (business, id) => {
    business.roles = business.roles.filter((role) => role.id !== id);
    return ok({ done: true });
  },
  'GET api-keys': (business, _id, _input, url) => paged(business.keys, url),
  'POST api-keys': (business, _id, input) => {
    const days = input['expiresInDays'];
    const key: ApiKeyView = {
      id: `key_${Date.now()}`,
      name: String(input['name']),
      prefix: 'wfk_live_n3Wk',
      scopes: input['scopes'] as string[],
      createdBy: 'Sara Ahmad',
      createdAt: new Date().toISOString(),
      expiresAt: typeof days === 'number' ? new Date(Date.now() + days * 86_400_000).toISOString() : null,
      lastUsedAt: null,
      state: 'active',
    };
    business.keys = [key, ...business.keys];
    return ok({ key, secret: 'wfk_live_n3Wk7Qm2Tz9XbV4cLpR8sYdH1fJ6gKaE0uWiOoNq' }, 201);
  },
  'DELETE api-keys/:id': (business, id) => {
    business.keys = business.keys.map((key) => (key.id === id ? { ...key, state: 'revoked' } : key));
    return ok({ done: true });
  },
  'GET audit': (business, _id, _input, url) => {
    const action = url.searchParams.get('action') ?? '';
    const actorId = url.searchParams.get('actorId');
    const fits = found(business.audit, url).filter((entry) => entry.action.startsWith(action) && (!actorId || entry.actor.id === actorId));
    return paged(fits, url);
  },
  'GET contacts': (business, _id, _input, url) => paged(found(business.contacts, url), url),
  'GET contacts/:id': (business, id) => ok(business.contacts.find((contact) => contact.id === id)),
  'DELETE contacts/:id': (business, id) => {
    business.contacts = business.contacts.filter((contact) => contact.id !== id);
    return ok({ done: true });
  },
  'GET tenant': (business) => ok(business.tenant),
  'PATCH tenant': (business, _id, input) => {
    business.tenant = { ...business.tenant, ...input };
    return ok(business.tenant);
  },
  'GET tenant/exports': (business, _id, _input, url) => paged(business.exports, url),
  'POST tenant/erase': (business) => {
    business.tenant = { ...business.tenant, state: 'erasing', eraseAfter: new Date(Date.now() + 14 * 86_400_000).toISOString() };
    return ok(business.tenant, 202);
  },
  'DELETE tenant/erase': (business) => {
    business.tenant = { ...business.tenant, state: 'active', eraseAfter: null };
    return ok(business.tenant);
  },
  'GET settings': (business) => ok(business.settings),
  'PATCH settings/draft': (business, _id, input) => {
    business.settings = { ...business.settings, draft: { ...(business.settings.draft ?? business.settings.live), ...input } };
    return ok(business.settings);
  },
  'DELETE settings/draft': (business) => {
    business.settings = { ...business.settings, draft: null, changed: [] };
    return ok(business.settings);
  },
  'POST settings/publish': (business) => publish(business, business.settings.draft ?? business.settings.live),
  'POST settings/roll-back': (business, _id, input) =>
    publish(business, business.versions.find(({ version }) => version === input['to'])?.settings ?? business.settings.live),
  'GET settings/versions': (business, _id, _input, url) => paged(business.versions, url),
  'GET branches': (business, _id, _input, url) => paged(business.branches, url),
  'POST branches': (business, _id, input) => {
    business.branches = [filled(input), ...business.branches];
    return ok(business.branches[0], 201);
  },
  'PATCH branches/:id': (business, id, input) => {
    business.branches = business.branches.map((branch) => (branch.id === id ? filled({ ...branch, ...input }) : branch));
    return ok(business.branches.find((branch) => branch.id === id));
  },
  'DELETE branches/:id': (business, id) => {
    business.branches = business.branches.filter((branch) => branch.id !== id);
    return ok({ done: true });
  },
  'GET usage': (business) => ok(business.usage),
  'GET operator/tenants': (business, _id, _input, url) => paged(found(business.tenants, url), url),
  'GET operator/tenants/:id': operatorTenant,
  'PATCH operator/tenants/:id/limits': operatorTenant,
  'GET operator/audit': (business, _id, _input, url) =>
    paged(
      business.audit
        .filter(({ actor }) => actor.kind === 'operator')
        .map((entry, index) => ({ ...entry, tenant: { id: business.tenants[index % 5]?.id, slug: business.tenants[index % 5]?.slug } })),
      url,
    ),
};

const LISTS =
  /^GET (?:members|invitations|api-keys|audit|contacts|branches|tenant\/exports|settings\/versions|operator\/tenants|operator\/audit)$/;
const NAMED = new Set(['exports', 'erase', 'draft', 'publish', 'roll-back', 'versions', 'tenants', 'audit']);

/** What the server would say to a call of these pages; null when the call is not of theirs. */
export function answerBusiness(business: Business, state: string, method: string, url: URL, body: Buffer): Answer | null {
  const parts = url.pathname.replace('/api/v1/', '').split('/');
  let id = '';
  const pattern = parts
    .map((part, index) => {
      if (index === 0 || NAMED.has(part) || id !== '') return part;
      id = part;
      return ':id';
    })
    .join('/');
  const key = `${method} ${pattern}`;
  const deed = DEEDS[key];
  if (!deed) return null;
  if (state === 'empty' && LISTS.test(key)) return ok({ items: [], nextCursor: null });
  const text = body.toString('utf8');
  return deed(business, id, text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}, url);
}
