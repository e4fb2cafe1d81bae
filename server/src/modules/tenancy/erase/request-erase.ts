import type { TenantView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { AuditSource } from '../../audit/index.ts';
import { getTenant, lockTenant } from '../profile/present-tenant.ts';
import { recordState } from '../state/rest-tenant.ts';

const DAY_MS = 86_400_000;

/**
 * Everything of the tenant goes after the grace; until then the bot is silent, what customers write is stored, and members may look and take it
 * back. Whoever asks has proved their password before this is called. A suspended tenant can ask too: leaving is nobody's favour.
 * @throws tenant.erasing, tenant.wrong_slug
 */
export async function requestErase(
  db: TenantDb,
  input: { slug: string; now: Date; graceDays: number },
  audit: AuditSource,
): Promise<TenantView> {
  const tenant = await lockTenant(db);
  if (tenant.state === 'erasing') throw new AppError('tenant.erasing');
  if (input.slug !== tenant.slug) throw new AppError('tenant.wrong_slug');
  const eraseAfter = new Date(input.now.getTime() + input.graceDays * DAY_MS);
  // Taking it back leads to where the tenant stood: a suspension is not undone by asking to leave.
  const reason = tenant.state === 'suspended' ? tenant.state_reason : null;
  await db.query.updateTable('tenant').set({ state: 'erasing', state_reason: reason, erase_after: eraseAfter }).execute();
  await recordState(db, tenant, 'erasing', audit, { eraseAfter });
  return getTenant(db);
}

/** While the grace lasts. Once it is over the erase may have begun, and what is half gone is never active again. @throws tenant.not_erasing */
export async function cancelErase(db: TenantDb, audit: AuditSource): Promise<TenantView> {
  const tenant = await lockTenant(db);
  if (tenant.state !== 'erasing') throw new AppError('tenant.not_erasing', { state: tenant.state });
  if (!(await isGraceOpen(db))) throw new AppError('tenant.not_erasing', { state: 'over' });
  const state = tenant.state_reason === null ? 'active' : 'suspended';
  await db.query.updateTable('tenant').set({ state, erase_after: null }).execute();
  await recordState(db, tenant, state, audit);
  return getTenant(db);
}

/** By the clock that the erase goes by, and with a minute in hand: this transaction must be over before that one looks. */
async function isGraceOpen(db: TenantDb): Promise<boolean> {
  const [row] = await db.sql<{ open: boolean }>(
    `select erase_after > clock_timestamp() + interval '1 minute' as open from tenant where tenant_id = $1`,
    [db.tenantId],
  );
  return row?.open ?? false;
}
