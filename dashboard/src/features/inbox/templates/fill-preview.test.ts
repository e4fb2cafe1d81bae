import { expect, test } from 'vitest';
import type { TemplatePlace } from './api.ts';
import { directionOfTemplate, fillPreview, firstValues } from './fill-preview.ts';

const place = (more: Partial<TemplatePlace>): TemplatePlace => ({
  ...{ part: 'body', type: 'text', placeholder: null, name: null, button: null, example: null },
  ...more,
});

test('a part is cut at its places: what was typed stands in them, and what was not is named', () => {
  const places = [place({ placeholder: '{{1}}' }), place({ placeholder: '{{order_number}}', name: 'order_number' })];
  expect(fillPreview('body', 'Hello {{1}}, {{order_number}} is ready, {{1}}. {{9}}', places, [' Sara ', ''])).toEqual([
    { text: 'Hello ' },
    { text: 'Sara', place: 0 },
    { text: ', ' },
    { text: 'order number', place: 1, empty: true },
    { text: ' is ready, ' },
    { text: 'Sara', place: 0 },
    { text: '. ' },
    { text: '{{9}}' },
  ]);
});

test('the same number in another part is another place', () => {
  const places = [
    place({ part: 'header', placeholder: '{{1}}' }),
    place({ placeholder: '{{1}}' }),
    place({ part: 'button', placeholder: '{{1}}', button: 1 }),
  ];
  const values = ['12', 'Sara', 'track'];
  expect(fillPreview('header', '{{1}}', places, values)[0]?.text).toBe('12');
  expect(fillPreview('body', '{{1}}', places, values)[0]?.text).toBe('Sara');
  expect(fillPreview('button', 'https://a/{{1}}', places, values, 1).map(({ text }) => text)).toEqual(['https://a/', 'track']);
});

test.each([
  ['ar', 'Hello', 'rtl'],
  ['ar_AE', '{{1}}', 'rtl'],
  ['en_US', 'مرحبًا', 'rtl'],
  ['en', 'Hello', 'ltr'],
  ['arn', '{{1}}', 'ltr'],
] as const)('a template in %s that says %s is read %s', (language, body, direction) => {
  expect(directionOfTemplate({ language, body })).toBe(direction);
});

test('the customer’s name is there where a place asks for it by name', () => {
  const places = [
    place({ placeholder: '{{1}}' }),
    place({ placeholder: '{{customer_name}}', name: 'customer_name' }),
    place({ placeholder: '{{names}}', name: 'names' }),
  ];
  expect(firstValues(places, 'هدى')).toEqual(['', 'هدى', '']);
  expect(firstValues(places, null)).toEqual(['', '', '']);
});
