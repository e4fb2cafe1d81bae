import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { wordsOf, UnreachableError } from '../../../../shared/api/api-error.ts';
import { useLocale } from '../../../../shared/i18n/use-locale.ts';
import { Words } from '../../../../shared/text/words.tsx';
import { Button } from '../../../../shared/ui/button.tsx';

/** What was refused, and the two ways out of a dialog. */
export function FormFooter({
  error,
  busy,
  label,
  onCancel,
}: {
  error: unknown;
  busy: boolean;
  label: string;
  onCancel: () => void;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  return (
    <>
      {error !== null && (
        <p role="alert" className="mt-4 rounded-lg bg-bad-soft px-3 py-2 text-bad">
          <Words
            text={
              wordsOf(error, locale) ??
              (error instanceof UnreachableError ? t`The server cannot be reached` : t`Something went wrong on our side.`)
            }
          />
        </p>
      )}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button look="ghost" onClick={onCancel}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" disabled={busy} aria-busy={busy}>
          {label}
        </Button>
      </div>
    </>
  );
}
