import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLedgerBench, eventOf, type LedgerBench, noteOf } from '../../../test/ledger.ts';
import { listMessages } from './list-messages.ts';

describe('the messages of a thread', () => {
  let bench: LedgerBench;
  beforeAll(async () => {
    bench = await createLedgerBench();
  });
  afterAll(() => bench.close());

  test('come with their reactions, what they answer, and whether they were edited or deleted', async () => {
    const tenant = await bench.tenant();
    const conversationId = await bench.says(tenant, '1', 'Is the terrace open?');
    const { provider } = await bench.row<{ provider: string }>('select provider_message_id as provider from message where tenant_id = $1', [
      tenant.tenantId,
    ]);
    const answer = eventOf(tenant, '1', { text: 'this one', context: { replyTo: { messageId: provider }, forwarded: true } });
    const picked = eventOf(tenant, '1', { text: 'the last words', context: { replyTo: { messageId: provider, quote: 'open?' } } });
    const story = eventOf(tenant, '1', { text: 'lovely', context: { replyTo: { story: { id: '9', url: 'https://cdn.example/9' } } } });
    await bench.ingest([answer], [picked], [story]);
    await bench.ingest([noteOf(tenant, '1', { kind: 'reaction', targetMessageId: answer.messageId, text: '👍', dedupeKey: 'r1' })]);
    await bench.ingest([
      noteOf(tenant, '1', { direction: 'echo', kind: 'reaction', targetMessageId: answer.messageId, text: '❤️', dedupeKey: 'r2' }),
    ]);
    await bench.ingest([noteOf(tenant, '1', { kind: 'edit', targetMessageId: picked.messageId, text: 'the last word', dedupeKey: 'e1' })]);
    await bench.ingest([noteOf(tenant, '1', { kind: 'delete', targetMessageId: story.messageId, dedupeKey: 'd1' })]);

    const { items } = await bench.test.database.withTenant(tenant.tenantId, (db) => listMessages(db, { conversationId, limit: 30 }));
    const [first, second, third, fourth] = items;
    expect(first).toMatchObject({ replyTo: null, reactions: [], editedAt: null, forwarded: false });
    expect(second).toMatchObject({
      replyTo: { messageId: first?.id, author: 'contact', text: 'Is the terrace open?', story: null },
      forwarded: true,
    });
    expect(second?.reactions).toEqual([
      { by: 'contact', emoji: '👍' },
      { by: 'business', emoji: '❤️' },
    ]);
    expect(third).toMatchObject({ text: 'the last word', replyTo: { messageId: first?.id, text: 'open?' } });
    expect(third?.editedAt).not.toBeNull();
    expect(fourth).toMatchObject({ kind: 'deleted', text: null, replyTo: null, editedAt: null });
  });

  test('show a story that was answered, and name no message that this thread does not hold', async () => {
    const tenant = await bench.tenant();
    const conversationId = await bench.says(tenant, '2', 'hello');
    const story = { replyTo: { story: { id: '9', url: 'https://cdn.example/9' } } };
    await bench.ingest([eventOf(tenant, '2', { text: 'lovely', context: story })]);
    await bench.ingest([eventOf(tenant, '2', { text: 'and this', context: { replyTo: { messageId: 'wamid.of-nobody' } } })]);
    const { items } = await bench.test.database.withTenant(tenant.tenantId, (db) => listMessages(db, { conversationId, limit: 30 }));
    expect(items[1]?.replyTo).toEqual({ messageId: null, author: null, text: null, story: { url: 'https://cdn.example/9' } });
    expect(items[2]?.replyTo).toEqual({ messageId: null, author: null, text: null, story: null });
  });
});
