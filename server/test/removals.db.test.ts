import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Connecting, keyOf, type Somebody, startConnecting } from './connecting.ts';

// What Meta tells when a person takes access back, or asks to be forgotten.

let bench: Connecting;
let me: Somebody;
let people = 840_000_000_000_000;

beforeAll(async () => {
  bench = await startConnecting();
  await bench.running.addTenant({ channel: 'instagram', accountKey: '17841400000077001' });
  await bench.running.addTenant({ channel: 'messenger', accountKey: '104700000077001' });
});
afterAll(() => bench.running.close());
beforeEach(async () => {
  me = await bench.somebody();
  people += 1;
});

const page = (who: Somebody, person = String(people)) => who.connect('messenger', { account: 'new', name: 'Marsa', person });
const url = () => bench.running.config.publicUrl;
const tell = (key: string, kind: string, more: object = {}) => bench.atProvider(key, 'removal', { kind, url: url(), ...more });
const stored = async (id: string | null) => {
  const [row] = await bench.running.test.asOwner<{ credentials: Buffer; granted_by: string[] }>(
    'select credentials, granted_by from channel_account where id = $1',
    [id],
  );
  return { secrets: Buffer.from(row?.credentials ?? []).length, grantedBy: row?.granted_by ?? [] };
};
const signed = (payload: object, secret: string): string => {
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return `${createHmac('sha256', secret).update(text).digest('base64url')}.${text}`;
};
const post = (channel: string, kind: string, request: string) =>
  fetch(`${url()}/provider/${channel}/${kind}`, { method: 'POST', body: new URLSearchParams({ signed_request: request }) });
const secretOf = (key: string): string => bench.running.sim.accounts.get(key)?.appSecret ?? '';

describe('taking access back', () => {
  it.each(['instagram', 'messenger', 'whatsapp'] as const)(
    'disconnects what this person connected at %s, and leaves one row in the log',
    async (channel) => {
      const form = channel === 'whatsapp' ? { business: '', name: 'Marsa', number: '+966508890001' } : { account: 'new', name: 'Marsa' };
      const setup = await me.connect(channel, form);
      const key = keyOf(setup);
      if (channel === 'whatsapp')
        await post('whatsapp', 'deauthorize', signed({ user_id: '122000000000001', algorithm: 'HMAC-SHA256' }, secretOf(key)));
      else expect(await tell(key, 'deauthorize')).toEqual({ status: 200, body: { success: true } });
      expect(await me.account(setup.accountId)).toMatchObject({ state: 'disconnected', reason: 'deauthorised', setupId: null });
      expect((await stored(setup.accountId)).secrets).toBe(0);
      expect(await me.audited('channel.deauthorise')).toHaveLength(1);
      const told = await bench.running.test.asOwner('select id from event where tenant_id = $1 and kind = $2', [
        me.tenantId,
        'channel.changed',
      ]);
      expect(told.length).toBeGreaterThanOrEqual(2);
    },
  );

  it('reaches all businesses for which the person connected, and nobody else', async () => {
    const other = await bench.somebody();
    const [mine, theirs] = [await page(me), await page(other)];
    people += 1;
    const neighbour = await page(other);
    await tell(keyOf(mine), 'deauthorize');
    expect(await me.account(mine.accountId)).toMatchObject({ state: 'disconnected' });
    expect(await other.account(theirs.accountId)).toMatchObject({ state: 'disconnected' });
    expect(await other.account(neighbour.accountId)).toMatchObject({ state: 'emulator' });
  });

  it('leaves what was given afterwards, however often it is told', async () => {
    const setup = await page(me);
    const key = keyOf(setup);
    const old = { user_id: String(people), algorithm: 'HMAC-SHA256', issued_at: Math.floor(Date.now() / 1000) - 3600 };
    expect((await post('messenger', 'deauthorize', signed(old, secretOf(key)))).status).toBe(200);
    expect(await me.account(setup.accountId)).toMatchObject({ state: 'emulator' });
    await tell(key, 'deauthorize');
    await tell(key, 'deauthorize');
    expect(await me.audited('channel.deauthorise')).toHaveLength(1);
  });

  it('ends a set-up that holds the person’s access and has chosen nothing yet', async () => {
    for (const number of ['1', '2'])
      bench.running.sim.addAccount({
        ...{ channel: 'messenger', key: `10470000006600${number}`, name: { en: number }, appSecret: 'none', accessToken: `p-${number}` },
        webhookUrl: 'http://127.0.0.1:9/',
      });
    const setup = await me.connect('messenger', { account: '104700000066001,104700000066002', person: String(people) });
    await tell('104700000066001', 'deauthorize');
    expect((await me.call('GET', `/setups/${setup.id}`)).body.code).toBe('connection.not_found');
    const [row] = await bench.running.test.asOwner<{ credentials: unknown }>('select credentials from channel_setup where id = $1', [
      setup.id,
    ]);
    expect(row?.credentials).toBeNull();
  });

  it('is repaired by signing in again, with the conversations that were', async () => {
    const setup = await page(me);
    const key = keyOf(setup);
    await bench.hello(key, '841000000000001');
    await tell(key, 'deauthorize');
    const repaired = await me.connect('messenger', { account: key }, setup.accountId ?? '');
    expect(repaired).toMatchObject({ state: 'done', accountId: setup.accountId });
    expect(await me.account(setup.accountId)).toMatchObject({ state: 'emulator', conversations: 1, reason: null });
  });
});

describe('asking to be forgotten', () => {
  it('is answered with a code and a page that says it is done, in the reader’s language', async () => {
    const setup = await page(me);
    const { status, body } = await tell(keyOf(setup), 'data-deletion');
    expect(status).toBe(200);
    expect(body.url).toBe(`${url()}/deletion-status?code=${body.confirmation_code}`);
    expect(await stored(setup.accountId)).toEqual({ secrets: 0, grantedBy: [] });
    expect(await me.account(setup.accountId)).toMatchObject({ state: 'disconnected', reason: 'forgotten' });
    for (const [language, words] of [
      ['en', 'Your request to delete data'],
      ['ar', 'طلبك حذف البيانات'],
    ] as const) {
      const answer = await fetch(body.url ?? '', { headers: { 'accept-language': language } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-language')).toBe(language);
      expect(await answer.text()).toContain(words);
    }
  });

  it('forgets also what was disconnected before', async () => {
    const setup = await page(me);
    await tell(keyOf(setup), 'deauthorize');
    expect((await stored(setup.accountId)).grantedBy).toEqual([String(people)]);
    await tell(keyOf(setup), 'data-deletion');
    expect((await stored(setup.accountId)).grantedBy).toEqual([]);
  });

  it('has a code also for a person who connected nothing', async () => {
    const setup = await page(me);
    const request = signed(
      { user_id: '777000111', algorithm: 'HMAC-SHA256', issued_at: Math.floor(Date.now() / 1000) },
      secretOf(keyOf(setup)),
    );
    const answer = (await (await post('messenger', 'data-deletion', request)).json()) as { url: string };
    expect((await fetch(answer.url)).status).toBe(200);
    expect(await me.account(setup.accountId)).toMatchObject({ state: 'emulator' });
  });

  it('has no page for a code that nobody was given', async () => {
    for (const query of ['', '?code=', `?code=${'x'.repeat(32)}`, '?code=a&code=b', `?code=${'%27'.repeat(20)}`])
      expect((await fetch(`${url()}/deletion-status${query}`)).status, query).toBe(404);
  });
});

describe('what nobody signed', () => {
  it.each(['deauthorize', 'data-deletion'])('is refused and changes nothing: %s', async (kind) => {
    const setup = await page(me);
    const key = keyOf(setup);
    expect(await tell(key, kind, { forged: true })).toMatchObject({ status: 401, body: { code: 'webhook.bad_signature' } });
    const whole = signed({ user_id: String(people), algorithm: 'HMAC-SHA256' }, secretOf(key));
    const [signature, payload] = whole.split('.');
    const none = signed({ user_id: String(people), algorithm: 'none' }, secretOf(key));
    for (const request of ['', '.', `${signature}.`, `.${payload}`, `${whole}.x`, none, payload ?? '', 'a'.repeat(9_000)])
      expect((await post('messenger', kind, request)).status, request.slice(0, 40)).toBe(401);
    expect((await fetch(`${url()}/provider/messenger/${kind}`, { method: 'POST', body: '{}' })).status).toBe(415);
    expect((await post('messenger', kind, 'a'.repeat(20_000))).status).toBe(413);
    expect((await post('telegram', kind, whole)).status).toBe(404);
    expect((await post('pigeon', kind, whole)).status).toBe(404);
    expect(await me.account(setup.accountId)).toMatchObject({ state: 'emulator' });
  });
});
