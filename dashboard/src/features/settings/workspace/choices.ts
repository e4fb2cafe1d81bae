import { intlLocale, type Locale } from '../../../shared/i18n/locales.ts';
import type { PickerChoice } from '../parts/picker.tsx';

/** What this product's businesses are most likely to pick stands first, with the Arabic name of the city. */
const NEAR_ZONES: Record<string, string> = {
  'Asia/Riyadh': 'الرياض',
  'Asia/Dubai': 'دبي',
  'Asia/Kuwait': 'الكويت',
  'Asia/Qatar': 'قطر',
  'Asia/Bahrain': 'البحرين',
  'Asia/Muscat': 'مسقط',
  'Asia/Baghdad': 'بغداد',
  'Asia/Amman': 'عمّان',
  'Asia/Beirut': 'بيروت',
  'Asia/Damascus': 'دمشق',
  'Asia/Aden': 'عدن',
  'Africa/Cairo': 'القاهرة',
  'Africa/Khartoum': 'الخرطوم',
  'Africa/Tripoli': 'طرابلس',
  'Africa/Tunis': 'تونس',
  'Africa/Algiers': 'الجزائر',
  'Africa/Casablanca': 'الدار البيضاء',
  'Europe/Istanbul': 'إسطنبول',
  'Europe/London': 'لندن',
};
const NEAR_CURRENCIES = [
  'SAR',
  'AED',
  'KWD',
  'QAR',
  'BHD',
  'OMR',
  'EGP',
  'JOD',
  'IQD',
  'LBP',
  'MAD',
  'TND',
  'DZD',
  'LYD',
  'SDG',
  'YER',
  'SYP',
  'TRY',
  'USD',
  'EUR',
  'GBP',
];

const nearFirst = (all: readonly string[], near: readonly string[]): string[] => [...near, ...all.filter((value) => !near.includes(value))];

/** A zone's part of a formatted moment, e.g. its long name or its offset. */
function zonePart(locale: Locale, timeZone: string, timeZoneName: 'longGeneric' | 'shortOffset', at: number): string {
  const parts = new Intl.DateTimeFormat(intlLocale(locale), { timeZone, timeZoneName }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** Time zones by city, found also by their names in both languages; with the offset of now. */
export function timeZoneChoices(locale: Locale, at: number): PickerChoice[] {
  return nearFirst(Intl.supportedValuesOf('timeZone'), Object.keys(NEAR_ZONES)).map((timeZone) => ({
    value: timeZone,
    label: (locale === 'ar' ? NEAR_ZONES[timeZone] : undefined) ?? timeZone.replaceAll('_', ' '),
    also: `${timeZone} ${NEAR_ZONES[timeZone] ?? ''} ${zonePart('en', timeZone, 'longGeneric', at)} ${zonePart('ar', timeZone, 'longGeneric', at)}`,
    aside: zonePart('en', timeZone, 'shortOffset', at),
  }));
}

/** Currencies by name, found also by code and by their name in the other language. */
export function currencyChoices(locale: Locale): PickerChoice[] {
  const names = new Intl.DisplayNames(intlLocale(locale), { type: 'currency' });
  const other = new Intl.DisplayNames(intlLocale(locale === 'ar' ? 'en' : 'ar'), { type: 'currency' });
  return nearFirst(Intl.supportedValuesOf('currency'), NEAR_CURRENCIES).map((currency) => ({
    value: currency,
    label: names.of(currency) ?? currency,
    also: `${currency} ${other.of(currency) ?? ''}`,
    aside: currency,
  }));
}
