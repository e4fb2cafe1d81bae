import { asId, asObject, decodeJson } from '../contract/lenient-json.ts';
import type { InboundEvent, RawRequest } from '../contract/types.ts';
import { parseBusinessConnection, parseCallback, parseDeleted, parseMembership, parseReaction } from './parse-actions.ts';
import { parseEdited, parseMessage } from './parse-message.ts';
import { baseEvent, ignoredEvent, type UpdateScope } from './read-scope.ts';
import { accountOf } from './verify.ts';

const updates: Record<string, (scope: UpdateScope, element: unknown) => InboundEvent> = {
  message: parseMessage,
  edited_message: parseEdited,
  business_message: parseMessage,
  edited_business_message: parseEdited,
  callback_query: parseCallback,
  message_reaction: parseReaction,
  my_chat_member: parseMembership,
  business_connection: parseBusinessConnection,
  deleted_business_messages: parseDeleted,
};

/** Kinds of update this reads, in the form `setWebhook` wants: Telegram sends reactions and business chats only when asked for. */
export const allowedUpdates: readonly string[] = Object.keys(updates);

/**
 * The event of one update; Telegram posts one at a time. Never throws: what cannot be read and what is not known yet
 * becomes `ignored`. Without the webhook's own path nobody can tell whose update it is, so nothing results.
 */
export function parse(request: RawRequest, receivedAt: Date = new Date()): InboundEvent[] {
  const accountKey = accountOf(request);
  const update = asObject(decodeJson(request.rawBody));
  const updateId = asId(update?.update_id);
  if (accountKey === undefined || update === undefined || updateId === undefined) return [];
  const scope: UpdateScope = { accountKey, updateId, receivedAt };
  const known = Object.keys(update).find((key) => Object.hasOwn(updates, key));
  const parseElement = known === undefined ? undefined : updates[known];
  if (known === undefined || parseElement === undefined)
    return [{ ...baseEvent(scope, undefined), kind: 'ignored', error: { code: 'channel.unknown_update' }, raw: update }];
  try {
    return [parseElement(scope, update[known])];
  } catch {
    return [ignoredEvent(scope, 'malformed', update[known])];
  }
}
