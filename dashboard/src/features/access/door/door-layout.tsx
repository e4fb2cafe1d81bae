import { Outlet } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { LanguageSwitch } from '../../../app/language-switch.tsx';
import { OfflineBanner } from '../../../app/offline-banner.tsx';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { BrandMark } from '../brand-mark.tsx';

// A menu is more code than the form below it.
const ThemeSwitch = lazy(() => import('../../../app/theme-switch.tsx').then((module) => ({ default: module.ThemeSwitch })));

/** The mark above, one column in the middle, the two switches: nothing that asks to be looked at besides the form. */
export function DoorLayout(): ReactNode {
  const { locale } = useLocale();
  return (
    <div className="flex h-full flex-col">
      <OfflineBanner />
      <div className="thin-scroll flex min-h-0 flex-1 flex-col overflow-y-auto">
        <header className="flex items-center justify-between gap-4 px-4 pt-4 md:px-8 md:pt-6">
          <a href="/" className="flex items-center gap-2.5 rounded-lg text-base font-semibold">
            <BrandMark className="size-8" />
            {locale === 'ar' ? 'وفاء' : 'Wafaa'}
          </a>
          <div className="flex items-center gap-1">
            <Suspense fallback={<span className="size-9" />}>
              <ThemeSwitch />
            </Suspense>
            <LanguageSwitch />
          </div>
        </header>
        <main id="main" className="flex flex-1 flex-col px-4 py-8 md:py-12">
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  );
}
