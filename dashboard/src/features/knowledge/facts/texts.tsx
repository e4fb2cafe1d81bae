import { useLingui } from '@lingui/react/macro';
import { CalendarRange } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { cx } from '../../../shared/ui/class-names.ts';
import { dayText } from './day-text.ts';
import { hijriText } from './hijri.ts';

/** A text of one language in its own direction; says so where there is none. */
export function Text({ text, lang, className }: { text: string | null; lang: 'ar' | 'en'; className?: string }): ReactNode {
  const { t } = useLingui();
  return text === null || text === '' ? (
    <span className="text-xs text-faint">{t`not given`}</span>
  ) : (
    <span dir={lang === 'ar' ? 'rtl' : 'ltr'} lang={lang} className={cx('block w-fit max-w-full text-start wrap-anywhere', className)}>
      {text}
    </span>
  );
}

/** First and last day on both calendars; nothing where it always holds. */
export function Validity({ from, to, both = false }: { from: string | null; to: string | null; both?: boolean }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  if (from === null && to === null) return null;
  const say = (text: (iso: string) => string): string =>
    from && to ? `${text(from)} – ${text(to)}` : from ? t`from ${text(from)}` : t`until ${text(to ?? '')}`;
  const hijri = say((iso) => hijriText(iso, locale));
  return (
    <span className="flex items-start gap-1 text-xs text-quiet" title={hijri}>
      <CalendarRange aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span>
        <bdi>{say((iso) => dayText(iso, locale))}</bdi>
        {both && <bdi className="block text-2xs text-faint">{hijri}</bdi>}
      </span>
    </span>
  );
}
