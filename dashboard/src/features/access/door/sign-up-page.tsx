import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { codeOf } from '../../../shared/api/api-error.ts';
import { useSubmit } from '../../../shared/form/use-submit.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { signUp } from './api.ts';
import type { Business } from './business-step.tsx';
import { Column, linkLook } from './column.tsx';
import { guessPlace } from './guess-place.ts';
import { type Owner, OwnerStep } from './owner-step.tsx';

// The later steps come while the first one is filled in.
const loadBusinessStep = async () => import('./business-step.tsx');
const loadCheckMail = async () => import('./check-mail.tsx');
const BusinessStep = lazy(async () => ({ default: (await loadBusinessStep()).BusinessStep }));
const CheckMail = lazy(async () => ({ default: (await loadCheckMail()).CheckMail }));

/** A new business with its first person, in two short steps; the rest happens in the mail. */
export function SignUpPage(): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [step, setStep] = useState<'owner' | 'business' | 'mail'>('owner');
  const [owner, setOwner] = useState<Owner>({ name: '', email: '', password: '' });
  const [business, setBusiness] = useState<Business>(() => ({
    en: '',
    ar: '',
    kind: 'restaurant',
    defaultLanguage: locale,
    ...guessPlace(Intl.DateTimeFormat().resolvedOptions().timeZone),
  }));
  const send = useSubmit(async () => {
    const { en, ar, ...tenant } = business;
    try {
      await signUp({ ...owner, language: locale, tenant: { ...tenant, name: { en: en.trim() || null, ar: ar.trim() || null } } });
    } catch (error) {
      // The password is a field of the step before.
      if (codeOf(error) === 'access.password_known') setStep('owner');
      throw error;
    }
    setStep('mail');
  });

  useEffect(() => {
    for (const load of [loadBusinessStep, loadCheckMail]) void load().catch(() => undefined);
  }, []);

  if (step === 'mail') {
    return (
      <Suspense fallback={null}>
        <CheckMail
          email={owner.email}
          onAgain={() => void send.run()}
          again={send}
          other={<button type="button" className={linkLook} onClick={() => setStep('owner')}>{t`Change the address`}</button>}
        >
          <Trans>Open the link in it to confirm the address; your business is then ready.</Trans>
        </CheckMail>
      </Suspense>
    );
  }
  return (
    <Column
      title={step === 'owner' ? <Trans>Make an account</Trans> : <Trans>Your business</Trans>}
      about={
        step === 'owner' ? (
          <Trans>First about you; the business comes next.</Trans>
        ) : (
          <Trans>Everything here can be changed later in the settings.</Trans>
        )
      }
      after={
        <Trans>
          You have an account?{' '}
          <Link to="/sign-in" className={linkLook}>
            Sign in
          </Link>
        </Trans>
      }
    >
      <p className="sr-only" role="status">
        {step === 'owner' ? t`Step 1 of 2` : t`Step 2 of 2`}
      </p>
      <div aria-hidden className="mb-6 flex gap-1.5">
        <span className="h-1 flex-1 rounded-full bg-accent" />
        <span className={step === 'business' ? 'h-1 flex-1 rounded-full bg-accent' : 'h-1 flex-1 rounded-full bg-track'} />
      </div>
      {step === 'owner' ? (
        <OwnerStep value={owner} onChange={setOwner} onNext={() => setStep('business')} problem={send.error} onEdit={send.clear} />
      ) : (
        <Suspense fallback={null}>
          <BusinessStep value={business} onChange={setBusiness} onBack={() => setStep('owner')} send={send} />
        </Suspense>
      )}
    </Column>
  );
}
