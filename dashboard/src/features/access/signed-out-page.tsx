import { Trans, useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { Button } from '../../shared/ui/button.tsx';

/** Nobody is signed in. The way in is the link that the start command prints. */
export function SignedOutPage({ onRetry }: { onRetry: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale, setLocale } = useLocale();
  return (
    <main className="grid h-full place-items-center overflow-auto p-6">
      <div className="w-full max-w-md rounded-2xl border border-line bg-panel p-8 shadow-float">
        <span aria-hidden className="mb-5 grid size-11 place-items-center rounded-xl bg-accent-soft text-accent">
          <KeyRound className="size-5" />
        </span>
        <h1 className="mb-2 text-xl font-semibold">
          <Trans>You are not signed in</Trans>
        </h1>
        <p className="mb-4 text-base text-quiet">
          <Trans>
            Open the link that the start command printed in your terminal. It signs you in to one tenant; there is one link for each.
          </Trans>
        </p>
        <pre dir="ltr" className="mb-6 overflow-x-auto rounded-lg bg-sunken px-3 py-2 text-start font-mono text-xs text-quiet">
          <code>npm start</code>
        </pre>
        <div className="flex items-center justify-between gap-3">
          <Button look="primary" onClick={onRetry}>{t`I opened the link`}</Button>
          <Button look="ghost" lang={locale === 'ar' ? 'en' : 'ar'} onClick={() => setLocale(locale === 'ar' ? 'en' : 'ar')}>
            {locale === 'ar' ? <Isolated>English</Isolated> : 'العربية'}
          </Button>
        </div>
      </div>
    </main>
  );
}
