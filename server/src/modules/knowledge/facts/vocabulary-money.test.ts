import { describe, expect, it } from 'vitest';
import { findMoney, parsePrice, toMoney } from './vocabulary-money.ts';
import { splitBilingual } from './vocabulary-text.ts';

describe('parsePrice', () => {
  it.each([
    ['25', 'SAR', 2500],
    ['٢٥٫٥٠ ر.س', 'SAR', 2550],
    ['25.50 ر.س.', 'SAR', 2550],
    ['SAR 25', 'SAR', 2500],
    ['25 ريال', 'SAR', 2500],
    ['25/-', 'SAR', 2500],
    ['1,250', 'SAR', 125000],
    ['12,50', 'SAR', 1250],
    ['KWD 2.500', 'KWD', 2500],
    ['٢٫٧٥٠ د.ك', 'KWD', 2750],
    ['KD 12', 'KWD', 12000],
    ['١٬٢٥٠٫٥ ر.س', 'SAR', 125050],
  ])('reads %s in %s', (text, currency, minor) => {
    expect(parsePrice(text, currency)).toEqual({ minor, currency });
  });

  it('reads what is written over what is usual', () => {
    expect(parsePrice('AED 12', 'SAR')).toEqual({ minor: 1200, currency: 'AED' });
    expect(parsePrice('15 دينار', 'KWD')).toEqual({ minor: 15000, currency: 'KWD' });
  });

  it('takes nothing else for a price', () => {
    for (const text of ['Hummus', '12:30', '+966 11', '12 pieces', '2.555', '1 2', '', '15%']) expect(parsePrice(text, 'SAR')).toBeNull();
    expect(toMoney('1.2.3', 'SAR')).toBeNull();
  });
});

describe('findMoney', () => {
  it('finds amounts that carry a sign, not other numbers', () => {
    const text = 'Within 30 minutes for AED 7, free above AED 120; call 04 455 0002.';
    expect(findMoney(text, 'AED').map((found) => [found.money.minor, text.slice(found.start, found.end)])).toEqual([
      [700, 'AED 7'],
      [12000, 'AED 120'],
    ]);
    expect(findMoney('في سنة 2014 كان عندنا 3 فروع', 'SAR')).toEqual([]);
    expect(findMoney('مدة التوصيل 30 دقيقة', 'AED')).toEqual([]);
  });
});

describe('splitBilingual', () => {
  it('parts two names and leaves one alone', () => {
    expect(splitBilingual('Chicken Biryani / برياني دجاج')).toEqual({ en: 'Chicken Biryani', ar: 'برياني دجاج' });
    expect(splitBilingual('كبسة دجاج (Chicken Kabsa)')).toEqual({ en: 'Chicken Kabsa', ar: 'كبسة دجاج' });
    expect(splitBilingual('حمص Hummus')).toEqual({ en: 'Hummus', ar: 'حمص' });
    expect(splitBilingual('Fish & Chips')).toEqual({ en: 'Fish & Chips', ar: null });
    expect(splitBilingual('12')).toEqual({ en: null, ar: null });
  });
});
