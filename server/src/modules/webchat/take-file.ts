import { createHash, randomBytes } from 'node:crypto';
import type { Thread } from './thread.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import { judgeMedia, readShape } from '../media/index.ts';
import { assertWithinLimit } from '../tenancy/index.ts';
import type { ChatDeps } from './deps.ts';
import type { Chat } from './find-chat.ts';
import { FILE_BYTES_A_DAY } from './limits.ts';
import { ensureVisitor } from './thread.ts';

/** Handed in and not sent: more than one writes at a time, and nothing that fills a disk. */
const UNSENT_AT_MOST = 20;
/** What a file is stands at its beginning. */
const HEAD_BYTES = 65_536;

export type FileKind = 'image' | 'audio' | 'voice' | 'video' | 'document';
export interface GivenFile {
  /** Of the message that will carry it. */
  id: string;
  /** As the page says. */
  type: string | undefined;
  author: 'visitor' | 'business';
  voice: boolean;
  content: AsyncIterable<Uint8Array>;
  /** As announced; never less than what comes. */
  sizeBytes: number;
  maxBytes: number;
}

/**
 * Keeps the bytes of a file of a thread. Its row stands first, with the place that is written to, so that no death leaves a file that nobody
 * knows. Handed in again under the same id it is the file that is there already.
 * @throws webchat.no_visitor, webchat.file_type, webchat.file_incomplete, webchat.files_full, request.too_large, request.rate_limited
 */
export async function takeFile(deps: ChatDeps, chat: Chat, visitorId: string, given: GivenFile): Promise<void> {
  const { database, storage } = deps;
  const thread = { accountId: chat.accountId, visitorId };
  const kind = kindOf(given.type, given.voice);
  const name = `${given.author}_${randomBytes(16).toString('hex')}`;
  const key = storage.keyOf(chat.tenantId, 'webchat', name);
  const isThere = await database.withTenant(chat.tenantId, (db) => reserve(db, thread, { ...given, kind, key }));
  if (isThere) return;
  const digest = createHash('sha256');
  try {
    const { sizeBytes } = await storage.putStream(chat.tenantId, 'webchat', name, measured(given, digest));
    const head = await readHead(await storage.getStream(chat.tenantId, key, { from: 0, to: HEAD_BYTES - 1 }));
    const verdict = await judgeMedia(kind, given.type, head);
    if (!verdict.fits) throw new AppError(verdict.cause === 'empty' ? 'webchat.file_incomplete' : 'webchat.file_type');
    const { width, height } = readShape(head, verdict.mime);
    await database.withTenant(chat.tenantId, (db) =>
      fileOf(db.query.updateTable('webchat_file'), thread, given.id)
        .set({ mime: verdict.mime, size_bytes: sizeBytes, sha256: digest.digest('hex'), width, height, stored_at: new Date() })
        .where('storage_key', '=', key)
        .execute(),
    );
  } catch (error) {
    // The row's going says that its place is to be emptied; a try that began meanwhile has another.
    await database.withTenant(chat.tenantId, (db) =>
      fileOf(db.query.deleteFrom('webchat_file'), thread, given.id).where('storage_key', '=', key).execute(),
    );
    await storage.remove(chat.tenantId, key);
    throw error;
  }
}

/** @returns whether the file is there already */
async function reserve(
  db: TenantDb,
  thread: Thread,
  { id, author, kind, key, sizeBytes }: Pick<GivenFile, 'id' | 'author' | 'sizeBytes'> & { kind: FileKind; key: string },
): Promise<boolean> {
  const { became } = await ensureVisitor(db, thread);
  if (became !== null) throw new AppError('webchat.no_visitor');
  const unsent = await db.query
    .selectFrom('webchat_file')
    .select(['id', 'stored_at', 'sent_at'])
    .where('account_id', '=', thread.accountId)
    .where('visitor_id', '=', thread.visitorId)
    .where((is) => is.or([is('id', '=', id), is.and([is('author', '=', author), is('sent_at', 'is', null)])]))
    .limit(UNSENT_AT_MOST + 1)
    .execute();
  if (unsent.some((file) => file.id === id && file.stored_at !== null)) return true;
  if (unsent.filter((file) => file.id !== id).length >= UNSENT_AT_MOST) throw new AppError('request.rate_limited', { retryAfter: 60 });
  await assertRoom(db, thread, id, sizeBytes);
  await db.query
    .insertInto('webchat_file')
    .values({ account_id: thread.accountId, visitor_id: thread.visitorId, id, author, kind, storage_key: key, size_bytes: sizeBytes })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'account_id', 'visitor_id', 'id'])
        .doUpdateSet({ kind, storage_key: key, size_bytes: sizeBytes, created_at: new Date() }),
    )
    .execute();
  return false;
}

const FULL_FOR_S = 3_600;

/**
 * Anybody may hand files in here, and all tenants share the disk: a visitor, a chat and a tenant have so much of it. What is on its way counts
 * as what it is announced to be. @throws webchat.files_full
 */
async function assertRoom(db: TenantDb, { accountId, visitorId }: Thread, id: string, sizeBytes: number): Promise<void> {
  const full = (cause?: unknown): AppError => new AppError('webchat.files_full', { retryAfter: FULL_FOR_S }, { cause });
  // Holds the tenant's row: two that come at once do not both take the last place.
  await assertWithinLimit(db, 'storageBytes', sizeBytes).catch((error: unknown) => {
    throw error instanceof AppError ? full(error) : error;
  });
  const [used] = await db.sql<{ visitor: number; chat: number }>(
    `select coalesce(sum(size_bytes) filter (where visitor_id = $3), 0)::float8 as visitor, coalesce(sum(size_bytes), 0)::float8 as chat
     from webchat_file where tenant_id = $1 and account_id = $2 and created_at > now() - interval '1 day' and not (visitor_id = $3 and id = $4)`,
    [db.tenantId, accountId, visitorId, id],
  );
  for (const whose of ['visitor', 'chat'] as const) if ((used?.[whose] ?? 0) + sizeBytes > FILE_BYTES_A_DAY[whose]) throw full();
}

async function* measured({ content, maxBytes }: GivenFile, digest: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  let size = 0;
  const pieces = content[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await pieces.next().catch((cause: unknown) => {
        throw new AppError('webchat.file_incomplete', {}, { cause });
      });
      if (next.done) return;
      const { value } = next;
      size += value.length;
      if (size > maxBytes) throw new AppError('request.too_large', { maxBytes });
      digest.update(value);
      yield value;
    }
  } finally {
    await pieces.return?.();
  }
}

async function readHead(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A drawing may hold a script, and is a document like every text. */
const PICTURE = /^image\/(?:jpe?g|png|webp|gif|hei[cf]|avif|bmp|tiff)\b/;

function kindOf(type = '', voice: boolean): FileKind {
  if (PICTURE.test(type)) return 'image';
  if (voice) return 'voice';
  return /^audio\//.test(type) ? 'audio' : /^video\//.test(type) ? 'video' : 'document';
}

interface Narrowed<T> {
  where(column: 'account_id' | 'visitor_id' | 'id', is: '=', value: string): T;
}
function fileOf<T extends Narrowed<T>>(query: T, { accountId, visitorId }: Thread, id: string): T {
  return query.where('account_id', '=', accountId).where('visitor_id', '=', visitorId).where('id', '=', id);
}
