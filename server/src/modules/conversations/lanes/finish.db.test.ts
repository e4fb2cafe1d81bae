import { describe, expect, test } from 'vitest';
import { type LedgerBench, statusOf, type TestTenant } from '../../../../test/ledger.ts';
import { withLedger } from '../../../../test/with-ledger.ts';
import { movePen } from '../../handoff/index.ts';

describe('finish', () => {
  let bench: LedgerBench;
  let tenant: TestTenant;
  withLedger((opened, own) => {
    [bench, tenant] = [opened, own];
  });

  const states = async (conversation: string) =>
    (
      await bench.test.asOwner<{ state: string; code: string | null }>(
        'select state, failure_code as code from outbound where conversation_id = $1 order by upto_seq, part',
        [conversation],
      )
    ).map(({ state, code }) => (code ? `${state} ${code}` : state));
  const sent = (outboundId: string | undefined, next: string | null = null) => ({
    result: 'sent',
    outboundId,
    uptoSeq: 1,
    providerMessageId: `wamid-${outboundId}`,
    nextOutboundId: next,
  });
  const dueInMs = async (conversation: string) =>
    (
      await bench.row<{ ms: number }>(
        'select (extract(epoch from ready_at - now()) * 1000)::int as ms from lane where conversation_id = $1',
        [conversation],
      )
    ).ms;

  test('frees the lane with the last part, and the conversation rests', async () => {
    const { lane, ids, conversation } = await bench.replying(tenant, '1');
    expect(await bench.finish(lane, sent(ids[0]))).toEqual({ held: true, next: null });
    expect(await bench.laneOf(conversation)).toMatchObject({ done_seq: 1, ready_at: null, leased_until: null, attempts: 0 });
    expect(await states(conversation)).toEqual(['sent']);
  });

  test('sends the parts one after the other and keeps the lane between them', async () => {
    const { lane, ids, conversation } = await bench.replying(tenant, '1', 3);
    expect(await bench.finish(lane, sent(ids[0], ids[1]))).toEqual({ held: true, next: ids[1] });
    expect(await states(conversation)).toEqual(['sent', 'sending', 'queued']);
    expect((await bench.laneOf(conversation)).leased_until).not.toBeNull();
    expect(await bench.finish(lane, sent(ids[1], ids[2]))).toEqual({ held: true, next: ids[2] });
    await bench.finish(lane, sent(ids[2]));
    expect(await bench.laneOf(conversation)).toMatchObject({ done_seq: 1, leased_until: null });
  });

  test('says the same again about the next part when its answer was lost', async () => {
    const { lane, ids } = await bench.replying(tenant, '1', 2);
    const first = await bench.finish(lane, sent(ids[0], ids[1]));
    expect(await bench.finish(lane, sent(ids[0], ids[1]))).toEqual(first);
  });

  test('stops between the parts when a person takes the pen, and never sends the rest', async () => {
    const { lane, ids, conversation } = await bench.replying(tenant, '1', 3);
    await bench.test.database.withTenant(tenant.tenantId, (db) =>
      movePen(db, { conversationId: conversation, action: 'take', actor: { id: 'usr', name: 'Sara' } }),
    );
    expect(await bench.finish(lane, sent(ids[0], ids[1]))).toEqual({ held: true, next: null });
    expect(await states(conversation)).toEqual(['sent', 'failed pen.taken', 'failed pen.taken']);
    expect(await bench.laneOf(conversation)).toMatchObject({ done_seq: 1, ready_at: null, leased_until: null });
  });

  test('records what a worker sent that has lost its lease, and leaves the lane to its successor', async () => {
    const { lane, ids, conversation } = await bench.replying(tenant, '1', 2);
    await bench.test.asOwner(
      `update lane set ready_at = now() - interval '1 s', leased_until = now() - interval '1 s' where conversation_id = $1`,
      [conversation],
    );
    const successor = await bench.claimOne(bench.worker('successor'));
    expect(successor.stored.map((reply) => reply.state)).toEqual(['sending', 'queued']);
    expect(await bench.finish(lane, sent(ids[0], ids[1]))).toEqual({ held: false, next: null });
    expect(await states(conversation)).toEqual(['sent', 'queued']);
    expect(await bench.laneOf(conversation)).toMatchObject({ token: successor.token, done_seq: 0 });
  });

  test('is due again after the delay of a retry, no sooner for a message that comes meanwhile', async () => {
    const { lane, ids, conversation } = await bench.replying(tenant, '1');
    await bench.finish(lane, { result: 'retry', outboundId: ids[0], failureKind: 'throttled', failureCode: '130429', delayMs: 30_000 });
    expect(await states(conversation)).toEqual(['queued 130429']);
    await bench.says(tenant, '1', 'hello?');
    const ms = await dueInMs(conversation);
    expect(ms).toBeGreaterThan(25_000);
    expect(ms).toBeLessThanOrEqual(30_000);
  });

  test('settles an uncertain send by its status, which makes the lane due at once', async () => {
    const { lane, ids, conversation } = await bench.replying(tenant, '1');
    await bench.finish(lane, { result: 'uncertain', outboundId: ids[0], delayMs: 60_000 });
    expect(await bench.row('select state, uncertain from outbound where id = $1', [ids[0]])).toEqual({ state: 'sending', uncertain: true });
    await bench.ingest([statusOf(tenant, 'delivered', { tracker: ids[0], targetMessageId: 'w' })]);
    expect(await dueInMs(conversation)).toBeLessThanOrEqual(0);
    expect((await bench.claimOne()).stored.map((reply) => reply.state)).toEqual(['delivered']);
  });

  test('is due at once when the status came before the uncertainty was recorded', async () => {
    const { lane, ids, conversation } = await bench.replying(tenant, '1');
    await bench.ingest([statusOf(tenant, 'sent', { tracker: ids[0], targetMessageId: 'w' })]);
    await bench.finish(lane, { result: 'uncertain', outboundId: ids[0], delayMs: 60_000 });
    expect(await dueInMs(conversation)).toBeLessThanOrEqual(0);
  });

  test('calls a person for a reply that cannot be sent, with all its parts', async () => {
    const { lane, conversation } = await bench.replying(tenant, '1', 2);
    await bench.finish(lane, { result: 'failed', uptoSeq: 1, failureKind: 'window_closed', failureCode: '131047' });
    expect(await states(conversation)).toEqual(['needs_human 131047', 'needs_human 131047']);
    expect(await bench.row('select pen_holder, pen_reason from conversation where id = $1', [conversation])).toEqual({
      pen_holder: 'nobody',
      pen_reason: 'send_failed',
    });
  });

  test('cancels a stored reply when a person holds the pen', async () => {
    const { lane, conversation } = await bench.replying(tenant, '1', 2);
    await bench.finish(lane, { result: 'cancelled', uptoSeq: 1 });
    expect(await states(conversation)).toEqual(['failed pen.taken', 'failed pen.taken']);
    expect(await bench.laneOf(conversation)).toMatchObject({ done_seq: 1, leased_until: null });
  });

  test('is due at once for what came during the turn', async () => {
    const { lane, ids, conversation } = await bench.replying(tenant, '1');
    await bench.says(tenant, '1', 'one more');
    await bench.finish(lane, sent(ids[0]));
    expect(await dueInMs(conversation)).toBeLessThanOrEqual(0);
    expect((await bench.claimOne()).pending.map((message) => message.text)).toEqual(['one more']);
  });

  test('counts broken turns and forgets them with the next answer', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    await bench.finish(await bench.claimOne(), { result: 'release', delayMs: 0, error: 'turn_failed' });
    expect(await bench.laneOf(conversation)).toMatchObject({ failures: 1, done_seq: 0, last_error: 'turn_failed' });
    const lane = await bench.claimOne();
    const { ids } = await bench.prepare(lane, 1);
    await bench.finish(lane, sent(ids[0]));
    expect(await bench.laneOf(conversation)).toMatchObject({ failures: 0, done_seq: 1, last_error: null });
  });

  test('changes nothing for a token that is not the lane’s', async () => {
    const { lane, conversation } = await bench.replying(tenant, '1');
    const before = await bench.laneOf(conversation);
    const stranger = { ...lane, token: lane.token - 1 };
    for (const rest of [
      { result: 'failed', uptoSeq: 1 },
      { result: 'cancelled', uptoSeq: 1 },
      { result: 'release', uptoSeq: 1 },
    ]) {
      expect((await bench.finish(stranger, rest)).held).toBe(false);
    }
    expect(await bench.laneOf(conversation)).toEqual(before);
    expect(await states(conversation)).toEqual(['sending']);
  });
});
