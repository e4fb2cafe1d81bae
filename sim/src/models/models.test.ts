import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { APICallError, embedMany, generateText, jsonSchema, Output, streamText } from 'ai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSim, type Sim } from '../index.ts';

let sim: Sim;
beforeAll(async () => {
  sim = await createSim();
});
afterAll(() => sim.close());
beforeEach(() => {
  sim.models.mode = 'honest';
  sim.models.clear();
});

const PROMPT = `<facts>
- [f1] Falafel plate (vegan): {{f1.price}}
- [f2] Lamb kabsa: {{f2.price}}
</facts>
<passages>
<passage id="p1">We deliver to Olaya and Malqa. Parking is behind the building.</passage>
</passages>
<question>Which vegan dishes do you have?</question>`;
const ARABIC = PROMPT.replace('Which vegan dishes do you have?', 'وش عندكم نباتي؟');
const DELIVERY = PROMPT.replace('Which vegan dishes do you have?', 'Do you deliver?');

const providers = [
  { name: 'OpenAI chat', model: (id: string) => createOpenAI({ apiKey: 'k', baseURL: sim.openaiUrl }).chat(id) },
  { name: 'OpenAI responses', model: (id: string) => createOpenAI({ apiKey: 'k', baseURL: sim.openaiUrl }).responses(id) },
  { name: 'Anthropic', model: (id: string) => createAnthropic({ apiKey: 'k', baseURL: sim.anthropicUrl }).messages(id) },
];

describe.each(providers)('$name', ({ model }) => {
  const ask = (prompt: string, id = 'test-model') =>
    generateText({ model: model(id), instructions: 'You are a bot.', prompt, maxOutputTokens: 500, maxRetries: 0 });

  test('answers honestly from the facts with their slots, in either language, and from passages otherwise', async () => {
    const english = await ask(PROMPT);
    expect(english.text).toBe('Falafel plate (vegan): {{f1.price}}');
    expect(english.usage.inputTokens).toBeGreaterThan(10);
    expect((await ask(ARABIC)).text).toBe('Falafel plate (vegan): {{f1.price}}');
    expect((await ask(DELIVERY)).text).toBe('We deliver to Olaya and Malqa.');
  });

  test('streams the same words', async () => {
    const { textStream } = streamText({ model: model('test-model'), prompt: PROMPT, maxOutputTokens: 500, maxRetries: 0 });
    const pieces: string[] = [];
    for await (const piece of textStream) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.join('')).toBe('Falafel plate (vegan): {{f1.price}}');
  });

  test('fills a JSON schema', async () => {
    const schema = jsonSchema<{ answer: string; sources: string[]; language: string }>({
      type: 'object',
      properties: {
        answer: { type: 'string' },
        sources: { type: 'array', items: { type: 'string' } },
        language: { type: 'string', enum: ['en', 'ar'] },
      },
      required: ['answer', 'sources', 'language'],
      additionalProperties: false,
    });
    const { output } = await generateText({
      model: model('test-model'),
      prompt: ARABIC,
      output: Output.object({ schema }),
      maxOutputTokens: 500,
      maxRetries: 0,
    });
    expect(output).toEqual({ answer: 'Falafel plate (vegan): {{f1.price}}', sources: ['f1'], language: 'ar' });
  });

  test.each([
    ['fail-429', 429, true],
    ['fail-500', 500, true],
  ])('%s is an API error that may be retried', async (mode, status, retryable) => {
    const error = await ask(PROMPT, `test-model@${mode}`).catch((caught: unknown) => caught);
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ statusCode: status, isRetryable: retryable });
    if (status === 429) expect((error as APICallError).responseHeaders?.['retry-after']).toBe('1');
  });

  test.each([
    ['fail-malformed', 'Invalid JSON response'],
    ['fail-cut', 'Failed to process successful response'],
  ])('%s breaks the answer on its way', async (mode, message) => {
    await expect(ask(PROMPT, `test-model@${mode}`)).rejects.toThrow(message);
  });

  test('fail-cut ends a stream before its end', async () => {
    const { textStream } = streamText({
      model: model('test-model@fail-cut'),
      prompt: PROMPT,
      maxOutputTokens: 500,
      maxRetries: 0,
      onError: () => undefined,
    });
    let text = '';
    const read = async () => {
      for await (const piece of textStream) text += piece;
    };
    await expect(read()).rejects.toThrow('Failed to process successful response');
    expect(text.length).toBeLessThan('Falafel plate (vegan): {{f1.price}}'.length);
  });

  test('fail-empty and fail-refusal answer without an answer', async () => {
    expect((await ask(PROMPT, 'test-model@fail-empty')).text).toBe('');
    const refused = await ask(PROMPT, 'test-model@fail-refusal');
    expect(refused.text).not.toContain('Falafel');
  });

  test('fail-hang never answers, and the abort of the caller is seen', async () => {
    const hanging = generateText({
      model: model('test-model@fail-hang'),
      prompt: PROMPT,
      maxOutputTokens: 500,
      maxRetries: 0,
      abortSignal: AbortSignal.timeout(30),
    });
    await expect(hanging).rejects.toThrow('aborted due to timeout');
    await expect.poll(() => sim.models.requests().at(-1)?.aborted).toBe(true);
  });
});

test('an overloaded provider answers 529 at Anthropic and 503 at OpenAI', async () => {
  for (const [index, status] of [
    [0, 503],
    [2, 529],
  ] as const) {
    const model = providers[index]?.model('test-model@fail-529');
    if (!model) throw new Error('provider missing');
    await expect(generateText({ model, prompt: PROMPT, maxOutputTokens: 500, maxRetries: 0 })).rejects.toMatchObject({
      statusCode: status,
    });
  }
});

test('embeddings have unit length, the wanted dimensions, and bring the same thing in two languages together', async () => {
  const model = createOpenAI({ apiKey: 'k', baseURL: sim.openaiUrl }).embedding('text-embedding-3-small');
  const values = ['Do you have vegan dishes?', 'هل عندكم أطباق نباتية؟', 'Where can I park my car?'];
  const { embeddings } = await embedMany({ model, values, providerOptions: { openai: { dimensions: 512 } } });
  expect(embeddings.map((vector) => vector.length)).toEqual([512, 512, 512]);
  const cosine = (left: number, right: number) =>
    (embeddings[left] ?? []).reduce((sum, value, index) => sum + value * (embeddings[right]?.[index] ?? 0), 0);
  expect(cosine(0, 0)).toBeCloseTo(1);
  expect(cosine(0, 1)).toBeGreaterThan(cosine(0, 2));
});

test('embeddings in base64 are the same numbers as floats', async () => {
  const embed = async (format: string) => {
    const response = await fetch(`${sim.openaiUrl}/embeddings`, {
      method: 'POST',
      headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'm', input: 'قهوة', dimensions: 8, encoding_format: format }),
    });
    return ((await response.json()) as { data: { embedding: number[] | string }[] }).data[0]?.embedding;
  };
  const bytes = Buffer.from((await embed('base64')) as string, 'base64');
  const floats = (await embed('float')) as number[];
  expect(floats.map((_value, index) => bytes.readFloatLE(index * 4))).toEqual(floats.map((value) => expect.closeTo(value, 5)));
});

test('a missing key is refused as each provider refuses it, and requests are kept with the key that was used', async () => {
  const openai = await fetch(`${sim.openaiUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"model":"m"}',
  });
  expect([openai.status, await openai.json()]).toMatchObject([401, { error: { code: 'invalid_api_key' } }]);
  const anthropic = await fetch(`${sim.anthropicUrl}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"model":"m"}',
  });
  expect([anthropic.status, await anthropic.json()]).toMatchObject([401, { type: 'error', error: { type: 'authentication_error' } }]);
  await generateText({
    model: createAnthropic({ apiKey: 'tenant-key', baseURL: sim.anthropicUrl }).messages('m'),
    prompt: PROMPT,
    maxOutputTokens: 500,
  });
  const logged = (await (await fetch(`${sim.url}/_sim/models/requests`)).json()) as { requests: unknown[] };
  expect(logged.requests).toMatchObject([{ api: 'anthropic.messages', key: 'tenant-key', mode: 'honest' }]);
});

test('the mode is set for all, by header, or by model name, and scripted replies come in turn', async () => {
  const set = (body: unknown) =>
    fetch(`${sim.url}/_sim/models`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  expect((await set({ mode: 'scripted', replies: ['one', 'two'] })).status).toBe(200);
  const openai = createOpenAI({ apiKey: 'k', baseURL: sim.openaiUrl });
  const ask = async (id: string, headers?: Record<string, string>) =>
    (await generateText({ model: openai.chat(id), prompt: PROMPT, maxOutputTokens: 500, maxRetries: 0, ...(headers ? { headers } : {}) }))
      .text;
  expect([await ask('m'), await ask('m'), await ask('m')]).toEqual(['one', 'two', 'two']);
  expect(await ask('m@honest')).toContain('Falafel');
  expect(await ask('m', { 'x-sim-mode': 'honest' })).toContain('Falafel');
  expect((await set({ mode: 'kind' })).status).toBe(400);
});
