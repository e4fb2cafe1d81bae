import { expect, test } from 'vitest';
import type { TemplateShape } from '../channels/index.ts';
import { fillTemplate } from './fill-template.ts';

const shape = (more: Partial<TemplateShape>): TemplateShape => ({
  ...{ header: null, body: 'Hello', footer: null, buttons: [], places: [], unsupported: null },
  ...more,
});
const fill = (more: Partial<TemplateShape>, given: string[], bodyMax?: number) =>
  fillTemplate({ name: 'order_ready', language: 'ar', shape: shape(more) }, given, bodyMax);
const body = (token: string, name?: string) => ({ part: 'body', type: 'text', token, ...(name ? { name } : {}) }) as const;

test('a template with parameters goes out part by part, and the thread shows what the customer reads', () => {
  const filled = fill(
    {
      header: { kind: 'text', text: 'طلب {{1}}' },
      body: 'مرحبًا {{1}}، طلبك {{2}} جاهز.',
      footer: 'بيت الواحة',
      places: [
        { part: 'header', type: 'text', token: '{{1}}' },
        body('{{1}}'),
        body('{{2}}'),
        { part: 'button', type: 'text', token: '{{1}}', button: 0 },
        { part: 'button', type: 'code', button: 2 },
      ],
    },
    ['12', 'سارة', '{{1}}', 'track/12', 'SAVE10'],
  );
  expect(filled.text).toBe('طلب 12\nمرحبًا سارة، طلبك {{1}} جاهز.\nبيت الواحة');
  expect(filled.content).toEqual({
    kind: 'template',
    name: 'order_ready',
    language: 'ar',
    components: [
      { type: 'header', parameters: [{ type: 'text', text: '12' }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'سارة' },
          { type: 'text', text: '{{1}}' },
        ],
      },
      { type: 'button', subType: 'url', index: 0, parameters: [{ type: 'text', text: 'track/12' }] },
      { type: 'button', subType: 'copy_code', index: 2, parameters: [{ type: 'coupon_code', code: 'SAVE10' }] },
    ],
  });
});

test('names of places travel with their parameters, and a file by its address', () => {
  const places = [{ part: 'header', type: 'image' } as const, body('{{guest}}', 'guest')];
  const { content } = fill({ header: { kind: 'image' }, body: 'Hi {{guest}}', places }, ['https://x.sa/a.jpg', 'Sara']);
  expect(content.components).toEqual([
    { type: 'header', parameters: [{ type: 'image', source: { link: 'https://x.sa/a.jpg' } }] },
    { type: 'body', parameters: [{ type: 'text', text: 'Sara', name: 'guest' }] },
  ]);
});

test('lines in a parameter become one, since the provider takes none', () => {
  expect(fill({ body: '{{1}}', places: [body('{{1}}')] }, [' a \n b\t\tc ']).text).toBe('a b c');
});

test.each([[[]], [['a', 'b']]])('another number of parameters than places is refused: %j', (given) => {
  expect(() => fill({ body: '{{1}}', places: [body('{{1}}')] }, given)).toThrow(
    expect.objectContaining({ code: 'template.parameters_wrong', details: { expected: 1, given: given.length } }),
  );
});

test.each([
  ['nothing but spaces', body('{{1}}'), ' \n '],
  ['a file without https', { part: 'header', type: 'image' } as const, 'http://x.sa/a.jpg'],
  ['a file that is no address', { part: 'header', type: 'document' } as const, 'menu.pdf'],
  ['a space in an address', { part: 'button', type: 'text', token: '{{1}}', button: 0 } as const, 'a b'],
])('%s is refused with the number of its place', (_what, place, given) => {
  expect(() => fill({ places: [place] }, [given])).toThrow(
    expect.objectContaining({ code: 'template.parameter_invalid', details: { place: 1 } }),
  );
});

test('a body that grows too long is refused, and one of just the length goes', () => {
  const long = (length: number) => () => fill({ body: '{{1}}', places: [body('{{1}}')] }, ['x'.repeat(length)], 1024);
  expect(long(1024)).not.toThrow();
  expect(long(1025)).toThrow(expect.objectContaining({ code: 'template.too_long' }));
});
