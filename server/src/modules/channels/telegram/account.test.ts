import { describe, expect, test } from 'vitest';
import { type Answer, fakeHttp, jsonAnswer, networkError } from '../contract/testing.ts';
import { connection } from './connection.ts';
import { fetchMedia } from './fetch-media.ts';
import { allowedUpdates } from './parse.ts';
import { testAccount, testBotUrl, testConfig, toRequest } from './testing.ts';
import { accountOf, ack, verify } from './verify.ts';

const io = (...answers: Answer[]) => ({ http: fakeHttp(...answers), config: testConfig });
const ok = (result: unknown) => jsonAnswer(200, { ok: true, result });
const refused = (code: number, description: string) => jsonAnswer(code, { ok: false, error_code: code, description });
const hook = { url: 'https://wafaa.example/webhooks/telegram/tg_5d1f0c9e7b' };

describe('authenticity', () => {
  const header = (value: string) => toRequest(Buffer.from('{}'), { 'x-telegram-bot-api-secret-token': value });
  const none = { signingSecrets: [], verifyTokens: [] };

  test('is the secret of the very account the address names', () => {
    expect(accountOf(header('x'))).toBe('(path)');
    expect(verify(header('fixture_Secret-Token_01'), { ...none, account: testAccount })).toBe('ok');
    expect(verify(header('fixture_Secret-Token_01'), none)).toBe('bad_signature');
    const other = { ...testAccount, credentials: { webhookSecret: 'another_secret_of_another_bot' } };
    expect(verify(header('fixture_Secret-Token_01'), { ...none, account: other })).toBe('bad_signature');
  });

  test('holds with the previous secret while a new one is set', () => {
    const account = {
      ...testAccount,
      credentials: { webhookSecret: 'new_secret_0000000001', previousWebhookSecret: 'fixture_Secret-Token_01' },
    };
    expect(verify(header('fixture_Secret-Token_01'), { ...none, account })).toBe('ok');
  });

  test('a tapped button is answered with the acknowledgement itself', () => {
    const tap = ack(toRequest(Buffer.from('{"update_id":1,"callback_query":{"id":"4382bf"}}')));
    expect(JSON.parse(tap.body)).toEqual({ method: 'answerCallbackQuery', callback_query_id: '4382bf' });
    expect(tap.headers['content-type']).toContain('application/json');
    expect(ack(toRequest(Buffer.from('not json'))).body).toBe('OK');
  });
});

describe('fetchMedia', () => {
  const file = (more: Record<string, unknown> = {}) => ok({ file_id: 'AwAC', file_path: 'voice/file_7.oga', file_size: 5, ...more });
  const bytes = { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from('OggS!') };

  test('asks for the path, then for the file', async () => {
    const call = io(file(), bytes);
    expect(await fetchMedia(testAccount, { id: 'AwAC' }, call)).toEqual({ ok: true, bytes: bytes.body, mime: 'audio/ogg', sizeBytes: 5 });
    expect(call.http.requests.map(({ url }) => url)).toEqual([
      `${testBotUrl}/getFile`,
      `https://telegram.example/file/bot${testAccount.credentials.botToken}/voice/file_7.oga`,
    ]);
  });

  test('keeps name and type of the message', async () => {
    expect(await fetchMedia(testAccount, { id: 'A', mime: 'application/pdf', filename: 'فاتورة.pdf' }, io(file(), bytes))).toMatchObject({
      mime: 'application/pdf',
      filename: 'فاتورة.pdf',
    });
  });

  test.each([
    ['a file the server calls too big', [refused(400, 'Bad Request: file is too big')], 'channel.media_too_large'],
    ['one that says so', [file({ file_size: 30_000_000 })], 'channel.media_too_large'],
    ['one beyond the limit of the tenant', [file({ file_size: 0 }), bytes], 'channel.media_too_large'],
    ['one that is cut off', [file(), networkError('RESPONSE_TOO_LARGE')], 'channel.media_too_large'],
    ['one that is gone', [file(), { ...bytes, status: 404 }], 'channel.media_gone'],
    ['one without a path', [ok({ file_id: 'A' })], 'channel.media_gone'],
    ['a path on the server’s own disk', [file({ file_path: '/var/lib/telegram/photo.jpg' })], 'channel.media_path'],
    ['a path that climbs', [file({ file_path: 'photos/../../bot1:x/logOut' })], 'channel.media_path'],
  ] satisfies [string, Answer[], string][])('refuses %s', async (_what, answers, code) => {
    const result = await fetchMedia(testAccount, { id: 'A', maxBytes: 4 }, io(...answers));
    const large = code === 'channel.media_too_large' ? result : await fetchMedia(testAccount, { id: 'A' }, io(...answers));
    expect(large).toMatchObject({ ok: false, failure: 'media_problem', code });
  });

  test('shows the token in no failure', async () => {
    for (const answers of [[file(), networkError('ECONNRESET')], [file(), { ...bytes, status: 500 }], [refused(401, 'Unauthorized')]]) {
      const result = JSON.stringify(await fetchMedia(testAccount, { id: 'A' }, io(...answers)));
      expect(result).toContain('"ok":false');
      expect(result).not.toContain('AAF-invented');
    }
  });
});

describe('connecting a bot', () => {
  test('says whose token it is', async () => {
    const me = { id: 6000000001, is_bot: true, first_name: 'Bayt Alwaha', username: 'bayt_bot' };
    expect(await connection.identify(testAccount.credentials, io(ok(me)))).toEqual({
      ok: true,
      businessKey: '6000000001',
      name: 'Bayt Alwaha',
      address: '@bayt_bot',
      link: 'https://t.me/bayt_bot',
      settings: { username: 'bayt_bot', botName: 'Bayt Alwaha' },
    });
    expect(await connection.identify({ botToken: 'no token at all' }, io())).toMatchObject({ failure: 'auth' });
    expect(await connection.identify(testAccount.credentials, io(refused(401, 'Unauthorized')))).toMatchObject({ failure: 'auth' });
  });

  test('sets the webhook with its secret and every kind of update that is read', async () => {
    const call = io(ok(true));
    expect(await connection.subscribe(testAccount, hook, call)).toEqual({ ok: true });
    expect(JSON.parse(String(call.http.requests[0]?.body))).toMatchObject({
      url: hook.url,
      secret_token: 'fixture_Secret-Token_01',
      allowed_updates: [...allowedUpdates],
      drop_pending_updates: false,
    });
    expect(allowedUpdates).toEqual(expect.arrayContaining(['message_reaction', 'business_connection', 'my_chat_member']));
    const weak = { ...testAccount, credentials: { ...testAccount.credentials, webhookSecret: 'short' } };
    expect(await connection.subscribe(weak, hook, io())).toMatchObject({ failure: 'account_problem' });
  });

  const inspect = (info: Record<string, unknown>) =>
    connection.inspect(testAccount, hook, io(ok({ url: hook.url, allowed_updates: allowedUpdates, pending_update_count: 0, ...info })));

  test('finds no fault where all is as it was set', async () => {
    expect(await inspect({})).toEqual({ ok: true, drift: [], pending: 0 });
    expect(await inspect({ last_error_date: 1795402000, last_error_message: 'long healed' })).toMatchObject({ drift: [] });
  });

  test.each([
    [{ url: '' }, ['missing']],
    [{ url: 'https://elsewhere.example/' }, ['other_url']],
    [{ allowed_updates: ['message'] }, ['events_missing']],
    [{ pending_update_count: 500, last_error_date: 1795402000, last_error_message: 'Connection refused' }, ['backlog', 'failing']],
  ])('names what %j differs in', async (info, expected) => {
    const state = await inspect(info);
    expect(state.ok && state.drift.map(({ what }) => what)).toEqual(expected);
  });

  test('takes the webhook away and leaves waiting updates to whoever comes next', async () => {
    const call = io(ok(true));
    expect(await connection.unsubscribe(testAccount, call)).toEqual({ ok: true });
    expect(call.http.requests[0]?.url).toBe(`${testBotUrl}/deleteWebhook`);
  });
});
