import { expect, it } from 'vitest';
import { splitEmphasis } from './emphasis.ts';

it('sets what stands between asterisks in bold, in either language', () => {
  expect(splitEmphasis('*Soups*\n• Lentil: 18 SAR\n\n**الشوربات**')).toEqual([
    { text: 'Soups', strong: true },
    { text: '\n• Lentil: 18 SAR\n\n', strong: false },
    { text: 'الشوربات', strong: true },
  ]);
});

it('leaves sums, lone asterisks and text without any as they are', () => {
  for (const text of ['2 * 3 * 4 = 24', 'a*b*c', 'price*', 'plain']) expect(splitEmphasis(text)).toEqual([{ text, strong: false }]);
});
