import { sql } from 'kysely';
import type { AccessDb } from '../../platform/db/index.ts';
import { mintTenantId } from '../../platform/ids.ts';
import type { parseApiKey } from './api-key.ts';
import { sameHash } from './secret-text.ts';
import { type Judgement, rightsWhileErasing, standingRights } from './session-state.ts';

export type ApiKeyState = NonNullable<Awaited<ReturnType<typeof loadApiKeyState>>>;

/** Found by its prefix, compared in constant time. Notes the use, once a minute at most. */
export async function loadApiKeyState(db: AccessDb, given: NonNullable<ReturnType<typeof parseApiKey>>, now: Date) {
  const row = await db.access
    .selectFrom('api_key as key')
    .innerJoin('tenant', 'tenant.tenant_id', 'key.tenant_id')
    .select([
      'key.id as id',
      'key.tenant_id as tenantId',
      'key.name as name',
      'key.secret_hash as secretHash',
      'key.scopes as scopes',
      'key.expires_at as expiresAt',
      'key.revoked_at as revokedAt',
      'tenant.state as tenantState',
    ])
    .where('key.prefix', '=', given.prefix)
    .executeTakeFirst();
  if (!row || !sameHash(row.secretHash, given.secretHash)) return null;
  await db.access
    .updateTable('api_key')
    .set({ last_used_at: now })
    .where('tenant_id', '=', row.tenantId)
    .where('id', '=', row.id)
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`coalesce(last_used_at < ${new Date(now.getTime() - 60_000)}, true)`)
    .execute();
  return row;
}

/** What a key is worth at this moment. */
export function judgeApiKey(state: ApiKeyState, now: Date): Judgement {
  if (state.revokedAt !== null || (state.expiresAt !== null && state.expiresAt.getTime() <= now.getTime())) return { verdict: 'over' };
  if (state.tenantState === 'suspended') return { verdict: 'suspended' };
  const held = standingRights(state.scopes);
  const permissions = state.tenantState === 'erasing' ? rightsWhileErasing(held) : held;
  return {
    verdict: 'stands',
    principal: {
      person: null,
      tenantId: mintTenantId(state.tenantId),
      actor: { kind: 'api_key', id: state.id, name: state.name, role: 'api_key', permissions, support: null },
    },
  };
}
