import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { damagedJson, mutated } from './arbitraries.ts';
import { fakeHttp, networkError } from './testing.ts';
import { toExpectedRow } from './to-expected-row.ts';
import type {
  ChannelAdapter,
  ChannelConfig,
  ChannelHttpRequest,
  ChannelHttpResponse,
  ConnectedAccount,
  InboundEvent,
  OutboundContent,
  OutboundMessage,
  OutboundTarget,
  RawRequest,
  SendFailed,
} from './types.ts';

interface ExpectedFile {
  file: string;
  what: string;
  events: Record<string, unknown>[];
}

interface SignatureVector {
  file: string;
  secret: string;
  /** Of the suite where a vector names none. */
  header?: string;
  value: string;
  valid: boolean;
  why?: string;
}

export interface ChannelAdapterSuite {
  /** Folder URL with a trailing slash; holds request bodies, `_expected.json` and `_signatures.json`. */
  fixtures: URL;
  toRequest(rawBody: Buffer, headers?: Record<string, string>): RawRequest;
  account: ConnectedAccount;
  config: ChannelConfig;
  to: OutboundTarget;
  /** A webhook body with `count` messages that differ only in their ids; that many bodies where the provider posts one message at a time. */
  batch(count: number): unknown;
  /** When the fixtures' events without a time of their own are said to have arrived. */
  receivedAt?: Date;
  /** False where authenticity is a secret that travels with the request and covers no byte of it. */
  signsBody?: boolean;
  /** Where vectors name no header of their own. */
  signatureHeader?: string;
  /** Turns a parsed fixture, or what became of it, into the bytes of a request body; JSON when left out. */
  encode?(body: unknown): Buffer;
  /** Anything the product may want to say, too long and too many included. */
  contents: fc.Arbitrary<OutboundContent>;
  /** What the provider answers to an accepted send. */
  accepted: ChannelHttpResponse;
  /** Refusals by the provider and what they must mean. A `SECRET` in a body stands for the account's first credential. */
  refusals: { name: string; answer: ChannelHttpResponse; expected: Partial<SendFailed> }[];
  /** Throws when a request breaks a limit of the provider. */
  checkWire(request: ChannelHttpRequest): void;
}

/** What every adapter promises, whatever its provider. */
export function testChannelAdapter(factory: () => ChannelAdapter, suite: ChannelAdapterSuite): void {
  const adapter = factory();
  const receivedAt = suite.receivedAt ?? new Date('2026-11-23T12:00:00Z');
  const encode = suite.encode ?? ((body: unknown) => Buffer.from(JSON.stringify(body)));
  const readFixture = (file: string) => readFileSync(new URL(file, suite.fixtures));
  const readCases = <T>(file: string): T => JSON.parse(readFixture(file).toString('utf8')) as T;
  const expected = readCases<ExpectedFile[]>('_expected.json');
  const parseJson = (body: unknown) => adapter.parse(suite.toRequest(encode(body)), receivedAt);
  const parseBatch = (count: number) => {
    const body = suite.batch(count);
    return adapter.definition.capabilities.inbound.batching === 'single' ? (body as unknown[]).flatMap(parseJson) : parseJson(body);
  };
  const send = (content: OutboundContent, ...answers: Parameters<typeof fakeHttp>) => {
    const http = fakeHttp(...answers);
    const message: OutboundMessage = { ...content, to: suite.to, tracker: 'out_1' };
    return { http, result: adapter.send(suite.account, message, { http, config: suite.config }) };
  };
  const headerOf = (vector: SignatureVector): string => (vector.header ?? suite.signatureHeader ?? '').toLowerCase();
  const hello: OutboundContent = { kind: 'text', text: 'Hello, the kitchen is open until 11 pm.' };

  describe(`${adapter.kind} · parse`, () => {
    test.each(expected)('reads $file: $what', ({ file, events }) => {
      const parsed = adapter.parse(suite.toRequest(readFixture(file)), receivedAt);
      expect(parsed.map((event) => event.kind)).toEqual(events.map((event) => event.kind));
      events.forEach((row, index) => {
        const event = parsed[index] as InboundEvent;
        const actual = toExpectedRow(event, parsed.slice(0, index));
        expect(actual).toMatchObject(row);
      });
    });

    test('reads every fixture twice to the same events', () => {
      for (const { file } of expected) {
        const request = suite.toRequest(readFixture(file));
        expect(adapter.parse(request, receivedAt)).toEqual(adapter.parse(request, receivedAt));
      }
    });

    test('never throws and keeps its promises on damaged payloads', () => {
      const bodies = expected.map(({ file }) => readCases<unknown>(file));
      fc.assert(
        fc.property(mutated(bodies), (body) => {
          checkEvents(parseJson(body), adapter);
        }),
        { numRuns: 400 },
      );
    });

    test('never throws on cut or foreign bytes', () => {
      const files = expected.map(({ file }) => readFixture(file));
      fc.assert(
        fc.property(damagedJson(files), (bytes) => {
          checkEvents(adapter.parse(suite.toRequest(bytes), receivedAt), adapter);
        }),
        { numRuns: 200 },
      );
    });

    test('gives each message of a batch its own key, the same at each delivery', () => {
      const first = parseBatch(50);
      expect(first).toHaveLength(50);
      expect(new Set(first.map((event) => event.dedupeKey)).size).toBe(50);
      expect(parseBatch(50).map((event) => event.dedupeKey)).toEqual(first.map((event) => event.dedupeKey));
      expect(
        parseBatch(50)
          .toReversed()
          .map((event) => event.dedupeKey),
      ).toEqual(first.toReversed().map((event) => event.dedupeKey));
    });
  });

  describe(`${adapter.kind} · verify`, () => {
    const { vectors } = readCases<{ vectors: SignatureVector[] }>('_signatures.json');

    test.each(vectors.map((vector) => ({ ...vector, verdict: vector.valid ? 'accepts' : `refuses (${vector.why ?? ''})` })))(
      '$verdict $file',
      (vector) => {
        const headers: Record<string, string> = vector.value === '' ? {} : { [headerOf(vector)]: vector.value };
        const request = suite.toRequest(readFixture(vector.file), headers);
        const verdict = adapter.verify(request, { signingSecrets: [vector.secret], verifyTokens: [] });
        expect(verdict === 'ok').toBe(vector.valid);
      },
    );

    test('accepts any of several secrets and none where none is configured', () => {
      for (const vector of vectors.filter(({ valid }) => valid)) {
        const request = suite.toRequest(readFixture(vector.file), { [headerOf(vector)]: vector.value });
        expect(adapter.verify(request, { signingSecrets: ['another', vector.secret], verifyTokens: [] })).toBe('ok');
        expect(adapter.verify(request, { signingSecrets: [], verifyTokens: [] })).toBe('bad_signature');
        expect(adapter.verify(request, { signingSecrets: [''], verifyTokens: [] })).toBe('bad_signature');
      }
    });

    if (suite.signsBody !== false) {
      test('refuses any change of a signed body', () => {
        const vector = vectors.find(({ valid }) => valid) as SignatureVector;
        const bytes = readFixture(vector.file);
        fc.assert(
          fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (position, flip) => {
            const changed = Buffer.from(bytes);
            changed[position] = (changed[position] ?? 0) ^ flip;
            const request = suite.toRequest(changed, { [headerOf(vector)]: vector.value });
            expect(adapter.verify(request, { signingSecrets: [vector.secret], verifyTokens: [] })).toBe('bad_signature');
          }),
          { numRuns: 60 },
        );
      });
    }

    test('acknowledges with a 2xx', () => {
      const { status } = adapter.ack(suite.toRequest(Buffer.from('{}')));
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(300);
    });
  });

  describe(`${adapter.kind} · send`, () => {
    test('fits anything into parts that need no further fitting', () => {
      fc.assert(
        fc.property(suite.contents, (content) => {
          for (const part of adapter.fit(content)) expect(adapter.fit(part)).toEqual([part]);
        }),
        { numRuns: 150 },
      );
    });

    test('writes nothing beyond the limits of the channel, and refuses before the network what it cannot write', async () => {
      await fc.assert(
        fc.asyncProperty(suite.contents, async (content) => {
          for (const candidate of [content, ...adapter.fit(content)]) {
            const { http, result } = send(candidate, suite.accepted);
            const outcome = await result;
            if (outcome.ok) http.requests.forEach(suite.checkWire);
            else expect({ requests: http.requests.length, ambiguous: outcome.ambiguous }).toEqual({ requests: 0, ambiguous: false });
          }
        }),
        { numRuns: 150 },
      );
    });

    test('gives the message id of an accepted send as a string and asks once', async () => {
      const { http, result } = send(hello, suite.accepted);
      const outcome = await result;
      expect(outcome).toMatchObject({ ok: true, messageId: expect.any(String) });
      expect(http.requests).toHaveLength(1);
      expect(http.requests[0]?.timeoutMs).toBeGreaterThan(0);
    });

    test.each(suite.refusals)('reports $name', async ({ answer, expected: wanted }) => {
      const { http, result } = send(hello, answer);
      expect(await result).toMatchObject({ ok: false, ambiguous: false, ...wanted });
      expect(http.requests).toHaveLength(1);
    });

    test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])(
      'reports %s as transient: nothing was sent',
      async (code) => {
        expect(await send(hello, networkError(code)).result).toMatchObject({ ok: false, failure: 'transient', ambiguous: false });
      },
    );

    test.each(['ETIMEDOUT', 'ECONNRESET', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_SOCKET', 'EPIPE'])(
      'reports %s as ambiguous: the message may have arrived',
      async (code) => {
        expect(await send(hello, networkError(code)).result).toMatchObject({ ok: false, failure: 'unknown', ambiguous: true });
        const wrapped = Object.assign(new TypeError('fetch failed'), { cause: networkError(code) });
        expect(await send(hello, wrapped).result).toMatchObject({ failure: 'unknown', ambiguous: true });
      },
    );

    test('reports a success it cannot read as ambiguous', async () => {
      for (const body of ['', '{"messages":[{"i', '{}', '[]', 'null', '<html></html>']) {
        const answer = { ...suite.accepted, body };
        expect(await send(hello, answer).result).toMatchObject({ ok: false, failure: 'unknown', ambiguous: true });
      }
    });

    test('does not ask when the call was cancelled before', async () => {
      const http = fakeHttp(suite.accepted);
      const message: OutboundMessage = { ...hello, to: suite.to, tracker: 'out_1' };
      const outcome = await adapter.send(suite.account, message, { http, config: suite.config, signal: AbortSignal.abort() });
      expect(outcome).toMatchObject({ ok: false, failure: 'transient', ambiguous: false });
      expect(http.requests).toHaveLength(0);
    });

    test('shows no credential in a failure, even when the provider repeats it', async () => {
      const secrets = adapter.definition.secretKeys.flatMap((key) => suite.account.credentials[key] ?? []);
      expect(secrets.length).toBeGreaterThan(0);
      for (const { answer } of suite.refusals) {
        const body = answer.body.toString().replaceAll('SECRET', secrets[0] ?? '');
        const text = JSON.stringify(await send(hello, { ...answer, body }).result);
        for (const secret of secrets) expect(text).not.toContain(secret);
      }
      const failed = await send(hello, networkError(`token=${secrets[0]}`)).result;
      expect(JSON.stringify(failed)).not.toContain(secrets[0]);
    });
  });
}

/** What holds for each event of any input. */
function checkEvents(events: InboundEvent[], adapter: ChannelAdapter): void {
  for (const event of events) {
    expect(event.channel).toBe(adapter.kind);
    for (const id of [event.accountKey, event.dedupeKey]) expect(typeof id === 'string' && id !== '').toBe(true);
    for (const id of [
      event.messageId,
      event.targetMessageId,
      event.user?.id,
      event.tracker,
      event.error?.code,
      ...(event.user?.aliases ?? []),
    ]) {
      expect(id === undefined || (typeof id === 'string' && id !== '')).toBe(true);
    }
    expect(Number.isNaN(event.occurredAt.getTime())).toBe(false);
    if (event.user !== undefined) expect(event.user.aliases).toContain(event.user.id);
    expect(adapter.definition.capabilities.inbound.kinds).toContain(event.kind);
    expect(event.text === undefined || typeof event.text === 'string').toBe(true);
  }
}
