import type { OfferedMessage, RecordedReply } from './ledger.ts';

export interface Latency {
  count: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** What a run came to. Lists hold tokens such as `#3-17`; an exactly-once run has every list empty. */
export interface Verdict {
  offered: number;
  acknowledged: number;
  /** Numbered messages that at least one accepted reply names. */
  answered: number;
  replies: number;
  /** Acknowledged, numbered, and named by no accepted reply. */
  lost: string[];
  /** Named by two or more accepted replies. */
  answeredTwice: string[];
  /** The part of `answeredTwice` where the sender could not know: an earlier reply was recorded and then cut. */
  answeredTwiceAfterUncertain: string[];
  /** `later<earlier`: a lower number answered after a higher one of the same contact although it was acknowledged first. */
  outOfOrder: { contact: string; late: string; after: string }[];
  /** Replies recorded whose sender was cut off before it could learn so. */
  uncertainAccepted: string[];
  /** One tracker accepted more than once. */
  duplicateTrackers: { tracker: string; times: number }[];
  /** Replies that name a message of another contact. */
  misdirected: { contact: string; token: string }[];
  /** Offered but never acknowledged; the receiver owes nothing for these. */
  unacknowledged: string[];
  /** Milliseconds. `answer`: from the offer to the accepted reply, what a customer feels. */
  latency: { acknowledge: Latency; answer: Latency };
}

/** Pure: the same history gives the same verdict. `indexOf` says which contact a reply went to. */
export function judge(
  messages: readonly OfferedMessage[],
  replies: readonly RecordedReply[],
  indexOf: (account: string, contact: string) => number,
): Verdict {
  const byToken = new Map(messages.map((message) => [tokenOf(message), message]));
  const answeredBy = new Map<string, RecordedReply[]>();
  const misdirected: Verdict['misdirected'] = [];
  const outOfOrder: Verdict['outOfOrder'] = [];
  const answeredInOrder = new Map<number, OfferedMessage[]>();

  for (const reply of replies) {
    const own = indexOf(reply.account, reply.contact);
    const named = new Set((reply.answers ?? []).map(tokenOf));
    const answeredNow: OfferedMessage[] = [];
    for (const token of named) {
      const message = byToken.get(token);
      if (message && message.contactIndex !== own) misdirected.push({ contact: reply.contact, token });
      if (!message || message.contactIndex !== own) continue;
      const earlier = answeredBy.get(token);
      if (earlier) earlier.push(reply);
      else {
        answeredBy.set(token, [reply]);
        answeredNow.push(message);
      }
    }
    const before = answeredInOrder.get(own) ?? [];
    for (const message of answeredNow) {
      const overtaken = before.find((other) => other.number > message.number && isAcknowledgedBefore(message, other));
      if (overtaken) outOfOrder.push({ contact: reply.contact, late: tokenOf(message), after: tokenOf(overtaken) });
    }
    before.push(...answeredNow);
    answeredInOrder.set(own, before);
  }

  const numbered = messages.filter((message) => message.numbered);
  const twice = [...answeredBy].filter(([, given]) => given.length > 1);
  return {
    offered: messages.length,
    acknowledged: messages.filter((message) => message.acknowledgedAt !== null).length,
    answered: numbered.filter((message) => answeredBy.has(tokenOf(message))).length,
    replies: replies.length,
    lost: numbered.filter((message) => message.acknowledgedAt !== null && !answeredBy.has(tokenOf(message))).map(tokenOf),
    answeredTwice: twice.map(([token]) => token),
    answeredTwiceAfterUncertain: twice.filter(([, given]) => given.slice(0, -1).every((reply) => reply.uncertain)).map(([token]) => token),
    outOfOrder,
    uncertainAccepted: replies.filter((reply) => reply.uncertain).map((reply) => reply.tracker ?? reply.messageId),
    duplicateTrackers: countTrackers(replies),
    misdirected,
    unacknowledged: messages.filter((message) => message.acknowledgedAt === null).map(tokenOf),
    latency: {
      acknowledge: latencyOf(
        messages.flatMap((message) => (message.acknowledgedAt === null ? [] : [message.acknowledgedAt - message.offeredAt])),
      ),
      answer: latencyOf(
        numbered.flatMap((message) => {
          const first = answeredBy.get(tokenOf(message))?.[0];
          return first ? [first.acceptedAt - message.offeredAt] : [];
        }),
      ),
    },
  };
}

function tokenOf(message: { contactIndex: number; number: number }): string {
  return `#${message.contactIndex}-${message.number}`;
}

/** With deliveries reordered on purpose the receiver saw the higher number first; then its order is the right one. */
function isAcknowledgedBefore(message: OfferedMessage, other: OfferedMessage): boolean {
  return message.acknowledgedRank !== null && other.acknowledgedRank !== null && message.acknowledgedRank < other.acknowledgedRank;
}

function countTrackers(replies: readonly RecordedReply[]): Verdict['duplicateTrackers'] {
  const times = new Map<string, number>();
  for (const { tracker } of replies) if (tracker !== null) times.set(tracker, (times.get(tracker) ?? 0) + 1);
  return [...times].filter(([, count]) => count > 1).map(([tracker, count]) => ({ tracker, times: count }));
}

function latencyOf(values: number[]): Latency {
  const sorted = values.sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
