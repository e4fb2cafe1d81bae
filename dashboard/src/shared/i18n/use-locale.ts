import { useLingui } from '@lingui/react';
import { remember } from '../remember.ts';
import { activateLocale } from './activate-locale.ts';
import { directionOfLocale, type Locale } from './locales.ts';

export function useLocale(): { locale: Locale; direction: 'ltr' | 'rtl'; setLocale: (next: Locale) => void } {
  const { i18n } = useLingui();
  const locale: Locale = i18n.locale === 'ar' ? 'ar' : 'en';
  return {
    locale,
    direction: directionOfLocale(locale),
    setLocale: (next) => {
      remember('wafaa.locale', next);
      void activateLocale(next);
    },
  };
}
