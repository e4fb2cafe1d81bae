import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createModelGateway } from './create-model-gateway.ts';
import { linesOf } from './describe-image.ts';
import { anthropic, hangs, openai, startProvider } from './testing.ts';
import type { DescribeImageRequest, GatewayConfig, ModelGateway, ProviderConfig } from './types.ts';

type Provider = Awaited<ReturnType<typeof startProvider>>;
const LINES = [
  { kind: 'heading', cells: ['مشروبات'] },
  { kind: 'row', cells: ['شاي كرك', '٦'] },
];
const REPLY = JSON.stringify({ lines: LINES });
let first: Provider;
let second: Provider;
beforeEach(async () => {
  [first, second] = await Promise.all([startProvider(openai.says(REPLY)), startProvider(anthropic.says(REPLY))]);
});
afterEach(() => Promise.all([first.close(), second.close()]));

const one = (sees = true): ProviderConfig => ({
  ...{ id: 'one', kind: 'openai', baseUrl: `${first.url}/v1`, apiKey: 'key-one', answerModel: 'gpt-x', sees },
  price: { input: 2_000_000, output: 10_000_000 },
});
const two = (sees = true): ProviderConfig => ({
  ...{ id: 'two', kind: 'anthropic', baseUrl: `${second.url}/v1`, apiKey: 'key-two', answerModel: 'claude-x', sees },
});
const gateway = (config: Partial<GatewayConfig> = {}): ModelGateway => {
  const made = createModelGateway({ providers: [one(), two()], ...config });
  if (!made) throw new Error('expected a gateway');
  return made;
};
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);
const request = (more: Partial<DescribeImageRequest> = {}): DescribeImageRequest => ({
  ...{ tenantId: 'tnt_1', purpose: 'knowledge.picture', image: { bytes: JPEG, mediaType: 'image/jpeg' } },
  ...{ deadlineMs: 5_000, signal: new AbortController().signal, ...more },
});
const contentOf = (provider: Provider): unknown =>
  ((provider.seen[0]?.body.messages ?? []) as { role: string; content: unknown }[]).find(({ role }) => role === 'user')?.content;

describe('describeImage', () => {
  it('shows the picture by Chat Completions and gives its lines, with what they cost', async () => {
    const spent: unknown[] = [];
    const spending = { allow: async () => 'yes' as const, record: async (one: unknown) => void spent.push(one) };
    const result = await gateway({ spending }).describeImage(request());
    expect(result).toMatchObject({ ok: true, lines: LINES, model: 'one:gpt-x', inputTokens: 1000, costMicroUsd: 4000 });
    expect(contentOf(first)).toEqual([
      expect.objectContaining({ type: 'text' }),
      expect.objectContaining({ type: 'image_url', image_url: expect.objectContaining({ url: 'data:image/jpeg;base64,/9j/4A==' }) }),
    ]);
    expect(spent).toEqual([expect.objectContaining({ tenantId: 'tnt_1', purpose: 'knowledge.picture', costMicroUsd: 4000 })]);
  });

  it('shows it by Anthropic Messages', async () => {
    expect(await gateway({ providers: [two()] }).describeImage(request())).toMatchObject({ ok: true, lines: LINES, model: 'two:claude-x' });
    expect(contentOf(second)).toEqual([
      expect.objectContaining({ type: 'text' }),
      expect.objectContaining({ type: 'image', source: { type: 'base64', media_type: 'image/jpeg', data: '/9j/4A==' } }),
    ]);
  });

  it('asks only those that see, and says when none does', async () => {
    expect(await gateway({ providers: [one(false), two()] }).describeImage(request())).toMatchObject({ ok: true, model: 'two:claude-x' });
    expect(first.seen).toHaveLength(0);
    const blind = gateway({ providers: [one(false)] });
    expect([blind.sees, gateway().sees]).toEqual([false, true]);
    expect(await blind.describeImage(request())).toMatchObject({ ok: false, failure: 'invalid', provider: null });
  });

  it('falls back when one fails, and asks nobody when the month is spent', async () => {
    first.answerWith(openai.fails(503, 'server_error'));
    expect(await gateway().describeImage(request())).toMatchObject({ ok: true, model: 'two:claude-x' });
    const spending = { allow: async () => 'budget' as const, record: async () => undefined };
    expect(await gateway({ spending }).describeImage(request())).toMatchObject({ ok: false, failure: 'budget' });
    expect(second.seen).toHaveLength(1);
  });

  it('ends at its deadline, and when the caller gives up', async () => {
    first.answerWith(hangs);
    expect(await gateway({ providers: [one()] }).describeImage(request({ deadlineMs: 60 }))).toMatchObject({
      ok: false,
      failure: 'timeout',
    });
    const aborted = new AbortController();
    const asked = gateway({ providers: [one()] }).describeImage(request({ signal: aborted.signal }));
    aborted.abort();
    expect(await asked).toMatchObject({ ok: false, failure: 'aborted' });
  });

  it('takes a reply that is no list of lines for invalid', async () => {
    first.answerWith(openai.says('{"lines":"Hummus 18"}'));
    expect(await gateway({ providers: [one()] }).describeImage(request())).toMatchObject({ ok: false, failure: 'invalid' });
  });
});

describe('the lines of a reply', () => {
  it('are read from a fence too, blanks made one and empty cells left out', () => {
    expect(linesOf('```json\n{"lines":[{"kind":"row","cells":["Hummus  plate","","18"]},{"kind":"text","cells":[" "]}]}\n```')).toEqual([
      { kind: 'row', cells: ['Hummus plate', '18'] },
    ]);
  });

  it.each([
    ['no JSON', 'Hummus 18'],
    ['another shape', '{"lines":[{"kind":"row","cells":[18]}]}'],
    ['a kind that nobody asked for', '{"lines":[{"kind":"order","cells":["x"]}]}'],
    ['more lines than a page holds', JSON.stringify({ lines: Array.from({ length: 601 }, () => LINES[0]) })],
    ['a cell longer than a page is wide', JSON.stringify({ lines: [{ kind: 'text', cells: ['x'.repeat(601)] }] })],
  ])('are none in %s', (_, reply) => expect(linesOf(reply)).toBeNull());
});
