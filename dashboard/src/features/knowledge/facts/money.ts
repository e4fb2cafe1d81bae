import type { Locale } from '../../../shared/i18n/locales.ts';
import { intlLocale } from '../../../shared/i18n/locales.ts';
import type { Money } from './api.ts';

/** Decimal places of a currency: two of a riyal, three of a dinar. */
export function decimalsOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** "18" and "4.500", as a field shows it. */
export function amountText({ minor, currency }: Money): string {
  const decimals = decimalsOf(currency);
  const whole = 10 ** decimals;
  return minor % whole === 0 ? String(minor / whole) : (minor / whole).toFixed(decimals);
}

/** "18 SAR", in Arabic "18 ر.س". */
export function moneyText(money: Money, locale: Locale): string {
  return `${amountText(money)} ${currencyName(money.currency, locale)}`;
}

/** The currency as people of the language write it; no direction marks, whoever shows it isolates it. */
export function currencyName(currency: string, locale: Locale): string {
  if (locale === 'en') return currency;
  const parts = new Intl.NumberFormat(intlLocale('ar'), { style: 'currency', currency }).formatToParts(1);
  const name = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  return name.replace(/[\u200e\u200f]/g, '').replace(/\.$/, '') || currency;
}

/** What somebody typed, in either kind of digits; undefined when it is no amount of the currency, null when it is empty. */
export function readAmount(typed: string, currency: string): Money | null | undefined {
  const text = typed
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace('٫', '.')
    .replace(/^(\d+),(\d{1,3})$/, '$1.$2');
  if (text === '') return null;
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text);
  const decimals = decimalsOf(currency);
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > decimals) return undefined;
  return { minor: Number(`${match[1]}${fraction.padEnd(decimals, '0')}`), currency };
}
