import { routes } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { io } from 'socket.io-client';
import { startTestApp, type TestApp } from '../app.ts';
import type { TenantId } from '../../src/platform/ids.ts';
import { expectProblem } from './expect-problem.ts';
import { fileUpload } from './webhook-calls.ts';

// What arrives at the API, broken: every answer is a problem document with a stable code, and none is ours to be ashamed of (5xx).

let running: TestApp;
let tenantId: TenantId;
let owner: Bearer;
let analyst: Bearer;

beforeAll(async () => {
  running = await startTestApp();
  ({ tenantId } = await running.addTenant());
  owner = await running.bearer(tenantId);
  analyst = await running.bearer(tenantId, 'analyst');
});
afterAll(() => running.close());

type Bearer = { authorization: string };
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT' | 'HEAD' | 'OPTIONS';
const call = (method: Method, url: string, who?: Bearer, more: { headers?: Record<string, string>; payload?: string | Buffer } = {}) =>
  running.api.server.inject({
    method,
    url,
    headers: { ...who, ...more.headers },
    ...(more.payload === undefined ? {} : { payload: more.payload }),
  });

/** An answer to HEAD has no body, so its status says it all. */
function expectRefusal(method: string, answer: Parameters<typeof expectProblem>[0], status: number, code: string): void {
  if (method === 'HEAD') expect(answer.statusCode).toBe(status);
  else expectProblem(answer, status, code);
}

describe('an address', () => {
  it('that leads nowhere is answered 404', async () => {
    for (const url of ['/api/v1/nothing', '/api/v2/session', '/webhooks', '/api/v1/conversations/a/b/c', '/api', '/enter/x'])
      expectProblem(await call('GET', url, owner), 404, 'request.not_found');
  });

  it('whose token comes twice, or is none, opens nothing', async () => {
    for (const query of ['token=a.b&token=c.d', 'token=a.b', 'token[]=a', ''])
      expectProblem(await call('GET', `/enter?${query}`, owner), 401, 'access.link_expired');
  });

  it('does not take another method, and says so', async () => {
    for (const [method, url] of [
      ['PUT', '/api/v1/session'],
      ['DELETE', '/api/v1/session'],
      ['POST', '/api/v1/items'],
      ['PATCH', '/api/v1/conversations/cnv_x'],
      ['DELETE', '/webhooks/whatsapp'],
    ] as const) {
      const answer = await call(method, url, owner);
      expectProblem(answer, 405, 'request.method_not_allowed');
      expect(String(answer.headers['allow'])).toMatch(/GET|POST/);
    }
  });

  it('that no decoder takes is answered 4xx', async () => {
    for (const url of [
      '/api/v1/conversations/%',
      '/api/v1/conversations/%ff',
      '/api/v1/conversations/%00',
      '/api/v1/sources?cursor=%E0%A4%A',
      `/api/v1/conversations/${'a'.repeat(5_000)}`,
    ]) {
      const answer = await call('GET', url, owner);
      expect(answer.statusCode, `${url.slice(0, 60)} ${answer.body}`).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode, `${url.slice(0, 60)} ${answer.body}`).toBeLessThan(500);
      expectProblem(answer, answer.statusCode, (JSON.parse(answer.body) as { code: string }).code);
    }
  });
});

describe('an id', () => {
  const routesWithId = Object.values(routes).filter((route) => route.path.includes(':id'));
  const ids = [
    'cnv_unknown',
    "x' or '1'='1",
    '%00',
    '\uD800',
    '..%2f..%2fetc',
    '0',
    '-1',
    'ÿ',
    '%F0%9F%8D%95',
    'a'.repeat(64),
    'a'.repeat(65),
  ];
  for (const route of routesWithId) {
    it(`of nothing is never an error of ours: ${route.method} ${route.path}`, async () => {
      for (const id of ids) {
        const url = route.path.replace(':id', id.startsWith('%') || id.includes('%2f') ? id : encodeURIComponent(id.toWellFormed()));
        const payload = 'body' in route && route.body ? JSON.stringify({ action: 'take' }) : undefined;
        const answer = await call(route.method, url, owner, {
          ...(payload ? { payload, headers: { 'content-type': 'application/json' } } : {}),
        });
        // Pieces of a file have a type of their own, which is asked for first.
        const refusals = 'transfer' in route && route.transfer ? [400, 404, 412, 415] : [400, 404];
        expect(refusals, `${id.slice(0, 20)}: ${answer.body}`).toContain(answer.statusCode);
      }
    });
  }
});

describe('a query', () => {
  const cursor = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  const cursors = [
    'x',
    cursor('{'),
    cursor({}),
    cursor([]),
    cursor([1, 2, 3, 4]),
    cursor([null]),
    cursor([{ a: 1 }]),
    cursor([['a']]),
    cursor(['a\u0000b']),
    cursor(['soon']),
    cursor(['soon', 'cnv_x']),
    cursor(['2026-99-99T00:00:00', 'cnv_x']),
    cursor(['a\u0000', 'b\u0000']),
    cursor([1e300, 'x']),
    cursor([1e300]),
    cursor([1.5]),
    cursor(['src', 1e300, 'x']),
    cursor(['src', 'NaN', 'x\u0000']),
    cursor(['src', 1.5, 'x']),
  ];
  const listed = Object.values(routes).filter(
    (route) =>
      'query' in route &&
      'cursor' in ((route.query as { shape?: object }).shape ?? {}) &&
      !['operator', 'account', 'public'].includes(route.permission),
  );
  beforeAll(async () => {
    await running.ask((await running.addTenant({ slug: 'unrelated' })).accountKey, '966500000301', 'hello');
    const { accountKey } = await running.addTenant({ slug: 'asked' });
    await running.ask(accountKey, '966500000302', 'hello');
  });
  for (const route of listed) {
    it(`with a cursor that is none of ours is answered 400: ${route.path}`, async () => {
      const [known] = await running.test.asOwner<{ tenant_id: string; id: string }>('select tenant_id, id from conversation limit 1');
      const session = await running.bearer(known?.tenant_id as TenantId);
      const own = route.path.replace(':id', known?.id ?? '');
      for (const text of cursors) {
        const answer = await call('GET', `${own}?cursor=${text}`, session);
        expect([200, 400], `${Buffer.from(text, 'base64url').toString()}: ${answer.statusCode} ${answer.body}`).toContain(
          answer.statusCode,
        );
        if (answer.statusCode === 400) expectProblem(answer, 400, 'request.invalid');
      }
      expectProblem(await call('GET', `${own}?cursor=x`, session), 400, 'request.invalid');
      expectProblem(await call('GET', `${own}?cursor=${'a'.repeat(201)}`, session), 400, 'request.invalid');
      for (const limit of ['0', '-1', '101', '1.5', 'many', '1e9', ''])
        expectProblem(await call('GET', `${own}?limit=${limit}`, session), 400, 'request.invalid');
    });
  }

  it('for events after something impossible is answered 400', async () => {
    for (const after of ['-1', 'x', '1.5', '99999999999999999999', '9999999999999999999', '%00']) {
      const answer = await call('GET', `/api/v1/events?after=${after}`, owner);
      expect(answer.statusCode, `${after}: ${answer.body}`).toBe(400);
      expectProblem(answer, 400, 'request.invalid');
    }
    expect((await call('GET', '/api/v1/events?after=999999999999999999', owner)).statusCode).toBe(200);
  });

  it('given twice is answered 400, and an unknown one is ignored', async () => {
    expectProblem(await call('GET', '/api/v1/items?limit=5&limit=6', owner), 400, 'request.invalid');
    expect((await call('GET', '/api/v1/items?tenantId=x&__proto__[a]=1', owner)).statusCode).toBe(200);
  });
});

describe('a body', () => {
  const pen = '/api/v1/conversations/cnv_x/pen';
  const json = { 'content-type': 'application/json' };
  it('that is broken, of another shape, too large or of another type is answered by its name', async () => {
    expectProblem(await call('POST', pen, owner, { headers: json, payload: '{"action":' }), 400, 'request.malformed_json');
    expectProblem(await call('POST', pen, owner, { headers: json, payload: '' }), 400, 'request.malformed_json');
    for (const payload of ['{}', '[]', 'null', '7', '{"action":"steal"}', '{"action":null}', '{"__proto__":{"action":"take"}}']) {
      const answer = await call('POST', pen, owner, { headers: json, payload });
      expect(answer.statusCode, `${payload} ${answer.body}`).toBe(400);
    }
    expectProblem(
      await call('POST', pen, owner, { headers: json, payload: JSON.stringify({ action: 'x'.repeat(1_100_000) }) }),
      413,
      'request.too_large',
    );
    expectProblem(
      await call('POST', pen, owner, { headers: { 'content-type': 'text/xml' }, payload: '<a/>' }),
      415,
      'request.unsupported_media_type',
    );
  });
});

describe('who asks', () => {
  for (const route of Object.values(routes).filter(({ permission }) => permission !== 'public')) {
    const url = route.path.replace(/:\w+/, 'some_id');
    it(`without a session is answered 401: ${route.method} ${route.path}`, async () => {
      const { accessToken } = await running.person(tenantId);
      for (const authorization of [
        undefined,
        '',
        'Bearer',
        'Bearer ',
        'Bearer a.b',
        'Bearer a.b.c',
        `Basic ${accessToken}`,
        accessToken,
        `Bearer ${accessToken}x`,
        `Bearer ${accessToken} ${accessToken}`,
        `Bearer wk_${'0'.repeat(12)}_${'x'.repeat(43)}`,
      ])
        expectRefusal(
          route.method,
          await call(route.method, url, authorization === undefined ? undefined : { authorization }),
          401,
          'access.unauthenticated',
        );
    });
    if (route.permission.endsWith('.write')) {
      it(`as an analyst is answered 403, before anything is read: ${route.method} ${route.path}`, async () => {
        expectRefusal(route.method, await call(route.method, url, analyst), 403, 'access.forbidden');
        const upload = fileUpload(Buffer.from('a,b\n1,2\n'));
        expectRefusal(route.method, await call(route.method, url, analyst, upload), 403, 'access.forbidden');
      });
    }
  }

  it('with a role that nobody knows may do nothing', async () => {
    for (const role of ['', 'Owner', '__proto__', 'constructor', 'toString']) {
      const answer = await call('GET', '/api/v1/events', await running.bearer(tenantId, role));
      expect(answer.statusCode, `${role} ${answer.body}`).toBe(403);
    }
  });
});

describe('the live socket', () => {
  it('refuses whatever is no access token, and stays up', async () => {
    for (const auth of [
      {},
      { token: '' },
      { token: 7 },
      { token: ['a'] },
      { token: { a: 1 } },
      { token: 'a.b.c' },
      { token: 'x'.repeat(5_000) },
    ]) {
      const socket = io(running.api.url, { path: '/live', transports: ['websocket'], reconnection: false, auth });
      const refused = await new Promise<boolean>((resolve) => {
        socket.on('connect', () => resolve(false));
        socket.on('connect_error', () => resolve(true));
      });
      socket.close();
      expect(refused, JSON.stringify(auth)).toBe(true);
    }
    expect((await call('GET', '/healthz')).statusCode).toBe(200);
  });
});
