import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLedgerBench, eventOf, type LedgerBench, noteOf, type TestTenant } from '../../../test/ledger.ts';

describe('people behind their identifiers', () => {
  let bench: LedgerBench;
  let tenant: TestTenant;
  beforeAll(async () => {
    bench = await createLedgerBench();
  });
  afterAll(() => bench.close());

  const from = (ids: string[], given: object = {}) =>
    eventOf(tenant, ids[0] ?? '', { user: { ids, kinds: ids.map(() => 'provider_id') }, ...given });
  const conversationsOf = () =>
    bench.test.asOwner<{ id: string; contact_id: string; pen_holder: string }>(
      'select id, contact_id, pen_holder from conversation where tenant_id = $1 order by created_at, id',
      [tenant.tenantId],
    );
  const living = () =>
    bench.test.asOwner<{ id: string }>('select id from contact where tenant_id = $1 and merged_into is null', [tenant.tenantId]);

  test('knows a person by any of their identifiers, and learns new ones', async () => {
    tenant = await bench.tenant();
    await bench.ingest([from(['phone-1'])]);
    await bench.ingest([from(['business-id-1', 'phone-1'])]);
    await bench.ingest([from(['business-id-1'])]);
    expect(await conversationsOf()).toHaveLength(1);
    expect(await living()).toHaveLength(1);
  });

  test('follows a person to their new number', async () => {
    tenant = await bench.tenant();
    await bench.ingest([from(['old'])]);
    await bench.ingest([
      noteOf(tenant, 'old', { kind: 'identity_change', inConversation: false, user: { ids: ['old', 'new'], kinds: ['phone', 'phone'] } }),
    ]);
    await bench.ingest([from(['new'], { text: 'from the new number' })]);
    expect(await conversationsOf()).toHaveLength(1);
  });

  test('merges two that turn out to be one into the older, and answers in its conversation', async () => {
    tenant = await bench.tenant();
    await bench.ingest([from(['a'], { text: 'as a' })]);
    await bench.ingest([from(['b'], { text: 'as b' })]);
    const [first] = await conversationsOf();
    await bench.ingest([from(['b', 'a'], { text: 'as both' })]);
    expect(await living()).toEqual([{ id: first?.contact_id }]);
    expect(
      await bench.row(`select conversation_id as id from inbound where tenant_id = $1 and text = 'as both'`, [tenant.tenantId]),
    ).toEqual({ id: first?.id });
    const pending = await bench.row('select sum(last_seq - done_seq)::int as waiting from lane where tenant_id = $1', [tenant.tenantId]);
    expect(pending).toEqual({ waiting: 3 });
  });

  test('keeps the pen with the person who holds it when their customer is merged into another', async () => {
    tenant = await bench.tenant();
    await bench.ingest([from(['a2'])]);
    await bench.ingest([from(['b2'])]);
    await bench.test.asOwner(
      `update conversation set pen_holder = 'agent', pen_agent = 'Sara' where tenant_id = $1 and contact_id =
       (select contact_id from contact_identity where tenant_id = $1 and value = 'b2')`,
      [tenant.tenantId],
    );
    await bench.ingest([from(['a2', 'b2'], { text: 'to whom?' })]);
    expect(
      await bench.row(
        `select c.pen_holder, c.pen_agent from conversation c join inbound i on i.tenant_id = c.tenant_id and i.conversation_id = c.id
         where i.tenant_id = $1 and i.text = 'to whom?'`,
        [tenant.tenantId],
      ),
    ).toEqual({ pen_holder: 'agent', pen_agent: 'Sara' });
  });

  test('takes the conversation along when only the merged one has any', async () => {
    tenant = await bench.tenant();
    await bench.ingest([noteOf(tenant, 'silent', { kind: 'opt_out', text: 'stop', inConversation: false })]);
    const conversation = await bench.says(tenant, 'talking', 'hello');
    await bench.ingest([from(['talking', 'silent'], { text: 'again' })]);
    const rows = await conversationsOf();
    expect(rows.map((row) => row.id)).toEqual([conversation]);
    expect(await living()).toEqual([{ id: rows[0]?.contact_id }]);
  });

  test('makes one person of a new contact whom many batches bring at once, under changing identifiers', async () => {
    tenant = await bench.tenant();
    const sets = [['n-phone'], ['n-id', 'n-phone'], ['n-phone', 'n-id'], ['n-id']];
    await Promise.all(Array.from({ length: 12 }, (_, index) => bench.ingest([from(sets[index % 4] ?? [])])));
    await bench.ingest([from(['n-id', 'n-phone'], { text: 'last' })]);
    expect(await living()).toHaveLength(1);
    expect(await bench.row('select count(*)::int as count from inbound where tenant_id = $1', [tenant.tenantId])).toEqual({ count: 13 });
  });
});
