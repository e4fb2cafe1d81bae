import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLedgerBench, eventOf, type LedgerBench, noteOf, unique } from '../../../test/ledger.ts';

describe('ingest', () => {
  let bench: LedgerBench;
  beforeAll(async () => {
    bench = await createLedgerBench();
  });
  afterAll(() => bench.close());

  const thread = (tenantId: string) =>
    bench.test.asOwner<{ text: string; seq: number }>(
      'select text, seq from inbound where tenant_id = $1 and seq is not null order by conversation_id, seq',
      [tenantId],
    );

  test('keeps one copy of a message however often and however late it is delivered again', async () => {
    const tenant = await bench.tenant();
    const event = eventOf(tenant, '966500000001', { text: 'once' });
    expect((await bench.ingest([event, event], [event])).fresh).toBe(1);
    await bench.test.asOwner(`update inbound set received_at = now() - interval '2 years' where tenant_id = $1`, [tenant.tenantId]);
    expect(await bench.ingest([event])).toMatchObject({ fresh: 0, woken: 0 });
    expect(await thread(tenant.tenantId)).toEqual([{ text: 'once', seq: 1 }]);
    const messages = await bench.test.asOwner('select 1 from message where tenant_id = $1', [tenant.tenantId]);
    expect(messages).toHaveLength(1);
  });

  test('numbers the messages of a batch in the order of the batch, across deliveries and people', async () => {
    const tenant = await bench.tenant();
    const say = (from: string, text: string) => eventOf(tenant, from, { text });
    await bench.ingest([say('9', 'a1'), say('1', 'b1')], [say('9', 'a2')], [say('1', 'b2'), say('9', 'a3')]);
    const texts = (await thread(tenant.tenantId)).map((row) => row.text);
    expect(texts.filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(texts.filter((text) => text.startsWith('b'))).toEqual(['b1', 'b2']);
  });

  test('gives each account of one delivery its own tenant, also when the person is the same', async () => {
    const [one, two] = [await bench.tenant(), await bench.tenant()];
    const verdict = await bench.ingest([eventOf(one, '77', { text: 'to one' }), eventOf(two, '77', { text: 'to two' })]);
    expect(verdict.tenants.toSorted()).toEqual([one.tenantId, two.tenantId].toSorted());
    expect((await thread(one.tenantId)).map((row) => row.text)).toEqual(['to one']);
    expect((await thread(two.tenantId)).map((row) => row.text)).toEqual(['to two']);
  });

  test('journals what no account of ours was meant for, byte for byte, and applies none of it', async () => {
    const before = await bench.row<{ count: number }>('select count(*)::int as count from inbound');
    const verdict = await bench.ingest([eventOf({ accountKey: 'nobody' }, '1')]);
    expect(verdict).toMatchObject({ fresh: 0, unknown: 1 });
    expect(
      await bench.row('select verdict, events, new_events, raw from webhook_delivery order by received_at desc, id desc limit 1'),
    ).toEqual({
      verdict: 'unknown_account',
      events: 1,
      new_events: 0,
      raw: Buffer.from('{}'),
    });
    expect(await bench.row('select count(*)::int as count from inbound')).toEqual(before);
  });

  test('runs a batch whose answer was lost again without a second trace of it', async () => {
    const tenant = await bench.tenant();
    const event = { ...eventOf(tenant, '5'), delivery: 0, deliveryId: 'dlv_again' };
    const rows = JSON.stringify([{ id: 'dlv_again', channel: 'whatsapp', receivedAt: new Date(), headers: {}, events: 1 }]);
    const call = () => bench.test.database.system.call('ledger_ingest', rows, [Buffer.from('{}')], JSON.stringify([event]));
    expect((await call()).fresh).toBe(1);
    expect((await call()).fresh).toBe(0);
    expect(await bench.row(`select count(*)::int as count, max(new_events) as fresh from webhook_delivery where id = 'dlv_again'`)).toEqual(
      { count: 1, fresh: 1 },
    );
  });

  test('opens the window from the message and never shortens it by an older one', async () => {
    const tenant = await bench.tenant();
    const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
    const conversation = await bench.says(tenant, '6', 'now');
    const { first } = await bench.row<{ first: Date }>('select window_expires_at as first from conversation where id = $1', [conversation]);
    expect(Math.abs(first.getTime() - Date.now() - 24 * 3_600_000)).toBeLessThan(60_000);
    await bench.ingest([eventOf(tenant, '6', { occurredAt: at(90), late: true, text: 'older' })]);
    expect(await bench.row('select window_expires_at as first from conversation where id = $1', [conversation])).toEqual({ first });
    expect(await bench.row(`select late from message where conversation_id = $1 and text = 'older'`, [conversation])).toEqual({
      late: true,
    });
    expect(await bench.row(`select late from message where conversation_id = $1 and text = 'now'`, [conversation])).toEqual({
      late: false,
    });
  });

  test('does not believe a clock that is ahead: neither the window nor the list of conversations lies in the future', async () => {
    const tenant = await bench.tenant();
    await bench.ingest([eventOf(tenant, '61', { occurredAt: '2090-01-01T00:00:00Z' })]);
    const row = await bench.row<{ window: Date; last: Date }>(
      'select window_expires_at as window, last_message_at as last from conversation where tenant_id = $1',
      [tenant.tenantId],
    );
    expect(row.window.getTime()).toBeLessThan(Date.now() + 25 * 3_600_000);
    expect(row.last.getTime()).toBeLessThan(Date.now() + 60_000);
  });

  test('postpones the answer while a burst goes on, but not for ever', async () => {
    const tenant = await bench.tenant();
    const send = () => bench.ingest([eventOf(tenant, '62', { waitMs: 2_000 })]);
    await send();
    const wait = () =>
      bench.row<{ ms: number }>(`select (extract(epoch from l.ready_at - now()) * 1000)::int as ms from lane l where l.tenant_id = $1`, [
        tenant.tenantId,
      ]);
    expect((await wait()).ms).toBeGreaterThan(1_000);
    await bench.test.asOwner(`update lane set waiting_since = now() - interval '13 seconds' where tenant_id = $1`, [tenant.tenantId]);
    await send();
    expect((await wait()).ms).toBeLessThanOrEqual(0);
  });

  test('waits for the next line a little longer than the last one took, at most three seconds', async () => {
    const tenant = await bench.tenant();
    const gapOf = async (ms: number) => {
      await bench.test.asOwner(`update lane set burst_at = now() - make_interval(secs => $2 / 1000.0) where tenant_id = $1`, [
        tenant.tenantId,
        ms,
      ]);
      await bench.ingest([eventOf(tenant, '64', { waitMs: 600 })]);
      const { wait } = await bench.row<{ wait: number }>(
        'select (extract(epoch from burst_until - burst_at) * 1000)::int as wait from lane where tenant_id = $1',
        [tenant.tenantId],
      );
      return wait;
    };
    await bench.ingest([eventOf(tenant, '64', { waitMs: 600 })]);
    expect(await gapOf(200)).toBe(600);
    const slow = await gapOf(1_500);
    expect(slow).toBeGreaterThan(1_500);
    expect(slow).toBeLessThan(2_500);
    expect(await gapOf(9_000)).toBe(3_000);
  });

  describe('learns how a person writes:', () => {
    const whole = { waitMs: 1_500, sureMs: 900, rhythm: 0.5 };
    const person = async () => {
      const tenant = await bench.tenant();
      const ofLane = async (sql: string, ...values: unknown[]) =>
        bench.test.asOwner(`update lane set ${sql} where tenant_id = $1`, [tenant.tenantId, ...values]);
      /** A line `ms` after the last one; how long it is waited for the next. */
      const says = async (ms: number, waits: Record<string, number> = whole) => {
        await ofLane(
          `burst_until = burst_until - (burst_at - (now() - make_interval(secs => $2 / 1000.0))), burst_at = now() - make_interval(secs => $2 / 1000.0)`,
          ms,
        );
        await bench.ingest([eventOf(tenant, '65', waits)]);
        const { wait } = await bench.row<{ wait: number }>(
          'select round(extract(epoch from burst_until - burst_at) * 1000)::int as wait from lane where tenant_id = $1',
          [tenant.tenantId],
        );
        return wait;
      };
      return { says, answer: () => ofLane('done_seq = last_seq, ready_at = null, waiting_since = null') };
    };

    test('a whole request is answered sooner where lines stand before it', async () => {
      const { says } = await person();
      await says(0, { waitMs: 2_900, rhythm: 1.15 });
      expect(await says(1_000)).toBe(900);
    });

    test('who says things in one line is answered sooner the next time', async () => {
      const { says, answer } = await person();
      expect(await says(0)).toBe(1_500);
      await answer();
      expect(await says(60_000)).toBe(900);
    });

    test('who was answered between two lines is waited for longer, and after a while less long again', async () => {
      const { says, answer } = await person();
      expect(await says(0)).toBe(1_500);
      await answer();
      const patience = await says(2_000);
      expect(patience).toBe(1_500);
      await answer();
      const next = await says(60_000);
      expect(next).toBeGreaterThan(1_500);
      expect(next).toBeLessThanOrEqual(3_000);
      for (let times = 0; times < 4; times += 1) {
        await answer();
        await says(60_000);
      }
      await answer();
      expect(await says(60_000)).toBe(900);
    });

    test('a tap is answered at once, and says nothing of how somebody types', async () => {
      const { says, answer } = await person();
      const tap = { waitMs: 0, sureMs: 0, rhythm: 1.15 };
      expect(await says(0, tap)).toBe(0);
      await answer();
      expect(await says(2_000)).toBe(1_500);
      await answer();
      expect(await says(60_000, tap)).toBe(0);
    });
  });

  test('remembers that a person wants no marketing, and that they changed their mind', async () => {
    const tenant = await bench.tenant();
    const change = (text: string) =>
      bench.ingest([noteOf(tenant, '63', { kind: 'opt_out', text, inConversation: false, dedupeKey: unique('opt') })]);
    const out = () =>
      bench.row<{ at: Date | null }>('select marketing_opt_out_at as at from contact where tenant_id = $1', [tenant.tenantId]);
    await change('stop');
    expect((await out()).at).toBeInstanceOf(Date);
    await change('resume');
    expect((await out()).at).toBeNull();
  });

  test('shows that an account is lost and when it is back, for every account of the business; what the owner disconnected stays so', async () => {
    const tenant = await bench.tenant();
    const tell = (accountEvent: string) =>
      bench.ingest([
        noteOf({ accountKey: `waba-${tenant.accountKey}` }, '', {
          kind: 'account',
          businessLevel: true,
          accountEvent,
          inConversation: false,
          user: { ids: [], kinds: [] },
          dedupeKey: unique('account'),
        }),
      ]);
    const state = () => bench.row('select state, state_reason from channel_account where tenant_id = $1', [tenant.tenantId]);
    await tell('PARTNER_REMOVED');
    expect(await state()).toEqual({ state: 'needs_reconnect', state_reason: 'PARTNER_REMOVED' });
    await tell('PARTNER_ADDED');
    expect(await state()).toMatchObject({ state: 'live' });
    await bench.test.asOwner(`update channel_account set state = 'disconnected' where tenant_id = $1`, [tenant.tenantId]);
    await tell('ACCOUNT_RECONNECTED');
    expect(await state()).toMatchObject({ state: 'disconnected' });
  });

  test('stores a batch of thousands of events, each once and in its order', async () => {
    const tenant = await bench.tenant();
    const events = Array.from({ length: 3_000 }, (_, index) =>
      eventOf(tenant, String(index % 40), { text: `message ${index} ${'x'.repeat(300)}` }),
    );
    expect((await bench.ingest(events)).fresh).toBe(3_000);
    const lanes = await bench.test.asOwner<{ inOrder: boolean }>(
      `select array_agg(seq order by seq) = array(select generate_series(1, 75)::bigint) as "inOrder" from inbound where tenant_id = $1 group by conversation_id`,
      [tenant.tenantId],
    );
    expect(lanes).toHaveLength(40);
    expect(lanes.every(({ inOrder }) => inOrder)).toBe(true);
  });
});
