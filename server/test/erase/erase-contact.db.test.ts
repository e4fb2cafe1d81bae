import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { postWebhook, textDelivery } from '../http/webhook-calls.ts';
import { captureLog, type CapturedLog } from '../isolation/capture-log.ts';
import { searchDatabase, searchFiles } from './search-everything.ts';

// Two people of one tenant with conversations of one shape, and a namesake at another tenant. One of the two is erased.

let running: TestApp;
let log: CapturedLog;
beforeAll(async () => {
  log = captureLog();
  running = await startTestApp({ env: { LOG_LEVEL: 'info' } });
});
afterAll(async () => {
  await running.close();
  log.stop();
});

const change = (account: string, field: string, value: object) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: `waba-${account}`,
      changes: [
        {
          field,
          value: { messaging_product: 'whatsapp', metadata: { display_phone_number: '966110000000', phone_number_id: account }, ...value },
        },
      ],
    },
  ],
});
const post = async (body: object | Buffer) =>
  expect((await postWebhook(running, Buffer.isBuffer(body) ? body : JSON.stringify(body))).statusCode).toBe(200);
const seconds = () => String(Math.floor(Date.now() / 1000));

interface Person {
  phone: string;
  mark: string;
}

/** Everything a person can leave behind: messages and answers, a reaction, an edit, a preference, statuses, and news that came twice. */
async function live(account: string, { phone, mark }: Person): Promise<void> {
  const contacts = [{ profile: { name: `name-${mark}` }, wa_id: phone }];
  const first = textDelivery(account, [{ from: phone, id: `wamid.${mark}.1`, body: `hello from ${mark}` }]);
  // Through the emulator's own phone, so that the answer goes out and its statuses come back.
  await running.ask(account, phone, `What is ${mark}?`);
  await post(first);
  await post(first);
  await post(
    change(account, 'messages', {
      contacts,
      messages: [
        {
          from: phone,
          id: `wamid.${mark}.r`,
          timestamp: seconds(),
          type: 'reaction',
          reaction: { message_id: `wamid.${mark}.1`, emoji: '👍' },
        },
      ],
    }),
  );
  await post(
    change(account, 'user_preferences', {
      contacts,
      user_preferences: [{ wa_id: phone, detail: 'stop', category: 'marketing_messages', value: 'stop', timestamp: seconds() }],
    }),
  );
  await post({ ...change(account, 'unheard_of', { contacts, note: mark }) });
}

/** Nobody works any more, and no status has come in since the last look. */
const settle = async () => {
  let last = -1;
  await vi.waitFor(
    async () => {
      const [row] = await running.test.asOwner<{ waiting: number; arrived: number }>(
        'select (select count(*) from lane where ready_at is not null)::int as waiting, (select count(*) from webhook_delivery)::int as arrived',
      );
      const before = last;
      last = row?.arrived ?? 0;
      if (row?.waiting !== 0 || last !== before) throw new Error('still at work');
    },
    { timeout: 20_000, interval: 400 },
  );
};

const contactOf = async (tenantId: string, phone: string) =>
  (
    await running.test.asOwner<{ id: string }>('select contact_id as id from contact_identity where tenant_id = $1 and value = $2', [
      tenantId,
      phone,
    ])
  )[0]?.id;

describe('erasing a contact', () => {
  it('leaves nothing of the person in any store, all of everybody else, and what is told again does not bring them back', async () => {
    const { test, app } = running;
    const [tenant, elsewhere] = [await running.addTenant(), await running.addTenant()];
    const gone = { phone: '966517117171', mark: 'zqgoneperson' };
    const twin = { phone: '966527272272', mark: 'zqtwinperson' };
    for (const person of [gone, twin]) await live(tenant.accountKey, person);
    await live(elsewhere.accountKey, { phone: '966533737373', mark: 'zqelseperson' });
    const mixed = textDelivery(tenant.accountKey, [
      { from: gone.phone, id: `wamid.${gone.mark}.m`, body: `mixed ${gone.mark}` },
      { from: twin.phone, id: `wamid.${twin.mark}.m`, body: `mixed ${twin.mark}` },
    ]);
    await post(mixed);
    await settle();
    // Somebody looked at them, and answers and an export were kept.
    const bearer = await running.bearer(tenant.tenantId);
    const call = (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) =>
      running.api.server.inject({
        method,
        url,
        headers: { ...bearer, ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }) },
        ...(body ? { payload: body } : {}),
      });
    const contactId = (await contactOf(tenant.tenantId, gone.phone)) ?? '';
    const [conversation] = await test.asOwner<{ id: string }>('select id from conversation where contact_id = $1', [contactId]);
    expect((await call('POST', `/api/v1/conversations/${conversation?.id}/pen`, { action: 'take' })).statusCode).toBe(200);
    for (const { phone, mark } of [gone, twin])
      await test.asOwner('update contact set name = $3 where tenant_id = $1 and id = $2', [
        tenant.tenantId,
        await contactOf(tenant.tenantId, phone),
        `name-${mark}`,
      ]);
    await test.asOwner(
      `insert into audit_entry (id, tenant_id, action, actor_kind, actor_name, target_kind, target_id, target_label) values ('aud_label', $1, 'pen.moved', 'user', 'n', 'contact', $2, $3)`,
      [tenant.tenantId, contactId, `name-${gone.mark}`],
    );
    expect((await call('POST', '/api/v1/tenant/exports')).statusCode).toBe(202);
    await vi.waitFor(async () => expect((await call('GET', '/api/v1/tenant/exports')).json().items[0].state).toBe('ready'), {
      timeout: 20_000,
      interval: 200,
    });
    const exportsBefore = searchFiles(app.config.dataFolder, [tenant.tenantId]).filter((path) => path.includes('exports/exp'));
    expect(exportsBefore).toHaveLength(1);
    const told = await test.asOwner<{ raw: Buffer }>('select raw from webhook_delivery order by id');
    const statuses = await test.asOwner<{ tracker: string; provider_message_id: string }>(
      'select tracker, provider_message_id from outbound where conversation_id = $1 and provider_message_id is not null',
      [conversation?.id],
    );
    expect(statuses.length).toBeGreaterThan(0);

    const marks = [gone.mark, gone.phone];
    const planted = await searchDatabase(test.asOwner, marks);
    for (const table of ['contact', 'contact_identity', 'inbound', 'message', 'outbound', 'turn', 'webhook_delivery', 'audit_entry'])
      expect(planted, table).toHaveProperty([`public.${table}`]);
    const twinBefore = await searchDatabase(test.asOwner, [twin.mark, twin.phone]);
    const elseBefore = await searchDatabase(test.asOwner, ['zqelseperson']);

    expect((await call('DELETE', `/api/v1/contacts/${contactId}`)).json()).toEqual({ done: true });
    expect(await searchDatabase(test.asOwner, marks)).toEqual({});
    expect(searchFiles(app.config.dataFolder, marks)).toEqual([]);
    expect(searchFiles(app.config.dataFolder, [tenant.tenantId]).filter((path) => path.includes('exports/exp'))).toEqual([]);
    expect(log.text()).not.toContain(gone.mark);
    expect(log.text()).not.toContain(gone.phone);
    // Two deliveries held both: each lost one part.
    expect(await searchDatabase(test.asOwner, [twin.mark, twin.phone])).toEqual(twinBefore);
    expect(await searchDatabase(test.asOwner, ['zqelseperson'])).toEqual(elseBefore);
    const redacted = await test.asOwner<{ raw: Buffer }>(`select raw from webhook_delivery where verdict = 'redacted'`);
    // Statuses that came in one delivery may have been cut too; of messages there was one delivery of both.
    const senders = redacted.flatMap(({ raw }) => JSON.parse(raw.toString()).entry[0].changes[0].value.messages ?? []);
    expect(senders.map((message: { from: string }) => message.from)).toEqual([twin.phone]);
    const deeds = await test.asOwner(
      'select action, target_id, target_label, before, after from audit_entry where tenant_id = $1 and action like $2',
      [tenant.tenantId, 'contact.%'],
    );
    expect(deeds).toEqual([
      {
        action: 'contact.erased',
        target_id: contactId,
        target_label: null,
        before: null,
        after: { conversations: 1, messages: expect.any(Number) },
      },
    ]);
    expect((await call('GET', `/api/v1/contacts/${contactId}`)).statusCode).toBe(404);
    expect((await call('DELETE', `/api/v1/contacts/${contactId}`)).statusCode).toBe(404);

    // Everything that was ever told, once more; and late news about what we had sent.
    for (const { raw } of told) await post(raw);
    for (const { tracker, provider_message_id: id } of statuses)
      await post(
        change(tenant.accountKey, 'messages', {
          statuses: [{ id, status: 'read', timestamp: seconds(), recipient_id: gone.phone, biz_opaque_callback_data: tracker }],
        }),
      );
    await settle();
    expect(await contactOf(tenant.tenantId, gone.phone)).toBeUndefined();
    expect(await searchDatabase(test.asOwner, marks)).toEqual({});
    expect(await searchDatabase(test.asOwner, [twin.mark, twin.phone])).toHaveProperty(['public.message'], twinBefore['public.message']);

    // A new word of the same person begins anew, and is answered.
    expect(await running.ask(tenant.accountKey, gone.phone, 'Hello again')).not.toBe('');
    expect(await contactOf(tenant.tenantId, gone.phone)).not.toBe(contactId);
  }, 120_000);

  it('takes those along whom the person turned out to be, and nobody else', async () => {
    const { test } = running;
    const tenant = await running.addTenant();
    for (const phone of ['966514815481', '966528426482', '966537937483']) await running.ask(tenant.accountKey, phone, 'Hello');
    const [keeper, merged, other] = await Promise.all(
      ['966514815481', '966528426482', '966537937483'].map((phone) => contactOf(tenant.tenantId, phone)),
    );
    await test.asOwner('update contact set merged_into = $3 where tenant_id = $1 and id = $2', [tenant.tenantId, merged, keeper]);
    const headers = await running.bearer(tenant.tenantId);
    expect((await running.api.server.inject({ method: 'DELETE', url: `/api/v1/contacts/${keeper}`, headers })).statusCode).toBe(200);
    expect(await searchDatabase(test.asOwner, ['966514815481', '966528426482'])).toEqual({});
    expect(await contactOf(tenant.tenantId, '966537937483')).toBe(other);
  }, 60_000);

  it("cannot reach another tenant's, nor be done without the right to", async () => {
    const [mine, theirs] = [await running.addTenant(), await running.addTenant()];
    await running.ask(theirs.accountKey, '966500000591', 'Hello');
    const id = await contactOf(theirs.tenantId, '966500000591');
    const erase = async (headers: Record<string, string>) =>
      (await running.api.server.inject({ method: 'DELETE', url: `/api/v1/contacts/${id}`, headers })).statusCode;
    expect(await erase(await running.bearer(mine.tenantId))).toBe(404);
    expect(await erase(await running.bearer(theirs.tenantId, 'manager'))).toBe(403);
    expect(await contactOf(theirs.tenantId, '966500000591')).toBe(id);
  }, 60_000);

  it('waits for whoever is writing to the same conversation', async () => {
    const tenant = await running.addTenant();
    await running.ask(tenant.accountKey, '966500000691', 'Hello');
    const id = await contactOf(tenant.tenantId, '966500000691');
    const headers = await running.bearer(tenant.tenantId);
    const both = await Promise.all([
      running.api.server.inject({ method: 'DELETE', url: `/api/v1/contacts/${id}`, headers }),
      postWebhook(running, JSON.stringify(textDelivery(tenant.accountKey, [{ from: '966500000691', id: 'wamid.race', body: 'racing' }]))),
    ]);
    expect(both[0]?.statusCode).toBe(200);
    // Either it was written and erased, or it began a new conversation; refused, the provider tells it again.
    expect([200, 503]).toContain(both[1]?.statusCode);
    await settle();
    const orphans = await running.test.asOwner(
      'select 1 from inbound i where i.tenant_id = $1 and i.conversation_id is not null and not exists (select 1 from conversation c where c.tenant_id = $1 and c.id = i.conversation_id)',
      [tenant.tenantId],
    );
    expect(orphans).toEqual([]);
  }, 60_000);
});
