import { describe, expect, test } from 'vitest';
import { eventOf, type LedgerBench, noteOf, statusOf, type TestTenant, unique } from '../../../test/ledger.ts';
import { withLedger } from '../../../test/with-ledger.ts';

describe('events about messages', () => {
  let bench: LedgerBench;
  let tenant: TestTenant;
  withLedger((opened, own) => {
    [bench, tenant] = [opened, own];
  });

  const outbound = (id: string) =>
    bench.row<{ state: string; failure_code: string | null }>('select state, failure_code from outbound where id = $1', [id]);
  const pen = (conversation: string) =>
    bench.row<{ pen_holder: string; pen_reason: string | null }>('select pen_holder, pen_reason from conversation where id = $1', [
      conversation,
    ]);
  const tell = (status: string, tracker: string, given: object = {}) =>
    bench.ingest([statusOf(tenant, status, { tracker, targetMessageId: `wamid-${tracker}`, ...given })]);

  test('answers what an edited message says now, and shows when it was edited', async () => {
    const event = eventOf(tenant, '1', { text: 'two coffees' });
    await bench.ingest([event]);
    await bench.ingest([noteOf(tenant, '1', { kind: 'edit', targetMessageId: event.messageId, text: 'three coffees' })]);
    const lane = await bench.claimOne();
    expect(lane.pending.map((message) => message.text)).toEqual(['three coffees']);
    expect(await bench.row('select text, edited_at is not null as edited from message where tenant_id = $1', [tenant.tenantId])).toEqual({
      text: 'three coffees',
      edited: true,
    });
  });

  test('hands a deleted message to nobody as a question', async () => {
    const [kept, removed] = [eventOf(tenant, '1', { text: 'kept' }), eventOf(tenant, '1', { text: 'removed' })];
    await bench.ingest([kept, removed]);
    await bench.ingest([noteOf(tenant, '1', { kind: 'delete', targetMessageId: removed.messageId })]);
    const lane = await bench.claimOne();
    expect(lane.pending.map(({ kind, text }) => ({ kind, text }))).toEqual([
      { kind: 'text', text: 'kept' },
      { kind: 'deleted', text: null },
    ]);
  });

  test('lets a contact change only what the contact wrote', async () => {
    const { ids, lane } = await bench.replying(tenant, '2');
    await bench.finish(lane, { result: 'sent', outboundId: ids[0], uptoSeq: 1, providerMessageId: 'wamid-ours', nextOutboundId: null });
    await bench.ingest([noteOf(tenant, '2', { kind: 'delete', targetMessageId: 'wamid-ours' })]);
    expect(await bench.row(`select text, deleted_at from message where tenant_id = $1 and direction = 'out'`, [tenant.tenantId])).toEqual({
      text: 'reply',
      deleted_at: null,
    });
  });

  test('keeps one reaction per person, the newest, and takes it away when it is withdrawn', async () => {
    const event = eventOf(tenant, '3');
    await bench.ingest([event]);
    const react = (text: string) => bench.ingest([noteOf(tenant, '3', { kind: 'reaction', targetMessageId: event.messageId, text })]);
    const shown = async () =>
      (
        await bench.row<{ reactions: { emoji: string }[] }>('select reactions from message where tenant_id = $1', [tenant.tenantId])
      ).reactions.map((one) => one.emoji);
    await react('👍');
    await react('❤️');
    expect(await shown()).toEqual(['❤️']);
    await react('');
    expect(await shown()).toEqual([]);
  });

  test('never takes a status back: read stays read whatever arrives later', async () => {
    const { ids, lane } = await bench.replying(tenant, '4');
    const id = ids[0] ?? '';
    await tell('read', id);
    for (const later of ['delivered', 'sent', 'failed']) await tell(later, id);
    await bench.finish(lane, { result: 'sent', outboundId: id, uptoSeq: 1, providerMessageId: `wamid-${id}`, nextOutboundId: null });
    expect((await outbound(id)).state).toBe('read');
  });

  test('keeps a failure that was told before the send itself was recorded, whatever order "sent" arrives in', async () => {
    const { ids, lane } = await bench.replying(tenant, '5');
    const id = ids[0] ?? '';
    await tell('failed', id, { failureKind: 'window_closed', errorCode: '131047' });
    await bench.finish(lane, { result: 'sent', outboundId: id, uptoSeq: 1, providerMessageId: `wamid-${id}`, nextOutboundId: null });
    await tell('sent', id);
    expect(await outbound(id)).toEqual({ state: 'failed', failure_code: '131047' });
    await tell('delivered', id);
    expect((await outbound(id)).state).toBe('delivered');
  });

  test('calls a person when the provider says later that a reply did not arrive', async () => {
    const { ids, lane, conversation } = await bench.replying(tenant, '6');
    const id = ids[0] ?? '';
    await bench.finish(lane, { result: 'sent', outboundId: id, uptoSeq: 1, providerMessageId: `wamid-${id}`, nextOutboundId: null });
    await tell('failed', id, { failureKind: 'window_closed', errorCode: '131047' });
    expect(await pen(conversation)).toEqual({ pen_holder: 'nobody', pen_reason: 'send_failed' });
    expect(
      await bench.row(`select count(*)::int as count from event where tenant_id = $1 and kind = 'message.failed'`, [tenant.tenantId]),
    ).toEqual({ count: 1 });
  });

  test('does not let one tenant tell the status of another tenant’s reply', async () => {
    const { ids } = await bench.replying(tenant, '7');
    tenant = await bench.tenant();
    await tell('read', ids[0] ?? '');
    expect((await outbound(ids[0] ?? '')).state).toBe('sending');
  });

  test('gives the pen to the person who answered from the phone, cancels the running turn, and leaves what waits to them', async () => {
    const conversation = await bench.says(tenant, '8', 'anyone?');
    const lane = await bench.claimOne();
    await bench.ingest([noteOf(tenant, '8', { direction: 'echo', text: 'It is me, the owner' })]);
    expect(await pen(conversation)).toEqual({ pen_holder: 'agent', pen_reason: 'phone_echo' });
    expect((await bench.prepare(lane, 1)).verdict).toBe('no_pen');
    await bench.says(tenant, '8', 'thanks');
    expect(await bench.laneOf(conversation)).toMatchObject({ last_seq: 2, done_seq: 2, ready_at: null });
  });

  test('says at once in which conversations the pen left the bot: a word from the phone, a wish for silence, an answer that did not arrive', async () => {
    const named = (conversationId: string) => ({ tenantId: tenant.tenantId, conversationId });
    const conversation = await bench.says(tenant, '21', 'anyone?');
    expect((await bench.ingest([noteOf(tenant, '21', { direction: 'echo', text: 'Me' })])).moved).toEqual([named(conversation)]);
    const stopped = await bench.says(tenant, '22', 'anyone?');
    const wish = { user: { id: '22' }, preference: { category: 'all', value: 'stop' } };
    expect((await bench.ingest([noteOf(tenant, '22', { kind: 'opt_out', text: 'stop', payload: wish })])).moved).toEqual([named(stopped)]);
    const failed = await bench.replying(tenant, '23');
    const news = statusOf(tenant, 'failed', {
      tracker: failed.ids[0],
      targetMessageId: 'wamid.x',
      failureKind: 'unknown',
      errorCode: '131000',
    });
    expect((await bench.ingest([news])).moved).toEqual([named(failed.conversation)]);
    // What moves no pen ends no turn.
    const asking = eventOf(tenant, '24');
    const thumb = noteOf(tenant, '24', { direction: 'echo', kind: 'reaction', text: '👍', targetMessageId: asking.messageId });
    expect((await bench.ingest([asking], [thumb])).moved).toEqual([]);
  });

  test('takes the echo of our own send for what it is, also when it is faster than our own record', async () => {
    const { ids, conversation } = await bench.replying(tenant, '9');
    const id = ids[0] ?? '';
    await bench.ingest([noteOf(tenant, '9', { direction: 'echo', text: 'reply', tracker: id, messageId: 'mid-ours' })]);
    expect((await pen(conversation)).pen_holder).toBe('bot');
    expect((await outbound(id)).state).toBe('sent');
    await bench.ingest([noteOf(tenant, '9', { direction: 'echo', text: 'reply', messageId: 'mid-ours', dedupeKey: unique('again') })]);
    expect((await pen(conversation)).pen_holder).toBe('bot');
  });

  test('takes a thumb from the phone for a reaction, not for an answer', async () => {
    const event = eventOf(tenant, '10');
    await bench.ingest([event]);
    await bench.ingest([noteOf(tenant, '10', { direction: 'echo', kind: 'reaction', text: '👍', targetMessageId: event.messageId })]);
    const row = await bench.row<{ pen_holder: string; reactions: unknown[]; messages: number }>(
      `select c.pen_holder, m.reactions, (select count(*)::int from message where tenant_id = $1) as messages
       from conversation c join message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id where c.tenant_id = $1`,
      [tenant.tenantId],
    );
    expect(row).toMatchObject({ pen_holder: 'bot', messages: 1, reactions: [{ by: 'phone', emoji: '👍' }] });
  });
});
