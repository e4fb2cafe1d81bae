import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutboundContent } from '../../contract/types.ts';
import { fitMessaging } from './fit.ts';
import { instagramLimits, messengerLimits } from './limits.ts';
import { toPlainText } from './to-plain-text.ts';

const textsOf = (parts: OutboundContent[]): string[] => parts.map((part) => ('text' in part ? part.text : `(${part.kind})`));
const graphemesOf = (text: string): string[] =>
  [...new Intl.Segmenter('ar', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

describe('fitMessaging', () => {
  const arabicWord = fc.constantFrom('العَبايةُ', 'السوداءُ', 'متوفّرةٌ', 'بالمقاساتِ', 'الرياض', '٢٥٠', 'ريالًا', 'لا', '👨‍👩‍👧‍👦', 'على');

  test('cuts an Arabic answer between words, into parts of at most a thousand bytes, and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(arabicWord, { minLength: 1, maxLength: 600 }), (words) => {
        const parts = textsOf(fitMessaging({ kind: 'text', text: words.join(' ') }, instagramLimits));
        for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(1000);
        expect(parts.flatMap((part) => part.split(' '))).toEqual(words);
      }),
      { numRuns: 80 },
    );
  });

  test('breaks a word without end between letters, never inside one', () => {
    const word = 'بَّ'.repeat(900) + '👨‍👩‍👧‍👦'.repeat(60);
    const parts = textsOf(fitMessaging({ kind: 'text', text: word }, instagramLimits));
    expect(parts.join('')).toBe(word);
    expect(parts.flatMap(graphemesOf)).toEqual(graphemesOf(word));
  });

  test('moves a long word to the next part rather than break it', () => {
    const link = `https://example.sa/${'a'.repeat(960)}`;
    expect(textsOf(fitMessaging({ kind: 'text', text: `قائمة الطعام هنا ${link}` }, instagramLimits))).toEqual(['قائمة الطعام هنا', link]);
  });

  test('counts letters on Messenger and bytes on Instagram', () => {
    const text = 'س'.repeat(1500);
    expect(fitMessaging({ kind: 'text', text }, messengerLimits)).toHaveLength(1);
    expect(fitMessaging({ kind: 'text', text }, instagramLimits)).toHaveLength(3);
  });

  test('sends a caption after its picture, because the two cannot share a message', () => {
    const source = { link: 'https://cdn.example/1.jpg' };
    expect(fitMessaging({ kind: 'media', media: 'image', source, caption: 'هذه' }, instagramLimits)).toEqual([
      { kind: 'media', media: 'image', source },
      { kind: 'text', text: 'هذه' },
    ]);
  });

  test('makes cards of a list, ten to a message, behind its text', () => {
    const rows = Array.from({ length: 12 }, (_unused, index) => ({ id: `r${index}`, title: `Dish ${index}` }));
    const parts = fitMessaging({ kind: 'list', text: 'Choose', button: 'Pick', sections: [{ rows }] }, messengerLimits);
    expect(parts.map((part) => (part.kind === 'list' ? part.sections[0]?.rows.length : part.kind))).toEqual(['text', 10, 2]);
  });

  test('gives fourteen choices in two messages that both say what is chosen', () => {
    const buttons = Array.from({ length: 14 }, (_unused, index) => ({ id: `b${index}`, title: `Choice ${index}` }));
    const parts = fitMessaging({ kind: 'buttons', text: 'Which branch?', buttons }, messengerLimits);
    expect(parts.map((part) => part.kind === 'buttons' && [part.text, part.buttons.length])).toEqual([
      ['Which branch?', 13],
      ['Which branch?', 1],
    ]);
  });

  test('writes a place as its name and a link', () => {
    expect(textsOf(fitMessaging({ kind: 'location', latitude: 24.7, longitude: 46.7, name: 'العليا' }, instagramLimits))).toEqual([
      'العليا\nhttps://maps.google.com/?q=24.7,46.7',
    ]);
  });
});

describe('toPlainText', () => {
  test.each([
    ['**Mandi** costs *45 SAR*', 'Mandi costs 45 SAR'],
    ['### المقبلات\n* حمص\n* متبل', 'المقبلات\n- حمص\n- متبل'],
    ['[القائمة](https://a.sa/menu)', 'القائمة: https://a.sa/menu'],
    ['| Dish | Price |\n|---|---|\n| Mandi | 45 |', 'Dish – Price\nMandi – 45'],
    ['2*3 = 6, snake_case_name', '2*3 = 6, snake_case_name'],
    ['```\ncode\n```', 'code'],
    ['\\*not bold\\*', '*not bold*'],
  ])('shows %j as %j', (markdown, plain) => {
    expect(toPlainText(markdown)).toBe(plain);
  });
});
