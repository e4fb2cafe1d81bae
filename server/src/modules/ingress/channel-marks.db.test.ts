import { describe, expect, test } from 'vitest';
import { eventOf, type LedgerBench, noteOf, statusOf, type TestTenant, unique } from '../../../test/ledger.ts';
import { withLedger } from '../../../test/with-ledger.ts';

const HOUR = 3_600_000;

describe('what channels tell beside messages', () => {
  let bench: LedgerBench;
  let tenant: TestTenant;
  withLedger((opened, own) => {
    [bench, tenant] = [opened, own];
  });

  const messageRow = () =>
    bench.row<{ text: string | null; deleted: boolean; reactions: { emoji: string }[]; edits: number; context: object }>(
      `select text, deleted_at is not null as deleted, reactions, edits, context from message where tenant_id = $1 and direction = 'in'`,
      [tenant.tenantId],
    );
  const states = async () =>
    (
      await bench.test.asOwner<{ state: string }>('select state from outbound where tenant_id = $1 order by upto_seq, part', [
        tenant.tenantId,
      ])
    ).map(({ state }) => state);
  const pen = () =>
    bench.row<{ pen_holder: string; pen_reason: string | null }>('select pen_holder, pen_reason from conversation where tenant_id = $1', [
      tenant.tenantId,
    ]);
  /** Sends two parts to somebody; gives what the provider called them. */
  const sendTwo = async (from: string) => {
    const { lane, ids, conversation } = await bench.replying(tenant, from, 2);
    const named = ids.map((id) => `mid-${id}`);
    await bench.finish(lane, { result: 'sent', outboundId: ids[0], uptoSeq: 1, providerMessageId: named[0], nextOutboundId: ids[1] });
    await bench.finish(lane, { result: 'sent', outboundId: ids[1], uptoSeq: 1, providerMessageId: named[1], nextOutboundId: null });
    return { ids, named, conversation };
  };

  describe('marks of delivery and reading', () => {
    test('mean everything that was sent before the message they name', async () => {
      const { named } = await sendTwo('1');
      await bench.ingest([statusOf(tenant, 'read', { targetMessageId: named[1], upto: null })]);
      expect(await states()).toEqual(['read', 'read']);
    });

    test('leave what was sent after the message they name', async () => {
      const { named } = await sendTwo('1');
      await bench.test.asOwner(`update outbound set sending_at = sending_at + interval '1 minute' where tenant_id = $1 and part = 1`, [
        tenant.tenantId,
      ]);
      await bench.ingest([statusOf(tenant, 'read', { targetMessageId: named[0], upto: null })]);
      expect(await states()).toEqual(['read', 'sent']);
    });

    test('find the thread by the person where they name a time only', async () => {
      await sendTwo('1');
      const mark = (at: number) =>
        statusOf(tenant, 'read', { upto: new Date(at).toISOString(), targetMessageId: undefined, user: { ids: ['1'], kinds: ['psid'] } });
      await bench.ingest([mark(Date.now() - HOUR)]);
      expect(await states()).toEqual(['sent', 'sent']);
      await bench.ingest([mark(Date.now() + HOUR)]);
      expect(await states()).toEqual(['read', 'read']);
    });

    test('make nobody of a person that we do not know', async () => {
      await bench.ingest([statusOf(tenant, 'read', { upto: new Date().toISOString(), user: { ids: ['stranger'], kinds: ['psid'] } })]);
      expect(await bench.row('select count(*)::int as count from contact where tenant_id = $1', [tenant.tenantId])).toEqual({ count: 0 });
    });

    test('never take a mark back, and mark nothing that has not left', async () => {
      const { named } = await sendTwo('1');
      await bench.ingest([statusOf(tenant, 'read', { targetMessageId: named[1], upto: null })]);
      await bench.ingest([statusOf(tenant, 'delivered', { targetMessageId: named[1], upto: new Date(Date.now() + HOUR).toISOString() })]);
      expect(await states()).toEqual(['read', 'read']);
      await bench.replying(tenant, '2');
      await bench.ingest([
        statusOf(tenant, 'delivered', { upto: new Date(Date.now() + HOUR).toISOString(), user: { ids: ['2'], kinds: ['psid'] } }),
      ]);
      expect((await states()).toSorted()).toEqual(['read', 'read', 'sending']);
    });

    test('stay with their tenant: the same person of another business has other threads', async () => {
      await sendTwo('1');
      const other = await bench.tenant();
      await bench.ingest([
        statusOf(other, 'read', { upto: new Date(Date.now() + HOUR).toISOString(), user: { ids: ['1'], kinds: ['psid'] } }),
      ]);
      expect(await states()).toEqual(['sent', 'sent']);
    });
  });

  describe('changes', () => {
    test('hold in their own order, whatever order they arrive in', async () => {
      const event = eventOf(tenant, '1', { text: 'first' });
      const edit = (number: number, text: string) =>
        noteOf(tenant, '1', { kind: 'edit', targetMessageId: event.messageId, edit: number, text });
      await bench.ingest([event], [edit(2, 'third')], [edit(1, 'second')]);
      expect(await messageRow()).toMatchObject({ text: 'third', edits: 2 });
    });

    test('are applied although they overtook their message', async () => {
      const event = eventOf(tenant, '1', { text: 'first' });
      const target = { targetMessageId: event.messageId };
      await bench.ingest([
        noteOf(tenant, '1', { kind: 'edit', ...target, text: 'better', payload: { direction: 'inbound', ...target, edit: 1 } }),
      ]);
      await bench.ingest([noteOf(tenant, '1', { kind: 'reaction', ...target, text: '❤️', payload: { direction: 'inbound', ...target } })]);
      await bench.ingest([event]);
      expect(await messageRow()).toMatchObject({ text: 'better', edits: 1, reactions: [{ emoji: '❤️' }] });
      expect((await bench.claimOne()).pending.map(({ text }) => text)).toEqual(['better']);
    });

    test('do not bring back what was deleted', async () => {
      const event = eventOf(tenant, '1', { text: 'secret' });
      await bench.ingest([event], [noteOf(tenant, '1', { kind: 'delete', targetMessageId: event.messageId })]);
      await bench.ingest([noteOf(tenant, '1', { kind: 'edit', targetMessageId: event.messageId, edit: 1, text: 'secret again' })]);
      expect(await messageRow()).toMatchObject({ text: null, deleted: true });
      expect((await bench.claimOne()).pending).toMatchObject([{ kind: 'deleted', text: null }]);
    });

    test('of the business change what the business wrote, and of the contact what the contact wrote', async () => {
      await bench.says(tenant, '1', 'hello?');
      await bench.ingest([noteOf(tenant, '1', { direction: 'echo', text: 'Yes?', messageId: 'mid-owner' })]);
      const edit = (direction: string, text: string) =>
        noteOf(tenant, '1', {
          kind: 'edit',
          direction,
          targetMessageId: 'mid-owner',
          text,
          messageId: undefined,
          dedupeKey: unique('edit'),
        });
      await bench.ingest([edit('inbound', 'I am closed')]);
      await bench.ingest([edit('echo', 'Yes, how can I help?')]);
      expect(await bench.row(`select text from message where tenant_id = $1 and author = 'phone'`, [tenant.tenantId])).toEqual({
        text: 'Yes, how can I help?',
      });
    });
  });

  describe('stories', () => {
    test('stand with the message that answers them', async () => {
      const context = { replyTo: { story: { id: '18000000000000091', url: 'https://lookaside.example/story/91' } } };
      await bench.ingest([eventOf(tenant, '1', { kind: 'story_reply', text: 'متوفر مقاس ٣٨؟', context })]);
      expect(await messageRow()).toMatchObject({ text: 'متوفر مقاس ٣٨؟', context });
    });

    test('that mention the business are shown, open the window and ask for no answer', async () => {
      await bench.ingest([noteOf(tenant, '1', { kind: 'story_mention', windowHours: 24, context: {} })]);
      const row = await bench.row<{ kind: string; seq: number | null; open: boolean; ready_at: Date | null }>(
        `select m.kind, m.seq, c.window_expires_at > now() as open, l.ready_at from conversation c
         join message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id
         join lane l on l.tenant_id = c.tenant_id and l.conversation_id = c.id where c.tenant_id = $1`,
        [tenant.tenantId],
      );
      expect(row).toEqual({ kind: 'story_mention', seq: null, open: true, ready_at: null });
    });
  });

  describe('an echo', () => {
    test('that is faster than our record of the send, and names no id of ours, is known by its words', async () => {
      const { lane, ids } = await bench.replying(tenant, '1');
      await bench.ingest([noteOf(tenant, '1', { direction: 'echo', text: 'reply', messageId: 'mid-1' })]);
      expect(await pen()).toEqual({ pen_holder: 'bot', pen_reason: null });
      await bench.finish(lane, { result: 'uncertain', outboundId: ids[0], uptoSeq: 1, delayMs: 60_000 });
      expect(await bench.row('select state, uncertain, provider_message_id from outbound where id = $1', [ids[0]])).toEqual({
        state: 'sent',
        uncertain: false,
        provider_message_id: 'mid-1',
      });
    });

    test('of other words while we send is a person’s', async () => {
      await bench.replying(tenant, '1');
      await bench.ingest([noteOf(tenant, '1', { direction: 'echo', text: 'It is me, the owner', messageId: 'mid-2' })]);
      expect(await pen()).toEqual({ pen_holder: 'agent', pen_reason: 'phone_echo' });
    });

    test('settles one send, so that the same words once more are a person’s', async () => {
      await bench.replying(tenant, '1');
      await bench.ingest([noteOf(tenant, '1', { direction: 'echo', text: 'reply', messageId: 'mid-1' })]);
      await bench.ingest([noteOf(tenant, '1', { direction: 'echo', text: 'reply', messageId: 'mid-2' })]);
      expect((await pen()).pen_holder).toBe('agent');
    });

    test('that comes hours late stands in the thread, and moves no pen that was given back since', async () => {
      const conversation = await bench.says(tenant, '1', 'hello?');
      await bench.test.asOwner(`update conversation set pen_holder = 'bot', pen_reason = 'given_back', pen_since = now() where id = $1`, [
        conversation,
      ]);
      const occurredAt = new Date(Date.now() - HOUR).toISOString();
      await bench.ingest([noteOf(tenant, '1', { direction: 'echo', text: 'Sorry, late', messageId: 'mid-3', occurredAt })]);
      expect(await pen()).toEqual({ pen_holder: 'bot', pen_reason: 'given_back' });
      expect(await bench.row(`select text from message where tenant_id = $1 and author = 'phone'`, [tenant.tenantId])).toEqual({
        text: 'Sorry, late',
      });
    });
  });

  test('a rule enforced by the provider parks the account until it is lifted', async () => {
    const enforce = (accountEvent: string) =>
      bench.ingest([
        noteOf(tenant, '', { kind: 'account', accountEvent, inConversation: false, user: { ids: [], kinds: [] }, messageId: undefined }),
      ]);
    const state = () => bench.row<{ state: string }>('select state from channel_account where tenant_id = $1', [tenant.tenantId]);
    await enforce('POLICY_BLOCK');
    expect((await state()).state).toBe('needs_reconnect');
    await enforce('POLICY_UNBLOCK');
    expect((await state()).state).toBe('live');
  });
});
