import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../shared/i18n/use-locale.ts';
import { Hint } from '../shared/ui/hint.tsx';

/** One press to the other language; the button carries that language's own name. */
export function LanguageSwitch(): ReactNode {
  const { t } = useLingui();
  const { locale, setLocale } = useLocale();
  const other = locale === 'ar' ? 'en' : 'ar';
  return (
    <Hint text={t`Change language`} side="inline-end">
      <button
        type="button"
        lang={other}
        onClick={() => setLocale(other)}
        className="target grid size-9 place-items-center rounded-lg text-xs font-semibold text-quiet transition-colors hover:bg-sunken hover:text-ink"
      >
        {other === 'ar' ? 'ع' : 'EN'}
        <span className="sr-only">{other === 'ar' ? 'العربية' : 'English'}</span>
      </button>
    </Hint>
  );
}
