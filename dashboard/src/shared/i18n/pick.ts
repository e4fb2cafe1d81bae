import type { Locale } from './locales.ts';

/** A two-language text in the reader's language, else in the other; empty when there is none. */
export function pick(text: { en: string | null; ar: string | null }, locale: Locale): string {
  return text[locale] ?? text[locale === 'ar' ? 'en' : 'ar'] ?? '';
}
