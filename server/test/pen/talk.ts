import { type LaneDeps, runLane } from '../../src/modules/conversations/lanes/run-lane.ts';
import type { ClaimedLane, DecidedReply } from '../../src/modules/conversations/lanes/types.ts';
import type { SendOutcome } from '../../src/modules/outbound/index.ts';
import { createLog } from '../../src/platform/telemetry/log.ts';
import { createMetrics } from '../../src/platform/telemetry/metrics.ts';
import type { LedgerBench } from '../ledger.ts';

// Workers whose every pause is ours: the real lane worker's code runs up to where it asks the model or the provider, and waits there until it is
// told how that ended. A worker that is never told is one that died.

export interface Worker {
  conversationId: string;
  /** Where it waits; `done` when its lane is free again or lost. */
  at: 'deciding' | 'beginning' | 'sending' | 'done';
  decide(reply: DecidedReply): Promise<void>;
  fail(): Promise<void>;
  /** Asks to send what an earlier worker stored. */
  begin(): Promise<void>;
  end(outcome: SendOutcome): Promise<void>;
}

export interface Sent {
  conversationId: string;
  tracker: string;
  text: string;
}

const metrics = createMetrics();
const log = createLog('silent', {});

/** Runs a claimed lane to its first pause. `onSend` hears of each message at the moment it leaves. */
export async function startWorker(bench: LedgerBench, lane: ClaimedLane, onSend: (sent: Sent) => void): Promise<Worker> {
  let pause = (): void => {};
  let paused = new Promise<void>((resolve) => (pause = resolve));
  let answer: { decide: (reply: DecidedReply) => void; fail: (error: Error) => void } | null = null;
  let begin = (): void => {};
  let settle: ((outcome: SendOutcome) => void) | null = null;
  const deps: LaneDeps = {
    ledger: {
      ...bench.ledger,
      ingressUpMs: async () => 1_000_000,
      async beginSend(...given) {
        worker.at = 'beginning';
        await new Promise<void>((resolve) => {
          begin = resolve;
          pause();
        });
        return bench.ledger.beginSend(...given);
      },
    },
    sender: {
      send(_lane, reply) {
        onSend({ conversationId: lane.conversationId, tracker: reply.tracker, text: 'text' in reply.payload ? reply.payload.text : '' });
        worker.at = 'sending';
        return new Promise<SendOutcome>((resolve) => {
          settle = resolve;
          pause();
        });
      },
      uncertainPolicy: async () => 'human',
    },
    decide: () => {
      worker.at = 'deciding';
      return new Promise<DecidedReply>((resolve, reject) => {
        answer = { decide: resolve, fail: reject };
        pause();
      });
    },
    decideFallback: () => reply('fallback', 1, 'turn_failed'),
    metrics,
    log,
    onChanged: () => {},
    leaseMs: 3_600_000,
    uncertainAfterMs: 0,
  };
  const goOn = async (resume: () => void): Promise<void> => {
    paused = new Promise<void>((resolve) => (pause = resolve));
    resume();
    await Promise.race([paused, ended]);
  };
  const worker: Worker = {
    conversationId: lane.conversationId,
    at: 'deciding',
    decide: (given) => goOn(() => answer?.decide(given)),
    fail: () => goOn(() => answer?.fail(new Error('the turn broke'))),
    begin: () => goOn(() => begin()),
    end: (outcome) => goOn(() => settle?.(outcome)),
  };
  const ended = runLane(deps, lane).then(() => {
    worker.at = 'done';
  });
  await Promise.race([paused, ended]);
  return worker;
}

/** What a turn came to: so many parts, with a handoff or without. */
export function reply(name: string, parts: number, handoffReason: string | null = null): DecidedReply {
  return {
    outcome: handoffReason ? 'handed_over' : 'answered',
    contents: Array.from({ length: parts }, (_, index) => ({ kind: 'text', text: `bot ${name}.${index}` })),
    language: null,
    handoffReason,
    trace: { question: '', outcome: 'answered', totalMs: 0, steps: [] },
    modelTokens: 0,
  };
}
