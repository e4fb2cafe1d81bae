import { judge, type Verdict } from './judge.ts';

/** `#3-17`: message 17 of contact 3. The load writes one into every text, the bot under test quotes those it answers. */
export interface MessageToken {
  contactIndex: number;
  number: number;
}

export interface OfferedMessage {
  account: string;
  contact: string;
  contactIndex: number;
  /** 1, 2, 3 … within the contact, in the order the contact wrote. */
  number: number;
  messageId: string;
  /** False for a text without a token (a person on the phone page): counted, but no reply is required to name it. */
  numbered: boolean;
  offeredAt: number;
  /** First 200 of the receiver; null until then. */
  acknowledgedAt: number | null;
  /** Rank among all acknowledgements; the order that a receiver may be held to. */
  acknowledgedRank: number | null;
}

export interface RecordedReply {
  account: string;
  contact: string;
  messageId: string;
  text: string;
  tracker: string | null;
  /** Tokens the reply answers; null = it names none. */
  answers: MessageToken[] | null;
  acceptedAt: number;
  /** Recorded, but the sender never learnt of it (cut or hung on purpose). */
  uncertain: boolean;
}

/** Which messages a reply answers. A bare number means a message of the contact the reply went to. */
export type Correlate = (replyText: string, tracker: string | null) => (number | MessageToken)[] | null;

export interface Ledger {
  offer(message: { account: string; contact: string; messageId: string; numbered: boolean; number: number }): void;
  acknowledge(messageId: string): void;
  reply(reply: { account: string; contact: string; messageId: string; text: string; tracker: string | null; uncertain: boolean }): void;
  /** Stable index of a contact across all accounts, allotted at first sight. */
  contactIndex(account: string, contact: string): number;
  nextNumber(account: string, contact: string): number;
  judge(): Verdict;
  messages(): readonly OfferedMessage[];
  replies(): readonly RecordedReply[];
  /** Resolves when every offered message is acknowledged and every numbered one answered, or when time is up. */
  whenSettled(options?: { timeoutMs?: number }): Promise<{ settled: boolean; verdict: Verdict }>;
  reset(): void;
}

export interface LedgerOptions {
  correlate?: Correlate | undefined;
  /** Milliseconds; given by tests. */
  now?: (() => number) | undefined;
}

export function quotedTokens(replyText: string): MessageToken[] | null {
  const tokens: MessageToken[] = [];
  for (const match of replyText.matchAll(/#(\d+)-(\d+)/g)) tokens.push({ contactIndex: Number(match[1]), number: Number(match[2]) });
  return tokens.length > 0 ? tokens : null;
}

export function createLedger(options: LedgerOptions = {}): Ledger {
  const correlate: Correlate = options.correlate ?? quotedTokens;
  const now = options.now ?? Date.now;
  let messages: OfferedMessage[] = [];
  let replies: RecordedReply[] = [];
  let byMessageId = new Map<string, OfferedMessage>();
  let contacts = new Map<string, { index: number; lastNumber: number }>();
  let rank = 0;
  let unacknowledged = 0;
  /** Tokens of numbered messages that no reply has named yet. */
  let open = new Set<string>();
  const waiting = new Set<() => void>();

  const contactOf = (account: string, contact: string): { index: number; lastNumber: number } => {
    const key = `${account}|${contact}`;
    let entry = contacts.get(key);
    if (!entry) {
      entry = { index: contacts.size + 1, lastNumber: 0 };
      contacts.set(key, entry);
    }
    return entry;
  };
  const isSettled = (): boolean => unacknowledged === 0 && open.size === 0;
  const wake = (): void => {
    if (isSettled()) for (const resume of waiting) resume();
  };

  return {
    offer(message) {
      const contactIndex = contactOf(message.account, message.contact).index;
      const entry: OfferedMessage = { ...message, contactIndex, offeredAt: now(), acknowledgedAt: null, acknowledgedRank: null };
      messages.push(entry);
      byMessageId.set(message.messageId, entry);
      unacknowledged += 1;
      if (message.numbered) open.add(`${contactIndex}-${message.number}`);
    },
    acknowledge(messageId) {
      const entry = byMessageId.get(messageId);
      if (!entry || entry.acknowledgedAt !== null) return;
      entry.acknowledgedAt = now();
      entry.acknowledgedRank = rank;
      rank += 1;
      unacknowledged -= 1;
      wake();
    },
    reply(reply) {
      const found = correlate(reply.text, reply.tracker);
      const own = contactOf(reply.account, reply.contact).index;
      const answers = found?.map((item) => (typeof item === 'number' ? { contactIndex: own, number: item } : item)) ?? null;
      replies.push({ ...reply, answers, acceptedAt: now() });
      for (const token of answers ?? []) open.delete(`${token.contactIndex}-${token.number}`);
      wake();
    },
    contactIndex: (account, contact) => contactOf(account, contact).index,
    nextNumber(account, contact) {
      const entry = contactOf(account, contact);
      entry.lastNumber += 1;
      return entry.lastNumber;
    },
    judge: () => judge(messages, replies, (account, contact) => contacts.get(`${account}|${contact}`)?.index ?? 0),
    messages: () => messages,
    replies: () => replies,
    whenSettled({ timeoutMs = 30_000 } = {}) {
      return new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          waiting.delete(finish);
          resolve({ settled: isSettled(), verdict: this.judge() });
        };
        const timer = setTimeout(finish, timeoutMs);
        waiting.add(finish);
        if (isSettled()) finish();
      });
    },
    reset() {
      messages = [];
      replies = [];
      byMessageId = new Map();
      contacts = new Map();
      rank = 0;
      unacknowledged = 0;
      open = new Set();
    },
  };
}
