import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../../test/database.ts';
import type { TenantDb } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { updateTenant } from '../profile/update-tenant.ts';
import { makeAudit } from '../testing.ts';
import { discardSettingsDraft, saveSettingsDraft } from './change-draft.ts';
import { listSettingsVersions } from './list-settings-versions.ts';
import { publishSettings, rollBackSettings } from './publish-settings.ts';
import { getSettings } from './settings-state.ts';

let test: TestDatabase;
let tenantId: TenantId;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  ({ tenantId } = await makeTenant(test.database));
});
afterAll(() => test.close());

const run = <T>(work: (db: TenantDb) => Promise<T>): Promise<T> => test.database.withTenant(tenantId, work);
const save = (change: Parameters<typeof saveSettingsDraft>[1]) =>
  run((db) => saveSettingsDraft(db, change, makeAudit('settings.draft_saved')));
const publish = (version: number) => run((db) => publishSettings(db, { version }, makeAudit('settings.published')));
const rollBack = (to: number) => run((db) => rollBackSettings(db, { to }, makeAudit('settings.rolled_back')));
const list = (input: { cursor?: string; limit?: number } = {}) => run((db) => listSettingsVersions(db, { limit: 30, ...input }));
const audit = async () =>
  (await test.asOwner<{ action: string }>('select action from audit_entry where tenant_id = $1 order by id', [tenantId])).map(
    (row) => row.action,
  );

describe('settings', () => {
  it('begin with the defaults as the one version', async () => {
    expect(await run(getSettings)).toMatchObject({
      live: { confidenceLine: 0.5, latePolicy: 'answer' },
      draft: null,
      changed: [],
      version: 1,
    });
    expect(await list()).toMatchObject({ items: [{ version: 1, changed: [] }], nextCursor: null });
  });

  it('wait in a draft while live stays, and lose what is set back', async () => {
    expect(await save({ confidenceLine: 0.7, businessContact: '+966500000000' })).toMatchObject({
      live: { confidenceLine: 0.5 },
      draft: { confidenceLine: 0.7, latePolicy: 'answer' },
      changed: ['confidenceLine', 'businessContact'],
    });
    expect((await save({ confidenceLine: 0.5 })).changed).toEqual(['businessContact']);
    expect(await save({ businessContact: '' })).toMatchObject({ draft: null, changed: [] });
    expect(await audit()).toEqual(['settings.draft_saved', 'settings.draft_saved', 'settings.draft_saved']);
  });

  it('are published as a new version that caches see', async () => {
    await save({ instructions: 'Be brief.' });
    const view = await publish(1);
    expect(view).toMatchObject({ live: { instructions: 'Be brief.' }, draft: null, version: 2 });
    const [row] = await test.asOwner<{ v: number }>('select settings_version as v from tenant where tenant_id = $1', [tenantId]);
    expect(row?.v).toBe(2);
    expect(await list()).toMatchObject({
      items: [
        { version: 2, changed: ['instructions'], publishedBy: 'Noura' },
        { version: 1, publishedBy: 'Wafaa' },
      ],
    });
  });

  it('refuse to publish nothing, or upon a version that is not the newest', async () => {
    await expect(publish(1)).rejects.toMatchObject({ code: 'settings.nothing_to_publish' });
    await save({ confidenceLine: 0.6 });
    await publish(1);
    await save({ confidenceLine: 0.9 });
    await expect(publish(1)).rejects.toMatchObject({ code: 'settings.changed_meanwhile' });
    expect(await audit()).not.toContain('settings.changed_meanwhile');
    expect((await run(getSettings)).live.confidenceLine).toBe(0.6);
  });

  it('let one of two that publish at once through', async () => {
    await save({ confidenceLine: 0.6 });
    const results = await Promise.allSettled([publish(1), publish(1)]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await list()).items).toHaveLength(2);
  });

  it('go back to an earlier version as a new one, and what waits goes on waiting', async () => {
    await save({ confidenceLine: 0.6 });
    await publish(1);
    await save({ confidenceLine: 0.8 });
    await publish(2);
    await save({ latePolicy: 'hand_over' });
    expect(await rollBack(2)).toMatchObject({
      live: { confidenceLine: 0.6, latePolicy: 'answer' },
      draft: { latePolicy: 'hand_over' },
      changed: ['latePolicy'],
      version: 4,
    });
    expect(await rollBack(1)).toMatchObject({ live: { confidenceLine: 0.5 }, version: 5 });
    await expect(rollBack(77)).rejects.toMatchObject({ code: 'settings.version_not_found' });
    expect((await audit()).filter((action) => action === 'settings.rolled_back')).toHaveLength(2);
  });

  it('can be rolled back to what they began with before anything was published', async () => {
    expect(await rollBack(1)).toMatchObject({ version: 2 });
  });

  it('do not take a change of the profile for a publication', async () => {
    await save({ confidenceLine: 0.6 });
    await run((db) => updateTenant(db, { kind: 'cafe' }, makeAudit('tenant.updated')));
    // The number goes on from the cache's version, which the profile moved.
    expect((await publish(1)).version).toBe(3);
  });

  it('forget a draft that is discarded', async () => {
    await save({ confidenceLine: 0.6 });
    expect(await run((db) => discardSettingsDraft(db, makeAudit('settings.draft_discarded')))).toMatchObject({ draft: null });
    await run((db) => discardSettingsDraft(db, makeAudit('settings.draft_discarded')));
    expect((await audit()).filter((action) => action === 'settings.draft_discarded')).toHaveLength(2);
  });

  it('come in pages', async () => {
    for (const line of [0.6, 0.7, 0.8]) {
      await save({ confidenceLine: line });
      await publish((await run(getSettings)).version);
    }
    const first = await list({ limit: 3 });
    expect(first.items.map((item) => item.version)).toEqual([4, 3, 2]);
    const second = await list({ limit: 3, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ version: 1 }], nextCursor: null });
    expect(await list({ limit: 3, cursor: Buffer.from('[1]').toString('base64url') })).toEqual({ items: [], nextCursor: null });
  });

  it('ignore a stored value that the schema no longer takes', async () => {
    await test.asOwner(`update tenant set settings = '{"confidenceLine": 7, "latePolicy": "hand_over", "gone": 1}' where tenant_id = $1`, [
      tenantId,
    ]);
    expect((await run(getSettings)).live).toMatchObject({ confidenceLine: 0.5, latePolicy: 'hand_over' });
  });

  it("do not show another tenant's", async () => {
    await save({ confidenceLine: 0.9 });
    const { tenantId: other } = await makeTenant(test.database);
    expect(await test.database.withTenant(other, getSettings)).toMatchObject({ draft: null, live: { confidenceLine: 0.5 } });
  });
});
