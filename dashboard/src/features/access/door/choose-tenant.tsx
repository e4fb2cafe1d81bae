import type { Membership } from '@wafaa/contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { useSubmit } from '../../../shared/form/use-submit.ts';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { roleName } from '../role-name.ts';
import { session } from '../session/browser-session.ts';
import { TenantMark } from '../tenant-mark.tsx';
import { chooseTenant } from './api.ts';
import { Column } from './column.tsx';

/** Somebody of several businesses says into which one. */
export function ChooseTenant({ challenge, tenants }: { challenge: string; tenants: readonly Membership[] }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const [chosen, setChosen] = useState('');
  const { run, busy, error, waitSeconds } = useSubmit((tenantId: string) => {
    setChosen(tenantId);
    return session.enter(() => chooseTenant(challenge, tenantId));
  });
  return (
    <Column
      title={<Trans>Where to?</Trans>}
      about={<Trans>You belong to several businesses. You can change between them at any time.</Trans>}
      after={<Button look="ghost" className="-ms-3" onClick={() => session.abandon()}>{t`Back to sign-in`}</Button>}
    >
      <ul className="mb-4 flex flex-col gap-2">
        {tenants.map(({ tenantId, slug, name, role, state }) => (
          <li key={tenantId}>
            <button
              type="button"
              disabled={busy || state === 'suspended'}
              aria-busy={busy && chosen === tenantId}
              onClick={() => void run(tenantId)}
              className="flex w-full items-center gap-3 rounded-2xl border border-line-strong bg-panel px-3.5 py-3 text-start transition-colors enabled:hover:border-accent-line enabled:hover:bg-accent-soft disabled:bg-sunken aria-busy:border-accent-line aria-busy:bg-accent-soft"
            >
              <TenantMark slug={slug} name={pick(name, locale)} className="size-10 text-base" />
              <span className="min-w-0 flex-1">
                <bdi className="block truncate text-base font-semibold">{pick(name, locale)}</bdi>
                <span className="block text-quiet">{roleName(role, i18n)}</span>
              </span>
              {state === 'suspended' && <Chip tone="warn">{t`Suspended`}</Chip>}
              {state === 'erasing' && <Chip tone="bad">{t`Being erased`}</Chip>}
              {state !== 'suspended' && <ChevronRight aria-hidden className="size-4.5 shrink-0 text-faint rtl:-scale-x-100" />}
            </button>
          </li>
        ))}
      </ul>
      <FormProblem error={error} waitSeconds={waitSeconds} />
    </Column>
  );
}
