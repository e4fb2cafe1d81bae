import type { WebchatContent, WebchatMessage, WebchatTaken } from '@wafaa/contracts';
import { AppError } from '../../platform/errors.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import type { ChatDeps } from './deps.ts';
import { makeFileAddress } from './file-address.ts';
import type { Chat } from './find-chat.ts';
import { listUntold, tellIngress, tellUntold } from './tell-ledger.ts';
import { appendEntries, ensureVisitor, lockVisitor, type Thread } from './thread.ts';
import { contentOfFile, findFiles, type StoredFile } from './thread-files.ts';

/**
 * Takes messages in, in their order. They stand in the thread first, with what the ledger is to be told, and are shown and acknowledged only
 * after it has them; a page that never heard so sends them again under the same ids, which is the same message in both.
 * @returns the number of each in the thread
 * @throws webchat.no_visitor, webchat.file_missing, service.overloaded, service.unavailable
 */
export async function takeMessages(
  deps: ChatDeps,
  chat: Chat,
  visitorId: string,
  messages: readonly WebchatMessage[],
): Promise<WebchatTaken['taken']> {
  const thread = { accountId: chat.accountId, visitorId };
  const at = deps.clock.now();
  const { numbers, files, untold } = await deps.database.withTenant(chat.tenantId, async (db) => {
    const { lastSeq, became } = await ensureVisitor(db, thread);
    if (became !== null) throw new AppError('webchat.no_visitor');
    const carried = await sendFiles(db, thread, messages);
    const added = messages.map((message) => ({
      ...{ id: message.id, author: 'visitor' as const, content: contentOf(message, carried) },
      untold: { ...toldOf(message, carried), by: visitorId, at: at.toISOString() },
    }));
    const given = await appendEntries(db, thread, lastSeq, added);
    return { numbers: given, files: carried, untold: await listUntold(db, thread) };
  });
  await tellUntold(deps, chat, visitorId, untold);
  return messages.map(({ id }, index) => ({
    ...{ id, seq: numbers[index] ?? 0 },
    ...(files.has(id) ? { url: makeFileAddress(chat, { visitorId, id }, at) } : {}),
  }));
}

/** Files that these messages carry: from now on they stand in the thread. @throws webchat.file_missing */
async function sendFiles(db: TenantDb, thread: Thread, messages: readonly WebchatMessage[]): Promise<Map<string, StoredFile>> {
  const carried = messages.filter((message) => 'file' in message);
  const files = await findFiles(
    db,
    thread,
    carried.map(({ id }) => id),
  );
  for (const { id, file: given } of carried) {
    const name = cleanName(given.name);
    const file = files.get(id);
    if (file?.author !== 'visitor') throw new AppError('webchat.file_missing', { id });
    files.set(id, { ...file, name: file.name ?? name });
    await db.query
      .updateTable('webchat_file')
      .set({ name: file.name ?? name, sent_at: new Date() })
      .where('account_id', '=', thread.accountId)
      .where('visitor_id', '=', thread.visitorId)
      .where('id', '=', id)
      .where('sent_at', 'is', null)
      .execute();
  }
  return files;
}

const cleanName = (name: string): string => name.replaceAll(/[\p{Cc}\\/]/gu, '_').toWellFormed();

/** What the ledger is told of a message: of a file, what was found in it. */
function toldOf(message: WebchatMessage, files: ReadonlyMap<string, StoredFile>): object {
  const file = files.get(message.id);
  if (!('file' in message) || !file) return message;
  return { id: message.id, file: { kind: file.kind, name: file.name, mime: file.mime, sha256: file.sha256 } };
}

/** What of ours stands on the visitor's screen, up to a number of the thread. @throws webchat.no_visitor */
export async function markRead(deps: ChatDeps, chat: Chat, visitorId: string, seq: number): Promise<void> {
  const { accountId } = chat;
  const seen = await deps.database.withTenant(chat.tenantId, async (db) => {
    const visitor = await lockVisitor(db, { accountId, visitorId });
    if (visitor?.became != null) throw new AppError('webchat.no_visitor');
    return db.query
      .selectFrom('webchat_entry')
      .select('id')
      .where('account_id', '=', accountId)
      .where('visitor_id', '=', visitorId)
      .where('author', '=', 'business')
      .where('seq', '<=', seq)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
  });
  if (seen) await tellIngress(deps, chat, { visitor: { id: visitorId }, read: { id: seen.id } });
}

function contentOf(message: WebchatMessage, files: ReadonlyMap<string, StoredFile>): WebchatContent {
  if ('file' in message) {
    const file = files.get(message.id);
    if (!file) throw new AppError('webchat.file_missing', { id: message.id });
    return contentOfFile(file);
  }
  return { kind: 'text', text: 'text' in message ? message.text : message.choice.title };
}
