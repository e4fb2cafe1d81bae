import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, CloudOff, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { hasStatus, requestIdOf, UnreachableError, wordsOf } from '../api/api-error.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { Isolated } from '../text/words.tsx';
import { Button } from './button.tsx';

/** What a screen shows instead of content: a sign, one sentence, what to do next. */
export function Notice({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}): ReactNode {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-2 px-6 py-12 text-center">
      <span aria-hidden className="mb-1 grid size-11 place-items-center rounded-full bg-sunken text-quiet [&_svg]:size-5">
        {icon}
      </span>
      <p className="text-base font-semibold text-ink">{title}</p>
      {children && <div className="text-sm text-quiet">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}

/** A page that the reader's role does not include. */
export function NoAccess(): ReactNode {
  const { t } = useLingui();
  return (
    <Notice icon={<Lock />} title={t`You may not see this`}>
      <Trans>Your role does not include this page. An owner of this account can grant it.</Trans>
    </Notice>
  );
}

/** The right state for an error: not allowed, nobody there, or a problem with its words and request id. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const retry = <Button onClick={onRetry}>{t`Try again`}</Button>;
  if (hasStatus(error, 403)) return <NoAccess />;
  if (error instanceof UnreachableError) {
    return (
      <Notice icon={<CloudOff />} title={t`The server cannot be reached`} action={retry}>
        <Trans>Check the connection, or whether the server is still running.</Trans>
      </Notice>
    );
  }
  const requestId = requestIdOf(error);
  return (
    <Notice icon={<CircleAlert />} title={t`This could not be loaded`} action={retry}>
      <span role="alert">{wordsOf(error, locale) ?? t`Something went wrong on our side.`}</span>
      {requestId && (
        <span className="mt-1 block text-xs text-faint">
          <Trans>Request</Trans> <Isolated className="font-mono">{requestId}</Isolated>
        </span>
      )}
    </Notice>
  );
}

/** Grey lines in the shape of what is coming. */
export function Skeleton({ className }: { className: string }): ReactNode {
  return <div aria-hidden className={`skeleton ${className}`} />;
}

export function LoadingRegion({ label, children, className }: { label: string; children: ReactNode; className?: string }): ReactNode {
  return (
    <div role="status" aria-label={label} className={className}>
      {children}
    </div>
  );
}
