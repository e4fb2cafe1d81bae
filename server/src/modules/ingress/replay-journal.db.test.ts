import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { postWebhook, textDelivery } from '../../../test/http/webhook-calls.ts';
import { replayJournal } from './replay-journal.ts';

// What the journal holds is read again: the ledger's keys say what is new.

describe('reading the journal again', () => {
  let running: TestApp;
  beforeAll(async () => {
    running = await startTestApp();
  });
  afterAll(() => running.close());

  const always = { from: new Date(0), to: new Date('9999-01-01') };
  const replay = (channel = 'whatsapp', range: { from: Date; to: Date } = always) =>
    replayJournal({ system: running.app.database.system, bus: running.app.bus, clock: running.app.clock }, { channel, ...range });
  const post = (accountKey: string, from: string, id: string, body = 'hello') =>
    postWebhook(running, JSON.stringify(textDelivery(accountKey, [{ from, id, body }])));
  const messagesOf = async (tenantId: string) =>
    (
      await running.test.asOwner<{ direction: string; text: string; late: boolean }>(
        'select direction, text, late from message where tenant_id = $1 order by position',
        [tenantId],
      )
    ).filter(({ direction }) => direction === 'in');
  const answersOf = (tenantId: string) =>
    running.test.asOwner<{ id: string; attempts: number }>('select id, attempts from outbound where tenant_id = $1 order by id', [
      tenantId,
    ]);
  const verdictOf = async (like: string) =>
    running.test.asOwner<{ verdict: string; events: number; fresh: number }>(
      `select verdict, events, new_events as fresh from webhook_delivery where convert_from(raw, 'UTF8') like $1 order by id`,
      [`%${like}%`],
    );
  const settled = () =>
    vi.waitFor(async () => expect(await running.test.asOwner('select 1 from lane where ready_at is not null')).toEqual([]), {
      timeout: 15_000,
      interval: 40,
    });

  test('doubles nothing of what was handled, however often', async () => {
    const { tenantId, accountKey } = await running.addTenant();
    for (const id of ['wamid.r1', 'wamid.r2']) await post(accountKey, '966500000401', id);
    await settled();
    const before = [await messagesOf(tenantId), await answersOf(tenantId)];
    expect(before[1]?.length).toBeGreaterThan(0);
    for (let round = 0; round < 2; round += 1) expect((await replay()).fresh).toBe(0);
    await settled();
    expect([await messagesOf(tenantId), await answersOf(tenantId)]).toEqual(before);
    expect(await verdictOf('wamid.r1')).toEqual([{ verdict: 'handled', events: 1, fresh: 1 }]);
  });

  test('handles once what came before its account was connected', async () => {
    await post('771200000000999', '966500000402', 'wamid.early');
    expect(await verdictOf('wamid.early')).toMatchObject([{ verdict: 'unknown_account' }]);
    expect(await replay()).toMatchObject({ fresh: 0, unknown: 1 });
    const { tenantId } = await running.addTenant({ accountKey: '771200000000999' });
    expect(await replay()).toMatchObject({ fresh: 1, unknown: 0 });
    expect(await replay()).toMatchObject({ fresh: 0, unknown: 0 });
    await settled();
    expect(await messagesOf(tenantId)).toMatchObject([{ text: 'hello' }]);
    expect(await answersOf(tenantId)).toHaveLength(1);
    expect(await verdictOf('wamid.early')).toEqual([{ verdict: 'handled', events: 1, fresh: 1 }]);
  });

  test('reads what nobody could read at the time, once this build can', async () => {
    const { tenantId, accountKey } = await running.addTenant();
    await post(accountKey, '966500000403', 'wamid.lost');
    await settled();
    // As if the parser of that day had found nothing in it.
    for (const table of ['message', 'inbound', 'conversation'])
      await running.test.asOwner(`delete from ${table} where tenant_id = $1`, [tenantId]);
    await running.test.asOwner(
      `update webhook_delivery set verdict = 'ignored', events = 0, new_events = 0 where convert_from(raw, 'UTF8') like '%wamid.lost%'`,
    );
    expect((await replay()).fresh).toBe(1);
    await settled();
    expect(await messagesOf(tenantId)).toMatchObject([{ text: 'hello' }]);
    expect(await verdictOf('wamid.lost')).toEqual([{ verdict: 'handled', events: 1, fresh: 1 }]);
  });

  test('marks as late what was written long ago, and keeps to its channel and its time', async () => {
    const old = new Date(Date.now() - 3 * 3_600_000);
    const body = JSON.stringify(
      textDelivery('771200000000998', [
        { from: '966500000404', id: 'wamid.old', body: 'late', timestamp: String(Math.floor(old.getTime() / 1000)) },
      ]),
    );
    await postWebhook(running, body);
    await running.test.asOwner(`update webhook_delivery set received_at = $1 where convert_from(raw, 'UTF8') like '%wamid.old%'`, [old]);
    const { tenantId } = await running.addTenant({ accountKey: '771200000000998' });
    const ahead = new Date(old.getTime() + 1);
    expect((await replay('whatsapp', { from: new Date(0), to: old })).fresh).toBe(0);
    expect((await replay('whatsapp', { from: ahead, to: always.to })).fresh).toBe(0);
    expect((await replay('telegram')).deliveries).toBe(0);
    expect((await replay('whatsapp', { from: old, to: ahead })).fresh).toBe(1);
    expect(await messagesOf(tenantId)).toMatchObject([{ text: 'late', late: true }]);
    await settled();
  });

  test('knows the address of channels that name the account there only, and says of what it cannot read', async () => {
    const { tenantId, accountKey } = await running.addTenant({ channel: 'telegram', accountKey: 'tg_replayed' });
    await running.sim.send({ account: accountKey, from: { id: '502345690', name: 'Customer' }, type: 'text', text: 'hello' }).acknowledged;
    await settled();
    for (const table of ['message', 'inbound', 'conversation'])
      await running.test.asOwner(`delete from ${table} where tenant_id = $1`, [tenantId]);
    expect(await replay('telegram')).toEqual({ deliveries: 1, events: 1, fresh: 1, unknown: 0, unreadable: 0, isCut: false });
    await settled();
    await running.test.asOwner(`update webhook_delivery set headers = '{}' where channel = 'telegram'`);
    expect(await replay('telegram')).toMatchObject({ deliveries: 1, unreadable: 1, fresh: 0 });
    await running.test.asOwner(`update webhook_delivery set raw = '', verdict = 'erased' where channel = 'telegram'`);
    expect(await replay('telegram')).toMatchObject({ deliveries: 1, unreadable: 1 });
  });

  test('refuses a channel that is none', async () => {
    await expect(replay('pigeon')).rejects.toThrow('no channel "pigeon"');
  });
});
