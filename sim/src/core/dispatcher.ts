import type { Account } from '../accounts.ts';
import type { Contact } from '../phone/conversations.ts';
import type { Json } from './read.ts';
import { hashText, type Random } from './random.ts';
import type { Poster } from './post.ts';
import type { Timers } from './timers.ts';

/** One update before it is put into an envelope. */
export interface WireUpdate {
  account: Account;
  contact: Contact;
  /** `status` travels apart from messages, gathered. */
  kind: 'message' | 'status';
  /** As the provider's webhook carries it. */
  item: Json;
  /** Where this one goes, when not to the account's webhook. */
  url?: string;
}

/** How a channel puts updates into one POST. */
export interface Envelope {
  toBody(updates: readonly WireUpdate[], merge: boolean, now: number): string;
  /** `url`: where the POST goes. */
  toHeaders(body: string, account: Account, forged: boolean, url: string): Record<string, string>;
  /** One update per POST, whatever a batch asks for. */
  single?: boolean;
}

/** What shall go wrong with one update; all false and 0 = nothing. */
export interface DeliveryPlan {
  /** Extra copies, posted beside the original. */
  copies: number;
  copyDelayMs: number;
  /** Lets the next update of the same lane go first. */
  reorder: boolean;
  delayMs: number;
  /** A first attempt with a signature of another secret. */
  wrongSignature: boolean;
  /** A first attempt whose answer is never read. */
  ackLost: boolean;
  /** Collects up to this many updates per POST (1 = none), for at most `batchWithinMs`. */
  batch: number;
  batchWithinMs: number;
}

export const PLAIN_DELIVERY: DeliveryPlan = {
  copies: 0,
  copyDelayMs: 0,
  reorder: false,
  delayMs: 0,
  wrongSignature: false,
  ackLost: false,
  batch: 1,
  batchWithinMs: 50,
};

/** Statuses come in numbers; gathering them for a moment keeps a busy receiver's load near the provider's. */
export const STATUS_DELIVERY: DeliveryPlan = { ...PLAIN_DELIVERY, batch: 100, batchWithinMs: 20 };

export interface DispatcherOptions {
  /** First retry after this; each further one doubles up to `retryCapMs`, for 7 days as the provider does. */
  retryBaseMs: number;
  retryCapMs: number;
  webhookTimeoutMs: number;
}

export interface DispatcherStats {
  posts: number;
  failedPosts: number;
  copies: number;
  reordered: number;
  ackLost: number;
  wrongSignature: number;
  /** Wrongly signed bodies that the receiver answered with 200: must stay 0. */
  forgedAccepted: number;
  /** Most updates that one POST held. */
  largestBatch: number;
  /** Updates waiting or on their way. */
  pending: number;
  /** Updates given up after 7 days, or never told. */
  dropped: number;
}

export interface Dispatcher {
  /** Queues; updates of one lane arrive in order, one POST at a time. `acknowledged` runs once, after the first 200. */
  deliver(update: WireUpdate, plan: DeliveryPlan, acknowledged: () => void): void;
  stats(): DispatcherStats;
}

interface Queued {
  update: WireUpdate;
  plan: DeliveryPlan;
  acknowledged: () => void;
  held: boolean;
}
interface Lane {
  queue: Queued[];
  busy: boolean;
  /** Gathers more updates until then. */
  waitsUntil: number;
  /** One timer at a time looks after a gathering lane. */
  timed: boolean;
}

const RETRY_HORIZON_MS = 7 * 24 * 3600 * 1000;
const REORDER_HOLD_MS = 300;
/** Batches keep each contact in one of so many lanes, so a batch never breaks a contact's order. The larger they are, the fewer, or none would fill. */
const BATCH_LANES = 8;
const MAX_BATCH = 1000;

export function createDispatcher(
  poster: Poster,
  timers: Timers,
  random: Random,
  options: DispatcherOptions,
  envelopeOf: (account: Account) => Envelope,
  now: () => number,
  /** What the receiver answered beside its 200. */
  onAnswer: (update: WireUpdate, body: string) => void = () => undefined,
): Dispatcher {
  const lanes = new Map<string, Lane>();
  const stats: DispatcherStats = {
    posts: 0,
    failedPosts: 0,
    copies: 0,
    reordered: 0,
    ackLost: 0,
    wrongSignature: 0,
    forgedAccepted: 0,
    largestBatch: 0,
    pending: 0,
    dropped: 0,
  };

  const post = async (group: readonly Queued[], attempt: 'real' | 'forged' | 'ack_lost'): Promise<boolean> => {
    const [{ update }] = group as [Queued];
    const { account } = update;
    const url = update.url ?? account.webhookUrl;
    const merge = group.length > 1 && random.chance(0.5);
    const envelope = envelopeOf(account);
    const body = envelope.toBody(
      group.map((queued) => queued.update),
      merge,
      now(),
    );
    stats.posts += 1;
    stats.largestBatch = Math.max(stats.largestBatch, group.length);
    const result = await poster.post({
      url,
      body,
      headers: envelope.toHeaders(body, account, attempt === 'forged', url),
      timeoutMs: options.webhookTimeoutMs,
      cutAfterWrite: attempt === 'ack_lost',
    });
    if (result.status === 200 && attempt === 'real') onAnswer(update, result.body);
    return result.status === 200;
  };

  /** Tries until 200. The rest of the lane waits, so order survives an outage of the receiver. */
  const deliverGroup = async (group: readonly Queued[], done: () => void): Promise<void> => {
    const startedAt = now();
    if (group.some((queued) => queued.plan.wrongSignature)) {
      stats.wrongSignature += 1;
      if (await post(group, 'forged')) stats.forgedAccepted += 1;
    }
    if (group.some((queued) => queued.plan.ackLost)) {
      stats.ackLost += 1;
      await post(group, 'ack_lost');
    }
    const attempt = async (failures: number): Promise<void> => {
      if (await post(group, 'real')) {
        for (const queued of group) queued.acknowledged();
        stats.pending -= group.length;
        done();
        return;
      }
      stats.failedPosts += 1;
      if (now() - startedAt > RETRY_HORIZON_MS) {
        stats.dropped += group.length;
        stats.pending -= group.length;
        done();
        return;
      }
      const pause = Math.min(options.retryCapMs, options.retryBaseMs * 2 ** Math.min(failures, 20));
      timers.after(pause * (0.8 + 0.4 * random.next()), () => void attempt(failures + 1));
    };
    await attempt(0);
  };

  const takeGroup = (lane: Lane): Queued[] | 'wait' => {
    const head = lane.queue[0] as Queued;
    if (head.plan.reorder && !head.held) {
      head.held = true;
      if (lane.queue.length === 1) {
        lane.waitsUntil = now() + REORDER_HOLD_MS;
        return 'wait';
      }
    }
    if (head.held) {
      head.held = false;
      head.plan = { ...head.plan, reorder: false };
      const next = lane.queue[1];
      if (next) {
        lane.queue[0] = next;
        lane.queue[1] = head;
        stats.reordered += 1;
      }
    }
    const first = lane.queue[0] as Queued;
    const most = envelopeOf(first.update.account).single ? 1 : MAX_BATCH;
    return lane.queue.splice(0, Math.max(1, Math.min(most, first.plan.batch)));
  };

  const pumpLater = (lane: Lane, delayMs: number): void => {
    if (lane.timed) return;
    lane.timed = true;
    timers.after(delayMs, () => {
      lane.timed = false;
      pump(lane);
    });
  };

  const pump = (lane: Lane): void => {
    if (lane.busy || lane.queue.length === 0) return;
    const head = lane.queue[0] as Queued;
    const remaining = lane.waitsUntil - now();
    const wanted = head.held ? 2 : head.plan.batch;
    if (remaining > 0 && lane.queue.length < wanted) {
      pumpLater(lane, remaining + 1);
      return;
    }
    const group = takeGroup(lane);
    if (group === 'wait') {
      pumpLater(lane, REORDER_HOLD_MS + 1);
      return;
    }
    lane.busy = true;
    sendCopies(group);
    const start = (): void =>
      void deliverGroup(group, () => {
        lane.busy = false;
        const next = lane.queue[0];
        if (next && next.plan.batch > 1) lane.waitsUntil = now() + next.plan.batchWithinMs;
        pump(lane);
      });
    const delayMs = Math.max(...group.map((queued) => queued.plan.delayMs));
    if (delayMs > 0) timers.after(delayMs, start);
    else start();
  };

  const sendCopies = (group: readonly Queued[]): void => {
    for (const queued of group) {
      for (let copy = 0; copy < queued.plan.copies; copy += 1) {
        stats.copies += 1;
        const send = (): void =>
          void post([queued], 'real').then((accepted) => {
            if (accepted) queued.acknowledged();
          });
        timers.after(queued.plan.copyDelayMs * copy + queued.plan.copyDelayMs, send);
      }
    }
  };

  return {
    deliver(update, plan, acknowledged) {
      const { silenced } = update.account;
      if (silenced && (update.kind === 'status' ? silenced.statuses : silenced.messages)) {
        stats.dropped += 1;
        return;
      }
      const key = laneKey(update, plan);
      let lane = lanes.get(key);
      if (!lane) {
        lane = { queue: [], busy: false, waitsUntil: 0, timed: false };
        lanes.set(key, lane);
      }
      let told = false;
      const tellOnce = (): void => {
        if (told) return;
        told = true;
        acknowledged();
      };
      if (lane.queue.length === 0 && !lane.busy && plan.batch > 1) lane.waitsUntil = now() + plan.batchWithinMs;
      lane.queue.push({ update, plan: { ...plan }, acknowledged: tellOnce, held: false });
      stats.pending += 1;
      pump(lane);
    },
    stats: () => ({ ...stats }),
  };
}

/** Statuses travel apart from messages. A batch may hold several accounts of one app, as the provider's do. */
function laneKey(update: WireUpdate, plan: DeliveryPlan): string {
  const { account, contact } = update;
  if (update.kind === 'status') return `status|${account.key}`;
  if (plan.batch > 1) {
    const lanes = Math.max(1, Math.min(BATCH_LANES, Math.floor(MAX_BATCH / plan.batch)));
    return `batch|${account.webhookUrl}|${account.appSecret}|${lanes}|${hashText(contact.userId) % lanes}`;
  }
  return `${account.key}|${contact.userId}`;
}
