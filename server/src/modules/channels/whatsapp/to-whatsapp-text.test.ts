import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toWhatsAppText } from './to-whatsapp-text.ts';

describe('toWhatsAppText', () => {
  test.each([
    ['**bold** and __bold__', '*bold* and *bold*'],
    ['*italic* and _italic_', '_italic_ and _italic_'],
    ['***both***', '*_both_*'],
    ['~~gone~~', '~gone~'],
    ['**سعر** المندي', '*سعر* المندي'],
    ['**a *b* c**', '*a _b_ c*'],
    ['# Menu #', '*Menu*'],
    ['## **Main** dishes', '*Main dishes*'],
    ['* one\n+ two\n- three\n  * four', '- one\n- two\n- three\n  - four'],
    ['1. one\n2. two', '1. one\n2. two'],
    ['see [our menu](https://example.sa/menu "title")', 'see our menu: https://example.sa/menu'],
    ['[https://example.sa](https://example.sa)', 'https://example.sa'],
    ['![](https://example.sa/a.png)', 'https://example.sa/a.png'],
    ['<https://example.sa> <mailto:a@example.sa>', 'https://example.sa a@example.sa'],
    ['a<br>b', 'a\nb'],
    ['above\n\n---\n\nbelow', 'above\n\nbelow'],
    ['| Dish | Price |\n|:---|---:|\n| Mandi | 28 SAR |', 'Dish – Price\nMandi – 28 SAR'],
    ['\\*not bold\\* 5\\_6', '*not bold* 5_6'],
    ['2*3*4 and snake_case__name__x', '2*3*4 and snake_case__name__x'],
    ['`**code**` and\n```ts\nconst a = **b**;\n```', '`**code**` and\n```\nconst a = **b**;\n```'],
    ['a  \r\nb\n\n\n\nc', 'a\nb\n\nc'],
    ['> quoted', '> quoted'],
    ['5 * 3 = 15, open ** end', '5 * 3 = 15, open ** end'],
  ])('writes %j as %j', (markdown, expected) => {
    expect(toWhatsAppText(markdown)).toBe(expected);
  });

  test('keeps letters and digits of any text, and ends', () => {
    const piece = fc.constantFrom('*', '**', '_', '__', '~~', '`', '```', '[', '](', ')', '#', '|', '\\', ' ', '\n', 'سعر', 'a', '28');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').length;
        expect(letters(toWhatsAppText(pieces.join('')))).toBeLessThanOrEqual(letters(pieces.join('')));
        if (!pieces.includes('```')) expect(letters(toWhatsAppText(pieces.join('')))).toBe(letters(pieces.join('')));
      }),
      { numRuns: 300 },
    );
  });

  test('comes to an end over a million marks, which steps that grew with their square would not', () => {
    const text = '**'.repeat(250_000) + '[('.repeat(250_000) + '|'.repeat(250_000);
    expect(toWhatsAppText(text)).not.toMatch(/[\p{L}\p{N}]/u);
  });
});
