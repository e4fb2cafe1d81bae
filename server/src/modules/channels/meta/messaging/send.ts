import { asId, type JsonObject } from '../../contract/lenient-json.ts';
import { refuse } from '../../contract/send-failure.ts';
import type { Acknowledged, ActivityTarget, ChannelIo, ConnectedAccount, OutboundMessage, SendResult } from '../../contract/types.ts';
import { callGraph } from '../call-graph.ts';
import type { ClassifyCode } from '../graph-error.ts';
import { findProblem } from './find-problem.ts';
import { fitMessaging } from './fit.ts';
import type { MessagingLimits } from './limits.ts';
import { toGraphBody } from './to-graph-body.ts';

export interface MessagingSends {
  send(account: ConnectedAccount, message: OutboundMessage, io: ChannelIo): Promise<SendResult>;
  typing(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo): Promise<Acknowledged>;
  markRead(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo): Promise<Acknowledged>;
}

/** Sends of Instagram or Messenger. An `ambiguous` failure is settled by the tracker, which comes back as `metadata` of the echo. */
export function createMessagingSends(limits: MessagingLimits, classify: ClassifyCode): MessagingSends {
  const post = (account: ConnectedAccount, body: JsonObject, io: ChannelIo, repeatable: boolean, privateTexts: readonly string[]) =>
    callGraph(io, {
      method: 'POST',
      path: `/${encodeURIComponent(account.accountKey)}/messages`,
      accessToken: account.credentials.accessToken ?? '',
      body: { contentType: 'application/json', content: JSON.stringify(body) },
      repeatable,
      privateTexts: [...Object.values(account.credentials), ...privateTexts],
      classify,
    });
  const act = async (account: ConnectedAccount, to: ActivityTarget, io: ChannelIo, action: string): Promise<Acknowledged> => {
    if (to.userId === '') return refuse('bad_address', 'The contact has no id of this channel.');
    const result = await post(account, { recipient: { id: to.userId }, sender_action: action }, io, true, [to.userId]);
    return result.ok ? { ok: true } : result;
  };

  return {
    async send(account, message, io) {
      const parts = fitMessaging(message, limits);
      const part = parts[0];
      if (parts.length !== 1 || part === undefined) return refuse('must_split', `The content makes ${parts.length} messages.`);
      const { to, tracker, replyTo, humanAgent } = message;
      const fitted: OutboundMessage = {
        ...part,
        to,
        tracker,
        ...(replyTo === undefined ? {} : { replyTo }),
        ...(humanAgent === undefined ? {} : { humanAgent }),
      };
      const problem = findProblem(fitted, limits);
      if (problem !== null) return refuse(problem.reason, problem.sentence);
      const isReaction = fitted.kind === 'reaction';
      const result = await post(account, toGraphBody(fitted, limits), io, isReaction, privateTextsOf(fitted));
      if (!result.ok) return result;
      return readSent(result.json, isReaction ? fitted.messageId : undefined);
    },
    typing: (account, to, io) => act(account, to, io, 'typing_on'),
    markRead: (account, to, io) => act(account, to, io, 'mark_seen'),
  };
}

/** Meta quotes rejected parameters in its explanations. */
function privateTextsOf(message: OutboundMessage): string[] {
  return [message.to.userId, ...('text' in message ? [message.text] : [])];
}

/** A reaction gets no message of its own: it is known by the one that it stands on. */
function readSent(json: JsonObject, reactedTo: string | undefined): SendResult {
  const userId = asId(json.recipient_id);
  const messageId = asId(json.message_id) ?? (userId === undefined ? undefined : reactedTo);
  if (messageId === undefined) {
    return { ...refuse('no_message_id', 'The provider accepted the message without naming it.', 'unknown'), ambiguous: true };
  }
  return { ok: true, messageId, aliases: userId === undefined ? [] : [userId], ...(userId === undefined ? {} : { userId }) };
}
