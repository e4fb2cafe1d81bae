import { createHash, timingSafeEqual } from 'node:crypto';
import { WebchatContent } from '@wafaa/contracts';
import { z } from 'zod';
import type { ChannelHttpRequest, ChannelHttpResponse } from '../channels/index.ts';
import type { ChatDeps } from './deps.ts';
import type { Chat } from './find-chat.ts';
import { findFiles } from './thread-files.ts';
import { appendEntries, lockVisitor } from './thread.ts';

const Send = z.object({ id: z.string().min(1).max(200), to: z.string().min(1).max(80), content: WebchatContent });
const PLACE = /^\/v1\/accounts\/([^/]+)\/(?:messages|visitors\/([^/]+)\/(?:(typing)|(messages|files)\/([^/]+)))$/;

/**
 * The provider's side of the channel: what its adapter sends stands in the visitor's thread once this answers 200. The id is the send's own, so
 * that one whose answer was lost may be looked up, or sent again, without doubling anything. Rejects where the database does.
 */
export async function receiveSend(deps: ChatDeps, request: ChannelHttpRequest): Promise<ChannelHttpResponse> {
  const [, key, visitor, typing, what, id] =
    PLACE.exec(new URL(request.url).pathname)?.map((part) => part && decodeURIComponent(part)) ?? [];
  const chat = key === undefined ? null : await deps.find(key);
  if (!chat || !knows(request.headers['authorization'], chat)) return answer(401, { code: 'unauthorised' });
  if (visitor === undefined) return takeSend(deps, chat, request);
  if (typing !== undefined) return showTyping(deps, chat, visitor);
  return what === 'files' ? giveFile(deps, chat, visitor, id ?? '') : lookUp(deps, chat, visitor, id ?? '');
}

async function takeSend(deps: ChatDeps, chat: Chat, request: ChannelHttpRequest): Promise<ChannelHttpResponse> {
  const parsed = Send.safeParse(parseJson(request.body));
  if (!parsed.success) return answer(422, { code: 'malformed' });
  const { id, to, content } = parsed.data;
  const taken = await deps.database.withTenant(chat.tenantId, async (db) => {
    const first = await lockVisitor(db, { accountId: chat.accountId, visitorId: to });
    const visitorId = first?.became ?? to;
    const row = first?.became == null ? first : await lockVisitor(db, { accountId: chat.accountId, visitorId });
    if (!row) return null;
    const [seq = 0] = await appendEntries(db, { accountId: chat.accountId, visitorId }, row.lastSeq, [{ id, author: 'business', content }]);
    return { seq, visitorId };
  });
  if (!taken) return answer(404, { code: 'no_visitor' });
  deps.bus.publish('webchat', `${chat.tenantId} ${taken.visitorId}`);
  return answer(200, { id, seq: taken.seq });
}

/** A person of the business is writing to this visitor: told to the lines that are open, kept nowhere. */
async function showTyping({ database, bus }: ChatDeps, chat: Chat, to: string): Promise<ChannelHttpResponse> {
  const visitor = await database.withTenant(chat.tenantId, (db) => lockVisitor(db, { accountId: chat.accountId, visitorId: to }));
  if (!visitor) return answer(404, { code: 'no_visitor' });
  const visitorId = visitor.became ?? to;
  bus.publish('webchat_typing', `${chat.tenantId} ${visitorId}`);
  return answer(200, {});
}

/** The bytes of a file of this visitor's thread, wherever the thread went since. */
async function giveFile({ database, storage }: ChatDeps, chat: Chat, from: string, id: string): Promise<ChannelHttpResponse> {
  const { tenantId, accountId } = chat;
  const file = await database.withTenant(tenantId, async (db) => {
    const became = (await lockVisitor(db, { accountId, visitorId: from }))?.became;
    return (await findFiles(db, { accountId, visitorId: became ?? from }, [id])).get(id);
  });
  if (!file || (await storage.sizeOf(tenantId, file.storageKey)) === null) return answer(404, { code: 'not_found' });
  return { status: 200, headers: { 'content-type': file.mime }, body: await storage.get(tenantId, file.storageKey) };
}

async function lookUp({ database }: ChatDeps, chat: Chat, to: string, id: string): Promise<ChannelHttpResponse> {
  const found = await database.withTenant(chat.tenantId, async (db) => {
    const became = (await lockVisitor(db, { accountId: chat.accountId, visitorId: to }))?.became;
    return db.query
      .selectFrom('webchat_entry')
      .select(['id', 'seq'])
      .where('account_id', '=', chat.accountId)
      .where('visitor_id', '=', became ?? to)
      .where('id', '=', id)
      .where('author', '=', 'business')
      .executeTakeFirst();
  });
  return found ? answer(200, found) : answer(404, { code: 'not_found' });
}

function knows(header: string | undefined, { serviceSecret }: Chat): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${serviceSecret}`));
}

function parseJson(body: ChannelHttpRequest['body']): unknown {
  try {
    return JSON.parse(Buffer.from(body ?? '').toString('utf8'));
  } catch {
    return undefined;
  }
}

function answer(status: number, body: object): ChannelHttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
