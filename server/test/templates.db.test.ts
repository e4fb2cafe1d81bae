import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectionDeps } from '../src/app/handlers/channels.ts';
import { sendAgentMessage } from '../src/modules/handoff/index.ts';
import { renewDueTemplates, renewTemplates } from '../src/modules/templates/index.ts';
import { repliesOf, startTestApp, type TestApp } from './app.ts';

// Templates from the provider to the customer's phone: fetched, kept, renewed, chosen, filled in, and the only thing that passes a closed window.

let running: TestApp;
let tenant: Awaited<ReturnType<TestApp['addTenant']>>;
let customers = 966_501_000_000;
let accounts = 0;

beforeAll(async () => {
  running = await startTestApp();
});
afterAll(() => running.close());
beforeEach(async () => {
  accounts += 1;
  tenant = await running.addTenant({ accountKey: `77120000001${accounts}`, slug: `templates-${accounts}` });
  // As the provider names it in its webhooks.
  await running.test.asOwner(`update channel_account set business_key = $2 where tenant_id = $1`, [
    tenant.tenantId,
    `waba-${tenant.accountKey}`,
  ]);
});

interface Answer {
  status: number;
  body: Record<string, unknown> & { code: string; items: Template[]; nextCursor: string | null };
}
interface Template {
  id: string;
  name: string;
  language: string;
  state: string;
  reason: string | null;
  sendable: boolean;
}
async function call(method: 'GET' | 'POST', path: string, body?: object, role = 'agent', as = tenant): Promise<Answer> {
  const answer = await running.api.server.inject({
    method,
    url: `/api/v1/conversations/${path}`,
    headers: await running.bearer(as.tenantId, role),
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}
const deps = () => connectionDeps(running.app);
const renew = () => renewTemplates(deps(), tenant.tenantId, tenant.accountId);
const templatesOf = async (conversation: string, query = '') => (await call('GET', `${conversation}/templates${query}`)).body.items;
async function sendable(conversation: string, name: string, language: string): Promise<Template> {
  const found = (await templatesOf(conversation)).find((one) => one.name === name && one.language === language);
  if (!found) throw new Error(`no template ${name}`);
  return found;
}
/** As a reviewer at the provider changes one. */
const review = (template: object) =>
  fetch(`${running.sim.url}/_sim/accounts/${tenant.accountKey}/templates`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(template),
  });

/** Somebody who wrote, and whose window closed yesterday. */
async function closedConversation(): Promise<{ id: string; waId: string }> {
  customers += 1;
  const waId = String(customers);
  await running.ask(tenant.accountKey, waId, 'Hello');
  const [row] = await running.test.asOwner<{ id: string }>(
    `update conversation c set window_expires_at = now() - interval '1 day' from contact_identity i
     where i.tenant_id = c.tenant_id and i.contact_id = c.contact_id and c.tenant_id = $1 and i.value = $2 returning c.id`,
    [tenant.tenantId, waId],
  );
  return { id: row?.id ?? '', waId };
}
const phone = (waId: string): string[] => repliesOf(running.sim, tenant.accountKey, waId);
const auditOf = (action: string) =>
  running.test.asOwner<{ n: number }>('select count(*)::int as n from audit_entry where tenant_id = $1 and action = $2', [
    tenant.tenantId,
    action,
  ]);

describe('outside the window', () => {
  it('nothing but a template reaches the provider, and the template reaches the customer', async () => {
    const { id, waId } = await closedConversation();
    await renew();
    const before = phone(waId).length;
    const asked = vi.spyOn(running.app.http, 'request');
    const sends = () =>
      asked.mock.calls
        .filter(([request]) => request.method === 'POST' && request.url.endsWith('/messages'))
        .map(([request]) => JSON.parse(String(request.body)) as { type: string });
    try {
      const closed = { status: 409, body: { code: 'conversation.window_closed' } };
      expect(await call('POST', `${id}/messages`, { text: 'Are you there?' })).toMatchObject(closed);
      // What was written in time and is sent too late: the window closes in the transaction that stores it.
      await running.test.database.withTenant(tenant.tenantId, async (db) => {
        const set = (window_expires_at: Date) =>
          db.query.updateTable('conversation').set({ window_expires_at }).where('id', '=', id).execute();
        await set(new Date(Date.now() + 3_600_000));
        await sendAgentMessage(db, { conversationId: id, text: 'Written in time', actor: { id: 'usr_sara', name: 'Sara' } });
        await set(new Date(Date.now() - 3_600_000));
      });
      running.app.bus.publish('lanes', '');
      const failed = async () => (await call('GET', `${id}/messages`)).body.items as unknown as { id: string; status: string }[];
      await vi.waitFor(async () => expect((await failed()).at(-1)?.status).toBe('needs_human'), { timeout: 10_000 });
      const late = (await failed()).at(-1)?.id ?? '';
      expect(await call('POST', `${id}/messages/${late}/retry`, { takeOver: true })).toMatchObject(closed);

      const { id: templateId } = await sendable(id, 'order_ready', 'ar');
      const sent = await call('POST', `${id}/templates`, { templateId, parameters: ['سارة', '12'], takeOver: true });
      expect(sent).toMatchObject({ status: 201, body: { conversation: { pen: { holder: 'agent' } } } });
      await vi.waitFor(() => expect(phone(waId)).toHaveLength(before + 1), { timeout: 10_000 });
      expect(sends().map(({ type }) => type)).toEqual(['template']);
      expect(phone(waId).at(-1)).toBe('مرحبًا سارة، طلبك 12 جاهز.');
    } finally {
      asked.mockRestore();
    }
    const thread = (await call('GET', `${id}/messages`)).body.items as unknown as object[];
    expect(thread.at(-1)).toMatchObject({
      kind: 'template',
      author: 'agent',
      text: 'مرحبًا سارة، طلبك 12 جاهز.',
      agent: { name: expect.any(String) },
    });
    expect(await auditOf('template.sent')).toEqual([{ n: 1 }]);
  });

  it('a template that could not be sent is sent again by a person, still outside the window', async () => {
    const { id, waId } = await closedConversation();
    await renew();
    running.sim.faults.add({ kind: 'error', status: 400, code: 131026, account: tenant.accountKey, count: 1 });
    const { id: templateId } = await sendable(id, 'hello_world', 'en_US');
    await call('POST', `${id}/templates`, { templateId, parameters: [] });
    const last = async () => ((await call('GET', `${id}/messages`)).body.items as unknown as { id: string; status: string }[]).at(-1);
    await vi.waitFor(async () => expect((await last())?.status).toBe('needs_human'), { timeout: 10_000 });
    const before = phone(waId).length;
    expect((await call('POST', `${id}/messages/${(await last())?.id}/retry`, {})).status).toBe(200);
    await vi.waitFor(() => expect(phone(waId)).toHaveLength(before + 1), { timeout: 10_000 });
  });
});

describe('a template is refused before anything is stored', () => {
  it('when it is none, is not approved, lacks a parameter, or was marketing to somebody who wants none', async () => {
    const { id, waId } = await closedConversation();
    await review({ name: 'offer', language: 'en', category: 'MARKETING', body: 'A new menu', status: 'APPROVED', silent: true });
    await review({ name: 'waits', language: 'en', body: 'Soon', status: 'PENDING', silent: true });
    const cards = [{ type: 'BODY', text: 'Look' }, { type: 'CAROUSEL' }];
    await review({ name: 'cards', language: 'en', components: cards, status: 'APPROVED', silent: true });
    await renew();
    const before = phone(waId).length;
    const codeOf = async (templateId: string, parameters: string[]) => {
      const { status, body } = await call('POST', `${id}/templates`, { templateId, parameters });
      return [status, body.code];
    };
    const named = async (name: string) => (await sendable(id, name, 'en')).id;
    expect(await codeOf('tpl_none', [])).toEqual([404, 'template.not_found']);
    expect(await codeOf(await named('waits'), [])).toEqual([409, 'template.not_approved']);
    expect(await codeOf(await named('cards'), [])).toEqual([422, 'template.not_sendable']);
    expect(await codeOf(await named('order_ready'), ['Sara'])).toEqual([422, 'template.parameters_wrong']);
    expect(await codeOf(await named('order_ready'), ['Sara', 'x'.repeat(1_100)])).toEqual([422, 'template.too_long']);
    expect(await codeOf(await named('order_ready'), ['Sara', ' '])).toEqual([400, 'request.invalid']);
    await running.test.asOwner('update contact set marketing_opt_out_at = now() where tenant_id = $1', [tenant.tenantId]);
    expect(await codeOf(await named('offer'), [])).toEqual([409, 'template.opted_out']);
    expect(await running.test.asOwner(`select id from outbound where tenant_id = $1 and author = 'agent'`, [tenant.tenantId])).toEqual([]);
    expect(await auditOf('template.sent')).toEqual([{ n: 0 }]);
    expect(phone(waId)).toHaveLength(before);
  });

  it('when its channel has none, when it is another account’s, and when the person may only read', async () => {
    const { id } = await closedConversation();
    await renew();
    const { id: templateId } = await sendable(id, 'hello_world', 'en_US');
    const body = { templateId, parameters: [] };
    expect(await call('POST', `${id}/templates`, body, 'viewer')).toMatchObject({ status: 403 });
    const other = await running.addTenant({ accountKey: `9120000001${accounts}`, slug: `chat-${accounts}`, channel: 'telegram' });
    const second = await running.addTenant({ accountKey: `8120000001${accounts}`, slug: `second-${accounts}` });
    await running.test.asOwner(
      `insert into message_template (tenant_id, account_id, id, provider_id, name, language, category, state, shape, parameter_count, fetched_at)
       select $1, $2, 'tpl_foreign', provider_id, name, language, category, state, shape, parameter_count, fetched_at from message_template where id = $3`,
      [second.tenantId, second.accountId, templateId],
    );
    expect(await call('POST', `${id}/templates`, { ...body, templateId: 'tpl_foreign' })).toMatchObject({
      body: { code: 'template.not_found' },
    });
    expect(await call('GET', `${id}/templates`, undefined, 'agent', other)).toMatchObject({
      status: 404,
      body: { code: 'conversation.not_found' },
    });
    await running.test.asOwner(`update conversation set channel = 'telegram' where id = $1`, [id]);
    expect(await call('GET', `${id}/templates`)).toMatchObject({ status: 409, body: { code: 'template.channel_without' } });
    expect(await call('POST', `${id}/templates`, body)).toMatchObject({ status: 409, body: { code: 'template.channel_without' } });
  });
});

describe('the list', () => {
  it('holds every page of the provider’s, those that can be sent in the customer’s language first, and is searched in both', async () => {
    for (let at = 0; at < 60; at += 1)
      await review({ name: `wave_${String(at).padStart(2, '0')}`, language: 'en', body: `Number ${at}`, silent: true });
    await review({
      name: 'reopened',
      language: 'ar',
      body: 'أعدنا الافتتاح في الرياض',
      status: 'REJECTED',
      reason: 'INVALID_FORMAT',
      silent: true,
    });
    const { id } = await closedConversation();
    await running.test.asOwner(`update conversation set language = 'ar' where id = $1`, [id]);
    expect(await renew()).toEqual({ count: 64, problem: null });
    const pages: Template[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await call('GET', `${id}/templates?limit=30${cursor}`);
      pages.push(...body.items);
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(pages).toHaveLength(64);
    expect(new Set(pages.map((one) => one.id)).size).toBe(64);
    expect(pages[0]).toMatchObject({ name: 'order_ready', language: 'ar', sendable: true });
    expect(pages.at(-1)).toMatchObject({ name: 'reopened', state: 'rejected', reason: 'INVALID_FORMAT', sendable: false });
    expect((await templatesOf(id, `?q=${encodeURIComponent('الإفتتاح')}`)).map(({ name }) => name)).toEqual(['reopened']);
    expect((await templatesOf(id, '?q=WAVE 07')).map(({ name }) => name)).toEqual(['wave_07']);
  });

  it('is renewed when the provider tells of a review, at once in its state and soon in the rest', async () => {
    const { id } = await closedConversation();
    await renewDueTemplates(deps(), fail);
    expect(await renewDueTemplates(deps(), fail)).toBe(0);
    const answer = await review({ name: 'order_ready', language: 'en', status: 'PAUSED', reason: 'LOW_QUALITY' });
    expect(await answer.json()).toMatchObject({ acknowledged: true });
    const paused = await sendable(id, 'order_ready', 'en');
    expect(paused).toMatchObject({ state: 'paused', reason: 'LOW_QUALITY', sendable: false });
    expect(await call('POST', `${id}/templates`, { templateId: paused.id, parameters: ['a', 'b'] })).toMatchObject({
      status: 409,
      body: { code: 'template.not_approved' },
    });
    await review({ name: 'brand_new', language: 'en', body: 'Hello {{1}}' });
    expect(await renewDueTemplates(deps(), fail)).toBe(1);
    expect(await sendable(id, 'brand_new', 'en')).toMatchObject({ state: 'approved' });
    // What the provider no longer has goes.
    const account = running.sim.accounts.get(tenant.accountKey);
    if (account) account.templates = account.templates.filter(({ name }) => name !== 'brand_new');
    expect(await renew()).toEqual({ count: 3, problem: null });
    expect((await templatesOf(id)).map(({ name }) => name)).not.toContain('brand_new');
  });

  it('that is fetched while the provider tells of a review keeps what was told, and is asked for again', async () => {
    const { id } = await closedConversation();
    await renewDueTemplates(deps(), fail);
    const { request } = running.app.http;
    // The answer is made, then the review happens, then the answer arrives.
    const slow = vi.spyOn(running.app.http, 'request').mockImplementation(async (given) => {
      const answer = await request(given);
      if (given.url.includes('/message_templates')) await review({ name: 'order_ready', language: 'en', status: 'REJECTED' });
      return answer;
    });
    try {
      await renew();
    } finally {
      slow.mockRestore();
    }
    expect(await sendable(id, 'order_ready', 'en')).toMatchObject({ state: 'rejected' });
    expect(await renewDueTemplates(deps(), fail)).toBe(1);
    expect(await sendable(id, 'order_ready', 'en')).toMatchObject({ state: 'rejected' });
  });

  it('outlives a provider that does not answer, says why it is old, and is asked for by a person', async () => {
    const { id } = await closedConversation();
    expect((await call('GET', `${id}/templates`)).body).toMatchObject({ items: [], fetchedAt: null, problem: null });
    expect(await call('POST', `${id}/templates/renewals`)).toMatchObject({
      status: 200,
      body: { fetchedAt: expect.any(String), problem: null },
    });
    const known = await templatesOf(id);
    expect(known).toHaveLength(3);
    const account = running.sim.accounts.get(tenant.accountKey);
    if (account) account.accessToken = 'taken back';
    expect(await call('POST', `${id}/templates/renewals`)).toMatchObject({
      status: 200,
      body: { fetchedAt: expect.any(String), problem: '190' },
    });
    expect(await templatesOf(id)).toEqual(known);
    expect(await auditOf('template.renewed')).toEqual([{ n: 2 }]);
  });
});

function fail(error: unknown): never {
  throw error;
}
