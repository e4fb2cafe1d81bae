import type { TenantId } from '../../../platform/ids.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import type { ExtractedDocument } from '../extract/types.ts';

// What was read of a file whose later stages failed. Reading, above all recognition, is the dear stage: another try goes on behind it.

interface KeptReading {
  /** Of the file that was read. */
  sha256: string;
  document: ExtractedDocument;
}

const AREA = 'readings';

export async function keepReading(
  storage: FileStorage,
  tenantId: TenantId,
  { sourceId, ...reading }: KeptReading & { sourceId: string },
): Promise<void> {
  await storage.put(tenantId, 'readings', sourceId, Buffer.from(JSON.stringify(reading)));
}

/** What an earlier try read of this very file; null when there is nothing of it. */
export async function findReading(
  storage: FileStorage,
  tenantId: TenantId,
  { sourceId, sha256 }: { sourceId: string; sha256: string },
): Promise<ExtractedDocument | null> {
  const key = storage.keyOf(tenantId, AREA, sourceId);
  if ((await storage.sizeOf(tenantId, key)) === null) return null;
  const kept = JSON.parse((await storage.get(tenantId, key)).toString('utf8')) as KeptReading;
  return kept.sha256 === sha256 ? kept.document : null;
}

export async function dropReading(storage: FileStorage, tenantId: TenantId, sourceId: string): Promise<void> {
  await storage.remove(tenantId, storage.keyOf(tenantId, AREA, sourceId));
}
