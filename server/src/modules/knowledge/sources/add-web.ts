import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { makeId } from '../../../platform/ids.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { assertActive, assertWithinLimit } from '../../tenancy/index.ts';
import { findSourceByHash, insertSource } from '../store.ts';
import { normaliseUrl } from '../web/normalise-url.ts';

export interface WebInput {
  url: string;
  maxPages: number;
  syncHours: number | null;
}

/** Keeps an address to be read; a job reads it. @returns the source's id. @throws web.not_allowed, source.known_address, tenant.limit_reached */
export async function addWeb(db: TenantDb, input: WebInput, audit: AuditSource): Promise<string> {
  await assertActive(db);
  const url = normaliseUrl(input.url);
  if (!url) throw new AppError('web.not_allowed');
  await assertWithinLimit(db, 'sources');
  // In the place of a file's hash: an address is read once.
  const key = `web:${url}`;
  if (await findSourceByHash(db, key)) throw new AppError('source.known_address');
  const id = makeId('src');
  const name = url
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '')
    .slice(0, 200);
  await insertSource(db, {
    ...{ id, name, mime: 'text/html', sizeBytes: 0, sha256: key, storageKey: '', origin: 'web' },
    web: { url, maxPages: input.maxPages, syncHours: input.syncHours },
  });
  await recordAudit(db, audit, { target: { kind: 'source', id, label: name }, after: { ...input, url } });
  return id;
}
