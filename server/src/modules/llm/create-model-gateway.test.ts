import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createModelGateway } from './create-model-gateway.ts';
import { anthropic, hangs, hangsUp, openai, saysNonsense, startProvider } from './testing.ts';
import type { AnswerRequest, GatewayConfig, ModelGateway, ProviderConfig } from './types.ts';

type Provider = Awaited<ReturnType<typeof startProvider>>;
let first: Provider;
let second: Provider;
beforeEach(async () => {
  [first, second] = await Promise.all([startProvider(openai.says('Hello')), startProvider(anthropic.says('Hi from the second'))]);
});
afterEach(() => Promise.all([first.close(), second.close()]));

const one = (): ProviderConfig => ({
  ...{ id: 'one', kind: 'openai', baseUrl: `${first.url}/v1`, apiKey: 'key-one', answerModel: 'gpt-x' },
  ...{ embedding: { model: 'embed-x', dimensions: 3 }, price: { input: 2_000_000, output: 10_000_000, embedding: 1_000_000 } },
});
const two = (): ProviderConfig => ({
  id: 'two',
  kind: 'anthropic',
  baseUrl: `${second.url}/v1`,
  apiKey: 'key-two',
  answerModel: 'claude-x',
  price: { input: 0, output: 0 },
});
const gateway = (config: Partial<GatewayConfig> = {}): ModelGateway => {
  const made = createModelGateway({ providers: [one(), two()], ...config });
  if (!made) throw new Error('expected a gateway');
  return made;
};
const request = (more: Partial<AnswerRequest> = {}): AnswerRequest => ({
  ...{ tenantId: 'tnt_1', purpose: 'turn.answer', system: 'Be kind.', messages: [{ role: 'user', content: 'Hi' }] },
  ...{ maxOutputTokens: 50, deadlineMs: 5_000, signal: new AbortController().signal, ...more },
});

describe('answer', () => {
  it('speaks Chat Completions and counts tokens and cost', async () => {
    const result = await gateway().answer(request());
    expect(result).toMatchObject({ ok: true, text: 'Hello', model: 'one:gpt-x', inputTokens: 1000, outputTokens: 200, costMicroUsd: 4000 });
    expect(first.seen).toHaveLength(1);
    expect(first.seen[0]).toMatchObject({
      path: '/v1/chat/completions',
      headers: { authorization: 'Bearer key-one' },
      body: { model: 'gpt-x' },
    });
    expect(first.seen[0]?.body.messages).toEqual([expect.objectContaining({ content: 'Be kind.' }), { role: 'user', content: 'Hi' }]);
  });

  it('speaks Anthropic Messages', async () => {
    const result = await gateway({ providers: [two()] }).answer(request());
    expect(result).toMatchObject({ ok: true, text: 'Hi from the second', model: 'two:claude-x', inputTokens: 500, outputTokens: 50 });
    expect(second.seen[0]).toMatchObject({
      path: '/v1/messages',
      headers: { 'x-api-key': 'key-two' },
      body: { model: 'claude-x', max_tokens: 50 },
    });
  });

  it('is null without providers', () => expect(createModelGateway({ providers: [] })).toBeNull());

  it.each([
    ['throttled', openai.fails(429, 'rate_limit_error', 'rate_limit_exceeded')],
    ['auth', openai.fails(401, 'authentication_error', 'invalid_api_key')],
    ['auth', openai.fails(429, 'insufficient_quota', 'insufficient_quota')],
    ['overloaded', openai.fails(503, 'server_error')],
    ['unavailable', openai.fails(500, 'server_error')],
    ['unavailable', hangsUp],
    ['invalid', openai.fails(400, 'invalid_request_error')],
    ['invalid', saysNonsense],
    ['refused', openai.says('', 'content_filter')],
  ] as const)('names a failure as %s and asks once', async (failure, answer) => {
    first.answerWith(answer);
    expect(await gateway({ providers: [one()] }).answer(request())).toMatchObject({ ok: false, failure, provider: 'one' });
    expect(first.seen).toHaveLength(1);
  });

  it('knows Anthropic’s overload', async () => {
    second.answerWith(anthropic.fails(529, 'overloaded_error'));
    expect(await gateway({ providers: [two()] }).answer(request())).toMatchObject({ ok: false, failure: 'overloaded' });
  });

  it('passes on how long to wait', async () => {
    first.answerWith(openai.fails(429, 'rate_limit_error', null, { 'retry-after': '7' }));
    expect(await gateway({ providers: [one()] }).answer(request())).toMatchObject({ retryAfterMs: 7000 });
  });

  it('falls back to the next provider', async () => {
    first.answerWith(openai.fails(500, 'server_error'));
    expect(await gateway().answer(request())).toMatchObject({ ok: true, model: 'two:claude-x' });
  });

  it('leaves the next provider time when the first hangs', async () => {
    first.answerWith(hangs);
    expect(await gateway().answer(request({ deadlineMs: 400 }))).toMatchObject({ ok: true, model: 'two:claude-x' });
  });

  it('ends at the deadline, and the provider sees it', async () => {
    first.answerWith(hangs);
    expect(await gateway({ providers: [one()] }).answer(request({ deadlineMs: 60 }))).toMatchObject({ ok: false, failure: 'timeout' });
    await first.seen[0]?.cancelled;
  });

  it('cancels at the provider when the caller gives up, and tries no other', async () => {
    const controller = new AbortController();
    first.answerWith(() => controller.abort());
    expect(await gateway().answer(request({ signal: controller.signal }))).toMatchObject({ ok: false, failure: 'aborted' });
    await first.seen[0]?.cancelled;
    expect(second.seen).toHaveLength(0);
  });

  it('keeps away from a provider that fails in a row, and tries it again later', async () => {
    let now = 0;
    const model = gateway({ clock: () => now, breaker: { failures: 2, openMs: 1000 } });
    first.answerWith(openai.fails(500, 'server_error'));
    for (let call = 0; call < 4; call += 1) await model.answer(request());
    expect(first.seen).toHaveLength(2);
    now = 1001;
    first.answerWith(openai.says('Back again'));
    expect(await model.answer(request())).toMatchObject({ text: 'Back again' });
    expect(await model.answer(request())).toMatchObject({ text: 'Back again' });
  });

  it('does not open the breaker for requests that are wrong themselves', async () => {
    const model = gateway({ providers: [one()], breaker: { failures: 1, openMs: 1000 } });
    first.answerWith(openai.fails(400, 'invalid_request_error'));
    await model.answer(request());
    await model.answer(request());
    expect(first.seen).toHaveLength(2);
  });
});

describe('streamAnswer', () => {
  const stream = async (model: ModelGateway, more: Partial<AnswerRequest> = {}) => {
    const pieces: (string | null)[] = [];
    const result = await model.streamAnswer(request(more), (piece) => pieces.push(piece));
    return { result, pieces };
  };

  it('tells the text as it comes, and counts tokens and cost at the end', async () => {
    first.answerWith(openai.streams('Hello to you.'));
    const { result, pieces } = await stream(gateway({ providers: [one()] }));
    expect(pieces).toEqual(['Hello ', 'to ', 'you.']);
    expect(result).toMatchObject({ ok: true, text: 'Hello to you.', inputTokens: 1000, outputTokens: 200, costMicroUsd: 4000 });
    expect(first.seen[0]?.body).toMatchObject({ stream: true });
  });

  it('takes back what a provider said that broke off, and goes on with the next', async () => {
    first.answerWith(openai.streams('Hello to you my friend.', { cut: 3 }));
    second.answerWith(openai.streams('Hi there.'));
    const { result, pieces } = await stream(gateway({ providers: [one(), { ...one(), id: 'two', baseUrl: `${second.url}/v1` }] }));
    expect(result).toMatchObject({ ok: true, text: 'Hi there.', model: 'two:gpt-x' });
    const restart = pieces.indexOf(null);
    expect(pieces.slice(restart + 1)).toEqual(['Hi ', 'there.']);
    expect(first.seen).toHaveLength(1);
  });

  it('reaches the provider when the caller gives up in the middle', async () => {
    first.answerWith(openai.streams('Hello to you.', { hang: 1 }));
    const controller = new AbortController();
    const model = gateway({ providers: [one()] });
    const ended = model.streamAnswer(request({ signal: controller.signal }), (piece) => {
      if (piece === 'Hello ') controller.abort();
    });
    expect(await ended).toMatchObject({ ok: false, failure: 'aborted' });
    await first.seen[0]?.cancelled;
  });

  it('names a failure before the first word as any other', async () => {
    first.answerWith(openai.fails(429, 'rate_limit_error', 'rate_limit_exceeded'));
    const { result, pieces } = await stream(gateway({ providers: [one()] }));
    expect(result).toMatchObject({ ok: false, failure: 'throttled' });
    expect(pieces.filter((piece) => piece !== null)).toEqual([]);
    expect(first.seen).toHaveLength(1);
  });
});

describe('rerank', () => {
  const rank = (reply: string) => {
    first.answerWith(openai.says(reply));
    return gateway({ providers: [one()] }).rerank({
      ...{ tenantId: 'tnt_1', purpose: 'turn.rerank', question: 'Is there parking?', passages: ['Tea.', 'Parking >> here.', 'Dogs.'] },
      ...{ deadlineMs: 5_000, signal: new AbortController().signal },
    });
  };

  it.each([
    ['2, 1, 3', [1, 0, 2]],
    ['[2]', [1, 0, 2]],
    ['3\n2', [2, 1, 0]],
  ])('reads the order "%s"', async (reply, order) => expect(await rank(reply)).toMatchObject({ ok: true, order, inputTokens: 1000 }));

  it.each(['The best is 2', '4, 1', '0', '', '1, 1', 'Ignore that'])('takes "%s" for no order', async (reply) =>
    expect(await rank(reply)).toMatchObject({ ok: false, failure: 'invalid' }),
  );

  it('shows the model question and passages as fenced data', async () => {
    await rank('1');
    const messages = first.seen[0]?.body.messages as { content: string }[] | undefined;
    expect(messages?.[0]?.content).toMatch(/<<passages [0-9a-f-]{36}>>\n\[1\] Tea\.\n\[2\] Parking +here\.\n\[3\] Dogs\.\n<<end/);
    expect(messages?.[1]?.content).toMatch(/^<<question [0-9a-f-]{36}>>/);
  });
});

describe('spending', () => {
  it.each(['budget', 'rate'] as const)('calls no provider when the tenant’s %s is used up', async (reason) => {
    const spending = { allow: async () => reason, record: async () => undefined };
    expect(await gateway({ spending }).answer(request())).toMatchObject({ ok: false, failure: reason, provider: null });
    expect(first.seen).toHaveLength(0);
  });

  it('records what each call cost the tenant', async () => {
    const record = vi.fn(async () => undefined);
    await gateway({ spending: { allow: async () => 'yes', record } }).answer(request());
    expect(record).toHaveBeenCalledWith(
      expect.objectContaining({ tenantId: 'tnt_1', purpose: 'turn.answer', model: 'one:gpt-x', costMicroUsd: 4000 }),
    );
  });
});

describe('embed', () => {
  const texts = {
    tenantId: 'tnt_1',
    purpose: 'knowledge.embed',
    texts: ['a', 'b'],
    deadlineMs: 5_000,
    signal: new AbortController().signal,
  };

  it('gives vectors in the order of the texts, at the dimensions asked for', async () => {
    first.answerWith(
      openai.embeds([
        [1, 0, 0],
        [0, 1, 0],
      ]),
    );
    expect(await gateway().embed(texts)).toMatchObject({
      ok: true,
      vectors: [
        [1, 0, 0],
        [0, 1, 0],
      ],
      model: 'one:embed-x',
      dimensions: 3,
      costMicroUsd: 8,
    });
    expect(first.seen[0]).toMatchObject({ path: '/v1/embeddings', body: { input: ['a', 'b'], dimensions: 3 } });
  });

  it('says so when no provider embeds', async () =>
    expect(await gateway({ providers: [two()] }).embed(texts)).toMatchObject({ ok: false, failure: 'invalid' }));
});

describe('classify', () => {
  const ask = {
    tenantId: 'tnt_1',
    purpose: 'nlu.intent',
    system: 'Which intent?',
    text: 'hi',
    labels: ['greeting', 'price'],
    deadlineMs: 5_000,
    signal: new AbortController().signal,
  };

  it('takes one of the labels and nothing else', async () => {
    first.answerWith(openai.says(' Greeting. '));
    expect(await gateway().classify(ask)).toMatchObject({ ok: true, label: 'greeting' });
    first.answerWith(openai.says('Ignore that, the label is haha'));
    expect(await gateway().classify(ask)).toMatchObject({ ok: false, failure: 'invalid' });
  });
});

it('prints nothing to the console', async () => {
  const spies = (['log', 'warn', 'info', 'error'] as const).map((method) => vi.spyOn(console, method));
  await gateway().answer(request());
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
});
