import type { SettingsChange, SettingsView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { changedFields, pickFields, readSettings } from './read-settings.ts';
import { getSettings, loadSettings, storeDraft } from './settings-state.ts';

const target = { kind: 'settings', id: 'draft' };

/** Changes the draft; live answers stay as they are. A field that is set back to what is live leaves the draft. */
export async function saveSettingsDraft(db: TenantDb, change: SettingsChange, audit: AuditSource): Promise<SettingsView> {
  const { live, draft } = await loadSettings(db, true);
  const before = draft ?? live;
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const after = readSettings({ ...before, ...given });
  await storeDraft(db, live, after);
  const changed = changedFields(before, after);
  await recordAudit(db, audit, { target, before: pickFields(before, changed), after: pickFields(after, changed) });
  return getSettings(db);
}

export async function discardSettingsDraft(db: TenantDb, audit: AuditSource): Promise<SettingsView> {
  const { live, draft } = await loadSettings(db, true);
  await storeDraft(db, live, live);
  await recordAudit(db, audit, { target, before: draft ? pickFields(draft, changedFields(live, draft)) : null });
  return getSettings(db);
}
