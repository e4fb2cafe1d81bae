import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts.ts';
import { asRecord, asString, isRecord } from '../core/read.ts';
import { SEND_FAULTS, type ActiveFault } from '../faults.ts';
import type { World } from '../world.ts';
import { acceptSend } from './accept-send.ts';
import { refuse, authorize } from '../meta/graph-http.ts';
import {
  expiredToken,
  invalidValue,
  serviceUnavailable,
  throttled,
  unknownObject,
  windowClosed,
  type GraphError,
} from '../meta/graph-error.ts';
import { createRateLimits } from './rate-limits.ts';
import { validateSend } from './validate-send.ts';

/** `POST /{phone_number_id}/messages`: sends, read marks and typing. */
export function registerSendRoutes(app: FastifyInstance, world: World): void {
  const limits = createRateLimits(world.now);

  app.post('/graph/:version/:id/messages', async (request, reply) => {
    const { id } = request.params as { id: string };
    const account = world.accounts.get(id);
    if (!account) return refuse(world, reply, authorize(world, request) ?? unknownObject(id, 'post'));
    const denied = authorize(world, request, account);
    if (denied) return refuse(world, reply, denied);
    const body = request.body;
    if (isRecord(body) && body['status'] === 'read') return markRead(world, account, body, reply);

    const send = validateSend(body, account, (mediaId) => world.media.get(mediaId) !== undefined);
    const contact = 'recipient' in send ? send.recipient : '';
    const faults = world.faults.strike(SEND_FAULTS, { account: id, contact });
    const stopped = await strikeBefore(faults, request, reply);
    if (stopped === 'gone') return reply;
    if (stopped) return refuse(world, reply, stopped);
    if (!('recipient' in send)) return refuse(world, reply, send);
    const limited = limits.take(account, send.recipient, world.settings.pairBurst);
    if (limited) return refuse(world, reply, limited);

    const lost = faults.find((fault) => fault.kind === 'cut_after_record' || fault.kind === 'hang_after_record');
    const failing = faults.find((fault) => fault.kind === 'failed_status');
    const accepted = acceptSend(world, account, send, {
      uncertain: lost !== undefined,
      failWith: failing ? (failing.code ?? 131026) : null,
    });
    if ('code' in accepted) return refuse(world, reply, accepted);
    if (lost) return disappear(request, reply, lost.kind === 'cut_after_record');
    return accepted.body;
  });
}

/** Faults that strike before anything is recorded. `'gone'`: the request will get no answer. */
async function strikeBefore(faults: ActiveFault[], request: FastifyRequest, reply: FastifyReply): Promise<GraphError | 'gone' | null> {
  for (const fault of faults) {
    switch (fault.kind) {
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000));
        break;
      case 'hang':
      case 'cut_before':
        disappear(request, reply, fault.kind === 'cut_before');
        return 'gone';
      case 'throttle':
        return { ...throttled, status: fault.status ?? 429, retryAfterSeconds: fault.retryAfterSeconds ?? 1 };
      case 'server_error':
        return { ...serviceUnavailable, status: fault.status ?? 503 };
      case 'token_expired':
        return expiredToken;
      case 'window_closed':
        return windowClosed;
      case 'error':
        return {
          status: fault.status ?? 400,
          code: fault.code ?? 131000,
          message: `(#${fault.code ?? 131000}) Something went wrong`,
          ...(fault.subcode === undefined ? {} : { subcode: fault.subcode }),
          ...(fault.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: fault.retryAfterSeconds }),
        };
      default:
        break;
    }
  }
  return null;
}

/** Takes the request out of the server's hands: the connection is cut, or stays open and silent. */
function disappear(request: FastifyRequest, reply: FastifyReply, cut: boolean): FastifyReply {
  reply.hijack();
  if (cut) request.raw.socket.destroy();
  return reply;
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
