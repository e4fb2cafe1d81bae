import { BUILT_IN_ROLES, CONVERSATION_FIGURES, type ConversationFigure } from '@wafaa/contracts';
import { describe, expect, test } from 'vitest';
import { eventOf, type LedgerBench, type TestTenant } from '../../../test/ledger.ts';
import { withLedger } from '../../../test/with-ledger.ts';
import { listConversations } from '../conversations/index.ts';
import { readHome } from './index.ts';
import { ago, plantPast } from './testing.ts';

const owner = BUILT_IN_ROLES.owner.permissions;

describe('figures', () => {
  let bench: LedgerBench;
  let tenant: TestTenant;
  withLedger((opened, own) => {
    [bench, tenant] = [opened, own];
  });
  const { wrote, turned, said, lost } = plantPast(() => ({ bench, tenant }));
  const home = (given: Partial<Parameters<typeof readHome>[1]> = {}, by = tenant) =>
    bench.test.database.withTenant(by.tenantId, (db) => readHome(db, { days: 7, permissions: owner, now: new Date(), ...given }));
  /** The figures of the last days, and a proof that each is as long as the list behind it. */
  const figures = async () => {
    const view = await home();
    for (const figure of CONVERSATION_FIGURES) {
      const { items } = await bench.test.database.withTenant(tenant.tenantId, (db) =>
        listConversations(db, { limit: 100, figure, from: view.from, to: view.to }),
      );
      expect([figure, items.length]).toEqual([figure, view.figures?.now[figure]]);
    }
    return view.figures;
  };
  const behind = (figure: ConversationFigure) =>
    bench.test.database.withTenant(tenant.tenantId, async (db) =>
      (await listConversations(db, { limit: 100, figure })).items.map(({ id }) => id),
    );

  test('count a conversation once, however often its customer wrote, and list the same ones', async () => {
    const [often, person, nobody] = [await wrote('1', 5), await wrote('2', 4), await wrote('3', 3)];
    await wrote('1', 2);
    await turned(often, 2, 'answered');
    await said(person, 1);
    expect((await figures())?.now).toMatchObject({ asked: 3, helped: 2, resolved: 1, watching: 1, stayed: 0, handed_over: 0, troubled: 0 });
    expect((await behind('helped')).sort()).toEqual([often, person].sort());
    expect(await behind('asked')).toContain(nobody);
  });

  test('a question that the bot answered is settled once nobody was needed for 72 hours', async () => {
    const [settled, watched, came] = [await wrote('1', 100), await wrote('2', 20), await wrote('3', 90)];
    for (const [id, hours] of [
      [settled, 99],
      [watched, 19],
      [came, 89],
    ] as const)
      await turned(id, hours, 'answered');
    await said(came, 40, 'phone');
    expect((await figures())?.now).toMatchObject({ asked: 3, resolved: 3, stayed: 1, watching: 1, returned: 1 });
    expect([await behind('stayed'), await behind('watching'), await behind('returned')]).toEqual([[settled], [watched], [came]]);
  });

  test('a person who is needed in the same visit means that the bot did not resolve it', async () => {
    const [soon, first] = [await wrote('1', 50), await wrote('2', 50)];
    await turned(soon, 49, 'answered');
    await turned(soon, 48.5, 'handed_over', { reason: 'fixed.person' });
    await said(first, 49);
    await turned(first, 20, 'answered');
    expect((await figures())?.now).toMatchObject({ helped: 2, resolved: 0, returned: 0, handed_over: 1 });
  });

  test('who came back after the days that are looked at is counted as come back', async () => {
    const id = await wrote('1', 200);
    await turned(id, 199, 'answered');
    await turned(id, 150, 'handed_over', { reason: 'below_line' });
    const { figures: seen, before } = await home();
    expect(seen?.now.asked).toBe(0);
    const all = await bench.test.database.withTenant(tenant.tenantId, (db) =>
      listConversations(db, { limit: 5, figure: 'returned', from: before.from, to: ago(190).toISOString() }),
    );
    expect(all.items.map((item) => item.id)).toEqual([id]);
  });

  test('what went wrong is told apart: nothing known, a complaint, not delivered, a broken bot; being asked for a person is none of them', async () => {
    const names = ['unknown', 'complaint', 'undelivered', 'failed'] as const;
    const ids = await Promise.all(names.map((_, index) => wrote(String(index), 10)));
    const [unknown = '', complaint = '', undelivered = '', broken = ''] = ids;
    await turned(unknown, 9, 'handed_over', { reason: 'below_line' });
    await turned(complaint, 9, 'handed_over', { reason: 'fixed.complaint' });
    await turned(undelivered, 9, 'answered');
    await lost(undelivered, 9, 'whatsapp.131026');
    await turned(broken, 9, 'failed', { reason: 'none', state: 'failed' });
    const fine = await wrote('8', 10);
    await turned(fine, 9, 'handed_over', { reason: 'fixed.person' });
    await lost(fine, 9, 'pen.taken');
    const mended = await wrote('9', 10);
    await turned(mended, 9, 'failed', { reason: 'none', state: 'failed' });
    await turned(mended, 8, 'answered');
    expect((await figures())?.now).toMatchObject({ troubled: 4, unknown: 1, complaint: 1, undelivered: 1, failed: 1, handed_over: 3 });
    expect((await behind('troubled')).sort()).toEqual(ids.sort());
  });

  test('the time before is the same days up to the same hour, and the trend has every day of both', async () => {
    const [now, before, long] = [await wrote('1', 1), await wrote('2', 24 * 8), await wrote('3', 24 * 40)];
    await turned(now, 1, 'handed_over', { reason: 'fixed.person' });
    await turned(before, 24 * 8, 'answered');
    const { figures: seen } = await home();
    expect(seen?.now).toMatchObject({ asked: 1, handed_over: 1 });
    expect(seen?.before).toMatchObject({ asked: 1, resolved: 1 });
    expect(seen?.trend).toHaveLength(14);
    expect(seen?.trend.reduce((sum, day) => sum + day.asked, 0)).toBe(2);
    expect(seen?.trend.slice(7).reduce((sum, day) => sum + day.handedOver, 0)).toBe(1);
    expect((await home({ days: 28 })).figures?.before?.asked).toBe(1);
    expect(await behind('asked')).toContain(long);
  });

  test('days are those of the tenant: what was written before its midnight is yesterday', async () => {
    await bench.test.asOwner(`update tenant set time_zone = 'Pacific/Kiritimati' where tenant_id = $1`, [tenant.tenantId]);
    const id = await wrote('1', 1);
    await bench.test.asOwner(`update message set at = '2026-03-10T09:59:00Z' where conversation_id = $1`, [id]);
    const trend = (await home({ now: new Date('2026-03-11T00:00:00Z') })).figures?.trend ?? [];
    expect(trend.at(-1)?.day).toBe('2026-03-11');
    expect(trend.find(({ asked }) => asked > 0)?.day).toBe('2026-03-10');
  });

  test('too many messages are counted from the newest, and the view says since when', async () => {
    for (const hours of [30, 20, 10]) await wrote(String(hours), hours);
    const { figures: seen } = await home({ mostMessages: 2 });
    expect(seen).toMatchObject({ now: { asked: 2 }, before: null });
    expect(Date.parse(seen?.countedFrom ?? '')).toBeGreaterThan(ago(31).getTime());
    expect((await home({ mostMessages: 3 })).figures?.countedFrom).toBeNull();
  });

  test('each part is there for whoever has the right to it', async () => {
    await bench.ingest([eventOf(tenant, '1')]);
    const agent = await home({ permissions: BUILT_IN_ROLES.agent.permissions });
    expect([agent.figures, agent.waiting?.count, agent.broken]).toEqual([null, 0, []]);
    const none = await home({ permissions: [] });
    expect([none.figures, none.waiting, none.broken, none.knowledge]).toEqual([null, null, null, null]);
  });

  test('what wants somebody is counted: who waits for a person, broken accounts, unread documents, unconfirmed facts', async () => {
    const id = await wrote('1', 2);
    await bench.test.asOwner(`update conversation set pen_holder = 'nobody', waiting_since = $2 where id = $1`, [id, ago(2)]);
    await bench.test.asOwner(`update channel_account set state = 'needs_reconnect' where tenant_id = $1`, [tenant.tenantId]);
    for (const [name, state] of [
      ['src_live', 'live'],
      ['src_bad', 'failed'],
    ])
      await bench.test.asOwner(
        `insert into source (tenant_id, id, name, mime, size_bytes, sha256, storage_key, state) values ($1, $2, 'menu.pdf', 'application/pdf', 1, $2, '', $3)`,
        [tenant.tenantId, name, state],
      );
    const view = await home();
    expect(view.waiting?.count).toBe(1);
    expect(Date.parse(view.waiting?.since ?? '')).toBeLessThan(ago(1).getTime());
    expect(view.broken).toHaveLength(1);
    expect(view.knowledge).toEqual({ live: 1, failed: 1, unconfirmed: 0 });
  });

  test("nothing of another tenant's is counted or listed", async () => {
    const id = await wrote('1', 5);
    await turned(id, 4, 'handed_over', { reason: 'below_line' });
    const other = await bench.tenant();
    const view = await home({}, other);
    expect(Object.values(view.figures?.now ?? {}).every((count) => count === 0)).toBe(true);
    const { items } = await bench.test.database.withTenant(other.tenantId, (db) => listConversations(db, { limit: 5, figure: 'asked' }));
    expect(items).toEqual([]);
  });
});
