import { asId, asNumber, asObject, asText, compact, type JsonObject } from '../contract/lenient-json.ts';
import type { InboundEvent, InboundUser } from '../contract/types.ts';

/** What the one element of an update has around it. */
export interface UpdateScope {
  accountKey: string;
  /** Counted up by Telegram for each bot. */
  updateId: string;
  receivedAt: Date;
}

/**
 * What every event of this channel has. After a week of silence the ids of updates go on from a random number, so the
 * time of what happened stands beside them in the key; it is the same at each delivery.
 */
export function baseEvent(
  scope: UpdateScope,
  time: unknown,
): Pick<InboundEvent, 'channel' | 'accountKey' | 'dedupeKey' | 'occurredAt' | 'direction'> {
  const seconds = asNumber(time);
  const date = seconds === undefined || seconds <= 0 ? undefined : new Date(seconds * 1000);
  const isKnown = date !== undefined && !Number.isNaN(date.getTime());
  return {
    channel: 'telegram',
    accountKey: scope.accountKey,
    dedupeKey: isKnown ? `${scope.updateId}:${seconds}` : scope.updateId,
    occurredAt: isKnown ? date : scope.receivedAt,
    direction: 'inbound',
  };
}

/** An event that changes nothing but stays visible: the reason is one of our codes. */
export function ignoredEvent(scope: UpdateScope, reason: string, raw: unknown, more: Partial<InboundEvent> = {}): InboundEvent {
  return { ...baseEvent(scope, asObject(raw)?.date), kind: 'ignored', error: { code: `channel.${reason}` }, ...more, raw };
}

/** A person as Telegram names them. Names change at will; the id stays. */
export function readUser(value: unknown): InboundUser | undefined {
  const user = asObject(value);
  const id = toId(user?.id);
  if (user === undefined || id === undefined) return undefined;
  const name = [user.first_name, user.last_name]
    .map(asText)
    .filter((part) => part !== undefined)
    .join(' ');
  return compact<InboundUser>({ id, aliases: [id], name: asText(name), username: asText(asText(user.username)?.replace(/^@+/, '')) });
}

/** Ids of people and chats are whole numbers of up to 52 bits, below zero for groups. */
export function toId(value: unknown): string | undefined {
  const id = asId(value);
  return id !== undefined && /^-?\d{1,20}$/.test(id) ? id : undefined;
}

/** Where a message stands: the chat, the group if it is one, and what an answer must carry. */
export function readPlace(message: JsonObject): Pick<InboundEvent, 'conversationId' | 'groupId' | 'returnPath'> {
  const chat = asObject(message.chat);
  const chatId = toId(chat?.id);
  const businessConnectionId = asText(message.business_connection_id);
  const messageThreadId = message.is_topic_message === true ? toId(message.message_thread_id) : undefined;
  const returnPath = compact<Record<string, string>>({ businessConnectionId, messageThreadId });
  return compact<Pick<InboundEvent, 'conversationId' | 'groupId' | 'returnPath'>>({
    conversationId: chatId,
    groupId: chat?.type === 'private' || chat?.type === undefined ? undefined : chatId,
    returnPath: Object.keys(returnPath).length === 0 ? undefined : returnPath,
  });
}
