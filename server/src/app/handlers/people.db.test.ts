import type { TenantId } from '../../platform/ids.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { type SignedIn, signInAs } from '../../../test/people.ts';

// People, keys, the log, operators and mails over HTTP: that what changes counts for the very next call.

let product: TestApp;
let tenantId: TenantId;
let owner: SignedIn;
beforeAll(async () => {
  product = await startTestApp();
  ({ tenantId } = await product.addTenant());
  owner = await product.person(tenantId, 'owner');
});
afterAll(() => product.close());

type Headers = Record<string, string>;
async function api(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  headers: Headers,
  body?: unknown,
  remoteAddress = '127.0.0.1',
) {
  const answer = await product.api.server.inject({
    method,
    url: `/api/v1${path}`,
    remoteAddress,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, json: isJson ? answer.json() : null, text: answer.body, headers: answer.headers };
}
const codeOf = (answer: { json: { code?: string } | null }) => answer.json?.code;

describe('a change of rights', () => {
  test('counts for the next call of everybody who has the role', async () => {
    const made = await api('POST', '/roles', owner.headers, { label: { en: 'Lead', ar: null }, permissions: ['contacts.read'] });
    expect(made.status).toBe(201);
    const lead = await signInAs(product.app.door, tenantId, made.json.id);
    expect((await api('GET', '/members', lead.headers)).status).toBe(403);
    await api('PATCH', `/roles/${made.json.id}`, owner.headers, { permissions: ['contacts.read', 'members.read'] });
    const list = await api('GET', '/members', lead.headers);
    expect(list.status).toBe(200);
    expect(list.json.items.find((member: { you: boolean }) => member.you)).toMatchObject({ id: lead.userId, roleLabel: { en: 'Lead' } });
    await api('PATCH', `/roles/${made.json.id}`, owner.headers, { permissions: ['contacts.read'] });
    expect((await api('GET', '/members', lead.headers)).status).toBe(403);
    await api('PATCH', `/members/${lead.userId}`, owner.headers, { role: 'agent' });
    expect((await api('GET', '/members', lead.headers)).status).toBe(200);
    expect((await api('DELETE', `/roles/${made.json.id}`, owner.headers)).json).toEqual({ done: true });
    expect((await api('GET', '/roles', owner.headers)).json.items.map((role: { id: string }) => role.id)).not.toContain(made.json.id);
  });

  test('ends with the person: who is removed or signed out is nobody at the next call', async () => {
    const [removed, signedOut] = [await signInAs(product.app.door, tenantId, 'agent'), await signInAs(product.app.door, tenantId, 'agent')];
    expect((await api('GET', '/members', removed.headers)).status).toBe(200);
    expect((await api('GET', '/members', signedOut.headers)).status).toBe(200);
    expect((await api('DELETE', `/members/${removed.userId}`, owner.headers)).json).toEqual({ done: true });
    expect((await api('POST', `/members/${signedOut.userId}/sign-out`, owner.headers)).json).toEqual({ ended: 1 });
    expect((await api('GET', '/members', removed.headers)).status).toBe(401);
    expect((await api('GET', '/members', signedOut.headers)).status).toBe(401);
  });
});

describe('an API key', () => {
  test('opens what it was made for until it is revoked, and makes neither keys nor people', async () => {
    const made = await api('POST', '/api-keys', owner.headers, { name: 'Till', scopes: ['members.read'], expiresInDays: null });
    const bearer = { authorization: `Bearer ${made.json.secret}` };
    expect((await api('GET', '/members', bearer)).status).toBe(200);
    expect((await api('GET', '/audit', bearer)).status).toBe(403);
    expect((await api('POST', '/invitations', bearer, { email: 'a@example.com', role: 'agent' })).status).toBe(403);
    const { items } = (await api('GET', '/api-keys', owner.headers)).json;
    expect(items).toMatchObject([{ id: made.json.key.id, state: 'active', lastUsedAt: expect.any(String) }]);
    expect((await api('DELETE', `/api-keys/${made.json.key.id}`, owner.headers)).json).toEqual({ done: true });
    expect((await api('GET', '/members', bearer)).status).toBe(401);
  });

  test('with every right that there is, written past the verbs, still makes no people', async () => {
    const made = await api('POST', '/api-keys', owner.headers, { name: 'Forged', scopes: ['members.read'], expiresInDays: null });
    await product.test.asOwner(`update api_key set scopes = '{members.write,roles.write,api_keys.write}' where id = $1`, [
      made.json.key.id,
    ]);
    const bearer = { authorization: `Bearer ${made.json.secret}` };
    const body = { name: 'More', scopes: ['members.read'], expiresInDays: null };
    for (const answer of [
      await api('POST', '/api-keys', bearer, body),
      await api('POST', '/invitations', bearer, { email: 'a@example.com', role: 'agent' }),
      await api('POST', '/roles', bearer, { label: { en: 'x', ar: null }, permissions: ['members.write'] }),
    ]) {
      expect([answer.status, codeOf(answer)]).toEqual([403, 'access.forbidden']);
    }
  });
});

describe('an invitation', () => {
  test('leads from the mail to a session, and is listed, sent again and taken back', async () => {
    const invited = await api('POST', '/invitations', owner.headers, { email: 'huda@example.com', role: 'agent', language: 'ar' });
    expect(invited.status).toBe(201);
    await api('POST', `/invitations/${invited.json.id}/resend`, owner.headers);
    expect((await api('GET', '/invitations', owner.headers)).json.items).toMatchObject([{ email: 'huda@example.com', state: 'waiting' }]);
    const mails = (await api('GET', '/auth/local-mail', {})).json.items as { to: string; text: string }[];
    const [token, replaced] = mails.filter((mail) => mail.to === 'huda@example.com').map((mail) => /token=([\w-]+)/.exec(mail.text)?.[1]);
    expect((await api('GET', `/auth/invitation?token=${replaced}`, {})).status).toBe(401);
    expect((await api('GET', `/auth/invitation?token=${token}`, {})).json).toMatchObject({ role: { ar: 'موظف خدمة' }, hasAccount: false });
    const joined = await api('POST', '/auth/invitation/accept', {}, { token, name: 'Huda', password: 'a long and quiet river' });
    expect(joined.json).toMatchObject({ status: 'signed_in', tenantId });
    expect((await api('GET', '/members', { authorization: `Bearer ${joined.json.accessToken}` })).status).toBe(200);
    const second = await api('POST', '/invitations', owner.headers, { email: 'omar@example.com', role: 'agent' });
    expect((await api('DELETE', `/invitations/${second.json.id}`, owner.headers)).json).toEqual({ done: true });
  });
});

describe('mails without a server', () => {
  test('are shown to this machine, and do not exist for others', async () => {
    expect((await api('GET', '/auth/local-mail', {})).status).toBe(200);
    expect((await api('GET', '/auth/local-mail', {}, undefined, '203.0.113.9')).status).toBe(404);
    expect((await api('GET', '/auth/local-mail', { host: 'evil.example' })).status).toBe(404);
    expect((await api('GET', '/auth/local-mail', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
  });

  test('are not shown to anybody once there is a server', async () => {
    const { config } = product.app;
    Object.assign(config, { smtp: { host: 'mail.example.com' } });
    try {
      expect((await api('GET', '/auth/local-mail', {})).status).toBe(404);
    } finally {
      Object.assign(config, { smtp: null });
    }
  });
});

describe('the log', () => {
  test('is read and downloaded by whoever may, and by nobody else', async () => {
    await api('POST', '/roles', owner.headers, { label: { en: '=cmd()', ar: null }, permissions: ['contacts.read'] });
    const list = await api('GET', '/audit?action=role.created&limit=1', owner.headers);
    expect(list.json.items).toMatchObject([{ action: 'role.created', actor: { id: owner.userId }, target: { label: '=cmd()' } }]);
    const file = await api('GET', '/audit/export?action=role', owner.headers);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.headers['content-disposition']).toMatch(/audit-\d{4}-\d\d-\d\d\.csv/);
    expect(file.text).toContain(",'=cmd(),");
    const manager = await product.person(tenantId, 'manager');
    expect((await api('GET', '/audit', manager.headers)).status).toBe(403);
    expect((await api('GET', '/audit/export', manager.headers)).status).toBe(403);
  });
});

describe('an operator', () => {
  const REASON = 'Ticket 4711: replies are late';

  test('suspends and resumes: members are shut out and let in again at once', async () => {
    const operator = await signInAs(product.app.door, null);
    const { tenantId: other } = await product.addTenant();
    const member = await signInAs(product.app.door, other, 'agent');
    const path = `/operator/tenants/${other}`;
    expect((await api('GET', '/members', member.headers)).status).toBe(200);
    expect((await api('POST', `${path}/suspend`, operator.headers, { reason: REASON })).json).toMatchObject({ state: 'suspended' });
    expect(codeOf(await api('GET', '/members', member.headers))).toBe('tenant.suspended');
    expect((await api('POST', `${path}/resume`, operator.headers, { reason: REASON })).json).toMatchObject({ state: 'active' });
    expect((await api('GET', '/members', member.headers)).status).toBe(200);
    expect((await api('PATCH', `${path}/limits`, operator.headers, { members: 9 })).json.usage.members).toEqual({ used: 1, limit: 9 });
    expect((await api('GET', path, operator.headers)).json).toMatchObject({ members: 1, channels: 1 });
    expect((await api('GET', `/operator/tenants?q=${other}`, operator.headers)).json.items).toMatchObject([{ id: other }]);
    expect((await api('GET', '/operator/tenants', owner.headers)).status).toBe(403);
  });

  test('who looks in reads and cannot write, and the owner sees it', async () => {
    const operator = await signInAs(product.app.door, null);
    const entered = await api('POST', `/operator/tenants/${tenantId}/enter`, operator.headers, { reason: REASON, minutes: 5 });
    expect(entered.json).toMatchObject({ status: 'signed_in', tenantId, operator: true });
    expect(String(entered.headers['set-cookie'])).toMatch(/wafaa_refresh=.*HttpOnly.*SameSite=Strict/);
    const inside = { authorization: `Bearer ${entered.json.accessToken}` };
    expect((await api('GET', '/conversations', inside)).status).toBe(200);
    expect((await api('POST', '/invitations', inside, { email: 'a@example.com', role: 'agent' })).status).toBe(403);
    expect((await api('GET', '/tenant/exports', inside)).status).toBe(403);
    expect((await api('GET', '/audit?action=operator.entered', owner.headers)).json.items).toMatchObject([{ reason: REASON }]);
    const log = (await api('GET', '/operator/audit?limit=1', inside)).json.items;
    expect(log).toMatchObject([{ action: 'operator.entered', tenant: { id: tenantId } }]);
  });
});
