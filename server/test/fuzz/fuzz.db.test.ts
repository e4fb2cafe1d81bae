import { type Route, routes } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { captureLog, type CapturedLog } from '../isolation/capture-log.ts';
import { type Answer, judgeAnswer } from './judge-answer.ts';
import { type FuzzRequest, makeRequests } from './make-requests.ts';
import { forgeTokens } from './tokens.ts';
import { makeWorld, type World } from './world.ts';

// Every route of the contract, thousands of requests, whatever strangers send: see README.md.
//   FUZZ_SEED=7 FUZZ_REQUESTS=200000 npx vitest run server/test/fuzz --project db

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_321);
const TOTAL = Number(process.env['FUZZ_REQUESTS'] ?? 20_400);
const AT_ONCE = 8;
const HANGS_MS = 15_000;
const all = Object.values(routes) as Route[];
const perRoute = Math.ceil(TOTAL / all.length);

interface Finding {
  wrong: string;
  request: FuzzRequest;
  answer: string;
}
type Tally = Record<string, number>;

let world: World;
let log: CapturedLog;
let twinBefore: string;
const tallies = new Map<string, Tally>();

beforeAll(async () => {
  log = captureLog();
  world = await makeWorld();
  twinBefore = await world.twin.print();
}, 120_000);
afterAll(async () => {
  log.stop();
  await world.close();
  process.stdout.write(`${table()}\n`);
});

let sent = 0;
async function send(request: FuzzRequest): Promise<Answer> {
  sent += 1;
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('hangs')), HANGS_MS);
  const { method, url, headers, payload } = request;
  try {
    const call = world.api.server.inject({
      method: method as 'GET',
      url,
      headers: headers as Record<string, string>,
      // From everywhere, or the door's own counters would answer most of it.
      remoteAddress: `198.51.${Math.floor(sent / 200) % 250}.${sent % 200}`,
      ...(payload === undefined ? {} : { payload }),
    });
    return await Promise.race([call, promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function fuzz(route: Route, seed: number): Promise<Finding[]> {
  const callers = await world.callersFor(route);
  const forged = await forgeTokens(world.app.door, callers[0]?.token ?? '', { tenantId: world.twin.tenantId, userId: world.twin.userId });
  const requests = makeRequests(route, { world, callers, forged, count: perRoute, seed });
  const secrets = world.secrets();
  const findings: Finding[] = [];
  const tally: Tally = {};
  tallies.set(route.id, tally);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const answer = await send(request).catch((error: unknown) => ({ statusCode: 599, headers: {}, body: String(error) }));
      if (answer.statusCode < 300) learn(answer.body);
      const kind = `${Math.floor(answer.statusCode / 100)}xx`;
      tally[kind] = (tally[kind] ?? 0) + 1;
      for (const wrong of judgeAnswer(route, request, answer, secrets))
        findings.push({ wrong, request, answer: answer.body.slice(0, 400) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return findings;
}

function learn(body: string): void {
  for (const [, id = ''] of body.slice(0, 20_000).matchAll(/"id":"([a-z]{3}_[0-9a-f]{20,})"/g))
    if (!world.learned.includes(id)) world.learned.push(id);
}

/** One example for each way of being wrong. */
function report(findings: Finding[]): string[] {
  const byKind = Map.groupBy(findings, ({ wrong, request }) => `${wrong} (${request.kind})`);
  return [...byKind].map(([kind, same]) => {
    const { request, answer } = same[0] as Finding;
    const payload = request.payload === undefined ? '' : ` ${request.payload.toString().slice(0, 300)}`;
    const { authorization: _authorization, cookie: _cookie, ...headers } = request.headers;
    return `${same.length}× ${kind}: ${request.method} ${request.url.slice(0, 200)} ${JSON.stringify(headers).slice(0, 200)}${payload} → ${answer}`;
  });
}

function table(): string {
  const rows = [...tallies].map(
    ([id, tally]) => `${id.padEnd(24)} ${['2xx', '4xx', '5xx'].map((kind) => String(tally[kind] ?? 0).padStart(6)).join('')}`,
  );
  const sum = (kind: string): number => [...tallies.values()].reduce((total, tally) => total + (tally[kind] ?? 0), 0);
  return [
    `${'route'.padEnd(24)}    2xx   4xx   5xx`,
    ...rows,
    `${'all'.padEnd(24)} ${['2xx', '4xx', '5xx'].map((kind) => String(sum(kind)).padStart(6)).join('')}`,
  ].join('\n');
}

describe('whatever is sent to', () => {
  for (const [index, route] of all.entries()) {
    test(`${route.method} ${route.path}, the answer is an answer`, { timeout: 60_000 }, async () => {
      expect(report(await fuzz(route, SEED + index))).toEqual([]);
    });
  }
});

describe('after all of it', () => {
  test('every route was asked, and the ones that work worked for whoever may', () => {
    const asked = [...tallies.values()].flatMap((tally) => Object.values(tally)).reduce((total, count) => total + count, 0);
    expect(asked).toBeGreaterThanOrEqual(Math.min(TOTAL, 20_000));
    expect(tallies.size).toBe(all.length);
  });

  test('the twin tenant is as it was, to the last row', async () => {
    expect((await world.twin.print()).split(',')).toEqual(twinBefore.split(','));
  });

  test('no log line holds a secret or what a stranger sent', () => {
    const text = log.text();
    for (const secret of world.secrets()) expect(text.includes(secret)).toBe(false);
    expect(text).not.toContain('fuzz-reflected');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('the service still serves', async () => {
    const [owner] = await world.callersFor(routes.getSession);
    const answer = await world.api.server.inject({ url: '/api/v1/session', headers: owner?.headers ?? {} });
    expect(answer.statusCode).toBe(200);
  });
});
