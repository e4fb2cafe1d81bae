import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useSearch } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { wordsOf } from '../../shared/api/api-error.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { LoadingRegion, Notice, Skeleton } from '../../shared/ui/states.tsx';
import { finishSignIn } from './api.ts';
import { ChannelsFrame } from './channels-frame.tsx';

/** Back from a provider's sign-in: hands over what the provider answered, once, then goes on in the wizard. */
export function ReturnPage(): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { state, code, error } = useSearch({ from: '/shell/channels/return' });
  // A query, not a mutation: what the provider answered may be handed over only once, however often this is drawn.
  const finish = useQuery({
    queryKey: ['sign-in', state],
    queryFn: () => finishSignIn({ state: state ?? '', ...(code ? { code } : {}), ...(error ? { error } : {}) }),
    enabled: state !== undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
  if (finish.data) return <Navigate to="/channels/setups/$setupId" params={{ setupId: finish.data.id }} replace />;
  const isOver = state === undefined || finish.isError;
  return (
    <ChannelsFrame narrow title={t`Coming back from the provider`}>
      {isOver ? (
        <Notice
          icon={<CircleAlert />}
          title={t`The sign-in could not be finished`}
          action={
            <Link
              to="/channels"
              className="target inline-flex h-8 items-center rounded-lg bg-accent px-3 text-sm font-semibold text-on-accent hover:bg-accent-strong"
            >
              {t`Back to the channels`}
            </Link>
          }
        >
          <span role="alert">
            {(finish.error && wordsOf(finish.error, locale)) ?? <Trans>The provider sent nothing along. Start the sign-in again.</Trans>}
          </span>
        </Notice>
      ) : (
        <LoadingRegion label={t`Asking the provider`} className="flex flex-col gap-3">
          <Skeleton className="h-20 rounded-2xl" />
          <Skeleton className="h-20 rounded-2xl" />
        </LoadingRegion>
      )}
    </ChannelsFrame>
  );
}
