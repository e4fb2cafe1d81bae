import type { Money } from './types.ts';

export type AnswerLanguage = 'en' | 'ar';

/** Decimals of the minor unit (ISO 4217); currencies not named here have two. */
const DECIMALS: Record<string, number> = { KWD: 3, BHD: 3, OMR: 3, JOD: 3, IQD: 3, TND: 3, LYD: 3, JPY: 0 };
const ARABIC_SYMBOLS: Record<string, string> = {
  SAR: 'ر.س',
  AED: 'د.إ',
  KWD: 'د.ك',
  QAR: 'ر.ق',
  BHD: 'د.ب',
  OMR: 'ر.ع',
  EGP: 'ج.م',
  JOD: 'د.أ',
  IQD: 'د.ع',
  LBP: 'ل.ل',
  MAD: 'د.م',
  TND: 'د.ت',
  USD: 'دولار',
  EUR: 'يورو',
  GBP: 'جنيه إسترليني',
};

export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

/** "28", "28.50", "12.500": Western digits; two decimals are dropped when whole, three never ("125.000" is how dinars are written). */
export function renderAmount(money: Money): string {
  const decimals = decimalsOf(money.currency);
  const unit = 10 ** decimals;
  const whole = decimals < 3 && money.minor % unit === 0;
  const [integer = '0', fraction] = (money.minor / unit).toFixed(whole ? 0 : decimals).split('.');
  const grouped = integer.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/** "28 SAR" or "28 ر.س". */
export function renderMoney(money: Money, language: AnswerLanguage): string {
  return `${renderAmount(money)} ${language === 'ar' ? (ARABIC_SYMBOLS[money.currency] ?? money.currency) : money.currency}`;
}
