import { createHash, timingSafeEqual } from 'node:crypto';
import { WebchatContent } from '@wafaa/contracts';
import { z } from 'zod';
import type { ChannelHttpRequest, ChannelHttpResponse } from '../channels/index.ts';
import type { ChatDeps } from './deps.ts';
import type { Chat } from './find-chat.ts';
import { appendEntries, lockVisitor } from './thread.ts';

const Send = z.object({ id: z.string().min(1).max(200), to: z.string().min(1).max(80), content: WebchatContent });
const PLACE = /^\/v1\/accounts\/([^/]+)\/(?:(messages)|visitors\/([^/]+)\/messages\/([^/]+))$/;

/**
 * The provider's side of the channel: what its adapter sends stands in the visitor's thread once this answers 200. The id is the send's own, so
 * that one whose answer was lost may be looked up, or sent again, without doubling anything. Rejects where the database does.
 */
export async function receiveSend(deps: ChatDeps, request: ChannelHttpRequest): Promise<ChannelHttpResponse> {
  const [, key, isSend, visitor, tracker] = PLACE.exec(new URL(request.url).pathname) ?? [];
  const chat = key === undefined ? null : await deps.find(decodeURIComponent(key));
  if (!chat || !knows(request.headers['authorization'], chat)) return answer(401, { code: 'unauthorised' });
  if (isSend === undefined) return lookUp(deps, chat, decodeURIComponent(visitor ?? ''), decodeURIComponent(tracker ?? ''));
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
