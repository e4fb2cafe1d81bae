import type { SettingsView, TenantSettings } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { changedFields, pickFields, readSettings } from './read-settings.ts';
import { FIRST_VERSION, getSettings, loadSettings, type SettingsState, storeDraft } from './settings-state.ts';

/** Makes the draft live as a new version; the next turn obeys it. @throws settings.nothing_to_publish, settings.changed_meanwhile */
export async function publishSettings(db: TenantDb, input: { version: number }, audit: AuditSource): Promise<SettingsView> {
  const state = await loadSettings(db, true);
  if (input.version !== state.version) throw new AppError('settings.changed_meanwhile', { version: state.version });
  const changed = state.draft ? changedFields(state.live, state.draft) : [];
  if (!state.draft || changed.length === 0) throw new AppError('settings.nothing_to_publish');
  await makeLive(db, state, state.draft, audit);
  return getSettings(db);
}

/** Publishes an earlier version again, as a new one. What waits in the draft goes on waiting. @throws settings.version_not_found */
export async function rollBackSettings(db: TenantDb, input: { to: number }, audit: AuditSource): Promise<SettingsView> {
  const state = await loadSettings(db, true);
  const row = await db.query.selectFrom('published_settings').select('settings').where('version', '=', input.to).executeTakeFirst();
  const isFirst = !row && state.version === FIRST_VERSION && input.to === FIRST_VERSION;
  if (!row && !isFirst) throw new AppError('settings.version_not_found', { version: input.to });
  await makeLive(db, state, row ? readSettings(row.settings) : state.live, audit);
  return getSettings(db);
}

async function makeLive(db: TenantDb, state: SettingsState, next: TenantSettings, audit: AuditSource): Promise<void> {
  const version = Math.max(state.version, state.cacheVersion) + 1;
  const changed = changedFields(state.live, next);
  // What the tenant was made with becomes a version when it is replaced, so that one can go back to it.
  if (state.version === FIRST_VERSION)
    await storeVersion(db, FIRST_VERSION, state.live, [], { id: 'system', name: 'Wafaa' }, state.createdAt);
  await storeVersion(db, version, next, changed, { id: audit.actor.id ?? audit.actor.kind, name: audit.actor.name });
  await db.query
    .updateTable('tenant')
    .set({ settings: JSON.stringify(next), settings_version: version })
    .execute();
  // Fields of the draft that are live by now are no draft any more; the others go on waiting.
  const waiting = state.draft ? pickFields(state.draft, changedFields(state.live, state.draft)) : {};
  await storeDraft(db, next, { ...next, ...waiting });
  await recordAudit(db, audit, {
    target: { kind: 'settings', id: String(version) },
    before: { version: state.version, ...pickFields(state.live, changed) },
    after: { version, ...pickFields(next, changed) },
  });
}

async function storeVersion(
  db: TenantDb,
  version: number,
  settings: TenantSettings,
  changed: string[],
  by: { id: string; name: string },
  at: Date = new Date(),
): Promise<void> {
  await db.query
    .insertInto('published_settings')
    .values({ version, settings: JSON.stringify(settings), changed, published_by: by.id, published_by_name: by.name, published_at: at })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'version']).doNothing())
    .execute();
}
