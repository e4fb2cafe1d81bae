import { once } from 'node:events';
import { connect } from 'node:net';
import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantId } from '../../src/platform/ids.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { expectProblem } from './expect-problem.ts';

// What every answer has in common, whoever asks for what.

let running: TestApp;
let tenantId: TenantId;
let owner: { authorization: string };

beforeAll(async () => {
  running = await startTestApp({
    env: {
      PUBLIC_URL: 'https://wafaa.example',
      TRUST_PROXY: '10.0.0.0/8',
      CORS_ORIGINS: 'https://shop.example',
      RATE_SESSION_PER_MINUTE: '240',
      RATE_ADDRESS_PER_MINUTE: '20',
      BUILD_COMMIT: '9f6f2c1e52d1',
    },
  });
  ({ tenantId } = await running.addTenant());
  owner = await running.bearer(tenantId);
});
afterAll(() => running.close());

type Given = { method?: 'GET' | 'POST' | 'OPTIONS' | 'DELETE'; headers?: Record<string, string>; from?: string; payload?: string };
const call = (url: string, { method = 'GET', headers = {}, from = '198.51.100.1', payload }: Given = {}) =>
  running.api.server.inject({ method, url, headers, remoteAddress: from, ...(payload === undefined ? {} : { payload }) });

describe('an error', () => {
  it('has its title in the language that is asked for', async () => {
    const arabic = await call('/api/v1/session', { headers: { 'accept-language': 'ar-SA,en;q=0.5' }, from: '198.51.100.2' });
    expectProblem(arabic, 401, 'access.unauthenticated');
    expect([arabic.json().title, arabic.headers['content-language']]).toEqual(['يرجى تسجيل الدخول.', 'ar']);
    const english = await call('/api/v1/session', { from: '198.51.100.2' });
    expect([english.json().title, english.headers['content-language']]).toEqual(['Please sign in.', 'en']);
  });

  it('is a problem at every address, also where no route is', async () => {
    expectProblem(await call('/nowhere.php', { method: 'POST' }), 404, 'request.not_found');
    expectProblem(await call('/healthz', { method: 'DELETE' }), 405, 'request.method_not_allowed');
    expectProblem(
      await call('/api/v1/auth/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        payload: '<a/>',
        from: '198.51.100.3',
      }),
      415,
      'request.unsupported_media_type',
    );
    const large = JSON.stringify({ email: 'a@example.com', password: 'x'.repeat(200_000) });
    expectProblem(
      await call('/api/v1/auth/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        payload: large,
        from: '198.51.100.3',
      }),
      413,
      'request.too_large',
    );
  });

  it('is a problem even when what arrives is no HTTP', async () => {
    const { hostname, port } = new URL(running.api.url);
    for (const [bytes, status, code] of [
      ['GARBAGE\r\n\r\n', 400, 'request.invalid'],
      [`GET /healthz HTTP/1.1\r\nHost: x\r\nx-long: ${'a'.repeat(80_000)}\r\n\r\n`, 431, 'request.headers_too_large'],
    ] as const) {
      const socket = connect(Number(port), hostname);
      let answer = '';
      socket.on('data', (piece: Buffer) => void (answer += piece.toString()));
      socket.write(bytes);
      await once(socket, 'close');
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      const headers = Object.fromEntries(
        head
          .split('\r\n')
          .slice(1)
          .map((line) => line.split(': '))
          .map(([name = '', value = '']) => [name.toLowerCase(), value]),
      );
      expectProblem({ statusCode: Number(head.split(' ')[1]), headers, body }, status, code);
    }
  });
});

describe("a request's id and address", () => {
  const address = async (headers: Record<string, string>, from: string): Promise<string | undefined> => {
    // Seen by what is counted: once the address in the header is used up, does a direct call from it find no room?
    let counted = 0;
    while ((await call('/api/v1/auth/sign-out', { method: 'POST', headers, from })).statusCode !== 429 && counted < 40) counted += 1;
    const direct = await call('/api/v1/auth/sign-out', {
      method: 'POST',
      from: headers['x-forwarded-for']?.split(',').at(-1)?.trim() ?? from,
    });
    return direct.statusCode === 429 ? 'forwarded' : 'own';
  };

  it('come from a proxy of ours', async () => {
    const answer = await call('/healthz', { headers: { 'x-request-id': 'edge-7f31a9' }, from: '10.1.2.3' });
    expect(answer.headers['x-request-id']).toBe('edge-7f31a9');
    expect(await address({ 'x-forwarded-for': '203.0.113.50' }, '10.1.2.3')).toBe('forwarded');
  });

  it('are never believed of anybody else', async () => {
    const answer = await call('/healthz', { headers: { 'x-request-id': 'edge-7f31a9' } });
    expect(answer.headers['x-request-id']).not.toBe('edge-7f31a9');
    expect(await address({ 'x-forwarded-for': '203.0.113.51' }, '198.51.100.51')).toBe('own');
  });

  it('are the last ones before our proxy, whatever a caller wrote in front', async () => {
    expect(await address({ 'x-forwarded-for': '127.0.0.1, 10.9.9.9, 203.0.113.52' }, '10.1.2.3')).toBe('forwarded');
  });
});

describe('limits', () => {
  const signOut = (from: string) => call('/api/v1/auth/sign-out', { method: 'POST', from });

  it('of an address hold on public routes, and say when to come again', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 12; time += 1) statuses.push((await signOut('198.51.100.10')).statusCode);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    const refused = await signOut('198.51.100.10');
    expectProblem(refused, 429, 'request.rate_limited');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(refused.json().retryAfter).toBe(Number(refused.headers['retry-after']));
    expect((await signOut('198.51.100.11')).statusCode).not.toBe(429);
  });

  it('of an address hold for whoever tries tokens', async () => {
    const guess = () =>
      call('/api/v1/session', { headers: { authorization: `Bearer wk_${'a'.repeat(12)}_${'b'.repeat(43)}` }, from: '198.51.100.12' });
    for (let time = 0; time < 10; time += 1) expectProblem(await guess(), 401, 'access.unauthenticated');
    expectProblem(await guess(), 429, 'request.rate_limited');
    // Who is signed in behind the same address goes on.
    expect((await call('/api/v1/session', { headers: owner, from: '198.51.100.12' })).statusCode).toBe(200);
  });

  it('of a session hold wherever it calls from, and hold nobody else', async () => {
    const manager = await running.bearer(tenantId, 'manager');
    // At once: a slow machine would earn itself new calls between one and the next.
    const from = (time: number): string => `198.51.100.${100 + (time % 50)}`;
    const answers = await Promise.all(
      Array.from({ length: 90 }, (_, time) => call('/api/v1/session', { headers: manager, from: from(time) })),
    );
    const of = (status: number): number => answers.filter(({ statusCode }) => statusCode === status).length;
    expect([of(200) >= 60, of(429) > 0, of(200) + of(429)]).toEqual([true, true, 90]);
    expect((await call('/api/v1/session', { headers: owner })).statusCode).toBe(200);
  });

  it('are for the API alone: health checks and webhooks are never counted', async () => {
    for (let time = 0; time < 40; time += 1) {
      expect((await call('/healthz', { from: '198.51.100.13' })).statusCode).toBe(200);
      expect((await call('/readyz', { from: '198.51.100.13' })).statusCode).toBe(200);
      expect((await call('/webhooks/whatsapp', { from: '198.51.100.13' })).statusCode).toBe(403);
    }
    expect((await signOut('198.51.100.13')).statusCode).not.toBe(429);
  });
});

describe('headers', () => {
  it('forbid frames, foreign scripts and guessing of types, and ask for https from now on', async () => {
    for (const url of ['/', '/api/v1/session', '/docs', '/healthz']) {
      const { headers } = await call(url, { headers: owner });
      expect(String(headers['content-security-policy']), url).toContain("frame-ancestors 'none'");
      expect(String(headers['content-security-policy']), url).not.toMatch(/script-src[^;]*(?:unsafe|\*|https:)/);
      expect(headers, url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(String(headers['strict-transport-security']), url).toContain('max-age=31536000');
      expect(headers['permissions-policy'], url).toContain('camera=()');
      expect(headers['x-powered-by'], url).toBeUndefined();
    }
  });

  it('let no cache keep what the API answers', async () => {
    expect((await call('/api/v1/session', { headers: owner })).headers['cache-control']).toBe('no-store');
    expect((await call('/api/v1/session', { from: '198.51.100.4' })).headers['cache-control']).toBe('no-store');
  });
});

describe('other sites', () => {
  const preflight = (origin: string) =>
    call('/api/v1/sources', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    });

  it('may call when they are named, with the headers that the API takes', async () => {
    const { headers } = await preflight('https://shop.example');
    expect(headers).toMatchObject({ 'access-control-allow-origin': 'https://shop.example', 'access-control-allow-credentials': 'true' });
    expect(String(headers['access-control-allow-headers'])).toContain('idempotency-key');
    const answer = await call('/api/v1/session', { headers: { ...owner, origin: 'https://shop.example' } });
    expect(answer.headers['access-control-allow-origin']).toBe('https://shop.example');
    expect(String(answer.headers['access-control-expose-headers'])).toContain('retry-after');
  });

  it('may not when they are not, however alike their names are', async () => {
    for (const origin of [
      'https://evil.example',
      'https://shop.example.evil.example',
      'http://shop.example',
      'null',
      'https://xshop.example',
    ]) {
      expect((await preflight(origin)).headers['access-control-allow-origin'], origin).toBeUndefined();
      const answer = await call('/api/v1/session', { headers: { ...owner, origin } });
      expect(answer.headers['access-control-allow-origin'], origin).toBeUndefined();
    }
  });
});

describe('health', () => {
  it('says which build runs on which schema, whatever else is away', async () => {
    const answer = (await call('/healthz')).json();
    expect(answer).toMatchObject({ status: 'ok', commit: '9f6f2c1e52d1', node: process.versions.node });
    expect(answer.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(answer.schema).toMatch(/^\d{4}_[a-z_]+$/);
  });

  it('names each part and whether it is needed; a part that is only wanted does not take the service away', async () => {
    const ready = await call('/readyz');
    expect(ready.statusCode).toBe(200);
    expect(ready.json()).toEqual({
      status: 'ready',
      parts: Object.fromEntries(
        Object.entries({ database: true, start: true, bus: false, jobs: false, storage: false, mail: false }).map(([name, required]) => [
          name,
          { state: 'ok', required },
        ]),
      ),
    });
    // The folder of files is a file now.
    const folder = join(running.config.dataFolder, 'files');
    await rm(folder, { recursive: true, force: true });
    await writeFile(folder, '');
    const degraded = await call('/readyz');
    await rm(folder);
    expect([degraded.statusCode, degraded.json().status]).toEqual([200, 'degraded']);
    expect(degraded.json().parts.storage).toEqual({ state: 'down', required: false });
  });
});

describe('the pages of the API', () => {
  it('are served from here, with a policy of their own and no script in them', async () => {
    const page = await call('/docs');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/<script(?![^>]*\bsrc="\/docs\/)/);
    expect(page.body).not.toMatch(/https?:\/\//);
    const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(assets).toHaveLength(4);
    for (const asset of assets) {
      const answer = await call(asset);
      expect([answer.statusCode, answer.headers['cache-control']], asset).toEqual([200, 'public, max-age=31536000, immutable']);
      const packed = await call(asset, { headers: { 'accept-encoding': 'gzip, br' } });
      expect(packed.headers['content-encoding'], asset).toBe('gzip');
      expect(packed.rawPayload.length).toBeLessThanOrEqual(answer.rawPayload.length + 30);
    }
  });

  it('read the same description that every client can read', async () => {
    const answer = await call('/openapi.json');
    expect(answer.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://wafaa.example' }] });
    expect(
      createHash('sha256')
        .update((await call('/openapi.json')).body)
        .digest('hex'),
    ).toBe(createHash('sha256').update(answer.body).digest('hex'));
  });
});
