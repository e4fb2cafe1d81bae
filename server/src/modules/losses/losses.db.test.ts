import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { LossView } from '@wafaa/contracts';
import { repliesOf, startTestApp, type TestApp } from '../../../test/app.ts';
import { postWebhook, textDelivery } from '../../../test/http/webhook-calls.ts';
import { signInAs } from '../../../test/people.ts';
import type { TenantId } from '../../platform/ids.ts';

// One list of what could not be handled or delivered: seen, tried again, let go of, each by the people of its own business.

const RESTING = { timeout: 15_000, interval: 40 };

describe('what could not be handled or delivered', () => {
  let running: TestApp;
  let tenant: { tenantId: TenantId; accountId: string; accountKey: string };
  beforeAll(async () => {
    running = await startTestApp();
  });
  afterEach(() => running.sim.faults.clear());
  afterAll(() => running.close());

  const begin = async () => {
    tenant = await running.addTenant();
  };
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: unknown, as = tenant.tenantId, role = 'owner') => {
    const answer = await fetch(`${running.api.url}/api/v1/${path}`, {
      method,
      headers: { ...(await running.bearer(as, role)), ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  };
  const list = async (query = '') => (await call<{ items: LossView[]; nextCursor: string | null }>('GET', `losses${query}`)).body;
  const count = async () =>
    (await call<{ total: number; unanswered: number; kinds: { kind: string; count: number }[] }>('GET', 'losses/count')).body;
  type Outcome = { done: string[]; refused: { id: string; code: string }[] };
  const retry = async (ids: string[], more = {}) => (await call<Outcome>('POST', 'losses/retry', { ids, ...more })).body;
  const letGo = async (ids: string[]) => (await call<Outcome>('POST', 'losses/let-go', { ids })).body;
  const takeUp = async (ids: string[]) => (await call<{ done: string[] }>('POST', 'losses/take-up', { ids })).body;
  const write = (from: string, text = 'hello') =>
    running.sim.send({ account: tenant.accountKey, from: { id: from, name: 'Customer' }, type: 'text', text }).acknowledged;
  const listed = (length: number, query = '') =>
    vi.waitFor(async () => {
      const { items } = await list(query);
      expect(items).toHaveLength(length);
      return items;
    }, RESTING);
  const failing = (count = 1) => running.sim.faults.add({ kind: 'error', status: 400, code: 131026, account: tenant.accountKey, count });
  const failedOnce = async (from: string) => {
    failing();
    await write(from);
    const [loss] = await listed(1);
    if (!loss) throw new Error('nothing was lost');
    return loss;
  };

  test('is empty while everything arrives', async () => {
    await begin();
    await write('966500000701');
    await vi.waitFor(() => expect(repliesOf(running.sim, tenant.accountKey, '966500000701')).toHaveLength(1), RESTING);
    expect(await list()).toEqual({ items: [], nextCursor: null });
    expect(await count()).toEqual({ total: 0, kinds: [], unanswered: 0 });
  });

  test('a send that failed says why, to whom and what; tried again it goes, as the person’s own word', async () => {
    await begin();
    const loss = await failedOnce('966500000702');
    expect(loss).toMatchObject({
      kind: 'send_failed',
      cause: '131026',
      channel: 'whatsapp',
      count: 1,
      mayRetry: true,
      mayLetGo: true,
      letGo: null,
    });
    expect(loss.contact?.handle).toBe('966500000702');
    expect(loss.text?.length).toBeGreaterThan(0);
    expect(await count()).toMatchObject({ total: 1, kinds: [{ kind: 'send_failed', count: 1 }] });
    expect(await retry([loss.id])).toEqual({ done: [loss.id], refused: [] });
    await vi.waitFor(() => expect(repliesOf(running.sim, tenant.accountKey, '966500000702')).toHaveLength(1), RESTING);
    expect((await list()).items).toEqual([]);
    const rows = await running.test.asOwner<{ action: string }>(`select action from audit_entry where tenant_id = $1`, [tenant.tenantId]);
    expect(rows.map(({ action }) => action)).toEqual(['loss.retried']);
  });

  test('let go of it leaves, is kept aside, comes back when it is wanted, and by itself when it fails anew', async () => {
    await begin();
    const loss = await failedOnce('966500000703');
    expect(await letGo([loss.id])).toEqual({ done: [loss.id], refused: [] });
    expect((await list()).items).toEqual([]);
    expect((await count()).total).toBe(0);
    expect((await list('?letGo=true')).items).toMatchObject([{ id: loss.id, letGo: { by: expect.any(String) as string } }]);
    expect(await takeUp([loss.id])).toEqual({ done: [loss.id] });
    expect((await list()).items).toHaveLength(1);
    await letGo([loss.id]);
    failing();
    expect(await retry([loss.id])).toEqual({ done: [loss.id], refused: [] });
    await listed(1);
    expect((await list('?letGo=true')).items).toEqual([]);
  });

  test('what is refused says so by itself, and the others are done', async () => {
    await begin();
    failing(2);
    await write('966500000704');
    await listed(1);
    await write('966500000705');
    const items = await listed(2);
    const shut = items.find(({ contact }) => contact?.handle === '966500000704');
    const open = items.find(({ contact }) => contact?.handle === '966500000705');
    await running.test.asOwner(`update conversation set window_expires_at = now() - interval '8 days' where tenant_id = $1 and id = $2`, [
      tenant.tenantId,
      shut?.conversationId,
    ]);
    const outcome = await retry(items.map(({ id }) => id));
    expect(outcome.done).toEqual([open?.id]);
    expect(outcome.refused).toMatchObject([{ id: shut?.id, code: 'conversation.window_closed' }]);
    await vi.waitFor(() => expect(repliesOf(running.sim, tenant.accountKey, '966500000705')).toHaveLength(1), RESTING);
    expect(repliesOf(running.sim, tenant.accountKey, '966500000704')).toEqual([]);
  });

  test('what waits for its account cannot be hurried; let go of, it never goes, and what follows it does', async () => {
    await begin();
    const answer = await fetch(`${running.sim.url}/_sim/accounts/${tenant.accountKey}/token`, { method: 'POST' });
    const { accessToken } = (await answer.json()) as { accessToken: string };
    await write('966500000706');
    const [loss] = await listed(1);
    expect(loss).toMatchObject({ kind: 'send_parked', cause: '190', mayRetry: false, mayLetGo: true });
    const id = loss?.id ?? '';
    expect((await retry([id])).refused).toMatchObject([{ id, code: 'loss.not_retryable' }]);
    expect((await letGo([id])).done).toEqual([id]);
    await running.test.database.withTenant(tenant.tenantId, (db) =>
      db.query
        .updateTable('channel_account')
        .set({ credentials: running.app.secrets.seal(tenant.tenantId, { accessToken }), state: 'live', state_reason: null })
        .where('id', '=', tenant.accountId)
        .execute(),
    );
    await write('966500000706', 'hello again');
    await vi.waitFor(() => expect(repliesOf(running.sim, tenant.accountKey, '966500000706')).toHaveLength(1), RESTING);
    expect((await list()).items).toEqual([]);
    const [aside] = (await list('?letGo=true')).items;
    expect(aside).toMatchObject({ id, kind: 'send_failed', cause: 'person.let_go' });
  });

  test('a message that was received and is not handled is told, cannot be let go of, and is handled once it is woken', async () => {
    await begin();
    await write('966500000707');
    await vi.waitFor(() => expect(repliesOf(running.sim, tenant.accountKey, '966500000707')).toHaveLength(1), RESTING);
    await vi.waitFor(async () => expect(await running.test.asOwner('select 1 from lane where ready_at is not null')).toEqual([]), RESTING);
    // As if its wake-up had been forgotten ten minutes ago.
    await running.test.asOwner(
      `insert into inbound (tenant_id, account_id, dedupe_key, delivery_id, conversation_id, seq, kind, text, payload, occurred_at, received_at)
       select tenant_id, account_id, 'forgotten', delivery_id, conversation_id, 2, 'text', 'hello again', payload, now(), now() - interval '10 minutes'
       from inbound where tenant_id = $1 and seq = 1`,
      [tenant.tenantId],
    );
    await running.test.asOwner('update lane set last_seq = 2 where tenant_id = $1', [tenant.tenantId]);
    const [loss] = await listed(1);
    expect(loss).toMatchObject({
      kind: 'unanswered',
      cause: 'lane.forgotten',
      count: 1,
      text: 'hello again',
      mayRetry: true,
      mayLetGo: false,
    });
    expect(await count()).toMatchObject({ total: 1, unanswered: 1 });
    const id = loss?.id ?? '';
    expect((await letGo([id])).refused).toMatchObject([{ code: 'loss.must_be_handled' }]);
    expect((await retry([id])).done).toEqual([id]);
    await vi.waitFor(() => expect(repliesOf(running.sim, tenant.accountKey, '966500000707')).toHaveLength(2), RESTING);
    await vi.waitFor(async () => expect(await count()).toMatchObject({ total: 0, unanswered: 0 }), RESTING);
  });

  test('nobody knows whether it went: it is told as that, and a send that is still being found out about is left alone', async () => {
    await begin();
    const loss = await failedOnce('966500000708');
    const outbound = loss.id.replace('send.', '');
    await running.test.asOwner(`update outbound set failure_code = 'outbound.uncertain' where tenant_id = $1 and id = $2`, [
      tenant.tenantId,
      outbound,
    ]);
    expect((await list('?kind=send_uncertain')).items).toMatchObject([{ kind: 'send_uncertain', mayRetry: true }]);
    await running.test.asOwner(
      `update outbound set state = 'sending', uncertain = true, sending_at = now() - interval '1 hour' where tenant_id = $1 and id = $2`,
      [tenant.tenantId, outbound],
    );
    expect((await list()).items).toMatchObject([{ kind: 'send_uncertain', mayRetry: false, mayLetGo: false }]);
    expect((await retry([loss.id])).refused).toMatchObject([{ code: 'loss.not_retryable' }]);
  });

  test('files that cannot be had are asked for again, and those that are too large are only let go of', async () => {
    await begin();
    const { conversationId } = await failedOnce('966500000709');
    const plant = (id: string, state: string, cause: string) =>
      running.test.asOwner(
        `insert into message_media (tenant_id, id, conversation_id, message_id, ordinal, kind, state, cause, name, settled_at, due_at)
         values ($1, $2, $3, $2, 0, 'image', $4, $5, 'photo.jpg', now(), now() + interval '1 day')`,
        [tenant.tenantId, id, conversationId, state, cause],
      );
    await plant('med_1', 'failed', 'http.503');
    await plant('med_2', 'too_large', 'media_too_large');
    const items = await listed(2, '?kind=media');
    expect(items.find(({ id }) => id === 'media.med_1')).toMatchObject({ cause: 'http.503', text: 'photo.jpg', mayRetry: true });
    const outcome = await retry(['media.med_1', 'media.med_2']);
    expect(outcome.done).toEqual(['media.med_1']);
    expect(outcome.refused).toMatchObject([{ id: 'media.med_2', code: 'loss.not_retryable' }]);
    expect((await letGo(['media.med_2'])).done).toEqual(['media.med_2']);
    await vi.waitFor(async () => expect((await list('?kind=media')).items.map(({ id }) => id)).not.toContain('media.med_2'), RESTING);
  });

  test('work in the background that broke for good is done once more, and no other business sees it', async () => {
    await begin();
    const other = await running.addTenant();
    const job = { name: 'test.dies', input: z.object({}), attempts: 1, timeoutMs: 10_000, concurrency: 1 };
    let isBroken = true;
    const done: string[] = [];
    await running.app.jobs.work(job, async (id) => {
      if (isBroken) throw new Error('broken');
      done.push(id);
    });
    await running.app.jobs.send(job, tenant.tenantId, {});
    const [loss] = await listed(1);
    expect(loss).toMatchObject({ kind: 'job', cause: 'test.dies', conversationId: null, mayRetry: true });
    const theirs = await call<{ items: LossView[] }>('GET', 'losses', undefined, other.tenantId);
    expect(theirs.body.items).toEqual([]);
    const stolen = await call<{ code: string }>('POST', 'losses/retry', { ids: [loss?.id] }, other.tenantId);
    expect(stolen).toMatchObject({ status: 404, body: { code: 'loss.not_found' } });
    isBroken = false;
    expect((await retry([loss?.id ?? ''])).done).toEqual([loss?.id]);
    await vi.waitFor(() => expect(done).toEqual([tenant.tenantId]), RESTING);
    expect((await list()).items).toEqual([]);
  });

  test('pages go on where they stopped, and an account narrows them', async () => {
    await begin();
    failing(3);
    for (const from of ['966500000711', '966500000712', '966500000713']) await write(from);
    await listed(3);
    const first = await list('?limit=2');
    expect(first.items).toHaveLength(2);
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ nextCursor: null, items: [{}] });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3);
    expect((await list(`?accountId=${tenant.accountId}`)).items).toHaveLength(3);
    expect((await list('?accountId=acc_other')).items).toEqual([]);
  });

  test('who may only read conversations sees it and changes nothing', async () => {
    await begin();
    const loss = await failedOnce('966500000714');
    const seen = await call<{ items: LossView[] }>('GET', 'losses', undefined, tenant.tenantId, 'analyst');
    expect(seen.body.items).toHaveLength(1);
    for (const deed of ['retry', 'let-go', 'take-up'])
      expect((await call('POST', `losses/${deed}`, { ids: [loss.id] }, tenant.tenantId, 'analyst')).status).toBe(403);
  });

  describe('for who runs the installation', () => {
    const asOperator = async <T>(method: 'GET' | 'POST', path: string, body?: unknown) => {
      const { headers } = await signInAs(running.app.door, null, 'operator');
      const answer = await fetch(`${running.api.url}/api/v1/operator/${path}`, {
        method,
        headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: answer.status, body: (await answer.json()) as T };
    };
    type Survey = {
      tenants: { tenant: { id: string }; kind: string; cause: string; channel: string | null; count: number }[];
      journal: { channel: string; verdict: string; deliveries: number; oldest: string; newest: string }[];
      unhandled: { messages: number };
    };

    test('counts, causes and ages of all businesses, and nothing that anybody wrote', async () => {
      await begin();
      failing(2);
      await write('966500000715', 'a secret of mine');
      await listed(1);
      await write('966500000716', 'another secret');
      await listed(2);
      const { body } = await asOperator<Survey>('GET', 'losses');
      expect(body.tenants.filter(({ tenant: { id } }) => id === tenant.tenantId)).toMatchObject([
        { kind: 'send_failed', cause: '131026', channel: 'whatsapp', count: 2 },
      ]);
      expect(body.unhandled.messages).toBe(0);
      const text = JSON.stringify(body);
      for (const word of ['secret', '9665000007', 'Customer']) expect(text).not.toContain(word);
      const [one] = await listed(2);
      await letGo([one?.id ?? '']);
      const after = await asOperator<Survey>('GET', 'losses');
      expect(after.body.tenants.filter(({ tenant: { id } }) => id === tenant.tenantId)).toMatchObject([{ count: 1 }]);
    });

    test('deliveries for an account that nobody connected are put through once more, and leave one row', async () => {
      await begin();
      await postWebhook(
        running,
        JSON.stringify(textDelivery('771200000000888', [{ from: '966500000717', id: 'wamid.left', body: 'early' }])),
      );
      const before = (await asOperator<Survey>('GET', 'losses')).body.journal;
      expect(before).toMatchObject([{ channel: 'whatsapp', verdict: 'unknown_account', deliveries: 1 }]);
      const { tenantId } = await running.addTenant({ accountKey: '771200000000888' });
      const range = { channel: 'whatsapp', from: '2020-01-01T00:00:00Z', to: '2999-01-01T00:00:00Z' };
      const { body } = await asOperator('POST', 'losses/replay', range);
      // Nothing but what was left is read.
      expect(body).toMatchObject({ deliveries: 1, fresh: 1, unknown: 0, isCut: false });
      await vi.waitFor(
        async () => expect(await running.test.asOwner('select 1 from outbound where tenant_id = $1', [tenantId])).toHaveLength(1),
        RESTING,
      );
      expect((await asOperator<Survey>('GET', 'losses')).body.journal).toEqual([]);
      expect(await running.test.asOwner('select 1 from message where tenant_id = $1 and text = $2', [tenantId, 'early'])).toHaveLength(1);
      expect(await running.test.asOwner(`select 1 from audit_entry where action = 'operator.replayed'`)).toHaveLength(1);
      expect((await asOperator('POST', 'losses/replay', { ...range, channel: 'pigeon' })).status).toBe(404);
    });

    test('is nobody else’s', async () => {
      await begin();
      expect((await call('GET', 'operator/losses')).status).toBe(403);
    });
  });
});
