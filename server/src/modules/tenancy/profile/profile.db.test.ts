import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../../test/database.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { createFolderStorage, type FileStorage } from '../../../platform/storage/file-storage.ts';
import { getLogo, removeLogo, setLogo } from './logo.ts';
import { getTenant } from './present-tenant.ts';
import { updateTenant } from './update-tenant.ts';
import { makeAudit } from '../testing.ts';

let test: TestDatabase;
let tenantId: TenantId;
let other: TenantId;
let storage: FileStorage;
const folder = mkdtempSync(join(tmpdir(), 'wafaa-logo-'));

beforeAll(async () => {
  test = await createTestDatabase();
  ({ tenantId } = await makeTenant(test.database));
  ({ tenantId: other } = await makeTenant(test.database));
  storage = createFolderStorage(folder);
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

const update = (change: Parameters<typeof updateTenant>[1]) =>
  test.database.withTenant(tenantId, (db) => updateTenant(db, change, makeAudit('tenant.updated')));
const rows = (action: string) =>
  test.asOwner<{ before: object; after: object }>(
    'select before, after from audit_entry where tenant_id = $1 and action = $2 order by id',
    [tenantId, action],
  );
const png = createCanvas(8, 8).toBuffer('image/png');

describe('updateTenant', () => {
  it('changes what is given, leaves the rest, and writes down what changed', async () => {
    const view = await update({ name: { en: 'Bayt', ar: 'بيت' }, timeZone: 'Asia/Dubai', currency: 'AED' });
    expect(view).toMatchObject({ name: { en: 'Bayt', ar: 'بيت' }, timeZone: 'Asia/Dubai', currency: 'AED', kind: 'restaurant' });
    const [row, ...more] = await rows('tenant.updated');
    expect(more).toEqual([]);
    expect(row?.before).toMatchObject({ timeZone: 'Asia/Riyadh', currency: 'SAR' });
    expect(row?.after).toEqual({ name: { en: 'Bayt', ar: 'بيت' }, timeZone: 'Asia/Dubai', currency: 'AED' });
  });

  it('lets the next turn see it: the version that caches are keyed by grows', async () => {
    const version = async () =>
      (await test.asOwner<{ v: number }>('select settings_version as v from tenant where tenant_id = $1', [tenantId]))[0]?.v ?? 0;
    const before = await version();
    await update({ kind: 'cafe' });
    expect(await version()).toBe(before + 1);
  });

  it('keeps the default language among those that the bot answers in', async () => {
    expect(await update({ defaultLanguage: 'ar', languages: ['en'] })).toMatchObject({ languages: ['en', 'ar'], defaultLanguage: 'ar' });
  });

  it.each(['Mars/Olympus', '+03:00', 'not a zone', ''])('refuses the time zone "%s" and leaves no row', async (timeZone) => {
    const before = (await rows('tenant.updated')).length;
    await expect(update({ timeZone })).rejects.toMatchObject({ code: 'tenant.unknown_time_zone' });
    expect((await rows('tenant.updated')).length).toBe(before);
  });

  it('refuses letters that are no currency', async () => {
    await expect(update({ currency: 'ZZZ' })).rejects.toMatchObject({ code: 'tenant.unknown_currency' });
  });

  it('does not touch another tenant', async () => {
    const view = await test.database.withTenant(other, getTenant);
    expect(view).toMatchObject({ timeZone: 'Asia/Riyadh', currency: 'SAR', state: 'active', logoUrl: null, eraseAfter: null });
  });
});

describe('the logo', () => {
  const deps = () => ({ database: test.database, storage });
  const files = () => readdirSync(join(folder, 'tenants', tenantId, 'logos'));

  it('is not there at first', async () => {
    await expect(getLogo(deps(), tenantId)).rejects.toMatchObject({ code: 'tenant.no_logo' });
  });

  it('is kept as it came, replaced by the next, and the one before is removed', async () => {
    expect((await setLogo(deps(), tenantId, png, makeAudit('tenant.logo_changed'))).logoUrl).toBe('/api/v1/tenant/logo');
    const jpeg = createCanvas(9, 9).toBuffer('image/jpeg');
    await setLogo(deps(), tenantId, jpeg, makeAudit('tenant.logo_changed'));
    expect(await getLogo(deps(), tenantId)).toEqual({ name: 'logo.jpeg', mime: 'image/jpeg', content: jpeg });
    expect(files()).toHaveLength(1);
    expect(await rows('tenant.logo_changed')).toHaveLength(2);
  });

  it('of one tenant is not the other’s', async () => {
    await expect(getLogo(deps(), other)).rejects.toMatchObject({ code: 'tenant.no_logo' });
  });

  it('leaves no file when its row could not be written', async () => {
    const broken = { ...test.database, withTenant: () => Promise.reject(new Error('the database is away')) };
    await expect(setLogo({ database: broken, storage }, tenantId, png, makeAudit('tenant.logo_changed'))).rejects.toThrow('away');
    expect(files()).toHaveLength(1);
  });

  it('goes with its file, and going twice is recorded twice', async () => {
    await removeLogo(deps(), tenantId, makeAudit('tenant.logo_removed'));
    expect((await removeLogo(deps(), tenantId, makeAudit('tenant.logo_removed'))).logoUrl).toBeNull();
    expect(files()).toEqual([]);
    expect(await rows('tenant.logo_removed')).toHaveLength(2);
  });
});
