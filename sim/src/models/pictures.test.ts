import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { generateText, jsonSchema, Output } from 'ai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSim, type Sim } from '../index.ts';
import type { PrintedLine } from './pictures.ts';

let sim: Sim;
beforeAll(async () => {
  sim = await createSim();
});
afterAll(() => sim.close());
beforeEach(() => {
  sim.models.clear();
  sim.models.pictures.clear();
});

const PRINTED: PrintedLine[] = [
  { kind: 'row', cells: ['Karak tea', '6'] },
  { kind: 'text', cells: ['Contains: milk'] },
];
const SCHEMA = jsonSchema<{ lines: PrintedLine[] }>({
  type: 'object',
  properties: {
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: { kind: { type: 'string' }, cells: { type: 'array', items: { type: 'string' } } },
        required: ['kind', 'cells'],
        additionalProperties: false,
      },
    },
  },
  required: ['lines'],
  additionalProperties: false,
});
const jpeg = (end: number): Uint8Array => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 1_200 }, () => 7), end]);

const providers = [
  { name: 'OpenAI chat', model: (id: string) => createOpenAI({ apiKey: 'k', baseURL: sim.openaiUrl }).chat(id) },
  { name: 'OpenAI responses', model: (id: string) => createOpenAI({ apiKey: 'k', baseURL: sim.openaiUrl }).responses(id) },
  { name: 'Anthropic', model: (id: string) => createAnthropic({ apiKey: 'k', baseURL: sim.anthropicUrl }).messages(id) },
];

describe.each(providers)('pictures by $name', ({ model }) => {
  const look = (bytes: Uint8Array, id = 'eye') =>
    generateText({
      ...{ model: model(id), maxRetries: 0, maxOutputTokens: 500, output: Output.object({ schema: SCHEMA }) },
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Copy it.' },
            { type: 'file', data: bytes, mediaType: 'image/jpeg' },
          ],
        },
      ],
    }).then((made) => made.output.lines);

  test('are read as they are printed, each the same whenever it is shown, and one that nobody drew is empty', async () => {
    sim.models.pictures.show(PRINTED);
    expect(await look(jpeg(1))).toEqual(PRINTED);
    expect(await look(jpeg(2))).toEqual([]);
    expect(await look(jpeg(1))).toEqual(PRINTED);
  });

  test('are misread by a hostile model: other prices, no warnings, dishes and promises of its own', async () => {
    sim.models.pictures.show(PRINTED);
    const lines = (await look(jpeg(3), 'eye@hostile')).map(({ cells }) => cells.join(' '));
    expect(lines).not.toContain('Contains: milk');
    expect(lines).not.toContain('Karak tea 6');
    expect(lines.join('\n')).toMatch(/safe for people with a nut allergy/);
  });

  test('are refused when their bytes are of another kind than is said, and stand in no log', async () => {
    await expect(look(Uint8Array.from([1, 2, 3]))).rejects.toMatchObject({ statusCode: 400 });
    await look(jpeg(4));
    expect(JSON.stringify(sim.models.requests())).not.toContain('BwcHBwcHBwcH');
  });
});
