import { expect, test } from 'vitest';
import { amountText, moneyText, readAmount } from './money.ts';

test('an amount has the decimals of its currency, and none when it is whole', () => {
  expect(amountText({ minor: 1800, currency: 'SAR' })).toBe('18');
  expect(amountText({ minor: 1850, currency: 'SAR' })).toBe('18.50');
  expect(amountText({ minor: 4500, currency: 'KWD' })).toBe('4.500');
});

test('money is written as readers of the language write it', () => {
  expect(moneyText({ minor: 1800, currency: 'SAR' }, 'en')).toBe('18 SAR');
  expect(moneyText({ minor: 1800, currency: 'SAR' }, 'ar')).toBe('18 ر.س');
});

test('reads what people type in either kind of digits, and nothing else', () => {
  expect(readAmount('١٨٫٥', 'SAR')).toEqual({ minor: 1850, currency: 'SAR' });
  expect(readAmount('18,5', 'SAR')).toEqual({ minor: 1850, currency: 'SAR' });
  expect(readAmount('4.5', 'KWD')).toEqual({ minor: 4500, currency: 'KWD' });
  expect(readAmount(' ', 'SAR')).toBeNull();
  for (const odd of ['18.555', '-3', 'much', '1e3']) expect(readAmount(odd, 'SAR')).toBeUndefined();
});
