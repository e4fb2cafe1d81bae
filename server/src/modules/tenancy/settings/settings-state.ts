import type { SettingsView, TenantSettings } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { changedFields, pickFields, readSettings } from './read-settings.ts';

/** Version of what a tenant was made with: nobody published it. */
export const FIRST_VERSION = 1;

export interface SettingsState {
  live: TenantSettings;
  draft: TenantSettings | null;
  /** Of the newest published settings; `cacheVersion` also grows with the profile. */
  version: number;
  cacheVersion: number;
  createdAt: Date;
}

/** `hold`: nobody else changes them until the transaction ends. */
export async function loadSettings(db: TenantDb, hold = false): Promise<SettingsState> {
  const asked = db.query.selectFrom('tenant').select(['settings', 'settings_draft', 'settings_version', 'created_at']);
  const row = await (hold ? asked.forNoKeyUpdate() : asked).executeTakeFirstOrThrow();
  const newest = await db.query.selectFrom('published_settings').select('version').orderBy('version', 'desc').limit(1).executeTakeFirst();
  const live = readSettings(row.settings);
  const draft = row.settings_draft ? readSettings({ ...row.settings, ...row.settings_draft }) : null;
  return { live, draft, version: newest?.version ?? FIRST_VERSION, cacheVersion: row.settings_version, createdAt: row.created_at };
}

export function presentSettings({ live, draft, version }: SettingsState): SettingsView {
  const changed = draft ? changedFields(live, draft) : [];
  return { live, draft: changed.length > 0 ? draft : null, changed, version };
}

export async function getSettings(db: TenantDb): Promise<SettingsView> {
  return presentSettings(await loadSettings(db));
}

/** Stores what differs from live; nothing when nothing does. */
export async function storeDraft(db: TenantDb, live: TenantSettings, draft: TenantSettings): Promise<void> {
  const changed = changedFields(live, draft);
  await db.query
    .updateTable('tenant')
    .set({ settings_draft: changed.length > 0 ? JSON.stringify(pickFields(draft, changed)) : null })
    .execute();
}
