import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { cutSpans, toSpans } from './to-spans.ts';

const marks = (markdown: string) => {
  const { text, spans } = toSpans(markdown);
  return [text, ...spans.map(({ style, start, length, url }) => `${style}:${text.slice(start, start + length)}${url ? `>${url}` : ''}`)];
};

describe('toSpans', () => {
  test.each([
    ['**مندي** 45', ['مندي 45', 'bold:مندي']],
    ['👨‍👩‍👧 **for three**', ['👨‍👩‍👧 for three', 'bold:for three']],
    ['# Hours\n- from *nine*', ['Hours\n• from nine', 'bold:Hours', 'italic:nine']],
    ['~~50~~ `CODE-5` <b>', ['50 CODE-5 <b>', 'strike:50', 'code:CODE-5']],
    ['```json\n{"a": "**b**"}\n```', ['{"a": "**b**"}', 'block:{"a": "**b**"}']],
    ['[our menu](https://bayt.sa/m) and [x](javascript:alert)', ['our menu and x', 'link:our menu>https://bayt.sa/m']],
    ['***both*** 2 * 3 * 4', ['both 2 * 3 * 4', 'italic:both', 'bold:both']],
    ['| dish | price |\n|---|---|\n| mandi | 45 |', ['dish – price\nmandi – 45']],
    ['\\*not bold\\* a\\_b', ['*not bold* a_b']],
    ['snake_case_name stays', ['snake_case_name stays']],
  ])('reads %j', (markdown, expected) => {
    expect(marks(markdown)).toEqual(expected);
  });

  test('marks nothing outside of the text, whatever it is given', () => {
    const piece = fc.constantFrom(
      '**',
      '*',
      '_',
      '`',
      '```',
      '\n',
      '[a](https://b.c)',
      '\\',
      '~~',
      'مرحبا',
      ' ',
      '👍🏽',
      '\uE000',
      '\uE00A',
      '|',
      '# ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { text, spans } = toSpans(pieces.join(''));
        expect(text).not.toMatch(/[\uE000-\uE00B]/);
        for (const { start, length } of spans) expect(start >= 0 && length > 0 && start + length <= text.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test('a part of a text keeps the marks that fall into it', () => {
  const spans = [{ start: 2, length: 6, style: 'bold' as const }];
  expect(cutSpans(spans, 4, 10)).toEqual([{ start: 0, length: 4, style: 'bold' }]);
  expect(cutSpans(spans, 0, 3)).toEqual([{ start: 2, length: 1, style: 'bold' }]);
  expect(cutSpans(spans, 8, 4)).toEqual([]);
});
