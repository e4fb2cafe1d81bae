import { BUILT_IN_ROLES, PERMISSIONS, type Permission, SUPPORT_PERMISSIONS } from '@wafaa/contracts';
import type { AccessDb } from '../../platform/db/index.ts';
import { mintTenantId } from '../../platform/ids.ts';
import { SESSION_IDLE_MS } from './limits.ts';
import type { Principal } from './principal.ts';

/** A session with everything its rights hang on, as one statement read it. */
export type SessionState = NonNullable<Awaited<ReturnType<typeof loadSessionState>>>;

export async function loadSessionState(db: AccessDb, sessionId: string) {
  return (
    (await db.access
      .selectFrom('user_session as session')
      .innerJoin('app_user as person', 'person.id', 'session.user_id')
      .leftJoin('member', (join) =>
        join.onRef('member.tenant_id', '=', 'session.tenant_id').onRef('member.user_id', '=', 'session.user_id'),
      )
      .leftJoin('tenant_role as own_role', (join) =>
        join.onRef('own_role.tenant_id', '=', 'session.tenant_id').onRef('own_role.id', '=', 'member.role'),
      )
      .leftJoin('tenant', 'tenant.tenant_id', 'session.tenant_id')
      .select([
        'session.id as sessionId',
        'session.user_id as userId',
        'session.tenant_id as tenantId',
        'session.operator as operatorSession',
        'session.support_reason as supportReason',
        'session.support_until as supportUntil',
        'session.password_version as sessionPasswordVersion',
        'session.last_seen_at as lastSeenAt',
        'session.expires_at as expiresAt',
        'session.ended_at as endedAt',
        'person.name as name',
        'person.operator as isOperator',
        'person.password_version as passwordVersion',
        'person.totp_enabled_at as secondFactorAt',
        'member.role as role',
        'own_role.permissions as rolePermissions',
        'tenant.state as tenantState',
        'tenant.settings as tenantSettings',
      ])
      .where('session.id', '=', sessionId)
      .executeTakeFirst()) ?? null
  );
}

export type Judgement = { verdict: 'over' } | { verdict: 'suspended' } | { verdict: 'stands'; principal: Principal };

const OVER: Judgement = { verdict: 'over' };

/** What a session is worth at this moment. Every token, cookie and socket is judged here and nowhere else. */
export function judgeSession(state: SessionState, now: Date): Judgement {
  const at = now.getTime();
  if (state.endedAt !== null || state.expiresAt.getTime() <= at || state.lastSeenAt.getTime() + SESSION_IDLE_MS <= at) return OVER;
  if (state.sessionPasswordVersion !== state.passwordVersion) return OVER;
  if (state.operatorSession) return judgeOperator(state, at);
  // Without a tenant there is nothing but the operator's session; without a membership nothing at all.
  if (state.tenantId === null || state.role === null || state.tenantState === null) return OVER;
  if (state.tenantState === 'suspended') return { verdict: 'suspended' };
  const person = personOf(state, false);
  const tenantId = mintTenantId(state.tenantId);
  if (state.tenantSettings?.['requireSecondFactor'] === true && state.secondFactorAt === null)
    return { verdict: 'stands', principal: { person, tenantId, actor: null, withheld: 'access.second_factor_needed' } };
  const held = rightsOfRole(state.role, state.rolePermissions);
  const permissions = state.tenantState === 'erasing' ? rightsWhileErasing(held) : held;
  const actor = { kind: 'user' as const, id: state.userId, name: state.name, role: state.role, permissions, support: null };
  return { verdict: 'stands', principal: { person, tenantId, actor } };
}

function judgeOperator(state: SessionState, at: number): Judgement {
  if (!state.isOperator) return OVER;
  const person = personOf(state, true);
  if (state.tenantId === null) return { verdict: 'stands', principal: { person, tenantId: null, actor: null } };
  if (state.supportUntil === null || state.supportUntil.getTime() <= at) return OVER;
  return {
    verdict: 'stands',
    principal: {
      person,
      tenantId: mintTenantId(state.tenantId),
      actor: {
        kind: 'operator',
        id: state.userId,
        name: state.name,
        role: 'support',
        permissions: new Set(SUPPORT_PERMISSIONS),
        support: { reason: state.supportReason ?? '', until: state.supportUntil },
      },
    },
  };
}

function personOf(state: SessionState, operator: boolean) {
  return { userId: state.userId, name: state.name, sessionId: state.sessionId, operator };
}

const STANDING: ReadonlySet<string> = new Set(PERMISSIONS);
const BUILT_IN: ReadonlyMap<string, readonly Permission[]> = new Map(
  Object.entries(BUILT_IN_ROLES).map(([role, { permissions }]) => [role, permissions]),
);

/** Rights that a list names and that still exist. */
export function standingRights(names: readonly string[]): Set<Permission> {
  return new Set(names.filter((name): name is Permission => STANDING.has(name)));
}

/** A role that is neither built in nor the tenant's own gives nothing. */
export function rightsOfRole(role: string, ownPermissions: readonly string[] | null): Set<Permission> {
  return new Set(BUILT_IN.get(role) ?? standingRights(ownPermissions ?? []));
}

/** Until it is erased a tenant can be read and taken out; whoever may erase it may call that off. */
export function rightsWhileErasing(held: ReadonlySet<Permission>): Set<Permission> {
  return new Set([...held].filter((id) => id.endsWith('.read') || id === 'tenant.erase' || id === 'tenant.export'));
}
