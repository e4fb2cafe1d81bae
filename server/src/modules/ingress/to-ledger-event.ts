import type { ChannelAdapter, InboundEvent, InboundKind } from '../channels/index.ts';
import { burstWait } from './burst-wait.ts';

/** Kinds that a customer expects an answer to. Everything else is recorded and applied, and never starts a turn. */
const WANTS_ANSWER: ReadonlySet<InboundKind> = new Set<InboundKind>([
  'text',
  'image',
  'audio',
  'voice',
  'video',
  'document',
  'sticker',
  'location',
  'contacts',
  'choice',
  'form',
  'share',
  'story_reply',
  'order',
  'unsupported',
]);
const STATUS_KINDS: ReadonlySet<InboundKind> = new Set<InboundKind>(['delivery', 'read', 'failed']);
const IN_CONVERSATION: ReadonlySet<InboundKind> = new Set<InboundKind>([
  ...WANTS_ANSWER,
  'reaction',
  'edit',
  'delete',
  'story_mention',
  'referral',
]);

/** Pictures of an album come one by one, each as it was uploaded. */
const ALBUM_WAIT_MS = 2_000;

export interface LedgerEventOptions {
  delivery: number;
  deliveryId: string;
  receivedAt: Date;
  burstScale: number;
  turn: 'quickTurn' | 'slowTurn';
  lateAfterMs: number;
}

/** An event that names several targets is one event for each in the ledger; the first keeps the key. */
export function eachTarget(event: InboundEvent): InboundEvent[] {
  const { targetMessageIds: targets = [], ...single } = event;
  if (targets.length < 2) return [single];
  return targets.map((target, index) => ({
    ...single,
    targetMessageId: target,
    dedupeKey: index === 0 ? event.dedupeKey : `${event.dedupeKey}:${target}`,
  }));
}

/** One provider event in the form that `ledger_ingest` takes. The provider's raw element stays in the journal. */
export function toLedgerEvent(event: InboundEvent, adapter: ChannelAdapter, options: LedgerEventOptions): Record<string, unknown> {
  const status = STATUS_KINDS.has(event.kind) ? statusOf(event) : null;
  const inGroup = event.groupId !== undefined;
  // Who comes by a link with a word in it and says something is greeted; a link that only opens the chat says nothing.
  const isSaid = WANTS_ANSWER.has(event.kind) || (event.kind === 'referral' && event.text !== undefined);
  const wantsAnswer = event.direction === 'inbound' && isSaid && !inGroup;
  const isMention = event.kind === 'story_mention' && event.direction === 'inbound';
  const { raw: _raw, user, channel, accountKey, occurredAt, ...rest } = event;
  const window = adapter.definition.capabilities.window;
  return {
    channel,
    accountKey,
    businessLevel: event.accountScope === 'business',
    delivery: options.delivery,
    deliveryId: options.deliveryId,
    dedupeKey: event.dedupeKey,
    messageId: event.messageId,
    targetMessageId: status === null ? event.targetMessageId : (event.targetMessageId ?? event.messageId),
    occurredAt: occurredAt.toISOString(),
    direction: event.direction,
    kind: event.kind,
    text: event.kind === 'opt_out' || event.kind === 'opt_in' ? event.preference?.value : event.text,
    wantsAnswer,
    inConversation: !inGroup && status === null && (IN_CONVERSATION.has(event.kind) || event.direction === 'echo' || isWishAboutAll(event)),
    ...(event.tracker === undefined ? {} : { tracker: event.tracker }),
    ...(status === null ? {} : { status, failureKind: event.failure, errorCode: event.error?.code }),
    ...(marksAllBefore(event, adapter) ? { upto: event.watermark?.toISOString() ?? null } : {}),
    context: contextOf(event),
    ...(event.accountEvent ? { accountEvent: event.accountEvent.event } : {}),
    // A mention in a story is a word to the business as well.
    ...((wantsAnswer || isMention) && window
      ? { windowHours: event.referral && window.freeEntryHours ? window.freeEntryHours : window.hours }
      : {}),
    ...(wantsAnswer ? waitOf(event, options) : { waitMs: 0 }),
    late: options.receivedAt.getTime() - occurredAt.getTime() > options.lateAfterMs,
    // Members of a group are nobody's customers until they write themselves, nor are those of a thread that another app owns.
    user: user && !inGroup && event.kind !== 'ignored' ? identities(event, adapter.definition.identity.kind) : { ids: [], kinds: [] },
    payload: { ...rest, user: user ? { id: user.id, phone: user.phone } : undefined },
  };
}

/** One turn answers an album, whichever of its pictures bears the words. */
function waitOf(event: InboundEvent, { turn, burstScale }: LedgerEventOptions): Record<string, number> {
  const { waitMs, sureMs = waitMs, rhythm } = burstWait(event.kind, event.text, turn);
  const least = event.albumId === undefined ? 0 : ALBUM_WAIT_MS;
  const scaled = (ms: number): number => Math.round(Math.max(ms, least) * burstScale);
  return { waitMs: scaled(waitMs), sureMs: scaled(sureMs), rhythm };
}

/** To hear no more, or again, whatever it is: then the thread itself is silent. */
function isWishAboutAll({ kind, preference }: InboundEvent): boolean {
  return (kind === 'opt_out' || kind === 'opt_in') && preference?.category === 'all';
}

/** The canonical id first; new ids of an identity change become identifiers of the same person. */
function identities(event: InboundEvent, identityKind: string): { ids: string[]; kinds: string[]; name?: string } {
  const { user, identityChange } = event;
  if (!user) return { ids: [], kinds: [] };
  const ids = [
    ...new Set([user.id, ...user.aliases, ...[identityChange?.newUserId, identityChange?.newPhone].filter((id) => id !== undefined)]),
  ];
  return {
    ids,
    kinds: ids.map((id) => (id === user.phone || id === identityChange?.newPhone ? 'phone' : identityKind)),
    ...(user.name === undefined ? {} : { name: user.name }),
  };
}

/** Some channels tell of one message or of a time, and mean everything that was sent before. */
function marksAllBefore(event: InboundEvent, adapter: ChannelAdapter): boolean {
  const { inbound } = adapter.definition.capabilities;
  if (event.kind !== 'read' && event.kind !== 'delivery') return false;
  return (event.kind === 'read' ? inbound.read : inbound.delivery) === 'watermark';
}

/** What stands around a message, kept with it. */
function contextOf(event: InboundEvent): Record<string, unknown> {
  const { replyTo, referral, link, productEnquiry, forwarded, location, albumId } = event;
  return Object.fromEntries(
    Object.entries({ replyTo, referral, link, productEnquiry, forwarded, location, albumId }).filter(([, value]) => value !== undefined),
  );
}

function statusOf(event: InboundEvent): string {
  if (event.kind === 'failed') return 'failed';
  if (event.kind === 'read') return 'read';
  return event.status === 'sent' ? 'sent' : 'delivered';
}
