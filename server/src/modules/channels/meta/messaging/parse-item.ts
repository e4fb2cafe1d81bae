import { asArray, asId, asNumber, asObject, asText, compact, type JsonObject } from '../../contract/lenient-json.ts';
import { hashKey } from '../../contract/hash-key.ts';
import type { InboundEvent, InboundUser } from '../../contract/types.ts';
import { parseMessage } from './parse-message.ts';
import { readReferral } from './read-referral.ts';
import { baseEvent, ignoredEvent, type MessagingScope, readTime } from './scope.ts';

type Part = Partial<InboundEvent> & Pick<InboundEvent, 'kind' | 'dedupeKey'>;

/** One element of `messaging[]`. What happened is told by the member it has. */
export function parseItem(scope: MessagingScope, item: JsonObject, index: number): InboundEvent {
  const { user, direction } = readParties(scope, item);
  const base = baseEvent(scope, item.timestamp);
  if (user === undefined) return ignoredEvent(scope, 'no_sender', item, index);
  for (const [name, parsePart] of Object.entries(parts)) {
    const value = asObject(item[name]);
    const part = value === undefined ? undefined : parsePart(value, { item, user, occurredAt: base.occurredAt });
    if (part !== undefined) return compact<InboundEvent>({ ...base, direction, user, ...part, raw: item });
  }
  return ignoredEvent(scope, 'unknown_event', item, index, { occurredAt: base.occurredAt, user });
}

/** Another app owns the thread: what is said in it is kept, and never answered. */
export function parseStandby(scope: MessagingScope, item: JsonObject, index: number): InboundEvent {
  const { user } = readParties(scope, item);
  const { occurredAt } = baseEvent(scope, item.timestamp);
  const message = asObject(item.message);
  const more = compact<Partial<InboundEvent>>({ occurredAt, user, messageId: asId(message?.mid), text: asText(message?.text) });
  return ignoredEvent(scope, 'standby', item, index, more);
}

/** The business itself is the sender of an echo, whether it is marked as one or not. */
function readParties(scope: MessagingScope, item: JsonObject): { user: InboundUser | undefined; direction: InboundEvent['direction'] } {
  const sender = asObject(item.sender);
  const recipient = asObject(item.recipient);
  const isEcho = asObject(item.message)?.is_echo === true || asId(sender?.id) === scope.accountKey;
  const person = isEcho ? recipient : sender;
  // Whoever writes through the checkbox of a web page is known by that page's reference until the first message.
  const id = asId(person?.id) ?? asId(person?.user_ref) ?? asId(asObject(item.optin)?.user_ref);
  const username = asText(person?.username)?.replace(/^@+/, '');
  return {
    user: id === undefined ? undefined : compact<InboundUser>({ id, aliases: [id], username: asText(username) }),
    direction: isEcho ? 'echo' : 'inbound',
  };
}

interface Around {
  item: JsonObject;
  user: InboundUser;
  occurredAt: Date;
}

const parts: Record<string, (value: JsonObject, around: Around) => Part | undefined> = {
  message: (value, { item }) => parseMessage(value, item),
  postback: parsePostback,
  reaction: parseReaction,
  message_edit: parseEdit,
  delivery: parseDelivery,
  read: parseRead,
  referral: (value, { user, occurredAt }) => ({
    kind: 'referral',
    dedupeKey: hashKey('referral', user.id, occurredAt.getTime(), value),
    referral: readReferral(value),
  }),
  optin: (value, { user, occurredAt }) => ({
    kind: 'opt_in',
    dedupeKey: hashKey('optin', user.id, occurredAt.getTime(), value),
    preference: compact<NonNullable<InboundEvent['preference']>>({
      category: asText(value.type),
      value: asText(value.ref) ?? asText(value.payload),
    }),
  }),
  policy_enforcement: (value, { occurredAt }) => ({
    kind: 'account',
    dedupeKey: hashKey('policy', occurredAt.getTime(), value),
    accountEvent: {
      event: `POLICY_${(asText(value.action) ?? 'ENFORCEMENT').toUpperCase()}`,
      details: { action: asText(value.action), reason: asText(value.reason) },
    },
  }),
};

/** A tapped button, ice breaker or menu entry. Old ones have no id of their own. */
function parsePostback(value: JsonObject, { user, occurredAt }: Around): Part | undefined {
  const title = asText(value.title);
  const payload = asText(value.payload) ?? title;
  if (payload === undefined) return undefined;
  const messageId = asId(value.mid);
  const referral = asObject(value.referral);
  return compact<Part>({
    kind: 'choice',
    dedupeKey: messageId ?? hashKey('postback', user.id, occurredAt.getTime(), payload),
    messageId,
    text: title,
    choice: compact<NonNullable<InboundEvent['choice']>>({ id: payload, title, source: 'postback' }),
    referral: referral === undefined ? undefined : readReferral(referral),
  });
}

const NAMED_REACTIONS: Record<string, string> = { love: '❤️', like: '👍', dislike: '👎', wow: '😮', smile: '😆', sad: '😢', angry: '😠' };

function parseReaction(value: JsonObject, { user, occurredAt }: Around): Part | undefined {
  const targetMessageId = asId(value.mid);
  if (targetMessageId === undefined) return undefined;
  const removed = value.action === 'unreact';
  const emoji = asText(value.emoji) ?? NAMED_REACTIONS[asText(value.reaction) ?? ''] ?? '👍';
  return compact<Part>({
    kind: 'reaction',
    // The same emoji may be put, taken and put again.
    dedupeKey: hashKey('reaction', targetMessageId, user.id, occurredAt.getTime(), removed, emoji),
    targetMessageId,
    text: removed ? '' : emoji,
    removed: removed ? true : undefined,
  });
}

function parseEdit(value: JsonObject): Part | undefined {
  const targetMessageId = asId(value.mid);
  if (targetMessageId === undefined) return undefined;
  const edit = asNumber(value.num_edit);
  const text = asText(value.text);
  return compact<Part>({
    kind: 'edit',
    dedupeKey: edit === undefined ? hashKey('edit', targetMessageId, text ?? '') : `${targetMessageId}:edit:${edit}`,
    targetMessageId,
    edit,
    text,
  });
}

/** Everything sent at or before the watermark has arrived. */
function parseDelivery(value: JsonObject, { user }: Around): Part | undefined {
  const targets = asArray(value.mids)
    .map(asId)
    .filter((id) => id !== undefined);
  const watermark = readTime([value.watermark]);
  if (watermark === undefined && targets.length === 0) return undefined;
  return compact<Part>({
    kind: 'delivery',
    dedupeKey: hashKey('delivery', user.id, watermark?.getTime() ?? null, targets),
    targetMessageId: targets[0],
    targetMessageIds: targets.length === 0 ? undefined : targets,
    watermark,
    status: 'delivered',
    messageStatus: 'delivered',
  });
}

/** Instagram names the last message that was read, Messenger the time. */
function parseRead(value: JsonObject, { user }: Around): Part | undefined {
  const targetMessageId = asId(value.mid);
  const watermark = readTime([value.watermark]);
  if (targetMessageId === undefined && watermark === undefined) return undefined;
  return compact<Part>({
    kind: 'read',
    dedupeKey: hashKey('read', user.id, targetMessageId ?? null, watermark?.getTime() ?? null),
    targetMessageId,
    watermark,
    status: 'read',
    messageStatus: 'read',
  });
}
