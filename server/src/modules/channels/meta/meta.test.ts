import { describe, expect, test } from 'vitest';
import { fakeHttp, jsonAnswer, networkError } from '../contract/testing.ts';
import type { RawRequest } from '../contract/types.ts';
import { callGraph, type GraphCall } from './call-graph.ts';
import { classifyHttpStatus } from '../contract/send-failure.ts';
import { classifyGraphCode, readGraphError } from './graph-error.ts';
import { isTrustedMediaUrl } from './media-hosts.ts';
import { readRateUsage, readRetryAfterMs } from './rate-headers.ts';
import { answerHandshake } from './verify-handshake.ts';
import { signBody, verifySignature } from './verify-signature.ts';

const secrets = { signingSecrets: ['old-secret', 'new-secret'], verifyTokens: ['old-token', 'new-token'] };
const now = new Date('2026-11-23T03:00:00Z');

describe('answerHandshake', () => {
  const get = (query: Record<string, string>, method = 'GET'): RawRequest => ({ method, headers: {}, query, rawBody: Buffer.alloc(0) });
  const valid = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': 'new-token' };

  test('gives the bare challenge back for any configured token', () => {
    expect(answerHandshake(get(valid), secrets)).toMatchObject({
      status: 200,
      body: '1158201444',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
    expect(answerHandshake(get({ ...valid, 'hub.verify_token': 'old-token' }, 'get'), secrets)?.status).toBe(200);
  });

  test.each([
    ['a wrong token', { ...valid, 'hub.verify_token': 'new-tokem' }],
    ['an empty token', { ...valid, 'hub.verify_token': '' }],
    ['another mode', { ...valid, 'hub.mode': 'unsubscribe' }],
    ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': 'new-token' }],
    ['an ordinary visit', {}],
  ])('refuses %s with 403 and repeats nothing', (_name, query) => {
    expect(answerHandshake(get(query as Record<string, string>), secrets)).toMatchObject({ status: 403, body: 'forbidden' });
  });

  test('accepts no empty token, even when one is configured', () => {
    expect(answerHandshake(get({ ...valid, 'hub.verify_token': '' }), { signingSecrets: [], verifyTokens: [''] })?.status).toBe(403);
  });

  test('leaves other methods to the webhook', () => {
    expect(answerHandshake(get(valid, 'POST'), secrets)).toBeNull();
  });
});

describe('verifySignature', () => {
  const rawBody = Buffer.from('{"text":"\\u0633\\u0644\\u0627\\u0645"}');
  const verdict = (value: string | undefined) =>
    verifySignature({ method: 'POST', headers: value === undefined ? {} : { 'x-hub-signature-256': value }, query: {}, rawBody }, secrets);

  test('accepts what either secret signed', () => {
    expect([verdict(signBody(rawBody, 'old-secret')), verdict(signBody(rawBody, 'new-secret'))]).toEqual(['ok', 'ok']);
  });

  test('never verifies with an empty secret, whose signature anybody can compute', () => {
    const headers = { 'x-hub-signature-256': signBody(rawBody, '') };
    expect(verifySignature({ method: 'POST', headers, query: {}, rawBody }, { signingSecrets: ['', 'new-secret'], verifyTokens: [] })).toBe(
      'bad_signature',
    );
  });

  test('refuses other secrets, lengths, letters, prefixes and a missing header', () => {
    const good = signBody(rawBody, 'new-secret');
    const bad = [
      signBody(rawBody, 'third'),
      good.slice(0, -1),
      `${good}0`,
      good.replace('sha256=', 'sha1='),
      good.replace('sha256=', ''),
      'sha256=',
      `sha256=${'é'.repeat(64)}`,
    ];
    expect(new Set([undefined, ...bad].map(verdict))).toEqual(new Set(['bad_signature']));
  });
});

describe('rate headers', () => {
  test('give the highest percentage and the longest wait of all counters', () => {
    const headers = {
      'x-app-usage': '{"call_count":28,"total_time":95,"total_cputime":25}',
      'x-business-use-case-usage':
        '{"55":[{"type":"whatsapp","call_count":99,"estimated_time_to_regain_access":2},{"estimated_time_to_regain_access":5}],"56":7}',
    };
    expect(readRateUsage(headers)).toEqual({ percent: 99, regainAccessMs: 300_000 });
    expect(readRateUsage({ 'x-app-usage': 'broken' })).toEqual({ percent: 0 });
  });

  test('read Retry-After in seconds and as a date', () => {
    expect(readRetryAfterMs({ 'retry-after': '1.5' }, now)).toBe(1500);
    expect(readRetryAfterMs({ 'retry-after': 'Mon, 23 Nov 2026 03:00:30 GMT' }, now)).toBe(30_000);
    expect(readRetryAfterMs({ 'retry-after': 'Mon, 23 Nov 2026 02:00:00 GMT' }, now)).toBe(0);
    for (const value of ['', ' ', '-3', 'soon']) expect(readRetryAfterMs({ 'retry-after': value }, now)).toBeUndefined();
  });
});

describe('graph errors', () => {
  test('are read from the envelope, with the most telling sentence', () => {
    const error = {
      code: 100,
      error_subcode: 33,
      message: 'm',
      error_user_msg: 'u',
      error_data: { details: 'd' },
      fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam',
    };
    expect(readGraphError({ error })).toEqual({
      code: 100,
      subcode: 33,
      isTransient: false,
      detail: 'd',
      traceId: 'Az8or2yhqkZfEZ-_4Qn_Bam',
    });
    expect(readGraphError({ error: { code: '190', message: 'm' } })).toEqual({ code: 190, isTransient: false, detail: 'm' });
    for (const body of [undefined, [], {}, { error: 'x' }, { error: {} }, { error: { code: null } }])
      expect(readGraphError(body)).toBeUndefined();
  });

  test.each([
    ['transient', [1, 2]],
    ['throttled', [4, 17, 32, 613, 80007, 80008]],
    ['auth', [0, 102, 190]],
    ['permission', [3, 10, 200, 250, 299]],
    ['invalid_payload', [100, 506, 803]],
    ['account_problem', [368]],
    ['recipient_unreachable', [551]],
    [undefined, [5, 300, 131047]],
  ])('mean %s for %j', (failure, codes) => {
    for (const code of codes) expect(classifyGraphCode(code)?.failure).toBe(failure);
  });

  test('fall back to the HTTP status where no envelope came', () => {
    expect([401, 403, 408, 429, 503, 404, 500].map(classifyHttpStatus)).toEqual([
      'auth',
      'permission',
      'transient',
      'throttled',
      'transient',
      'invalid_payload',
      'unknown',
    ]);
  });
});

describe('callGraph', () => {
  const call: GraphCall = {
    method: 'POST',
    path: '/1/messages',
    accessToken: 'token-one',
    repeatable: false,
    privateTexts: [],
    classify: () => undefined,
  };
  const config = { baseUrl: 'https://graph.example/v26.0/' };

  test('puts the token in a header, never in the URL', async () => {
    const http = fakeHttp(jsonAnswer(200, { success: true }));
    expect(await callGraph({ http, config }, call)).toEqual({ ok: true, json: { success: true } });
    expect(http.requests[0]).toMatchObject({
      url: 'https://graph.example/v26.0/1/messages',
      headers: { authorization: 'Bearer token-one' },
      timeoutMs: 15_000,
    });
  });

  test('uses the configured time-out and passes the signal on', async () => {
    const http = fakeHttp(jsonAnswer(200, {}));
    const { signal } = new AbortController();
    await callGraph({ http, config: { ...config, sendTimeoutMs: 900 }, signal }, call);
    expect(http.requests[0]).toMatchObject({ timeoutMs: 900, signal });
  });

  test('does not ask without a token', async () => {
    const http = fakeHttp(jsonAnswer(200, {}));
    expect(await callGraph({ http, config }, { ...call, accessToken: '' })).toMatchObject({
      failure: 'auth',
      code: 'channel.no_credentials',
    });
    expect(http.requests).toEqual([]);
  });

  test('takes an error envelope for an error even with status 200', async () => {
    const http = fakeHttp(jsonAnswer(200, { error: { code: 190, message: 'expired' } }));
    expect(await callGraph({ http, config }, call)).toMatchObject({ ok: false, failure: 'auth' });
  });

  test('calls a lost answer ambiguous only where a repetition would do harm', async () => {
    for (const answer of [
      networkError('ECONNRESET'),
      { status: 502, headers: {}, body: '<html>' },
      { status: 200, headers: {}, body: '{"messages":' },
    ]) {
      expect(await callGraph({ http: fakeHttp(answer), config }, call)).toMatchObject({ failure: 'unknown', ambiguous: true });
      expect(await callGraph({ http: fakeHttp(answer), config }, { ...call, repeatable: true })).toMatchObject({
        failure: 'transient',
        ambiguous: false,
      });
    }
  });

  test('knows that a redirect was not a send', async () => {
    expect(await callGraph({ http: fakeHttp({ status: 302, headers: {}, body: '' }), config }, call)).toMatchObject({
      failure: 'unknown',
      ambiguous: false,
    });
  });
});

describe('isTrustedMediaUrl', () => {
  const config = { baseUrl: 'http://127.0.0.1:8001/graph/v26.0', mediaHosts: ['media.example.sa'] };

  test.each([
    'https://lookaside.fbsbx.com/a?b',
    'https://scontent.xx.fbcdn.net/a',
    'https://media.example.sa/x',
    'http://127.0.0.1:8001/media/9',
  ])('lets the token go to %s', (url) => {
    expect(isTrustedMediaUrl(url, config)).toBe(true);
  });

  test.each([
    'http://lookaside.fbsbx.com/a',
    'https://lookaside.fbsbx.com.evil.example/a',
    'https://evilfbsbx.com/a',
    'https://lookaside.fbsbx.com:8443/a',
    'https://lookaside.fbsbx.com@evil.example/a',
    'https://user:pass@lookaside.fbsbx.com/a',
    'http://127.0.0.1:8002/media/9',
    'http://169.254.169.254/latest',
    'file:///etc/passwd',
    'no url',
    '',
  ])('keeps it from %s', (url) => {
    expect(isTrustedMediaUrl(url, config)).toBe(false);
  });
});
