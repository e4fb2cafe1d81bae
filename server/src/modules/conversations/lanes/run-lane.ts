import type { TurnTrace } from '@wafaa/contracts';
import { makeId } from '../../../platform/ids.ts';
import type { Log } from '../../../platform/telemetry/log.ts';
import type { Metrics } from '../../../platform/telemetry/metrics.ts';
import type { OutboundContent } from '../../channels/index.ts';
import type { Sender } from '../../outbound/index.ts';
import type { Ledger } from './ledger.ts';
import type { ClaimedLane, DecidedReply, StoredPayload, StoredReply } from './types.ts';

export interface LaneDeps {
  ledger: Ledger;
  sender: Sender;
  decide: (lane: ClaimedLane, signal: AbortSignal) => Promise<DecidedReply>;
  /** The reply when deciding broke too often: a fixed sentence and a person. */
  decideFallback: (lane: ClaimedLane) => DecidedReply;
  metrics: Metrics;
  log: Log;
  onChanged: (tenantId: string) => void;
  leaseMs: number;
  uncertainAfterMs: number;
}

// No send starts after this share of a lease: a process that was stopped and resumed must not overlap its successor.
const SEND_SHARE = 0.6;
const MAX_SUPERSEDES = 3;
// A provider that is behind for ever must not hold a conversation for ever: then a person finds out what became of the send.
const MAX_UNCERTAIN_WAITS = 20;
const MAX_TURN_FAILURES = 4;
// A message that ends the process itself leaves no failure behind, only claims.
const MAX_CLAIMS = 25;
const REFUSED_MS = 100;
const RETRY_TURN_MS = 1_000;

/** One leased conversation from claim to the freed lane. Errors end in a lane that is due again, never in a lost message.
 *  `claimedAt`: `performance.now()` before the claim was asked for, so that a process that was stopped in between counts the whole lease.
 *  `penLost`: a person took the pen; the model is not waited for any longer. Without it, *prepare* refuses what comes too late. */
export async function runLane(
  deps: LaneDeps,
  lane: ClaimedLane,
  claimedAt: number = performance.now(),
  penLost: AbortSignal = new AbortController().signal,
): Promise<void> {
  const isFresh = (): boolean => performance.now() - claimedAt < deps.leaseMs * SEND_SHARE;
  const stored = lane.stored.filter((reply) => reply.uptoSeq === lane.stored[0]?.uptoSeq);
  if (stored.length > 0) return resumeStored(deps, lane, stored, isFresh);
  const last = lane.pending.at(-1);
  if (!last) return void (await deps.ledger.finish({ ...ref(lane), result: 'release', uptoSeq: lane.doneSeq }));
  // What its writer took back before it was answered is no question any more.
  const asked = lane.pending.filter((message) => message.kind !== 'deleted');
  if (lane.penHolder !== 'bot' || asked.length === 0) {
    return void (await deps.ledger.finish({ ...ref(lane), result: 'release', uptoSeq: last.seq }));
  }

  const question = { ...lane, pending: asked };
  const turnStarted = new Date();
  let reply: DecidedReply;
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(deps.leaseMs * SEND_SHARE), penLost]);
    reply =
      lane.failures >= MAX_TURN_FAILURES || lane.attempts > MAX_CLAIMS
        ? deps.decideFallback(question)
        : await deps.decide(question, signal);
  } catch (error) {
    if (penLost.aborted) {
      deps.metrics.turns.inc({ outcome: 'no_pen' });
      return void (await deps.ledger.finish({ ...ref(lane), result: 'release', delayMs: 0 }));
    }
    deps.metrics.turns.inc({ outcome: 'failed' });
    deps.log.error({ err: error, tenantId: lane.tenantId, conversationId: lane.conversationId, attempts: lane.attempts }, 'turn failed');
    await deps.ledger.finish({ ...ref(lane), result: 'release', delayMs: RETRY_TURN_MS * (lane.failures + 1), error: 'turn_failed' });
    return;
  }
  await prepareAndSend(deps, lane, reply, turnStarted, isFresh);
}

async function prepareAndSend(
  deps: LaneDeps,
  lane: ClaimedLane,
  reply: DecidedReply,
  turnStarted: Date,
  isFresh: () => boolean,
): Promise<void> {
  const first = lane.pending[0];
  const last = lane.pending.at(-1);
  if (!first || !last) return;
  const { user, returnPath } = last.payload;
  const to = { userId: user?.id ?? '', ...(user?.phone ? { phone: user.phone } : {}), ...(returnPath ? { returnPath } : {}) };
  const parts = reply.contents.map((content) => {
    const id = makeId('out');
    return { id, messageId: makeId('msg'), tracker: id, payload: { ...content, to } satisfies StoredPayload, text: textOf(content) };
  });
  const verdict = await deps.ledger.prepare({
    ...ref(lane),
    accountId: lane.accountId,
    uptoSeq: last.seq,
    maxSupersedes: MAX_SUPERSEDES,
    language: reply.language,
    handoff: reply.handoffReason,
    ...moodOf(reply.trace),
    modelTokens: reply.modelTokens,
    turn: {
      id: makeId('trn'),
      fromSeq: first.seq,
      outcome: reply.outcome,
      trace: reply.trace satisfies TurnTrace,
      knowledgeVersion: lane.knowledgeVersion,
      startedAt: turnStarted.toISOString(),
    },
    parts,
  });
  deps.onChanged(lane.tenantId);
  deps.metrics.turns.inc({ outcome: verdict === 'prepared' || verdict === 'done' ? reply.outcome : verdict });
  deps.metrics.turnSeconds.observe((Date.now() - turnStarted.getTime()) / 1000);
  if (verdict !== 'prepared') return;
  const replies = parts.map(
    (part, index): StoredReply => ({
      id: part.id,
      uptoSeq: last.seq,
      part: index,
      payload: part.payload,
      tracker: part.tracker,
      attempts: 1,
      author: 'bot',
      state: index === 0 ? 'sending' : 'queued',
      sendingForMs: null,
    }),
  );
  await sendFrom(deps, lane, replies, 0, isFresh);
  deps.metrics.replySeconds.observe(Math.max(0, Date.now() - Date.parse(first.receivedAt)) / 1000);
}

/** Sends the parts from `index` on; the one at `index` is marked as being sent already. */
async function sendFrom(deps: LaneDeps, lane: ClaimedLane, replies: StoredReply[], index: number, isFresh: () => boolean): Promise<void> {
  for (let at = index; at < replies.length; at += 1) {
    const reply = replies[at];
    if (!reply) return;
    if (!isFresh()) {
      // Marked as being sent, and for certain it was not: due again at once under a new lease. Whoever has the lane by now ignores this.
      const late = { failureKind: 'transient', failureCode: 'lease.short', delayMs: 0 };
      return void (await deps.ledger.finish({ ...ref(lane), result: 'retry', outboundId: reply.id, ...late }));
    }
    const result = await deps.sender.send(lane, reply, isFresh);
    deps.onChanged(lane.tenantId);
    if (result.kind === 'sent') {
      const answer = await deps.ledger.finish({
        ...ref(lane),
        result: 'sent',
        outboundId: reply.id,
        uptoSeq: reply.uptoSeq,
        providerMessageId: result.providerMessageId,
        nextOutboundId: replies[at + 1]?.id ?? null,
      });
      if (!answer.held || (replies[at + 1] && answer.next === null)) return;
    } else if (result.kind === 'retry') {
      const { failureKind, failureCode, delayMs } = result;
      return void (await deps.ledger.finish({ ...ref(lane), result: 'retry', outboundId: reply.id, failureKind, failureCode, delayMs }));
    } else if (result.kind === 'uncertain') {
      return void (await deps.ledger.finish({ ...ref(lane), result: 'uncertain', outboundId: reply.id, delayMs: deps.uncertainAfterMs }));
    } else {
      const { failureKind, failureCode } = result;
      return void (await deps.ledger.finish({ ...ref(lane), result: 'failed', uptoSeq: reply.uptoSeq, failureKind, failureCode }));
    }
  }
}

/** A reply that an earlier lease made durable: the model is not asked again, and what may have been sent is found out before it is sent. */
async function resumeStored(deps: LaneDeps, lane: ClaimedLane, stored: StoredReply[], isFresh: () => boolean): Promise<void> {
  const index = stored.findIndex((reply) => reply.state === 'queued' || reply.state === 'sending');
  const next = stored[index];
  if (!next) {
    const uptoSeq = stored[0]?.uptoSeq ?? lane.doneSeq;
    return void (await deps.ledger.finish({ ...ref(lane), result: 'release', uptoSeq }));
  }
  const isSilenced = next.author === 'bot' && lane.penHolder === 'agent';
  if (next.state === 'queued' && isSilenced) {
    return void (await deps.ledger.finish({ ...ref(lane), result: 'cancelled', uptoSeq: next.uptoSeq }));
  }
  if (next.state === 'sending') {
    const { waitMs, wasSilent } = await waitForNews(deps, next);
    if (waitMs > 0) {
      return void (await deps.ledger.finish({ ...ref(lane), result: 'uncertain', outboundId: next.id, delayMs: waitMs }));
    }
    const found = await deps.sender.findSent?.(lane, next, next.sendingForMs);
    deps.metrics.sends.inc({ channel: lane.channel, result: found?.messageId ? 'uncertain_found' : 'uncertain_unconfirmed' });
    if (found?.messageId) return settleFound(deps, lane, stored, index, found.messageId, isFresh);
    if (isSilenced) return void (await deps.ledger.finish({ ...ref(lane), result: 'cancelled', uptoSeq: next.uptoSeq }));
    // A provider that was asked and knows of none has sent none: whatever it costs, it goes again. Else only silence in a time in which news would
    // have come is a reason to send the same words once more.
    if (!found && (!wasSilent || (await deps.sender.uncertainPolicy(lane, next)) === 'human')) {
      return void (await deps.ledger.finish({
        ...ref(lane),
        result: 'failed',
        uptoSeq: next.uptoSeq,
        failureKind: 'unknown',
        failureCode: 'outbound.uncertain',
      }));
    }
  }
  if (!(await deps.ledger.beginSend(ref(lane), next.id))) {
    return void (await deps.ledger.finish({ ...ref(lane), result: 'release', delayMs: REFUSED_MS, error: 'send_refused' }));
  }
  await sendFrom(
    deps,
    lane,
    stored.map((reply, at) => (at === index ? { ...reply, attempts: reply.attempts + 1 } : reply)),
    index,
    isFresh,
  );
}

/** The provider has the message whose answer was lost: it is settled, and what follows it goes on. */
async function settleFound(
  deps: LaneDeps,
  lane: ClaimedLane,
  stored: StoredReply[],
  index: number,
  providerMessageId: string,
  isFresh: () => boolean,
): Promise<void> {
  const [reply, following] = [stored[index], stored[index + 1]];
  if (!reply) return;
  const settled = { outboundId: reply.id, uptoSeq: reply.uptoSeq, providerMessageId, nextOutboundId: following?.id ?? null };
  const answer = await deps.ledger.finish({ ...ref(lane), result: 'sent', ...settled });
  deps.onChanged(lane.tenantId);
  if (following && answer.held && answer.next !== null) await sendFrom(deps, lane, stored, index + 1, isFresh);
}

/** How much longer to wait for news of a send whose end nobody saw. Time in which none could have reached us does not count. `wasSilent`: for the
 *  whole of that time news would have come and none did; false where the wait was given up without having been able to hear. */
async function waitForNews(deps: LaneDeps, reply: StoredReply): Promise<{ waitMs: number; wasSilent: boolean }> {
  const { uncertainAfterMs } = deps;
  // Both ages are by the database's clock: this process's own may be wrong.
  const sendingMs = reply.sendingForMs ?? Number.POSITIVE_INFINITY;
  const upMs = await deps.ledger.ingressUpMs();
  const heardMs = Math.min(sendingMs, upMs ?? 0);
  if (heardMs >= uncertainAfterMs) return { waitMs: 0, wasSilent: true };
  // Without an API process nobody would hear of a person either: whoever starts one is waited for.
  if (upMs === null) return { waitMs: Math.min(1_000, uncertainAfterMs), wasSilent: false };
  const leftMs = uncertainAfterMs * (MAX_UNCERTAIN_WAITS + 1) - sendingMs;
  return { waitMs: Math.max(0, Math.ceil(Math.min(uncertainAfterMs - heardMs, leftMs))), wasSilent: false };
}

function ref(lane: ClaimedLane): { tenantId: string; conversationId: string; token: number } {
  return { tenantId: lane.tenantId, conversationId: lane.conversationId, token: lane.token };
}

function textOf(content: OutboundContent): string | null {
  if ('text' in content) return content.text;
  return content.kind === 'media' ? (content.caption ?? null) : null;
}

const COURTESIES: ReadonlySet<string> = new Set(['thanks', 'goodbye']);

function moodOf(trace: TurnTrace): { sentiment?: string; courtesy?: boolean } {
  const step = trace.steps.find((one) => one.name === 'understand');
  if (step?.name !== 'understand') return {};
  return { sentiment: step.data.sentiment, courtesy: COURTESIES.has(step.data.intent) };
}
