import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerStore, pruneAnswers } from '../../src/app/http/idempotency/answer-store.ts';
import type { TenantId } from '../../src/platform/ids.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { expectProblem } from './expect-problem.ts';
import { fileUpload } from './webhook-calls.ts';

let running: TestApp;
let tenantId: TenantId;
let owner: { authorization: string };
let conversationId: string;

beforeAll(async () => {
  running = await startTestApp();
  const made = await running.addTenant();
  tenantId = made.tenantId;
  owner = await running.bearer(tenantId);
  await running.ask(made.accountKey, '966500000201', 'hello');
  const [row] = await running.test.asOwner<{ id: string }>('select id from conversation where tenant_id = $1', [tenantId]);
  conversationId = row?.id ?? '';
});
afterAll(() => running.close());
beforeEach(async () => void (await running.test.asOwner('delete from idempotent_answer')));

const pen = (key: string | undefined, action: string, headers: Record<string, string> = owner) =>
  running.api.server.inject({
    method: 'POST',
    url: `/api/v1/conversations/${conversationId}/pen`,
    headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
    payload: { action },
  });
const upload = (key: string, text: string, name = 'menu.csv') => {
  const form = fileUpload(Buffer.from(text), name);
  return running.api.server.inject({
    method: 'POST',
    url: '/api/v1/sources',
    headers: { ...owner, ...form.headers, 'idempotency-key': key },
    payload: form.payload,
  });
};
const auditRows = async (): Promise<number> =>
  (await running.test.asOwner<{ n: number }>('select count(*)::int as n from audit_entry where tenant_id = $1', [tenantId]))[0]?.n ?? 0;
const rows = () =>
  running.test.asOwner<{ scope: string; key: string; status: number | null; answer: Buffer | null }>('select * from idempotent_answer');

describe('a write that names itself', () => {
  it('is done once, and the same call gets the same answer again', async () => {
    const before = await auditRows();
    const first = await pen('take-1', 'take');
    expect([first.statusCode, first.headers['idempotent-replayed']]).toEqual([200, undefined]);
    for (let time = 0; time < 3; time += 1) {
      const again = await pen('take-1', 'take');
      expect([again.statusCode, again.headers['idempotent-replayed'], again.body]).toEqual([200, 'true', first.body]);
      expect(again.headers['content-type']).toBe(first.headers['content-type']);
      expect(again.headers['cache-control']).toBe('no-store');
    }
    expect(await auditRows()).toBe(before + 1);
  });

  it('is refused when its key named another call', async () => {
    await pen('take-2', 'take');
    expectProblem(await pen('take-2', 'give_to_bot'), 422, 'request.idempotency_mismatch');
    const elsewhere = { method: 'DELETE' as const, url: '/api/v1/sources/src_x', headers: { ...owner, 'idempotency-key': 'take-2' } };
    expectProblem(await running.api.server.inject(elsewhere), 422, 'request.idempotency_mismatch');
  });

  it('of which the first is still running is told to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => upload('up-1', 'dish,price\nKabsa,28\n')));
    const statuses = answers.map((answer) => answer.statusCode);
    // One did it; whoever came while it ran waits, whoever came after it has the same answer.
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    const done = answers.filter((answer) => answer.statusCode === 201);
    expect(new Set(done.map((answer) => answer.body)).size).toBe(1);
    expect(done.filter((answer) => answer.headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    for (const answer of answers.filter(({ statusCode }) => statusCode === 409)) {
      expectProblem(answer, 409, 'request.in_progress');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  it('with a file is the same when the file is, whatever its form looks like', async () => {
    const first = await upload('up-2', 'dish,price\nMandi,35\n');
    expect(first.statusCode, first.body).toBe(201);
    const again = await upload('up-2', 'dish,price\nMandi,35\n');
    expect([again.statusCode, again.headers['idempotent-replayed'], again.body]).toEqual([201, 'true', first.body]);
    expectProblem(await upload('up-2', 'dish,price\nMandi,36\n'), 422, 'request.idempotency_mismatch');
  });

  it('that was refused keeps no key: it changed nothing, so the next try may use it', async () => {
    const gone = () =>
      running.api.server.inject({
        method: 'DELETE',
        url: '/api/v1/sources/src_unknown',
        headers: { ...owner, 'idempotency-key': 'del-1' },
      });
    expectProblem(await gone(), 404, 'source.not_found');
    expectProblem(await pen('pen-bad', 'neither'), 400, 'request.invalid');
    expect(await rows()).toEqual([]);
    expect((await pen('del-1', 'take')).statusCode).toBe(200);
  });

  it('shares its key with nobody: another person’s call of the same name is another call', async () => {
    const manager = await running.bearer(tenantId, 'manager');
    await pen('mine', 'take');
    const theirs = await pen('mine', 'give_to_bot', manager);
    expect([theirs.statusCode, theirs.headers['idempotent-replayed']]).toEqual([200, undefined]);
    expect(new Set((await rows()).map((row) => row.scope)).size).toBe(2);
  });

  it('is answered again only to who may still do it', async () => {
    await pen('right', 'take');
    const analyst = await running.bearer(tenantId, 'analyst');
    expectProblem(await pen('right', 'take', analyst), 403, 'access.forbidden');
    expectProblem(await pen('right', 'take', {}), 401, 'access.unauthenticated');
  });

  it('must have a name that can be one', async () => {
    for (const key of ['', ' ', 'with space', 'x'.repeat(256), 'مفتاح'])
      expectProblem(await pen(Buffer.from(key).toString('latin1'), 'take'), 400, 'request.invalid');
    expect((await pen('x'.repeat(255), 'take')).statusCode).toBe(200);
  });
});

describe('what is kept', () => {
  it('cannot be read in the database', async () => {
    const { body } = await pen('sealed', 'take');
    const [row] = await rows();
    expect(row?.status).toBe(200);
    expect(row?.answer?.length).toBeGreaterThan(50);
    expect(row?.answer?.toString('latin1')).not.toContain(conversationId);
    expect(body).toContain(conversationId);
  });

  it('is nothing that a password could be guessed from', async () => {
    const password = 'quiet-lantern-9134-vz';
    const url = '/api/v1/auth/sign-up';
    const payload = {
      email: 'sara@people.example',
      password,
      name: 'Sara',
      language: 'en',
      tenant: { name: { en: 'Bayt', ar: null }, kind: 'cafe', timeZone: 'Asia/Dubai', currency: 'AED', defaultLanguage: 'en' },
    };
    const call = () => running.api.server.inject({ method: 'POST', url, headers: { 'idempotency-key': 'sign-up-1' }, payload });
    expect((await call()).statusCode).toBe(202);
    expect((await call()).headers['idempotent-replayed']).toBe('true');
    const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
    const [row] = await running.test.asOwner<{ request_hash: string }>('select request_hash from idempotent_answer');
    expect(row?.request_hash).toMatch(/^[0-9a-f]{64}$/);
    // Whoever reads the table knows all of the call but the password, and must not be able to try passwords.
    expect(row?.request_hash).not.toBe(sha(`POST ${url}\n${sha(JSON.stringify(payload))}`));
  });

  it('is nothing of a call without a key', async () => {
    await pen(undefined, 'take');
    expect(await rows()).toEqual([]);
  });
});

describe('the store', () => {
  const call = { scope: 's', key: 'k', tenantId: null, route: 'movePen', requestHash: 'h' };
  const at = (text: string) =>
    createAnswerStore({
      database: running.test.database,
      secrets: running.app.secrets,
      clock: { now: () => new Date(text) },
      hashKey: running.config.sessionKey,
    });

  it('lets a call be tried again a minute after the first one died, once', async () => {
    expect(await at('2026-01-01T10:00:00Z').begin(call)).toBeNull();
    await expect(at('2026-01-01T10:00:59Z').begin(call)).rejects.toMatchObject({ code: 'request.in_progress' });
    const both = await Promise.allSettled([at('2026-01-01T10:01:00Z').begin(call), at('2026-01-01T10:01:00Z').begin(call)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('forgets after a day: the key may name something else then', async () => {
    const first = at('2026-01-01T10:00:00Z');
    await first.begin(call);
    await first.keep(call, { status: 201, contentType: 'application/json', body: '{"a":1}' });
    expect(await at('2026-01-02T09:59:59Z').begin(call)).toEqual({ status: 201, contentType: 'application/json', body: '{"a":1}' });
    expect(await at('2026-01-02T10:00:00Z').begin({ ...call, requestHash: 'other' })).toBeNull();
    expect(await pruneAnswers(running.test.database, { now: () => new Date('2026-01-03T09:59:00Z') })).toBe(0);
    expect(await pruneAnswers(running.test.database, { now: () => new Date('2026-01-03T10:00:01Z') })).toBe(1);
    expect(await rows()).toEqual([]);
  });
});
