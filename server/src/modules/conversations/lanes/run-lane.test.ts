import { describe, expect, test } from 'vitest';
import { mintTenantId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/telemetry/log.ts';
import { createMetrics } from '../../../platform/telemetry/metrics.ts';
import type { SendOutcome } from '../../outbound/index.ts';
import type { FinishItem, PrepareItem } from './ledger.ts';
import { type LaneDeps, runLane } from './run-lane.ts';
import type { ClaimedLane, DecidedReply, PendingMessage, StoredReply } from './types.ts';

const pending = (seq: number, given: Partial<PendingMessage> = {}): PendingMessage => ({
  seq,
  kind: 'text',
  text: `text ${seq}`,
  messageId: null,
  occurredAt: new Date().toISOString(),
  receivedAt: new Date().toISOString(),
  payload: { user: { id: '9665' } },
  ...given,
});
const storedReply = (given: Partial<StoredReply> = {}): StoredReply => ({
  id: 'out_1',
  uptoSeq: 1,
  part: 0,
  payload: { kind: 'text', text: 'stored', to: { userId: '9665' } },
  state: 'sending',
  author: 'bot',
  tracker: 'out_1',
  attempts: 1,
  sendingForMs: 0,
  ...given,
});
const laneWith = (given: Partial<ClaimedLane> = {}): ClaimedLane => ({
  tenantId: mintTenantId('00000000-0000-4000-8000-000000000001'),
  conversationId: 'cnv',
  token: 1,
  attempts: 1,
  failures: 0,
  supersedes: 0,
  doneSeq: 0,
  channel: 'whatsapp',
  accountId: 'acc',
  contactId: 'cnt',
  penHolder: 'bot',
  language: null,
  settingsVersion: 1,
  knowledgeVersion: 1,
  limits: {},
  used: null,
  pending: [pending(1)],
  stored: [],
  history: [],
  ...given,
});

interface Stage {
  finished: FinishItem[];
  sent: string[];
  asked: string[][];
  prepared: PrepareItem[];
  run(lane: ClaimedLane, claimedAt?: number): Promise<void>;
}

function stage(
  given: {
    upMs?: number | null;
    outcomes?: SendOutcome[];
    decide?: LaneDeps['decide'];
    policy?: 'resend' | 'human';
    /** What the provider says when it is asked about a send whose answer was lost. */
    found?: { messageId: string | null };
    parts?: number;
    begins?: boolean;
  } = {},
): Stage {
  const made: Omit<Stage, 'run'> = { finished: [], sent: [], asked: [], prepared: [] };
  const reply = (outcome: DecidedReply['outcome']): DecidedReply => ({
    outcome,
    contents: Array.from({ length: given.parts ?? 1 }, (_, index) => ({ kind: 'text', text: `part ${index}` })),
    language: 'en',
    handoffReason: null,
    trace: { question: '', outcome, totalMs: 0, steps: [] },
    modelTokens: 0,
  });
  const deps: LaneDeps = {
    ledger: {
      claim: async () => [],
      async prepare(item) {
        made.prepared.push(item);
        return 'prepared';
      },
      beginSend: async () => given.begins ?? true,
      async finish(item) {
        made.finished.push(item);
        return { held: true, next: item.result === 'sent' ? item.nextOutboundId : null };
      },
      ingressUpMs: async () => (given.upMs === undefined ? 1_000_000 : given.upMs),
    },
    sender: {
      async send(_lane, sendable) {
        made.sent.push('text' in sendable.payload ? sendable.payload.text : '');
        return given.outcomes?.shift() ?? { kind: 'sent', providerMessageId: 'w' };
      },
      uncertainPolicy: async () => given.policy ?? 'resend',
      findSent: async () => given.found,
    },
    async decide(lane, signal) {
      made.asked.push(lane.pending.map((message) => message.text ?? ''));
      return given.decide ? given.decide(lane, signal) : reply('answered');
    },
    decideFallback: () => reply('handed_over'),
    metrics: createMetrics(),
    log: createLog('silent', {}),
    onChanged: () => {},
    leaseMs: 10_000,
    uncertainAfterMs: 5_000,
  };
  return { ...made, run: (lane, claimedAt) => runLane(deps, lane, claimedAt) };
}

describe('a lane with a new question', () => {
  test('is answered once, part by part', async () => {
    const it = stage({ parts: 3 });
    await it.run(laneWith());
    expect(it.sent).toEqual(['part 0', 'part 1', 'part 2']);
    expect(it.finished.map((item) => item.result)).toEqual(['sent', 'sent', 'sent']);
  });

  test('is left to a person who holds the pen', async () => {
    const it = stage();
    await it.run(laneWith({ penHolder: 'agent' }));
    expect(it).toMatchObject({ sent: [], asked: [], finished: [{ result: 'release', uptoSeq: 1 }] });
  });

  test('passes over what its writer deleted, and asks nothing when nothing is left', async () => {
    const deleted = pending(2, { kind: 'deleted', text: null });
    const some = stage();
    await some.run(laneWith({ pending: [pending(1), deleted] }));
    expect(some.asked).toEqual([['text 1']]);
    expect(some.prepared[0]?.uptoSeq).toBe(2);
    const none = stage();
    await none.run(laneWith({ pending: [deleted] }));
    expect(none).toMatchObject({ asked: [], sent: [], finished: [{ result: 'release', uptoSeq: 2 }] });
  });

  test('is due again when deciding breaks, later each time, and ends with a person', async () => {
    const breaks: LaneDeps['decide'] = () => Promise.reject(new Error('broken'));
    const it = stage({ decide: breaks });
    await it.run(laneWith({ failures: 2 }));
    expect(it.finished).toMatchObject([{ result: 'release', delayMs: 3_000, error: 'turn_failed' }]);
    await it.run(laneWith({ failures: 4 }));
    expect(it.prepared[0]?.turn.outcome).toBe('handed_over');
  });

  test('ends with a person when it ends the process again and again', async () => {
    const it = stage();
    await it.run(laneWith({ attempts: 26 }));
    expect(it.asked).toEqual([]);
    expect(it.prepared[0]?.turn.outcome).toBe('handed_over');
  });

  test('starts no send late in its lease: what was not sent is due again, not uncertain', async () => {
    const it = stage();
    await it.run(laneWith(), performance.now() - 6_500);
    expect(it.sent).toEqual([]);
    expect(it.finished).toMatchObject([{ result: 'retry', failureCode: 'lease.short', delayMs: 0 }]);
  });

  test('stops at the part that fails and says how', async () => {
    const it = stage({
      parts: 3,
      outcomes: [
        { kind: 'sent', providerMessageId: 'w' },
        { kind: 'failed', failureKind: 'window_closed', failureCode: '131047' },
      ],
    });
    await it.run(laneWith());
    expect(it.sent).toHaveLength(2);
    expect(it.finished.at(-1)).toMatchObject({ result: 'failed', failureCode: '131047' });
  });
});

describe('a lane with a stored reply', () => {
  const resumed = (given: Partial<StoredReply>, lane: Partial<ClaimedLane> = {}) => laneWith({ stored: [storedReply(given)], ...lane });

  test('asks no model again', async () => {
    const it = stage();
    await it.run(resumed({ state: 'queued' }));
    expect(it).toMatchObject({ asked: [], sent: ['stored'] });
  });

  test('waits for news of an uncertain send as long as news may come', async () => {
    const it = stage();
    await it.run(resumed({ sendingForMs: 2_000 }));
    expect(it.finished).toMatchObject([{ result: 'uncertain', delayMs: 3_000 }]);
    await it.run(resumed({ sendingForMs: 5_000 }));
    expect(it.sent).toEqual(['stored']);
  });

  test('does not count the time in which no news could reach us', async () => {
    const down = stage({ upMs: null });
    await down.run(resumed({ sendingForMs: 3_000_000 }));
    expect(down.finished).toMatchObject([{ result: 'uncertain', delayMs: 1_000 }]);
    const justUp = stage({ upMs: 1_000 });
    await justUp.run(resumed({ sendingForMs: 60_000 }));
    expect(justUp.finished).toMatchObject([{ result: 'uncertain', delayMs: 4_000 }]);
  });

  test('does not wait for ever for a provider that is behind for ever: a person finds out, since nobody would have heard that it went', async () => {
    const almost = stage({ upMs: 100 });
    await almost.run(resumed({ sendingForMs: 5_000 * 21 - 700 }));
    expect(almost.finished).toMatchObject([{ result: 'uncertain', delayMs: 700 }]);
    const it = stage({ upMs: 100 });
    await it.run(resumed({ sendingForMs: 5_000 * 21 }));
    expect(it).toMatchObject({ sent: [], finished: [{ result: 'failed', failureCode: 'outbound.uncertain' }] });
  });

  test('goes again all the same where the provider was asked and has none', async () => {
    const it = stage({ upMs: 100, found: { messageId: null } });
    await it.run(resumed({ sendingForMs: 5_000 * 21 }));
    expect(it.sent).toEqual(['stored']);
  });

  test('asks a person where the policy says so', async () => {
    const it = stage({ policy: 'human' });
    await it.run(resumed({ sendingForMs: 9_000 }));
    expect(it).toMatchObject({ sent: [], finished: [{ result: 'failed', failureCode: 'outbound.uncertain' }] });
  });

  test('is settled by what the provider says when it is asked, whatever the policy', async () => {
    const found = stage({ policy: 'human', found: { messageId: 'SM1' } });
    await found.run(resumed({ sendingForMs: 9_000 }));
    expect(found).toMatchObject({ sent: [], finished: [{ result: 'sent', providerMessageId: 'SM1' }] });
    const none = stage({ policy: 'human', found: { messageId: null } });
    await none.run(resumed({ sendingForMs: 9_000 }));
    expect(none.sent).toEqual(['stored']);
  });

  test('is cancelled when a person holds the pen, unsent at once, uncertain after the wait', async () => {
    const it = stage();
    await it.run(resumed({ state: 'queued' }, { penHolder: 'agent' }));
    await it.run(resumed({ sendingForMs: 9_000 }, { penHolder: 'agent' }));
    expect(it.finished.map((item) => item.result)).toEqual(['cancelled', 'cancelled']);
    expect(it.sent).toEqual([]);
  });

  test('is done when everything in it is settled', async () => {
    const it = stage();
    await it.run(resumed({ state: 'delivered' }));
    expect(it).toMatchObject({ sent: [], finished: [{ result: 'release', uptoSeq: 1 }] });
  });

  test('goes on with the first part that did not go, under one more attempt', async () => {
    const it = stage();
    await it.run(
      laneWith({ stored: [storedReply({ state: 'sent' }), storedReply({ id: 'out_2', part: 1, state: 'queued', attempts: 2 })] }),
    );
    expect(it.finished).toMatchObject([{ result: 'sent', outboundId: 'out_2', nextOutboundId: null }]);
  });

  test('comes before a newer stored reply', async () => {
    const it = stage();
    const newer = storedReply({ id: 'out_9', uptoSeq: 9, state: 'queued' });
    await it.run(laneWith({ stored: [storedReply({ state: 'queued' }), newer] }));
    expect(it.finished.map((item) => ('outboundId' in item ? item.outboundId : ''))).toEqual(['out_1']);
  });

  test('is given back when the send is refused', async () => {
    const it = stage({ begins: false });
    await it.run(resumed({ state: 'queued' }));
    expect(it).toMatchObject({ sent: [], finished: [{ result: 'release', error: 'send_refused' }] });
  });
});
