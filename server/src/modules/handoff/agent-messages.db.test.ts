import { describe, expect, test } from 'vitest';
import type { LedgerBench, TestTenant } from '../../../test/ledger.ts';
import { withLedger } from '../../../test/with-ledger.ts';
import type { ClaimedLane } from '../conversations/lanes/types.ts';
import { addNote, type MovePen, movePen, retryMessage, sendAgentMessage } from './index.ts';

const sara = { id: 'usr_sara', name: 'Sara' };
const omar = { id: 'usr_omar', name: 'Omar' };

describe('what a person writes', () => {
  let bench: LedgerBench;
  let tenant: TestTenant;
  withLedger((opened, own) => {
    [bench, tenant] = [opened, own];
  });

  const as = <T>(deed: Parameters<typeof bench.test.database.withTenant<T>>[1], by = tenant) =>
    bench.test.database.withTenant(by.tenantId, deed);
  const write = (conversationId: string, text: string, actor = sara, takeOver?: boolean) =>
    as((db) => sendAgentMessage(db, { conversationId, text, actor, takeOver }));
  const move = (conversationId: string, action: MovePen['action'], given: Partial<MovePen> = {}) =>
    as((db) => movePen(db, { conversationId, action, actor: sara, ...given }));
  const pen = (conversation: string) =>
    bench.row('select pen_holder, pen_agent, pen_agent_id, pen_reason from conversation where id = $1', [conversation]);
  const replies = (conversation: string) =>
    bench.test.asOwner<{ author: string; state: string; text: string }>(
      `select author, state, payload ->> 'text' as text from outbound where conversation_id = $1 order by upto_seq, part`,
      [conversation],
    );
  /** Works the lane off as a worker does whose provider takes everything; returns what was sent, in order. */
  const sendAll = async (): Promise<string[]> => {
    const sent: string[] = [];
    for (let lanes = await bench.ledger.claim(5, {}); lanes.length > 0; lanes = await bench.ledger.claim(5, {})) {
      for (const lane of lanes) sent.push(...(await work(lane)));
    }
    return sent;
  };
  const work = async (lane: ClaimedLane): Promise<string[]> => {
    const sent: string[] = [];
    const first = lane.stored[0];
    if (!first) {
      await bench.finish(lane, { result: 'release', uptoSeq: lane.pending.at(-1)?.seq ?? lane.doneSeq });
      return sent;
    }
    const parts = lane.stored.filter((reply) => reply.uptoSeq === first.uptoSeq);
    if (first.author === 'bot' && lane.penHolder === 'agent') {
      await bench.finish(lane, { result: 'cancelled', uptoSeq: first.uptoSeq });
      return sent;
    }
    expect(await bench.ledger.beginSend(lane, first.id)).toBe(true);
    for (const [index, part] of parts.entries()) {
      sent.push('text' in part.payload ? part.payload.text : '');
      const next = parts[index + 1]?.id ?? null;
      await bench.finish(lane, {
        result: 'sent',
        outboundId: part.id,
        uptoSeq: part.uptoSeq,
        providerMessageId: `w-${part.id}`,
        nextOutboundId: next,
      });
    }
    return sent;
  };

  test('takes the pen, is in the outbox before anybody is told, and goes out', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const [messageId] = await write(conversation, 'Good evening, this is Sara.');
    expect(await pen(conversation)).toEqual({
      pen_holder: 'agent',
      pen_agent: 'Sara',
      pen_agent_id: 'usr_sara',
      pen_reason: 'agent_replied',
    });
    expect(await replies(conversation)).toEqual([{ author: 'agent', state: 'queued', text: 'Good evening, this is Sara.' }]);
    expect(await bench.row('select author, agent_id, agent_name, direction from message where id = $1', [messageId])).toEqual({
      author: 'agent',
      agent_id: 'usr_sara',
      agent_name: 'Sara',
      direction: 'out',
    });
    expect(await sendAll()).toEqual(['Good evening, this is Sara.']);
    expect(await bench.laneOf(conversation)).toMatchObject({ ready_at: null, leased_until: null, done_seq: 2, last_seq: 2 });
  });

  test('cuts a running turn off: its answer is refused, and the person does not wait for it', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const slow = await bench.claimOne();
    await write(conversation, 'I have it.');
    expect(await sendAll()).toEqual(['I have it.']);
    expect((await bench.prepare(slow, 1)).verdict).toBe('stale');
    expect((await replies(conversation)).map((reply) => reply.author)).toEqual(['agent']);
  });

  test('waits for the part of the bot that is on its way, and cancels those after it', async () => {
    const { lane, ids, conversation } = await bench.replying(tenant, '1', 3);
    await write(conversation, 'Let me take over.');
    expect(await bench.ledger.claim(5, {})).toEqual([]);
    const rest = { result: 'sent', outboundId: ids[0], uptoSeq: 1, providerMessageId: 'w1', nextOutboundId: ids[1] };
    expect(await bench.finish(lane, rest)).toEqual({ held: true, next: null });
    expect(await sendAll()).toEqual(['Let me take over.']);
    expect((await replies(conversation)).map(({ author, state }) => `${author} ${state}`)).toEqual([
      'bot sent',
      'bot failed',
      'bot failed',
      'agent sent',
    ]);
  });

  test('goes out in the order in which it was written, with the customer’s words in between left to the person', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    await write(conversation, 'one');
    await bench.says(tenant, '1', 'and?');
    await write(conversation, 'two');
    await write(conversation, 'three');
    expect(await sendAll()).toEqual(['one', 'two', 'three']);
    expect(await bench.laneOf(conversation)).toMatchObject({ done_seq: 5, last_seq: 5, ready_at: null });
  });

  test('is sent though the pen was given back meanwhile, and the bot answers what comes after it', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    await write(conversation, 'The bot goes on from here.');
    await move(conversation, 'give_to_bot');
    await bench.says(tenant, '1', 'next question');
    const lane = await bench.claimOne();
    expect(lane.stored.map((reply) => reply.author)).toEqual(['agent']);
    expect(await work(lane)).toEqual(['The bot goes on from here.']);
    expect((await bench.claimOne()).pending.map((message) => message.text)).toEqual(['next question']);
  });

  test('is not called done by a turn of the bot that ends without the pen', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    await move(conversation, 'take');
    await bench.says(tenant, '1', 'still me');
    await move(conversation, 'give_to_bot', { answerWaiting: true });
    const lane = await bench.claimOne();
    await write(conversation, 'I do it after all.');
    await bench.prepare(lane, 1);
    await bench.finish(lane, { result: 'release', uptoSeq: 99 });
    expect(await sendAll()).toEqual(['I do it after all.']);
  });

  test('is cut where the channel’s limit is, and each piece is a message', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const ids = await write(conversation, 'كلمة '.repeat(1_500));
    expect(ids.length).toBeGreaterThan(1);
    const sent = await sendAll();
    expect(sent).toHaveLength(ids.length);
    expect(sent.join(' ').match(/كلمة/g)).toHaveLength(1_500);
  });

  test('is refused while a colleague holds the pen, unless it is taken over knowingly', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    await write(conversation, 'mine');
    await expect(write(conversation, 'no, mine', omar)).rejects.toMatchObject({
      code: 'conversation.held_by_other',
      details: { name: 'Sara' },
    });
    await write(conversation, 'sorry, mine', omar, true);
    expect(await pen(conversation)).toMatchObject({ pen_agent: 'Omar', pen_agent_id: 'usr_omar' });
    expect(await sendAll()).toEqual(['mine', 'sorry, mine']);
  });

  test('is refused when the channel’s window has closed, and nothing is stored', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    await bench.test.asOwner(`update conversation set window_expires_at = now() - interval '1 minute' where id = $1`, [conversation]);
    await expect(write(conversation, 'late')).rejects.toMatchObject({ code: 'conversation.window_closed' });
    expect(await replies(conversation)).toEqual([]);
    expect(await pen(conversation)).toMatchObject({ pen_holder: 'bot' });
  });

  test('is refused through an account that is disconnected', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    await bench.test.asOwner(`update channel_account set state = 'disconnected' where tenant_id = $1`, [tenant.tenantId]);
    await expect(write(conversation, 'hello?')).rejects.toMatchObject({ code: 'channel.unavailable' });
  });

  test('reaches no conversation of another tenant', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const stranger = await bench.tenant();
    await expect(
      as((db) => sendAgentMessage(db, { conversationId: conversation, text: 'x', actor: sara }), stranger),
    ).rejects.toMatchObject({ code: 'conversation.not_found' });
    expect(await replies(conversation)).toEqual([]);
  });

  test('can be sent once more when it failed, as the word of whoever does so', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    const [messageId = ''] = await write(conversation, 'please arrive');
    const lane = await bench.claimOne();
    await bench.ledger.beginSend(lane, lane.stored[0]?.id ?? '');
    const retry = (id = messageId) =>
      as((db) => retryMessage(db, { conversationId: conversation, messageId: id, actor: omar, takeOver: true }));
    await expect(retry()).rejects.toMatchObject({ code: 'message.not_retryable' });
    await bench.finish(lane, { result: 'failed', uptoSeq: 2, failureKind: 'media_problem', failureCode: 'x' });
    expect(await replies(conversation)).toMatchObject([{ state: 'needs_human' }]);
    await retry();
    expect(await sendAll()).toEqual(['please arrive']);
    expect(await replies(conversation)).toEqual([{ author: 'agent', state: 'sent', text: 'please arrive' }]);
    await expect(retry('msg_unknown')).rejects.toMatchObject({ code: 'message.not_found' });
  });

  test('as a note moves no pen, is sent to nobody and is no part of what the bot reads', async () => {
    const conversation = await bench.says(tenant, '1', 'q');
    await as((db) => addNote(db, { conversationId: conversation, text: 'He is allergic to being rushed.', actor: sara }));
    expect(await pen(conversation)).toMatchObject({ pen_holder: 'bot' });
    const lane = await bench.claimOne();
    const { ids } = await bench.prepare(lane, 1);
    await bench.finish(lane, { result: 'sent', outboundId: ids[0], uptoSeq: 1, providerMessageId: 'w', nextOutboundId: null });
    await bench.says(tenant, '1', 'next');
    expect((await bench.claimOne()).history.map((said) => said.text)).toEqual(['q', 'reply']);
  });

  describe('and the silence after it', () => {
    const silentFor = (minutes: number, conversation: string) =>
      bench.test.asOwner(
        `update conversation set pen_since = pen_since - make_interval(mins => $2), pen_touched_at = pen_touched_at - make_interval(mins => $2)
         where id = $1`,
        [conversation, minutes],
      );
    const rule = (minutes: number | null) =>
      bench.test.asOwner(
        `update tenant set settings = settings || jsonb_build_object('returnPenAfterMinutes', $2::int) where tenant_id = $1`,
        [tenant.tenantId, minutes],
      );
    const sweep = () => bench.test.database.system.call('return_pens', 100);

    test('gives the pen back to the bot after as long as the tenant says, not sooner, and never without a rule', async () => {
      const conversation = await bench.says(tenant, '1', 'q');
      await write(conversation, 'done');
      await sendAll();
      await silentFor(59, conversation);
      await sweep();
      expect(await pen(conversation)).toMatchObject({ pen_holder: 'agent' });
      await rule(60);
      await sweep();
      expect(await pen(conversation)).toMatchObject({ pen_holder: 'agent' });
      await silentFor(2, conversation);
      expect(await sweep()).toEqual([tenant.tenantId]);
      expect(await pen(conversation)).toEqual({ pen_holder: 'bot', pen_agent: null, pen_agent_id: null, pen_reason: 'agent_silent' });
      await bench.says(tenant, '1', 'thanks, and the bill?');
      expect((await bench.claimOne()).pending.map((message) => message.text)).toEqual(['thanks, and the bill?']);
    });

    test('leaves the bot what the customer asked meanwhile and nobody answered', async () => {
      await rule(10);
      const conversation = await bench.says(tenant, '1', 'q');
      await write(conversation, 'one moment');
      await sendAll();
      await bench.says(tenant, '1', 'are you there?');
      await bench.says(tenant, '1', 'hello?');
      await silentFor(11, conversation);
      await sweep();
      expect((await bench.claimOne()).pending.map((message) => message.text)).toEqual(['are you there?', 'hello?']);
    });

    test('leaves it to nobody when a reply was written and could not be sent', async () => {
      await rule(10);
      const conversation = await bench.says(tenant, '1', 'q');
      await write(conversation, 'never arrives');
      const lane = await bench.claimOne();
      await bench.finish(lane, { result: 'failed', uptoSeq: 2, failureKind: 'unknown', failureCode: 'x' });
      await silentFor(11, conversation);
      await sweep();
      expect(await pen(conversation)).toMatchObject({ pen_holder: 'nobody', pen_reason: 'agent_silent_unsent' });
    });

    test('waits while a person’s word is still on its way', async () => {
      await rule(10);
      const conversation = await bench.says(tenant, '1', 'q');
      await write(conversation, 'on its way');
      await silentFor(11, conversation);
      expect(await sweep()).toEqual([]);
      expect(await pen(conversation)).toMatchObject({ pen_holder: 'agent' });
    });
  });
});
