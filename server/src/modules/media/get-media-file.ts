import type { FileAnswer } from '@wafaa/contracts';
import type { Database } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import { isShownInline } from './judge-media.ts';

interface Deps {
  database: Database;
  storage: FileStorage;
}

/**
 * A stored file: pictures, sound and films as what they are, in whole or in part; everything else as a download without a type that a browser
 * could act on.
 * @throws media.not_found, media.not_stored, media.file_gone
 */
export async function getMediaFile({ database, storage }: Deps, tenantId: TenantId, id: string): Promise<FileAnswer> {
  const row = await database.withTenant(tenantId, (db) =>
    db.query
      .selectFrom('message_media')
      .select(['kind', 'state', 'name', 'mime', 'storage_key', 'created_at'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
  if (!row) throw new AppError('media.not_found', { id });
  const { storage_key: key, mime } = row;
  if (row.state !== 'stored' || key === null || mime === null) throw new AppError('media.not_stored', { id, state: row.state });
  const sizeBytes = await storage.sizeOf(tenantId, key);
  if (sizeBytes === null) throw new AppError('media.file_gone', { id });
  const inline = isShownInline(row.kind, mime);
  return {
    name: nameOfFile({ kind: row.kind, name: row.name, mime, createdAt: row.created_at }),
    mime: inline ? mime : 'application/octet-stream',
    content: read(storage, tenantId, key),
    inline,
    sizeBytes,
    piece: (from, to) => read(storage, tenantId, key, { from, to }),
  };
}

/** As its sender calls it, else by its kind and day. */
export function nameOfFile(file: { kind: string; name: string | null; mime: string; createdAt: Date }): string {
  return file.name ?? `${file.kind}-${file.createdAt.toISOString().slice(0, 10)}.${extensionOf(file.mime)}`;
}

/** Opened when it is asked for, so that a part that is wanted instead opens nothing else. */
async function* read(
  storage: FileStorage,
  tenantId: TenantId,
  key: string,
  piece?: { from: number; to: number },
): AsyncGenerator<Uint8Array> {
  yield* await storage.getStream(tenantId, key, piece);
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'video/quicktime': 'mov',
  'video/3gpp': '3gp',
  'text/plain': 'txt',
  'application/octet-stream': 'bin',
  'application/gzip': 'tgs',
};

function extensionOf(mime: string): string {
  return EXTENSIONS[mime] ?? /\/(?:x-)?([a-z0-9]{2,5})$/.exec(mime)?.[1] ?? 'bin';
}
