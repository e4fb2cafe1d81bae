import { TenantSettings } from '@wafaa/contracts';

const FIELDS = Object.keys(TenantSettings.shape) as (keyof TenantSettings)[];

/** What is live: the defaults and what is stored above them. A stored value that the schema no longer takes counts as not stored, so that a
 *  tenant of an older version is answered all the same. */
export function readSettings(stored: Record<string, unknown>): TenantSettings {
  const kept = FIELDS.flatMap((field) => {
    const value = TenantSettings.shape[field].safeParse(stored[field]);
    return stored[field] !== undefined && value.success ? [[field, value.data] as const] : [];
  });
  return TenantSettings.parse(Object.fromEntries(kept));
}

/** The fields in which two differ, in the schema's order. */
export function changedFields(before: TenantSettings, after: TenantSettings): (keyof TenantSettings)[] {
  return FIELDS.filter((field) => before[field] !== after[field]);
}

export function pickFields(settings: TenantSettings, fields: readonly (keyof TenantSettings)[]): Partial<TenantSettings> {
  return Object.fromEntries(fields.map((field) => [field, settings[field]]));
}
