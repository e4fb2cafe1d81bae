import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { repliesOf, startTestApp, type TestApp } from '../../../../test/app.ts';
import { signInAs } from '../../../../test/people.ts';
import type { TenantId } from '../../../platform/ids.ts';

let running: TestApp;
const PASSWORD = 'a long enough password';
beforeAll(async () => {
  running = await startTestApp();
});
afterAll(() => running.close());

const ownerOf = async (tenantId: TenantId) =>
  (await signInAs(running.app.door, tenantId, 'owner', { passwordHash: await running.app.door.passwords.hash(PASSWORD) })).headers;
const call = async (headers: Record<string, string>, method: 'POST' | 'DELETE' | 'GET', url: string, payload?: object) => {
  const answer = await running.api.server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
};
const erase = (headers: Record<string, string>, slug: string, password = PASSWORD) =>
  call(headers, 'POST', '/api/v1/tenant/erase', { slug, password });
const actions = async (tenantId: string) =>
  (
    await running.test.asOwner<{ action: string }>(
      `select action from audit_entry where tenant_id = $1 and action like 'tenant.%' order by id`,
      [tenantId],
    )
  ).map((row) => row.action);

describe('asking for the erase of a tenant', () => {
  it('wants the password and the name typed, and begins a grace in which it can be taken back', async () => {
    const { tenantId } = await running.addTenant({ slug: 'leaving-one' });
    const headers = await ownerOf(tenantId);
    expect(await erase(headers, 'leaving-one', 'wrong password')).toMatchObject({
      status: 401,
      body: { code: 'access.wrong_credentials' },
    });
    expect(await erase(headers, 'another-one')).toMatchObject({ status: 422, body: { code: 'tenant.wrong_slug' } });
    const asked = await erase(headers, 'leaving-one');
    expect(asked).toMatchObject({ status: 202, body: { state: 'erasing' } });
    const days = (Date.parse(asked.body.eraseAfter) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThan(30.1);
    expect(await erase(headers, 'leaving-one')).toMatchObject({ status: 409, body: { code: 'tenant.erasing' } });
    // Members look on, and nothing is gone.
    expect(await call(headers, 'GET', '/api/v1/tenant')).toMatchObject({ status: 200, body: { state: 'erasing' } });
    expect(await call(headers, 'DELETE', '/api/v1/tenant/erase')).toMatchObject({
      status: 200,
      body: { state: 'active', eraseAfter: null },
    });
    expect(await call(headers, 'DELETE', '/api/v1/tenant/erase')).toMatchObject({ status: 409, body: { code: 'tenant.not_erasing' } });
    expect(await actions(tenantId)).toEqual(['tenant.erase_asked', 'tenant.erase_cancelled']);
  }, 60_000);

  it('silences the bot at once, and what came meanwhile is answered when it is taken back', async () => {
    const { tenantId, accountKey } = await running.addTenant({ slug: 'leaving-two' });
    const headers = await ownerOf(tenantId);
    expect((await erase(headers, 'leaving-two')).status).toBe(202);
    await running.sim.send({ account: accountKey, from: { waId: '966500000801', name: 'Customer' }, type: 'text', text: 'Hello' })
      .acknowledged;
    expect(await running.test.asOwner('select text from message where tenant_id = $1', [tenantId])).toEqual([{ text: 'Hello' }]);
    expect(repliesOf(running.sim, accountKey, '966500000801')).toEqual([]);
    await call(headers, 'DELETE', '/api/v1/tenant/erase');
    await vi.waitFor(() => expect(repliesOf(running.sim, accountKey, '966500000801')).toHaveLength(1), { timeout: 10_000 });
  }, 60_000);

  it('cannot be taken back once the grace is over: what is half gone never becomes active again', async () => {
    const { tenantId } = await running.addTenant({ slug: 'leaving-late' });
    const headers = await ownerOf(tenantId);
    expect((await erase(headers, 'leaving-late')).status).toBe(202);
    await running.test.asOwner(`update tenant set erase_after = now() + interval '30 seconds' where tenant_id = $1`, [tenantId]);
    expect(await call(headers, 'DELETE', '/api/v1/tenant/erase')).toMatchObject({ status: 409, body: { code: 'tenant.not_erasing' } });
    expect(await call(headers, 'GET', '/api/v1/tenant')).toMatchObject({ body: { state: 'erasing' } });
    expect(await actions(tenantId)).toEqual(['tenant.erase_asked']);
  }, 60_000);

  it('leads a suspended tenant back to its suspension when it is taken back', async () => {
    const { tenantId } = await running.addTenant({ slug: 'leaving-three' });
    const { cancelErase, requestErase } = await import('./request-erase.ts');
    const { makeAudit } = await import('../testing.ts');
    const { suspendTenant } = await import('../state/rest-tenant.ts');
    const act = running.app.database.withTenant;
    await act(tenantId, (db) => suspendTenant(db, { reason: 'the invoice is open' }, makeAudit('tenant.suspended')));
    await act(tenantId, (db) =>
      requestErase(db, { slug: 'leaving-three', now: new Date(), graceDays: 30 }, makeAudit('tenant.erase_asked')),
    );
    expect(await act(tenantId, (db) => cancelErase(db, makeAudit('tenant.erase_cancelled')))).toMatchObject({
      state: 'suspended',
      stateReason: 'the invoice is open',
    });
  });

  it('is an owner’s right, and a key cannot do it', async () => {
    const { tenantId } = await running.addTenant({ slug: 'leaving-four' });
    expect((await erase(await running.bearer(tenantId, 'admin'), 'leaving-four')).status).toBe(403);
    expect(await actions(tenantId)).toEqual([]);
  });
});
