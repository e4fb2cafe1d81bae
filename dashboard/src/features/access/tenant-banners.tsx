import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Eye, PauseCircle, Trash2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSubmit } from '../../shared/form/use-submit.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Words } from '../../shared/text/words.tsx';
import { clockText } from '../settings/parts/time-texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { cx } from '../../shared/ui/class-names.ts';
import { showProblem } from '../../shared/ui/show-problem.ts';
import { cancelErase, type Session } from './api.ts';
import { leave } from './leave.ts';

/** What everybody in this tenant has to know before anything else. */
export function TenantBanners({ session }: { session: Session }): ReactNode {
  const { locale } = useLocale();
  const { tenant, support, actor } = session;
  const at = (iso: string): string => clockText(iso, locale, tenant.timeZone);
  return (
    <>
      {support && (
        <Banner
          icon={Eye}
          tone="warn"
          action={
            actor.kind === 'operator' && (
              <Button look="warn" onClick={() => void leave()}>
                <Trans>End the visit</Trans>
              </Button>
            )
          }
        >
          {actor.kind === 'operator' ? (
            <Trans>You look into this business as support, read-only, until {at(support.until)}.</Trans>
          ) : (
            <Trans>Support looks into this business, read-only, until {at(support.until)}.</Trans>
          )}{' '}
          <Trans>
            Reason: <Words text={support.reason} />
          </Trans>
        </Banner>
      )}
      {tenant.state === 'erasing' && (
        <Banner icon={Trash2} tone="bad" action={actor.permissions.includes('tenant.erase') && <KeepButton />}>
          {tenant.eraseAfter ? (
            <Trans>This business and everything in it will be erased on {at(tenant.eraseAfter)}.</Trans>
          ) : (
            <Trans>This business and everything in it is being erased.</Trans>
          )}
        </Banner>
      )}
      {tenant.state === 'suspended' && (
        <Banner icon={PauseCircle} tone="warn">
          <Trans>This business is suspended: the bot is silent, and what customers write is kept for later.</Trans>
        </Banner>
      )}
    </>
  );
}

function Banner({
  icon: Icon,
  tone,
  action,
  children,
}: {
  icon: LucideIcon;
  tone: 'warn' | 'bad';
  action?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <div
      role="status"
      className={cx(
        'flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2',
        tone === 'warn' ? 'border-warn-line bg-warn-soft text-warn' : 'border-bad-line bg-bad-soft text-bad',
      )}
    >
      <p className="flex min-w-0 flex-1 basis-72 items-start gap-2">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span className="min-w-0">{children}</span>
      </p>
      {action}
    </div>
  );
}

function KeepButton(): ReactNode {
  const { t } = useLingui();
  const client = useQueryClient();
  const { run, busy } = useSubmit(async () => {
    try {
      await cancelErase();
    } catch (error) {
      showProblem(t`The erase could not be taken back`, error);
    }
    await client.invalidateQueries();
  });
  return (
    <Button disabled={busy} onClick={() => void run()}>
      {t`Keep this business`}
    </Button>
  );
}
