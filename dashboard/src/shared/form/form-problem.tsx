import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, CloudOff, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { requestIdOf, UnreachableError, wordsOf } from '../api/api-error.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { Isolated } from '../text/words.tsx';

/** Why a form was not taken, above its button; counts down when the server asks to wait. */
export function FormProblem({ error, waitSeconds = 0 }: { error: unknown; waitSeconds?: number }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  if (!error) return null;
  const away = error instanceof UnreachableError;
  const words = wordsOf(error, locale);
  const Icon = away ? CloudOff : waitSeconds > 0 ? Hourglass : CircleAlert;
  const clock = `${Math.floor(waitSeconds / 60)}:${String(waitSeconds % 60).padStart(2, '0')}`;
  return (
    <div className="flex gap-2.5 rounded-xl border border-bad-line bg-bad-soft px-3.5 py-2.5 text-bad">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p role="alert">
          {away
            ? navigator.onLine
              ? t`The server cannot be reached. Try again in a moment.`
              : t`You are offline. Check the connection and try again.`
            : (words ?? t`Something went wrong on our side.`)}
        </p>
        {waitSeconds > 0 && (
          <p className="font-semibold">
            <Trans>
              Try again in <Isolated>{clock}</Isolated>
            </Trans>
          </p>
        )}
        {!away && !words && requestIdOf(error) && <Isolated className="font-mono text-xs">{requestIdOf(error)}</Isolated>}
      </div>
    </div>
  );
}
