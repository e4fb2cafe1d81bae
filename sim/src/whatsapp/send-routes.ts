import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Account } from '../accounts.ts';
import { asRecord, asString, isRecord } from '../core/read.ts';
import { disappear, strikeSend } from '../core/strike-send.ts';
import type { World } from '../world.ts';
import { acceptSend } from './accept-send.ts';
import { refuse, authorize } from '../meta/graph-http.ts';
import { invalidValue, throttled, windowClosed } from '../meta/graph-error.ts';
import { NOT_MINE, onGraph } from '../meta/graph-routes.ts';
import { toRefusal } from '../meta/strike.ts';
import { createRateLimits } from './rate-limits.ts';
import { validateSend } from './validate-send.ts';

const ERRORS = { throttled, windowClosed, otherwise: 131000 };

/** `POST /{phone_number_id}/messages`: sends, read marks and typing. */
export function registerSendRoutes(app: FastifyInstance, world: World): void {
  const limits = createRateLimits(world.now);

  onGraph(app, world, { prefix: '/graph', method: 'POST', edge: '/messages' }, async (request, reply, id) => {
    const account = world.accounts.get(id);
    if (account?.channel !== 'whatsapp') return NOT_MINE;
    const denied = authorize(world, request, account);
    if (denied) return refuse(world, reply, denied);
    const body = request.body;
    if (isRecord(body) && body['status'] === 'read') return markRead(world, account, body, reply);

    const send = validateSend(body, account, (mediaId) => world.media.get(mediaId) !== undefined);
    const contact = 'recipient' in send ? send.recipient : '';
    const struck = await strikeSend(world, { account: id, contact }, request, reply);
    if (struck.ending === 'gone') return reply;
    if (struck.ending === 'refused') return refuse(world, reply, toRefusal(struck, ERRORS));
    if (!('recipient' in send)) return refuse(world, reply, send);
    const limited = limits.take(account, send.recipient, world.settings.pairBurst);
    if (limited) return refuse(world, reply, limited);
    const accepted = acceptSend(world, account, send, {
      uncertain: struck.lost !== undefined,
      failWith: struck.failing ? (struck.failing.code ?? 131026) : null,
    });
    if ('code' in accepted) return refuse(world, reply, accepted);
    if (struck.lost) return disappear(request, reply, struck.lost.kind === 'cut_after_record');
    return accepted.body;
  });
}

function markRead(world: World, account: Account, body: Record<string, unknown>, reply: FastifyReply): FastifyReply | { success: true } {
  const messageId = asString(body['message_id']);
  const found = messageId === undefined ? undefined : world.conversations.ofMessage(messageId);
  if (found?.conversation.account !== account.key || found.message.author !== 'customer') {
    return refuse(world, reply, invalidValue('Message id is not valid or not a message that this number received.'));
  }
  // One read mark covers all earlier messages of the customer.
  for (const message of found.conversation.messages) {
    if (message.author === 'customer' && message.at <= found.message.at) world.conversations.setStatus(message.id, 'read');
  }
  if (asString(asRecord(body['typing_indicator'])['type']) === 'text') showTyping(world, found.conversation);
  return { success: true };
}

/** Shown until the answer, at most 25 seconds. */
function showTyping(world: World, conversation: Parameters<World['conversations']['setTyping']>[0]): void {
  world.conversations.setTyping(conversation, true);
  world.timers.after(25_000, () => world.conversations.setTyping(conversation, false));
}
