import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { repliesOf, startTestApp, type TestApp } from '../../../../test/app.ts';
import { postWebhook } from '../../../../test/http/webhook-calls.ts';
import type { TenantDb } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { makeAudit } from '../testing.ts';
import { assertActive, isActive, resumeTenant, suspendTenant } from './rest-tenant.ts';

let running: TestApp;
beforeAll(async () => {
  running = await startTestApp();
});
afterAll(() => running.close());

const act = <T>(tenantId: TenantId, work: (db: TenantDb) => Promise<T>): Promise<T> => running.app.database.withTenant(tenantId, work);
const suspend = (tenantId: TenantId) =>
  act(tenantId, (db) => suspendTenant(db, { reason: 'the invoice is open' }, makeAudit('tenant.suspended')));
const resume = async (tenantId: TenantId) => {
  await act(tenantId, (db) => resumeTenant(db, { reason: 'the invoice is paid' }, makeAudit('tenant.resumed')));
  running.app.bus.publish('lanes', '');
};
const write = (account: string, from: string, text: string) =>
  running.sim.send({ account, from: { waId: from, name: 'Customer' }, type: 'text', text }).acknowledged;
const messages = (tenantId: TenantId, direction: string) =>
  running.test.asOwner<{ text: string }>('select text from message where tenant_id = $1 and direction = $2 order by position', [
    tenantId,
    direction,
  ]);

describe('a suspended tenant', () => {
  it('keeps every message, says nothing, and answers all of them when it goes on; another tenant goes on all the while', async () => {
    const [resting, awake] = [await running.addTenant(), await running.addTenant()];
    await running.ask(resting.accountKey, '966500000001', 'Hello');
    await suspend(resting.tenantId);
    const before = repliesOf(running.sim, resting.accountKey, '966500000001').length;
    await write(resting.accountKey, '966500000001', 'Hello again');
    await write(resting.accountKey, '966500000002', 'Hello, are you there?');
    // The awake one has been through claim, turn and send: the worker has looked at what is due, and left the resting lanes alone.
    await write(awake.accountKey, '966500000003', 'Hello');
    await vi.waitFor(() => expect(repliesOf(running.sim, awake.accountKey, '966500000003')).toHaveLength(1), { timeout: 10_000 });
    expect((await messages(resting.tenantId, 'in')).map((row) => row.text)).toEqual(['Hello', 'Hello again', 'Hello, are you there?']);
    expect(repliesOf(running.sim, resting.accountKey, '966500000001')).toHaveLength(before);
    const [claimed] = await running.test.asOwner<{ n: number }>(
      'select count(*)::int as n from lane where tenant_id = $1 and leased_until is not null',
      [resting.tenantId],
    );
    expect(claimed?.n).toBe(0);

    await resume(resting.tenantId);
    await vi.waitFor(
      () => {
        expect(repliesOf(running.sim, resting.accountKey, '966500000001').length).toBeGreaterThan(before);
        expect(repliesOf(running.sim, resting.accountKey, '966500000002')).toHaveLength(1);
      },
      { timeout: 10_000 },
    );
  }, 60_000);

  it('alarms nobody: its lanes are not counted as waiting', async () => {
    const resting = await running.addTenant();
    await suspend(resting.tenantId);
    await write(resting.accountKey, '966500000009', 'Hello');
    expect(await running.app.database.system.call('ledger_stats')).toMatchObject({
      waiting: 0,
      unhandled: 0,
      oldestDueMs: 0,
      nextDueMs: null,
    });
    await resume(resting.tenantId);
    await vi.waitFor(() => expect(repliesOf(running.sim, resting.accountKey, '966500000009')).toHaveLength(1), { timeout: 10_000 });
  });

  it('does not hide the lanes of others behind a crowd of its own', async () => {
    const [resting, awake] = [await running.addTenant(), await running.addTenant()];
    await suspend(resting.tenantId);
    await running.test.asOwner(
      `with people as (insert into contact (tenant_id, id) select $1, 'cnt_c' || n from generate_series(1, 900) n returning id),
       threads as (insert into conversation (tenant_id, id, channel, account_id, contact_id) select $1, 'cnv_' || id, 'whatsapp', $2, id from people returning id)
       insert into lane (tenant_id, conversation_id, last_seq, ready_at) select $1, id, 1, now() - interval '1 hour' from threads`,
      [resting.tenantId, resting.accountId],
    );
    await write(awake.accountKey, '966500000004', 'Hello');
    await vi.waitFor(() => expect(repliesOf(running.sim, awake.accountKey, '966500000004')).toHaveLength(1), { timeout: 10_000 });
    await running.test.asOwner('delete from contact where tenant_id = $1', [resting.tenantId]);
  });

  it('takes no upload, and leaves a queued document for the day it goes on', async () => {
    const { addSource, processSource, requeueStaleSources } = await import('../../knowledge/index.ts');
    const resting = await running.addTenant();
    const file = {
      name: 'menu.md',
      mime: 'text/markdown',
      bytes: Buffer.from('# Menu\n\nCoffee 12 SAR. We roast it every morning in the shop.'),
    };
    const id = await addSource(running.app, resting.tenantId, file);
    await suspend(resting.tenantId);
    await expect(addSource(running.app, resting.tenantId, { ...file, bytes: Buffer.from('other') })).rejects.toMatchObject({
      code: 'tenant.not_active',
    });
    await processSource({ ...running.app, onChanged: () => {} }, resting.tenantId, id);
    const state = async () =>
      (await running.test.asOwner<{ state: string }>('select state from source where tenant_id = $1', [resting.tenantId]))[0]?.state;
    expect(await state()).toBe('queued');
    await running.test.asOwner(`update source set updated_at = now() - interval '1 hour' where tenant_id = $1`, [resting.tenantId]);
    expect(await requeueStaleSources(running.app.database, running.app.jobs)).toBe(0);
    await resume(resting.tenantId);
    expect(await requeueStaleSources(running.app.database, running.app.jobs)).toBe(1);
    await vi.waitFor(async () => expect(await state()).toBe('live'), { timeout: 20_000, interval: 100 });
  }, 60_000);
});

describe('suspendTenant and resumeTenant', () => {
  it('go from active to suspended and back, each once, with the reason in the audit log', async () => {
    const { tenantId } = await running.addTenant();
    await expect(resume(tenantId)).rejects.toMatchObject({ code: 'tenant.not_suspended' });
    expect(await suspend(tenantId)).toMatchObject({ state: 'suspended', stateReason: 'the invoice is open' });
    expect(await act(tenantId, isActive)).toBe(false);
    await expect(suspend(tenantId)).rejects.toMatchObject({ code: 'tenant.not_active' });
    await resume(tenantId);
    await act(tenantId, assertActive);
    const rows = await running.test.asOwner('select action, reason, before, after from audit_entry where tenant_id = $1 order by id', [
      tenantId,
    ]);
    expect(rows).toEqual([
      { action: 'tenant.suspended', reason: 'the invoice is open', before: { state: 'active' }, after: { state: 'suspended' } },
      { action: 'tenant.resumed', reason: 'the invoice is paid', before: { state: 'suspended' }, after: { state: 'active' } },
    ]);
  });
});

describe('a tenant over its limits', () => {
  it('leaves its customers to a person instead of answering, and says so', async () => {
    const tenant = await running.addTenant();
    await running.test.asOwner(`update tenant set limits = '{"messagesPerMonth": 2}' where tenant_id = $1`, [tenant.tenantId]);
    await running.ask(tenant.accountKey, '966500000005', 'Hello');
    await running.ask(tenant.accountKey, '966500000006', 'Hello');
    const said = await running.ask(tenant.accountKey, '966500000007', 'What do you have?');
    expect(said).toContain('A colleague will answer you here.');
    const [row] = await running.test.asOwner<{ pen_holder: string; pen_reason: string; text: string }>(
      `select c.pen_holder, c.pen_reason, m.text from conversation c join message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.direction = 'in'
       where c.tenant_id = $1 order by c.id desc limit 1`,
      [tenant.tenantId],
    );
    expect(row).toEqual({ pen_holder: 'nobody', pen_reason: 'limit_reached', text: 'What do you have?' });
    const usage = await running.test.asOwner<{ messages: number }>('select messages from usage_month where tenant_id = $1', [
      tenant.tenantId,
    ]);
    expect(usage).toEqual([{ messages: 3 }]);
  }, 60_000);

  it('counts a message once, however often it is delivered', async () => {
    const tenant = await running.addTenant();
    await running.ask(tenant.accountKey, '966500000008', 'Hello');
    const deliveries = await running.test.asOwner<{ raw: Buffer }>(
      `select d.raw from webhook_delivery d join inbound i on i.delivery_id = d.id where i.tenant_id = $1 and i.seq is not null`,
      [tenant.tenantId],
    );
    for (const { raw } of deliveries) expect((await postWebhook(running, raw)).statusCode).toBe(200);
    const [usage] = await running.test.asOwner<{ messages: number }>('select messages from usage_month where tenant_id = $1', [
      tenant.tenantId,
    ]);
    expect(usage?.messages).toBe(1);
  });
});
