import type { FileAnswer, WebchatContent, WebchatEntry } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { isShownInline, nameOfFile } from '../media/index.ts';
import type { ChatDeps } from './deps.ts';
import { makeFileAddress, type NamedFile } from './file-address.ts';
import type { Chat } from './find-chat.ts';
import type { FileKind } from './take-file.ts';
import type { Thread } from './thread.ts';

export interface StoredFile {
  id: string;
  author: 'visitor' | 'business';
  kind: FileKind;
  name: string | null;
  mime: string;
  sizeBytes: number;
  sha256: string | null;
  width: number | null;
  height: number | null;
  storageKey: string;
  createdAt: Date;
}

/** Files of a thread that came whole, by their ids. */
export async function findFiles(db: TenantDb, { accountId, visitorId }: Thread, ids: readonly string[]): Promise<Map<string, StoredFile>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query
    .selectFrom('webchat_file')
    .select(['id', 'author', 'kind', 'name', 'mime', 'size_bytes', 'sha256', 'width', 'height', 'storage_key', 'created_at'])
    .where('account_id', '=', accountId)
    .where('visitor_id', '=', visitorId)
    .where('id', 'in', [...ids])
    .where('stored_at', 'is not', null)
    .execute();
  return new Map(
    rows.map(({ size_bytes, storage_key, created_at, mime, ...row }) => [
      row.id,
      { ...row, mime: mime ?? '', sizeBytes: size_bytes ?? 0, storageKey: storage_key, createdAt: created_at },
    ]),
  );
}

/** As it stands in a thread: without an address, which each page is given anew. */
export function contentOfFile({ id, kind, name, mime, sizeBytes, width, height }: StoredFile, caption?: string): WebchatContent {
  return {
    ...{ kind: 'media', media: kind, url: '', file: id, mime, sizeBytes },
    ...(name === null ? {} : { filename: name }),
    ...(caption === undefined ? {} : { caption }),
    ...(width === null || height === null ? {} : { width, height }),
  };
}

/** Entries as their page may see them: files of ours with an address, or none once they were let go. */
export async function withAddresses(
  db: TenantDb,
  chat: Chat,
  { visitorId }: Pick<Thread, 'visitorId'>,
  entries: readonly WebchatEntry[],
  now: Date,
): Promise<WebchatEntry[]> {
  const ids = entries.flatMap(({ content }) => (content.kind === 'media' && content.file !== undefined ? [content.file] : []));
  const files = await findFiles(db, { accountId: chat.accountId, visitorId }, ids);
  return entries.map((entry) => {
    const { content } = entry;
    if (content.kind !== 'media' || content.file === undefined) return entry;
    const url = files.has(content.file) ? makeFileAddress(chat, { visitorId, id: content.file }, now) : '';
    return { ...entry, content: { ...content, url } };
  });
}

/** Whoever holds a file's address sees it: pictures and recordings as what they are, everything else as a download. @throws webchat.no_file */
export async function openFile({ database, storage }: ChatDeps, chat: Chat, { visitorId, id }: NamedFile): Promise<FileAnswer> {
  const { tenantId, accountId } = chat;
  const file = await database.withTenant(tenantId, async (db) => (await findFiles(db, { accountId, visitorId }, [id])).get(id));
  const sizeBytes = file && (await storage.sizeOf(tenantId, file.storageKey));
  if (!file || sizeBytes == null) throw new AppError('webchat.no_file');
  const inline = isShownInline(file.kind, file.mime);
  const read = async function* (piece?: { from: number; to: number }): AsyncGenerator<Uint8Array> {
    yield* await storage.getStream(tenantId, file.storageKey, piece);
  };
  return {
    name: nameOfFile(file),
    mime: inline ? file.mime : 'application/octet-stream',
    content: read(),
    inline,
    sizeBytes,
    piece: (from, to) => read({ from, to }),
  };
}
