import type { RecordedReply } from '../../../sim/src/ledger.ts';

/** A move of a conversation's pen, at the moment at which its row was locked for it. */
export interface PenMove {
  conversation: string;
  holder: 'bot' | 'agent' | 'nobody';
  at: Date;
}

/** A message of ours as the product's books have it. */
export interface BookedSend {
  conversation: string;
  account: string;
  contact: string;
  author: 'bot' | 'agent';
  text: string | null;
  tracker: string;
  providerMessageId: string | null;
  /** When the last send of it was allowed, under the conversation's lock; null: never. */
  begunAt: Date | null;
}

export interface PenVerdict {
  /** Times that a person held a pen. */
  held: number;
  /** The bot's messages that reached the provider while a person held the pen. */
  late: {
    /** Allowed before the pen was taken: on their way, as a letter in the post. How long after the taking the last one arrived. */
    onTheirWay: number;
    latestMs: number;
    /** Allowed after the pen was taken, or never: must be none. */
    withoutPen: string[];
  };
  /** Messages on customers' phones that the books do not know: must be none. */
  unknown: string[];
}

/**
 * Whether the bot spoke while a person held the pen, from two sources that know nothing of each other: what the provider recorded and when, and
 * the history of the pen. A person holds it from the move to `agent` to the next move to somebody else. A message of the bot's that the provider
 * took in between is a breach, unless its send had been allowed before the pen was taken. The lane is locked for both, so one of them was first.
 * One clock: emulator, product and database share a machine. `graceMs`: how long a message may be on its way.
 */
export function judgePen(
  moves: readonly PenMove[],
  sends: readonly BookedSend[],
  replies: readonly RecordedReply[],
  graceMs: number,
): PenVerdict {
  const spans = spansOf(moves);
  const byId = new Map(sends.flatMap((send) => (send.providerMessageId === null ? [] : [[send.providerMessageId, send] as const])));
  const byTracker = new Map(sends.map((send) => [send.tracker, send]));
  const byWords = new Map(sends.map((send) => [`${send.account}|${send.contact}|${send.text}`, send]));
  const verdict: PenVerdict = {
    held: [...spans.values()].flat().length,
    late: { onTheirWay: 0, latestMs: 0, withoutPen: [] },
    unknown: [],
  };
  for (const reply of replies) {
    const send =
      byId.get(reply.messageId) ??
      byTracker.get(reply.tracker ?? '') ??
      byWords.get(`${reply.account}|${reply.contact}|${wordsOf(reply.text)}`);
    if (!send) {
      verdict.unknown.push(reply.messageId);
      continue;
    }
    const span = spans.get(send.conversation)?.find(({ from, to }) => reply.acceptedAt > from && reply.acceptedAt < to);
    if (send.author !== 'bot' || !span) continue;
    const lateMs = reply.acceptedAt - span.from;
    const begunBefore = send.begunAt !== null && send.begunAt.getTime() <= span.from;
    if (!begunBefore || lateMs > graceMs) verdict.late.withoutPen.push(`${send.tracker} ${lateMs} ms after the pen was taken`);
    else {
      verdict.late.onTheirWay += 1;
      verdict.late.latestMs = Math.max(verdict.late.latestMs, lateMs);
    }
  }
  return verdict;
}

function spansOf(moves: readonly PenMove[]): Map<string, { from: number; to: number }[]> {
  const spans = new Map<string, { from: number; to: number }[]>();
  for (const { conversation, holder, at } of moves) {
    const known = spans.get(conversation) ?? [];
    spans.set(conversation, known);
    const open = known.at(-1);
    const isOpen = open?.to === Number.POSITIVE_INFINITY;
    if (holder === 'agent' && !isOpen) known.push({ from: at.getTime(), to: Number.POSITIVE_INFINITY });
    else if (holder !== 'agent' && isOpen && open) open.to = at.getTime();
  }
  return spans;
}

/** Telegram's text is entered with its buttons behind it. */
function wordsOf(text: string): string {
  return text.replace(/""$/, '');
}
