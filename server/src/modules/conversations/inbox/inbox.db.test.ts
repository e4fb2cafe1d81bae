import { describe, expect, test } from 'vitest';
import { type LedgerBench, noteOf, statusOf, type TestTenant } from '../../../../test/ledger.ts';
import { withLedger } from '../../../../test/with-ledger.ts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { movePen, retryMessage, sendAgentMessage } from '../../handoff/index.ts';
import { getConversation, listConversations } from '../list-conversations.ts';
import {
  addCannedReply,
  addLabel,
  addSavedView,
  changeMany,
  changeState,
  countInbox,
  countUse,
  editLabel,
  editSavedView,
  listCannedReplies,
  listLabels,
  listSavedViews,
  markRead,
  removeLabel,
  setLabels,
} from './index.ts';

const sara = { id: 'usr_sara', name: 'Sara' };

describe('the inbox', () => {
  let bench: LedgerBench;
  let tenant: TestTenant;
  withLedger((opened, own) => {
    [bench, tenant] = [opened, own];
  });

  const as = <T>(deed: (db: TenantDb) => Promise<T>, by = tenant) => bench.test.database.withTenant(by.tenantId, deed);
  const list = (filter: Partial<Parameters<typeof listConversations>[1]> = {}, by = tenant) =>
    as(async (db) => (await listConversations(db, { limit: 30, viewerId: sara.id, ...filter })).items.map((item) => item.id), by);
  const view = (id: string) => as((db) => getConversation(db, id));
  const set = (conversationId: string, change: Parameters<typeof changeState>[1]['change'], now = new Date()) =>
    as((db) => changeState(db, { conversationId, change, actor: sara, now }));

  test('counts what nobody of the team has looked at, and who waits since when', async () => {
    const id = await bench.says(tenant, '1', 'one');
    await bench.says(tenant, '1', 'two');
    const first = await view(id);
    expect(first).toMatchObject({ unread: 2, state: 'open' });
    expect(first.waitingSince).not.toBeNull();
    await as((db) => markRead(db, id, true));
    expect(await view(id)).toMatchObject({ unread: 0 });
    await as((db) => markRead(db, id, false));
    expect(await view(id)).toMatchObject({ unread: 1 });
    await as((db) => sendAgentMessage(db, { conversationId: id, text: 'here', actor: sara }));
    expect(await view(id)).toMatchObject({ waitingSince: null });
  });

  test('narrows by who writes, by state, mood, language and channel, each alone and together', async () => {
    const [bot, mine, waits] = [await bench.says(tenant, '1', 'a'), await bench.says(tenant, '2', 'b'), await bench.says(tenant, '3', 'c')];
    await as((db) => movePen(db, { conversationId: mine, action: 'take', actor: sara }));
    await as((db) => movePen(db, { conversationId: waits, action: 'release', actor: sara }));
    await bench.test.asOwner(`update conversation set sentiment = 'negative', language = 'ar' where id = $1`, [waits]);
    expect(await list({ holder: 'bot' })).toEqual([bot]);
    expect(await list({ agentId: 'me' })).toEqual([mine]);
    expect(await list({ agentId: 'usr_other' })).toEqual([]);
    expect(await list({ holder: 'nobody', sentiment: 'negative', language: 'ar', channel: 'whatsapp' })).toEqual([waits]);
    expect(await list({ sentiment: 'negative', channel: 'telegram' })).toEqual([]);
    expect((await list()).toSorted()).toEqual([bot, mine, waits].toSorted());
    expect(await as((db) => countInbox(db, sara.id))).toMatchObject({ open: 3, mine: 1, unassigned: 1, team: 1, bot: 1, unread: 3 });
  });

  test('puts those who wait longest first, page by page', async () => {
    const ids = [];
    for (const person of ['1', '2', '3']) ids.push(await bench.says(tenant, person, 'q'));
    for (const [at, id] of ids.entries()) {
      await bench.test.asOwner(`update conversation set waiting_since = now() - make_interval(mins => $2) where id = $1`, [
        id,
        [5, 50, 20][at],
      ]);
    }
    const first = await as((db) => listConversations(db, { limit: 2, sort: 'waiting' }));
    const next = await as((db) => listConversations(db, { limit: 2, sort: 'waiting', cursor: first.nextCursor ?? '' }));
    expect([...first.items, ...next.items].map((item) => item.id)).toEqual([ids[1], ids[2], ids[0]]);
    expect(next.nextCursor).toBeNull();
  });

  test('counts among those who wait whose answer failed and who was promised a person, and lists the others behind them, newest first', async () => {
    const ask = (person: string) => bench.says(tenant, person, 'q');
    const failed = await bench.replying(tenant, '1');
    const [waits, promised, talked, stopped] = [await ask('2'), await ask('3'), await ask('4'), await ask('5')];
    await as((db) => movePen(db, { conversationId: promised, action: 'release', actor: sara }));
    for (const id of [promised, talked]) {
      await bench.test.asOwner('update conversation set waiting_since = null where id = $1', [id]);
    }
    await bench.ingest([
      noteOf(tenant, '5', {
        kind: 'opt_out',
        text: 'STOP',
        payload: { user: { id: '5' }, preference: { category: 'all', optedIn: false } },
      }),
    ]);
    expect(await view(failed.conversation)).toMatchObject({ waitingSince: null });
    await bench.finish(failed.lane, { result: 'failed', uptoSeq: 1, failureKind: 'invalid_payload', failureCode: '131009' });
    expect((await view(failed.conversation)).waitingSince).not.toBeNull();

    const pages = async (limit: number): Promise<string[]> => {
      const found: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await as((db) => listConversations(db, { limit, sort: 'waiting', cursor }));
        found.push(...page.items.map(({ id }) => id));
        if (page.nextCursor === null) return found;
        cursor = page.nextCursor;
      }
    };
    const order = [failed.conversation, waits, promised, stopped, talked];
    for (const limit of [1, 2, 3, 30]) expect(await pages(limit)).toEqual(order);
    expect(await list({ waiting: true })).toEqual([promised, waits, failed.conversation]);
    expect((await list({ waiting: false })).toSorted()).toEqual([talked, stopped].toSorted());
  });

  test('knows again who waits when an answer that had been written does not arrive, and forgets it when it goes out after all', async () => {
    const first = await bench.replying(tenant, '1');
    const asked = await bench.row<{ at: Date }>(`select at from message where conversation_id = $1 and direction = 'in'`, [
      first.conversation,
    ]);
    await bench.finish(first.lane, { result: 'failed', uptoSeq: 1, failureKind: 'transient', failureCode: '1' });
    expect(await view(first.conversation)).toMatchObject({ waitingSince: asked.at.toISOString() });
    const [sent] = await bench.test.asOwner<{ id: string }>(`select id from message where outbound_id = $1`, [first.ids[0]]);
    await as((db) => retryMessage(db, { conversationId: first.conversation, messageId: sent?.id ?? '', actor: sara }));
    expect(await view(first.conversation)).toMatchObject({ waitingSince: null });

    // The provider says it only later; and somebody has written meanwhile.
    const second = await bench.replying(tenant, '2');
    await bench.finish(second.lane, {
      result: 'sent',
      outboundId: second.ids[0],
      uptoSeq: 1,
      providerMessageId: 'wamid.second',
      nextOutboundId: null,
    });
    await as((db) => sendAgentMessage(db, { conversationId: second.conversation, text: 'here', actor: sara }));
    await bench.ingest([statusOf(tenant, 'failed', { targetMessageId: 'wamid.second', failureKind: 'unknown', errorCode: '131000' })]);
    expect(await view(second.conversation)).toMatchObject({ waitingSince: null });
  });

  test('finds messages by the beginning of a word in any spelling of Arabic, and people by name or number', async () => {
    const [order, name] = [
      await bench.says(tenant, '966511112222', 'أبغى كبسة لحم لأربعة'),
      await bench.says(tenant, '966533334444', "it's late"),
    ];
    await bench.test.asOwner(
      `update contact set name = 'مُؤمن' where tenant_id = $1 and id = (select contact_id from conversation where id = $2)`,
      [tenant.tenantId, name],
    );
    expect(await list({ q: 'كبسه' })).toEqual([order]);
    expect(await list({ q: 'كب لحم' })).toEqual([order]);
    expect(await list({ q: 'كبسة دجاج' })).toEqual([]);
    expect(await list({ q: 'مومن' })).toEqual([name]);
    expect(await list({ q: '33334' })).toEqual([name]);
    expect(await list({ q: "IT'S" })).toEqual([name]);
    for (const q of ['%', "')--", ':*', '\\', '!!!', 'a & | b']) expect(await list({ q })).toBeInstanceOf(Array);
  });

  test('finds nothing of another tenant, whatever is looked for', async () => {
    await bench.says(tenant, '966511112222', 'our secret kabsa');
    const stranger = await bench.tenant();
    const id = await bench.says(stranger, '966511112222', 'our secret kabsa');
    expect(await list({ q: 'secret' }, stranger)).toEqual([id]);
    await expect(as((db) => markRead(db, id, true))).rejects.toMatchObject({ code: 'conversation.not_found' });
  });

  test('resolves into the bot’s hands, and only a question opens it again', async () => {
    const id = await bench.says(tenant, '1', 'q');
    await as((db) => movePen(db, { conversationId: id, action: 'take', actor: sara }));
    await set(id, { state: 'resolved' });
    expect(await view(id)).toMatchObject({ state: 'resolved', pen: { holder: 'bot' }, unread: 0, waitingSince: null });
    await bench.says(tenant, '1', 'thanks');
    await bench.prepare(await bench.claimOne(), 0, { courtesy: true, sentiment: 'positive' });
    expect(await view(id)).toMatchObject({ state: 'resolved', sentiment: 'positive' });
    await bench.says(tenant, '1', 'and the bill?');
    const lane = await bench.claimOne();
    await bench.prepare(lane, 0, { courtesy: false });
    expect(await view(id)).toMatchObject({ state: 'open' });
  });

  test('shows what a customer answers to a person who wrote in a resolved conversation', async () => {
    const id = await bench.says(tenant, '1', 'q');
    await set(id, { state: 'resolved' });
    await as((db) => sendAgentMessage(db, { conversationId: id, text: 'Your table is at eight, right?', actor: sara }));
    expect(await view(id)).toMatchObject({ state: 'open' });
    await bench.test.asOwner(`update conversation set state = 'resolved' where id = $1`, [id]);
    await bench.says(tenant, '1', 'At nine, please');
    expect(await view(id)).toMatchObject({ state: 'open', unread: 1 });
    expect(await list({ state: 'open' })).toEqual([id]);
  });

  test.each(['one', 'many'])('does not resolve what crossed the deed: the bot answers it (%s)', async (how) => {
    const id = await bench.says(tenant, '1', 'q');
    await as((db) => movePen(db, { conversationId: id, action: 'take', actor: sara }));
    const seen = (await view(id)).lastMessage?.id ?? '';
    await as((db) => markRead(db, id, true));
    await bench.says(tenant, '1', 'and is it vegan?');
    if (how === 'one') await set(id, { state: 'resolved', seenMessageId: seen });
    else
      await as((db) =>
        changeMany(db, {
          ...{ ids: [id], deed: { kind: 'state', change: { state: 'resolved' } }, actor: sara, now: new Date() },
          seenMessageIds: [seen],
        }),
      );
    const { unread, waitingSince } = await view(id);
    expect([unread, waitingSince !== null]).toEqual([1, true]);
    expect((await bench.claimOne()).pending.map((message) => message.text)).toEqual(['and is it vegan?']);
  });

  test('gives the bot many at once with what waits, as undoing a take does', async () => {
    const id = await bench.says(tenant, '1', 'q');
    const many = (deed: Parameters<typeof changeMany>[1]['deed']) =>
      as((db) => changeMany(db, { ids: [id], deed, actor: sara, now: new Date() }));
    await many({ kind: 'take' });
    expect(await bench.ledger.claim(5, {})).toEqual([]);
    await many({ kind: 'give_to_bot', answerWaiting: true });
    expect((await bench.claimOne()).pending.map((message) => message.text)).toEqual(['q']);
  });

  test('sleeps until its time or the customer’s next word', async () => {
    const [byTime, byWord] = [await bench.says(tenant, '1', 'q'), await bench.says(tenant, '2', 'q')];
    const until = new Date(Date.now() + 3_600_000).toISOString();
    for (const id of [byTime, byWord]) await set(id, { state: 'snoozed', until });
    expect(await list({ state: 'open' })).toEqual([]);
    await bench.says(tenant, '2', 'hello?');
    expect(await list({ state: 'open' })).toEqual([byWord]);
    const sweep = () => bench.test.database.system.call('tidy_conversations', 24, 100);
    await sweep();
    expect(await view(byTime)).toMatchObject({ state: 'snoozed', snoozedUntil: until });
    await bench.test.asOwner(`update conversation set snoozed_until = now() - interval '1 second' where id = $1`, [byTime]);
    expect(await sweep()).toContain(tenant.tenantId);
    expect(await view(byTime)).toMatchObject({ state: 'open', snoozedUntil: null });
    await expect(set(byTime, { state: 'snoozed', until: new Date(0).toISOString() })).rejects.toMatchObject({
      code: 'conversation.snooze_past',
    });
  });

  test('is resolved by itself after a quiet day in the bot’s hands, not while somebody waits', async () => {
    const [quiet, waits] = [await bench.says(tenant, '1', 'q'), await bench.says(tenant, '2', 'q')];
    await bench.test.asOwner(`update conversation set last_message_at = now() - interval '25 hours' where tenant_id = $1`, [
      tenant.tenantId,
    ]);
    await bench.test.asOwner('update conversation set waiting_since = null where id = $1', [quiet]);
    await bench.test.database.system.call('tidy_conversations', 24, 100);
    expect(await view(quiet)).toMatchObject({ state: 'resolved' });
    expect(await view(waits)).toMatchObject({ state: 'open' });
  });

  test('has labels that differ in name, are shown, filtered by and gone when removed', async () => {
    const id = await bench.says(tenant, '1', 'q');
    const vip = await as((db) => addLabel(db, { name: { en: 'VIP', ar: 'مهم' }, colour: 'violet' }));
    await expect(as((db) => addLabel(db, { name: { en: 'vip ', ar: null }, colour: 'red' }))).rejects.toMatchObject({
      code: 'label.name_taken',
    });
    await as((db) => setLabels(db, id, [vip.id, vip.id]));
    await as((db) => editLabel(db, vip.id, { name: { en: 'Regular', ar: 'مهم' }, colour: 'teal' }));
    expect(await as(listLabels)).toMatchObject([{ name: { en: 'Regular' }, colour: 'teal', conversations: 1 }]);
    expect(await list({ labelId: vip.id })).toEqual([id]);
    expect((await view(id)).labelIds).toEqual([vip.id]);
    await expect(as((db) => setLabels(db, id, ['lbl_none']))).rejects.toMatchObject({ code: 'label.not_found' });
    expect((await view(id)).labelIds).toEqual([vip.id]);
    await as((db) => removeLabel(db, vip.id));
    expect((await view(id)).labelIds).toEqual([]);
  });

  test('changes many at once, or none when one of them is not there', async () => {
    const ids = [await bench.says(tenant, '1', 'q'), await bench.says(tenant, '2', 'q')];
    const change = (deed: Parameters<typeof changeMany>[1]['deed'], of = ids) =>
      as((db) => changeMany(db, { ids: of, deed, actor: sara, now: new Date() }));
    const vip = await as((db) => addLabel(db, { name: { en: 'VIP', ar: null }, colour: 'violet' }));
    expect(await change({ kind: 'take' })).toBe(2);
    expect((await list({ agentId: 'me' })).toSorted()).toEqual(ids.toSorted());
    await change({ kind: 'label', labelId: vip.id, on: true });
    expect(await list({ labelId: vip.id })).toHaveLength(2);
    await change({ kind: 'label', labelId: vip.id, on: false });
    expect(await list({ labelId: vip.id })).toEqual([]);
    await expect(change({ kind: 'state', change: { state: 'resolved' } }, [...ids, 'cnv_none'])).rejects.toMatchObject({
      code: 'conversation.not_found',
    });
    expect(await list({ state: 'resolved' })).toEqual([]);
    await change({ kind: 'state', change: { state: 'resolved' } });
    expect(await list({ state: 'resolved' })).toHaveLength(2);
  });

  test('keeps ready answers by shortcut, most used first', async () => {
    const add = (shortcut: string) => as((db) => addCannedReply(db, { shortcut, body: { en: `Text of ${shortcut}`, ar: null } }));
    const [hours] = [await add('hours'), await add('address')];
    await expect(add('hours')).rejects.toMatchObject({ code: 'canned_reply.shortcut_taken' });
    await as((db) => countUse(db, hours.id));
    expect((await as(listCannedReplies)).map((reply) => `${reply.shortcut} ${reply.used}`)).toEqual(['hours 1', 'address 0']);
  });

  test('gives a shortcut and a name to one of several who ask for it at once', async () => {
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 4 }, () => as((db) => addCannedReply(db, { shortcut: 'same', body: { en: 'x', ar: null } }))),
      ...Array.from({ length: 4 }, () => as((db) => addLabel(db, { name: { en: 'Same', ar: null }, colour: 'red' }))),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(2);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : []));
    expect(codes.toSorted()).toEqual([...Array(3).fill('canned_reply.shortcut_taken'), ...Array(3).fill('label.name_taken')]);
  });

  test('keeps views, everybody’s and one’s own', async () => {
    const add = (name: string, shared: boolean) =>
      as((db) => addSavedView(db, sara.id, { name, shared, filter: { sentiment: 'negative', unread: true } }));
    const [own] = [await add('mine', false), await add('ours', true)];
    expect((await as((db) => listSavedViews(db, sara.id))).map((one) => one.name)).toEqual(['mine', 'ours']);
    expect(await as((db) => listSavedViews(db, 'usr_omar'))).toMatchObject([
      { name: 'ours', filter: { sentiment: 'negative', unread: true } },
    ]);
    const steal = as((db) => editSavedView(db, 'usr_omar', own.id, { name: 'stolen', shared: true, filter: {} }));
    await expect(steal).rejects.toMatchObject({ code: 'saved_view.not_found' });
  });
});
