import type { AccessDb, TenantDb } from '../../platform/db/index.ts';
import { makeId } from '../../platform/ids.ts';
import { redact } from './redact.ts';

/** Who does something, from where, under which action. Made by the HTTP layer from the route; jobs and commands make their own. */
export interface AuditSource {
  action: string;
  actor: { kind: 'user' | 'api_key' | 'operator' | 'system'; id: string | null; name: string };
  reason: string | null;
  address: string | null;
  device: string | null;
  requestId: string | null;
}

/** What changed. `before` and `after` hold the changed fields only; secrets are redacted here, and customers' words do not belong in them. */
export interface AuditChange {
  target?: { kind: string; id: string; label?: string | null } | null;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

/** Leaves the row of a deed inside a tenant, in the deed's own transaction. Exactly one for each call of a verb that writes. */
export async function recordAudit(db: TenantDb, source: AuditSource, change: AuditChange = {}): Promise<void> {
  await db.query
    .insertInto('audit_entry')
    .values({ ...toAuditRow(source, change), user_id: null })
    .execute();
}

/** The same at the door, where the tenant is what was found out, if any. `userId`: the person whose account it concerns. */
export async function recordAccessAudit(
  db: AccessDb,
  source: AuditSource,
  change: AuditChange & { tenantId: string | null; userId: string | null },
): Promise<void> {
  await db.access
    .insertInto('audit_entry')
    .values({ ...toAuditRow(source, change), tenant_id: change.tenantId, user_id: change.userId })
    .execute();
}

/** The row as columns, for a deed that only a function of the database may do: it writes the row in its own transaction. */
export function toAuditRow(source: AuditSource, change: AuditChange = {}) {
  return {
    id: makeId('aud'),
    action: source.action,
    actor_kind: source.actor.kind,
    actor_id: source.actor.id,
    actor_name: source.actor.name,
    target_kind: change.target?.kind ?? null,
    target_id: change.target?.id ?? null,
    target_label: change.target?.label ?? null,
    before: change.before ? JSON.stringify(redact(change.before)) : null,
    after: change.after ? JSON.stringify(redact(change.after)) : null,
    reason: source.reason,
    address: source.address,
    device: source.device,
    request_id: source.requestId,
  };
}
