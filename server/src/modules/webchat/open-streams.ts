import type { FastifyReply } from 'fastify';
import { AppError } from '../../platform/errors.ts';
import type { ChatDeps } from './deps.ts';
import type { Chat } from './find-chat.ts';
import { followThread } from './follow-thread.ts';
import { STREAMS_OF_A_VISITOR } from './limits.ts';
import type { Wakes } from './wakes.ts';

/** What waits to be read by a page that reads no more. Beyond it the line is cut; the page comes back with its cursor. */
const UNREAD_AT_MOST = 1_000_000;

/** Server-sent events, as answers to POST: the token stays out of addresses and logs. */
export function openStreams(deps: ChatDeps & { wakes: Wakes }): {
  /** @throws request.rate_limited when the visitor holds too many lines */
  open(chat: Chat, visitorId: string, after: number, reply: FastifyReply): void;
  close(): void;
} {
  const all = new Set<AbortController>();
  return {
    open(chat, visitorId, after, reply) {
      if (deps.wakes.count(`${chat.tenantId} ${visitorId}`) >= STREAMS_OF_A_VISITOR)
        throw new AppError('request.rate_limited', { retryAfter: 5 });
      const leaving = new AbortController();
      all.add(leaving);
      const { raw } = reply.hijack();
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      raw.on('close', () => leaving.abort());
      const write = (text: string): void => {
        if (raw.writableEnded || raw.destroyed) return;
        raw.write(text);
        if (raw.writableLength > UNREAD_AT_MOST) leaving.abort();
      };
      write(': open\n\n');
      const tell = {
        entry: (entry: { seq: number }) => write(`id: ${entry.seq}\nevent: entry\ndata: ${JSON.stringify(entry)}\n\n`),
        typing: (on: boolean) => write(`event: typing\ndata: ${JSON.stringify({ on })}\n\n`),
        rest: () => write(': \n\n'),
        over: () => write('event: over\ndata: {}\n\n'),
      };
      void followThread(deps, chat, { visitorId, after, signal: leaving.signal }, tell)
        // The page reads again from its cursor; what failed shows where it failed.
        .catch((error: unknown) => reply.log.warn({ err: error, tenantId: chat.tenantId }, 'chat stream broke off'))
        .finally(() => {
          all.delete(leaving);
          raw.end();
        });
    },
    close() {
      for (const leaving of all) leaving.abort();
    },
  };
}
