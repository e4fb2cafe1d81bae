import type { FileAnswer, TenantView } from '@wafaa/contracts';
import { randomBytes } from 'node:crypto';
import type { Database } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { getTenant, lockTenant } from './present-tenant.ts';
import { readImage } from './read-image.ts';

interface Deps {
  database: Database;
  storage: FileStorage;
}

/** Puts a logo in the place of the one before. @throws image.too_large, image.unsupported_type */
export async function setLogo({ database, storage }: Deps, tenantId: TenantId, bytes: Buffer, audit: AuditSource): Promise<TenantView> {
  const image = await readImage(bytes);
  // A name of its own for each, so that a failed transaction leaves the logo that is shown as it is.
  const key = await storage.put(tenantId, 'logos', randomBytes(12).toString('hex'), bytes);
  try {
    const { view, old } = await database.withTenant(tenantId, async (db) => {
      const row = await lockTenant(db);
      await db.query.updateTable('tenant').set({ logo_key: key, logo_mime: image.mime }).execute();
      const { mime, width, height } = image;
      await recordAudit(db, audit, {
        target: { kind: 'tenant', id: tenantId, label: row.slug },
        after: { mime, width, height, bytes: bytes.length },
      });
      return { view: await getTenant(db), old: row.logo_key };
    });
    if (old) await storage.remove(tenantId, old);
    return view;
  } catch (error) {
    await storage.remove(tenantId, key);
    throw error;
  }
}

/** The logo as it was uploaded. @throws tenant.no_logo */
export async function getLogo({ database, storage }: Deps, tenantId: TenantId): Promise<FileAnswer> {
  const { logo_key: key, logo_mime: mime } = await database.withTenant(tenantId, (db) =>
    db.query.selectFrom('tenant').select(['logo_key', 'logo_mime']).executeTakeFirstOrThrow(),
  );
  if (!key || !mime) throw new AppError('tenant.no_logo');
  return { name: `logo.${mime.slice('image/'.length)}`, mime, content: await storage.get(tenantId, key) };
}

/** Also when there was none: the call is a write all the same, and is recorded. */
export async function removeLogo({ database, storage }: Deps, tenantId: TenantId, audit: AuditSource): Promise<TenantView> {
  const { view, old } = await database.withTenant(tenantId, async (db) => {
    const row = await lockTenant(db);
    await db.query.updateTable('tenant').set({ logo_key: null, logo_mime: null }).execute();
    await recordAudit(db, audit, { target: { kind: 'tenant', id: tenantId, label: row.slug }, before: { mime: row.logo_mime } });
    return { view: await getTenant(db), old: row.logo_key };
  });
  if (old) await storage.remove(tenantId, old);
  return view;
}
