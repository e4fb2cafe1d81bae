import type { TenantChange, TenantView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { getTenant, lockTenant } from './present-tenant.ts';
import { requireCurrency, requireTimeZone } from './known-places.ts';

/**
 * Changes the profile; what is left out stays. Turns see it at once, because caches are keyed by `settings_version`, which grows.
 * @throws tenant.unknown_time_zone, tenant.unknown_currency
 */
export async function updateTenant(db: TenantDb, input: TenantChange, audit: AuditSource): Promise<TenantView> {
  if (input.timeZone !== undefined) requireTimeZone(input.timeZone);
  if (input.currency !== undefined) requireCurrency(input.currency);
  const before = await lockTenant(db);
  const languages = [...new Set(input.languages ?? before.languages)];
  const defaultLanguage = input.defaultLanguage ?? before.default_language;
  // The language that is fallen back to is one that the bot answers in.
  if (!languages.includes(defaultLanguage)) languages.push(defaultLanguage);
  await db.query
    .updateTable('tenant')
    .set((column) => ({
      ...(input.name ? { name: JSON.stringify(input.name) } : {}),
      ...(input.kind ? { kind: input.kind } : {}),
      ...(input.timeZone ? { time_zone: input.timeZone } : {}),
      ...(input.currency ? { currency: input.currency } : {}),
      default_language: defaultLanguage,
      languages,
      settings_version: column('settings_version', '+', 1),
    }))
    .execute();
  const [old, now] = [fieldsOf(before), fieldsOf(await lockTenant(db))];
  const changed = Object.keys(now).filter((field) => JSON.stringify(now[field]) !== JSON.stringify(old[field]));
  const only = (fields: Record<string, unknown>) => Object.fromEntries(changed.map((field) => [field, fields[field]]));
  await recordAudit(db, audit, {
    target: { kind: 'tenant', id: before.tenant_id, label: before.slug },
    before: only(old),
    after: only(now),
  });
  return getTenant(db);
}

function fieldsOf(row: Awaited<ReturnType<typeof lockTenant>>): Record<string, unknown> {
  return {
    name: row.name,
    kind: row.kind,
    timeZone: row.time_zone,
    currency: row.currency,
    defaultLanguage: row.default_language,
    languages: row.languages,
  };
}
