import { describe, expect, test } from 'vitest';
import type { LedgerBench, TestTenant } from '../../../../test/ledger.ts';
import { withLedger } from '../../../../test/with-ledger.ts';
import { movePen } from '../../handoff/index.ts';

describe('prepare', () => {
  let bench: LedgerBench;
  let tenant: TestTenant;
  withLedger((opened, own) => {
    [bench, tenant] = [opened, own];
  });

  const stored = (conversation: string) =>
    bench.test.asOwner<{ upto_seq: number; part: number; state: string }>(
      'select upto_seq, part, state from outbound where conversation_id = $1 order by upto_seq, part',
      [conversation],
    );
  const turns = (conversation: string) => bench.test.asOwner('select state from turn where conversation_id = $1', [conversation]);
  const pen = (action: 'take' | 'give_to_bot', conversationId: string) =>
    bench.test.database.withTenant(tenant.tenantId, (db) => movePen(db, { conversationId, action, actor: { id: 'usr_1', name: 'Sara' } }));

  test('stores every part before anything is sent, the first as being sent', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    expect((await bench.prepare(await bench.claimOne(), 3)).verdict).toBe('prepared');
    expect((await stored(conversation)).map((row) => row.state)).toEqual(['sending', 'queued', 'queued']);
    expect(await bench.laneOf(conversation)).toMatchObject({ done_seq: 0, last_seq: 1 });
  });

  test('is done at once when there is nothing to say', async () => {
    const conversation = await bench.says(tenant, '1', 'thanks');
    expect((await bench.prepare(await bench.claimOne(), 0)).verdict).toBe('done');
    expect(await bench.laneOf(conversation)).toMatchObject({ done_seq: 1, ready_at: null, leased_until: null });
    // And nobody is shown as waiting for an answer that will not come.
    expect(await bench.row('select waiting_since from conversation where id = $1', [conversation])).toEqual({ waiting_since: null });
  });

  test('refuses a worker whose lane somebody else leases now', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const zombie = await bench.claimOne();
    await bench.test.asOwner(
      `update lane set ready_at = now() - interval '1 s', leased_until = now() - interval '1 s' where conversation_id = $1`,
      [conversation],
    );
    const successor = await bench.claimOne(bench.worker('successor'));
    expect((await bench.prepare(zombie, 1)).verdict).toBe('stale');
    expect((await bench.prepare(successor, 1)).verdict).toBe('prepared');
    expect(await stored(conversation)).toHaveLength(1);
    expect(await turns(conversation)).toEqual([{ state: 'done' }]);
  });

  test('refuses a worker whose lease has ended, though nobody else has the lane', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const lane = await bench.claimOne();
    await bench.test.asOwner(`update lane set leased_until = now() - interval '1 ms' where conversation_id = $1`, [conversation]);
    expect((await bench.prepare(lane, 1)).verdict).toBe('stale');
    expect(await stored(conversation)).toEqual([]);
  });

  test('refuses the bot when a person took the pen meanwhile, and frees the lane', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const lane = await bench.claimOne();
    await pen('take', conversation);
    expect((await bench.prepare(lane, 1)).verdict).toBe('no_pen');
    expect(await stored(conversation)).toEqual([]);
    expect(await bench.laneOf(conversation)).toMatchObject({ done_seq: 1, ready_at: null, leased_until: null });
  });

  test('stays refused when the person has given the pen back by then: what they took is theirs', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const lane = await bench.claimOne();
    await pen('take', conversation);
    await pen('give_to_bot', conversation);
    expect((await bench.prepare(lane, 1)).verdict).toBe('no_pen');
    expect(await stored(conversation)).toEqual([]);
    await bench.says(tenant, '1', 'and this?');
    expect((await bench.claimOne()).pending.map((message) => message.text)).toEqual(['and this?']);
  });

  test('starts again for a message that came meanwhile, at most as often as it is told', async () => {
    const conversation = await bench.says(tenant, '1', 'one');
    for (let round = 0; round < 2; round += 1) {
      const lane = await bench.claimOne();
      await bench.says(tenant, '1', `more ${round}`);
      expect((await bench.prepare(lane, 1, { maxSupersedes: 2 })).verdict).toBe('superseded');
    }
    const lane = await bench.claimOne();
    expect(lane.pending.map((message) => message.text)).toEqual(['one', 'more 0', 'more 1']);
    await bench.says(tenant, '1', 'more 2');
    expect((await bench.prepare(lane, 1, { maxSupersedes: 2 })).verdict).toBe('prepared');
    expect((await stored(conversation)).map((row) => row.upto_seq)).toEqual([3]);
  });

  test('answers the same call again in the same way when its answer was lost, and stores nothing twice', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const lane = await bench.claimOne();
    const turn = { id: 'trn_again', fromSeq: 1, outcome: 'answered', trace: {}, knowledgeVersion: 1, startedAt: new Date().toISOString() };
    const first = await bench.prepare(lane, 2, { turn });
    expect(await bench.prepare(lane, first.ids, { turn })).toEqual(first);
    expect(await stored(conversation)).toHaveLength(2);
    expect(await turns(conversation)).toHaveLength(1);
  });

  test('cannot write a second reply to the same messages', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const lane = await bench.claimOne();
    await bench.prepare(lane, 1);
    await expect(bench.prepare(lane, 1)).rejects.toThrow(/unique/);
    expect(await stored(conversation)).toHaveLength(1);
  });

  test('one item that the database refuses harms none of those that share its round trip', async () => {
    await bench.says(tenant, 'good', 'q');
    await bench.says(tenant, 'bad', 'q');
    const lanes = await bench.ledger.claim(2, {});
    const [good, bad] = lanes;
    if (!good || !bad) throw new Error('two lanes were due');
    const results = await Promise.allSettled([bench.prepare(good, 1), bench.prepare(bad, ['out_same', 'out_same'])]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected']);
  });

  test('keeps what a customer typed storable: NUL and half surrogates are replaced', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const lane = await bench.claimOne();
    const part = {
      id: 'out_odd',
      messageId: 'msg_odd',
      tracker: 'out_odd',
      payload: { kind: 'text', 'a\u0000': 'x' },
      text: 'odd \u0000 \ud83d text',
    };
    expect((await bench.prepare(lane, 0, { parts: [part] })).verdict).toBe('prepared');
    expect(await bench.row(`select text from message where conversation_id = $1 and direction = 'out'`, [conversation])).toEqual({
      text: 'odd \ufffd \ufffd text',
    });
  });

  test('gives the conversation to a person together with the words that say so', async () => {
    const conversation = await bench.says(tenant, '1', 'a person please');
    await bench.prepare(await bench.claimOne(), 1, { handoff: 'asked_for_person' });
    expect(await bench.row('select pen_holder, pen_reason from conversation where id = $1', [conversation])).toEqual({
      pen_holder: 'nobody',
      pen_reason: 'asked_for_person',
    });
    await bench.says(tenant, '1', 'thanks');
    const lane = await bench.laneOf(conversation);
    expect(lane.last_seq - lane.done_seq).toBe(2);
  });
});
