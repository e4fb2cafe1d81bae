import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp, VERIFY_TOKEN, type TestApp } from '../app.ts';
import { expectProblem } from './expect-problem.ts';
import { postWebhook, textDelivery } from './webhook-calls.ts';

// What arrives at the webhook, broken in every way that a provider, a proxy or a stranger breaks it.

const MAX_WEBHOOK = 2_000_000;
let running: TestApp;
let accountKey: string;
let tenantId: string;

beforeAll(async () => {
  running = await startTestApp({ env: { MAX_WEBHOOK_BYTES: String(MAX_WEBHOOK) } });
  ({ accountKey, tenantId } = await running.addTenant());
});
afterAll(() => running.close());

const journal = (): Promise<{ verdict: string; events: number; new_events: number }[]> =>
  running.test.asOwner('select verdict, events, new_events from webhook_delivery order by received_at, id');
const storedTexts = async (waId: string): Promise<(string | null)[]> =>
  (
    await running.test.asOwner<{ text: string | null }>(
      `select m.text from message m join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
       join contact_identity i on i.tenant_id = c.tenant_id and i.contact_id = c.contact_id
       where i.value = $1 and m.direction = 'in' order by m.position`,
      [waId],
    )
  ).map((row) => row.text);
const settled = (): Promise<void> =>
  vi.waitFor(
    async () => {
      const [row] = await running.test.asOwner<{ n: number }>(
        'select count(*)::int as n from lane where ready_at is not null or leased_until is not null',
      );
      expect(row?.n).toBe(0);
    },
    { timeout: 20_000, interval: 30 },
  );

describe('the signature', () => {
  const body = () => JSON.stringify(textDelivery(accountKey, [{ from: '966500000101', id: 'wamid.SIG', body: 'hello' }]));
  const wrong: [string, Record<string, string | undefined>][] = [
    ['is missing', { 'x-hub-signature-256': undefined }],
    ['is of other bytes', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }],
    ['is too short', { 'x-hub-signature-256': 'sha256=abc' }],
    ['has another scheme', { 'x-hub-signature-256': `sha1=${'0'.repeat(40)}` }],
    ['is empty', { 'x-hub-signature-256': '' }],
  ];
  for (const [what, headers] of wrong) {
    it(`answers 401 and stores nothing when it ${what}`, async () => {
      const before = (await journal()).length;
      expectProblem(await postWebhook(running, body(), headers), 401, 'webhook.bad_signature');
      expect(await journal()).toHaveLength(before);
      expect(await storedTexts('966500000101')).toEqual([]);
    });
  }
});

describe('a signed delivery', () => {
  it('for an account that nobody connected is journalled and answered 200, however often it comes', async () => {
    const body = JSON.stringify(textDelivery('779999999999999', [{ from: '966500000102', id: 'wamid.UNKNOWN', body: 'hello' }]));
    for (let time = 0; time < 3; time += 1) expect((await postWebhook(running, body)).statusCode).toBe(200);
    const rows = (await journal()).filter((row) => row.verdict === 'unknown_account');
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toEqual({ verdict: 'unknown_account', events: 1, new_events: 0 });
    expect(await storedTexts('966500000102')).toEqual([]);
  });

  it('that is no JSON is answered 400', async () => {
    for (const body of ['{"object":', 'not json', '', '\u0000', '{"a":1}}'])
      expectProblem(await postWebhook(running, body), 400, 'request.malformed_json');
  });

  it('that is JSON of another shape is kept and answered 200', async () => {
    const shapes = [
      'null',
      '[]',
      '0',
      '"text"',
      '{}',
      '{"object":"page","entry":[{"messaging":[{}]}]}',
      '{"object":"whatsapp_business_account","entry":{}}',
    ];
    const changes = [
      null,
      [],
      'x',
      { field: 7 },
      { field: 'messages' },
      { field: 'messages', value: [] },
      { field: 'messages', value: { messages: 'x' } },
    ];
    for (const change of changes)
      shapes.push(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: 7, changes: [change] }] }));
    for (const shape of shapes) expect((await postWebhook(running, shape)).statusCode, shape).toBe(200);
  });

  it('over the limit is answered 413', async () => {
    const body = JSON.stringify(textDelivery(accountKey, [{ from: '966500000103', id: 'wamid.HUGE', body: 'x'.repeat(MAX_WEBHOOK) }]));
    expectProblem(await postWebhook(running, body), 413, 'request.too_large');
  });

  it('for a channel that does not exist is answered 404', async () => {
    expectProblem(await postWebhook(running, '{}', {}, '/webhooks/pigeon'), 404, 'webhook.unknown_channel');
    expectProblem(await postWebhook(running, '{}', {}, '/webhooks/__proto__'), 404, 'webhook.unknown_channel');
    expectProblem(await postWebhook(running, '{}', {}, '/webhooks/constructor'), 404, 'webhook.unknown_channel');
  });

  it('with another content type is read all the same, because the signature covers bytes', async () => {
    const body = JSON.stringify(textDelivery(accountKey, [{ from: '966500000104', id: 'wamid.TYPE', body: 'typed' }]));
    expect((await postWebhook(running, body, { 'content-type': 'text/plain' })).statusCode).toBe(200);
    expect((await postWebhook(running, body, { 'content-type': 'application/x-www-form-urlencoded' })).statusCode).toBe(200);
    expect(await storedTexts('966500000104')).toEqual(['typed']);
  });
});

describe('text that databases and terminals dislike', () => {
  it('is stored and never answered with an error of ours', async () => {
    const truncated = Buffer.from(JSON.stringify(textDelivery(accountKey, [{ from: '966500000110', id: 'wamid.CUT', body: 'مرحبا@@' }])));
    // The second byte of a two-byte letter is gone, as when a proxy cuts.
    const at = truncated.indexOf('@@');
    truncated[at] = 0xd9;
    truncated[at + 1] = 0x20;
    expect((await postWebhook(running, truncated)).statusCode).toBe(200);
    expect(await storedTexts('966500000110')).toEqual(['مرحبا\uFFFD ']);

    const texts: [string, string, string][] = [
      ['966500000111', 'NUL', 'a\u0000b'],
      ['966500000112', 'HIGH', 'a\uD83Db'],
      ['966500000113', 'LOW', '\uDE00'],
      ['966500000114', 'MARKS', '\u202Eabc\u2066\u200F\uFEFF'],
      ['966500000115', 'BLANK', '   \n\t '],
      ['966500000116', 'EMPTY', ''],
      ['966500000117', 'ZALGO', `h${'\u0301'.repeat(3_000)}`],
      ['966500000118', 'EMOJI', '👩‍👩‍👧‍👦'.repeat(500)],
      ['966500000119', 'SQL', `'; drop table message; -- $1 \\x00 %s`],
    ];
    for (const [from, id, body] of texts) {
      const answer = await postWebhook(running, JSON.stringify(textDelivery(accountKey, [{ from, id: `wamid.${id}`, body }])));
      expect(answer.statusCode, id).toBe(200);
      const [stored] = await storedTexts(from);
      // NUL has no place in a PostgreSQL text; everything else stays as it was written.
      expect(stored ?? '', id).toBe(body.toWellFormed().replaceAll('\u0000', ''));
    }
    await settled();
  });

  it('of half a million letters is stored whole', async () => {
    const body = 'بيتزا '.repeat(80_000);
    const answer = await postWebhook(running, JSON.stringify(textDelivery(accountKey, [{ from: '966500000120', id: 'wamid.LONG', body }])));
    expect(answer.statusCode).toBe(200);
    expect((await storedTexts('966500000120'))[0]).toBe(body);
    await settled();
  });

  it('in fields that are not text ends in 200 too', async () => {
    const odd: { from: string; id: string; body: unknown; timestamp?: string }[] = [
      { from: '966500000121', id: 'wamid.T1', body: { deep: ['x'] } },
      { from: '966500000121', id: 'wamid.T2', body: 7 },
      { from: '966500000121', id: 'wamid.T3', body: null },
      { from: '966500000121', id: 'wamid.T4', body: 'no time', timestamp: 'soon' },
      { from: '966500000121', id: 'wamid.T5', body: 'far time', timestamp: '99999999999999999999' },
      { from: '966500000121', id: 'wamid.T6', body: 'far past', timestamp: '-99999999999999' },
      { from: '966500000121', id: 'wamid.T7', body: 'last time', timestamp: '8640000000000' },
      { from: '', id: 'wamid.T8', body: 'nobody' },
      { from: 'x\u0000y', id: 'wamid.\u0000', body: 'nul ids' },
      { from: '9'.repeat(5_000), id: 'i'.repeat(20_000), body: 'long ids' },
    ];
    for (const message of odd) {
      const answer = await postWebhook(running, JSON.stringify(textDelivery(accountKey, [message])));
      expect(answer.statusCode, `${message.id.slice(0, 20)}: ${answer.body}`).toBe(200);
    }
    await settled();
  });

  it('in a header changes nothing', async () => {
    const body = JSON.stringify(textDelivery(accountKey, [{ from: '966500000122', id: 'wamid.HEADER', body: 'header' }]));
    const answer = await postWebhook(running, body, {
      'user-agent': `agent ${'\u00ff'.repeat(2_000)}`,
      'x-forwarded-for': "1.2.3.4', (select 1)",
    });
    expect(answer.statusCode).toBe(200);
  });
});

describe('a batch', () => {
  it('of a thousand messages is stored once each, in order, and a second copy adds nothing', async () => {
    const messages = Array.from({ length: 1_000 }, (_, index) => ({
      from: `9665100${String(index % 10).padStart(5, '0')}`,
      id: `wamid.BATCH${index}`,
      body: `line ${index}`,
    }));
    const body = JSON.stringify(textDelivery(accountKey, messages));
    expect((await postWebhook(running, body)).statusCode).toBe(200);
    expect((await postWebhook(running, body)).statusCode).toBe(200);
    expect(await storedTexts('966510000003')).toEqual(
      messages.filter((message) => message.from === '966510000003').map((message) => message.body),
    );
    const copies = (await journal()).slice(-2).map((row) => [row.events, row.new_events]);
    expect(copies).toEqual([
      [1_000, 1_000],
      [1_000, 0],
    ]);
    await settled();
  });

  it('with one spoilt message keeps the others', async () => {
    const messages = [
      { from: '966500000130', id: 'wamid.GOOD1', body: 'first' },
      { from: '966500000130', id: 'wamid.SPOILT', body: 'spoilt', timestamp: '99999999999999999999' },
      { from: '966500000130', id: 'wamid.GOOD2', body: 'second' },
    ];
    expect((await postWebhook(running, JSON.stringify(textDelivery(accountKey, messages)))).statusCode).toBe(200);
    const stored = await storedTexts('966500000130');
    expect(stored).toContain('first');
    expect(stored).toContain('second');
    await settled();
  });
});

describe('the verify handshake', () => {
  const get = (query: string) => running.api.server.inject({ method: 'GET', url: `/webhooks/whatsapp${query}` });

  it('answers the challenge to the right token, as text', async () => {
    const answer = await get(`?hub.mode=subscribe&hub.verify_token=${VERIFY_TOKEN}&hub.challenge=1158201444`);
    expect([answer.statusCode, answer.body]).toEqual([200, '1158201444']);
    expect(String(answer.headers['content-type'])).not.toContain('html');
  });

  it('refuses a wrong token, no token and another mode', async () => {
    for (const query of [
      '?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1',
      '?hub.mode=subscribe&hub.challenge=1',
      `?hub.mode=unsubscribe&hub.verify_token=${VERIFY_TOKEN}&hub.challenge=1`,
      '',
    ])
      expectProblem(await get(query), 403, 'webhook.verification_failed');
  });
});

it('never answered 5xx and still answers a customer', async () => {
  const [row] = await running.test.asOwner<{ slug: string }>('select slug from tenant where tenant_id = $1', [tenantId]);
  expect(row?.slug).toBeTruthy();
  expect(await running.ask(accountKey, '966500000199', 'hello')).not.toBe('');
});
