import { describe, expect, test } from 'vitest';
import { type LedgerBench, noteOf, type TestTenant, unique } from '../../../test/ledger.ts';
import { withLedger } from '../../../test/with-ledger.ts';
import { movePen } from './index.ts';

describe('movePen', () => {
  let bench: LedgerBench;
  let tenant: TestTenant;
  withLedger((opened, own) => {
    [bench, tenant] = [opened, own];
  });

  const move = (action: 'take' | 'give_to_bot', conversationId: string, by = tenant) =>
    bench.test.database.withTenant(by.tenantId, (db) => movePen(db, { conversationId, action, actor: { id: 'usr_1', name: 'Sara' } }));
  const pen = (conversation: string) =>
    bench.row('select pen_holder, pen_agent, pen_reason from conversation where id = $1', [conversation]);

  test('says who holds the pen, why, and tells everybody', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    await move('take', conversation);
    expect(await pen(conversation)).toEqual({ pen_holder: 'agent', pen_agent: 'Sara', pen_reason: 'taken_by_agent' });
    await move('give_to_bot', conversation);
    expect(await pen(conversation)).toEqual({ pen_holder: 'bot', pen_agent: null, pen_reason: 'given_to_bot' });
    const events = await bench.test.asOwner<{ payload: object }>(
      `select payload from event where conversation_id = $1 and kind = 'pen.moved' order by id`,
      [conversation],
    );
    expect(events.map((event) => event.payload)).toEqual([
      { holder: 'agent', actor: 'usr_1' },
      { holder: 'bot', actor: 'usr_1' },
    ]);
  });

  test('has the bot answer what waits also while a turn of before still runs, which then lays nothing aside', async () => {
    const conversation = await bench.says(tenant, 'quick', 'for the bot');
    const before = await bench.claimOne();
    await move('take', conversation);
    await bench.test.database.withTenant(tenant.tenantId, (db) =>
      movePen(db, { conversationId: conversation, action: 'give_to_bot', actor: { id: 'usr_1', name: 'Sara' }, answerWaiting: true }),
    );
    expect((await bench.prepare(before, 1)).verdict).toBe('stale');
    const after = await bench.claimOne();
    expect(after.pending.map((message) => message.text)).toEqual(['for the bot']);
    const { verdict, ids } = await bench.prepare(after, 1);
    expect(verdict).toBe('prepared');
    await bench.finish(after, { result: 'sent', outboundId: ids[0], uptoSeq: 1, providerMessageId: 'w-quick', nextOutboundId: null });
    expect(await bench.ledger.claim(5, {})).toEqual([]);
  });

  test('leaves what waits to the person, and lets the bot answer only what comes after it is given back', async () => {
    const conversation = await bench.says(tenant, '1', 'for Sara');
    await move('take', conversation);
    await bench.says(tenant, '1', 'for Sara too');
    expect(await bench.ledger.claim(5, {})).toEqual([]);
    await move('give_to_bot', conversation);
    expect(await bench.ledger.claim(5, {})).toEqual([]);
    await bench.says(tenant, '1', 'for the bot');
    expect((await bench.claimOne()).pending.map((message) => message.text)).toEqual(['for the bot']);
  });

  test('has the bot answer what came after the last message that the person had seen', async () => {
    const conversation = await bench.says(tenant, 'crossing', 'for Sara');
    await move('take', conversation);
    const [seen] = await bench.test.asOwner<{ id: string }>(
      'select id from message where conversation_id = $1 order by position desc limit 1',
      [conversation],
    );
    await bench.says(tenant, 'crossing', 'on its way while she gave it back');
    await bench.test.database.withTenant(tenant.tenantId, (db) =>
      movePen(db, {
        ...{ conversationId: conversation, action: 'give_to_bot', actor: { id: 'usr_1', name: 'Sara' } },
        seenMessageId: seen?.id,
      }),
    );
    expect((await bench.claimOne()).pending.map((message) => message.text)).toEqual(['on its way while she gave it back']);
  });

  test('makes a stored reply that waits for its next attempt due at once, so that it is cancelled before the person writes', async () => {
    const { lane, ids, conversation } = await bench.replying(tenant, '1');
    await bench.finish(lane, { result: 'retry', outboundId: ids[0], failureKind: 'auth', failureCode: '190', delayMs: 60_000 });
    await move('take', conversation);
    const again = await bench.claimOne();
    expect(again).toMatchObject({ conversationId: conversation, penHolder: 'agent' });
    expect(again.stored.map((reply) => reply.state)).toEqual(['queued']);
  });

  test('refuses the start of a send after the pen is taken', async () => {
    const { lane, ids, conversation } = await bench.replying(tenant, '1', 2);
    await move('take', conversation);
    expect(await bench.ledger.beginSend(lane, ids[1] ?? '')).toBe(false);
  });

  test('leaves to a person what has an answer that was taken back and never went', async () => {
    const { lane, ids, conversation } = await bench.replying(tenant, 'unsent');
    await bench.finish(lane, { result: 'retry', outboundId: ids[0], failureKind: 'throttled', failureCode: '130429', delayMs: 60_000 });
    await move('take', conversation);
    await bench.finish(await bench.claimOne(), { result: 'cancelled', uptoSeq: 1 });
    await bench.test.database.withTenant(tenant.tenantId, (db) =>
      movePen(db, { conversationId: conversation, action: 'give_to_bot', actor: { id: 'usr_1', name: 'Sara' }, answerWaiting: true }),
    );
    expect(await pen(conversation)).toEqual({ pen_holder: 'nobody', pen_agent: null, pen_reason: 'given_unsent' });
  });

  test('keeps the bot silent for whoever asked to hear no more, until they take it back', async () => {
    const wish = (kind: 'opt_out' | 'opt_in') =>
      noteOf(tenant, 'stop', {
        ...{ kind, text: 'a wish', dedupeKey: unique('wish'), inConversation: true },
        payload: { user: { id: 'stop' }, preference: { category: 'all', value: kind === 'opt_out' ? 'stop' : 'resume' } },
      });
    const conversation = await bench.says(tenant, 'stop', 'q');
    await move('take', conversation);
    await bench.ingest([wish('opt_out')]);
    expect(await pen(conversation)).toMatchObject({ pen_holder: 'agent' });
    await move('give_to_bot', conversation);
    expect(await pen(conversation)).toEqual({ pen_holder: 'nobody', pen_agent: null, pen_reason: 'opted_out' });
    await bench.ingest([wish('opt_in')]);
    expect(await pen(conversation)).toMatchObject({ pen_holder: 'bot' });
  });

  test('does not know another tenant’s conversation', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const stranger = await bench.tenant();
    await expect(move('take', conversation, stranger)).rejects.toMatchObject({ code: 'conversation.not_found' });
    expect(await pen(conversation)).toMatchObject({ pen_holder: 'bot' });
  });

  test('taking the pen and preparing at once end in exactly one of two ways, never in both', async () => {
    const ways = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const conversation = await bench.says(tenant, `race-${round}`, 'q');
      const lane = await bench.claimOne();
      const [{ verdict }] = await Promise.all([bench.prepare(lane, 1), move('take', conversation)]);
      const { count } = await bench.row<{ count: number }>('select count(*)::int as count from outbound where conversation_id = $1', [
        conversation,
      ]);
      expect(`${verdict} ${count}`).toMatch(/^(prepared 1|no_pen 0)$/);
      ways.add(verdict);
    }
    expect(ways.size).toBeGreaterThan(0);
  });
});
