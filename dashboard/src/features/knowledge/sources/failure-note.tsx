import { useLingui } from '@lingui/react/macro';
import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Isolated, Words } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { useMay } from '../../access/use-may.ts';
import type { Source } from './api.ts';
import { readAgain } from './source-actions.ts';

/** Why a document is not live, with the way on. */
export function FailureNote({ source, className }: { source: Source; className?: string }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const may = useMay();
  if (source.state !== 'failed') return null;
  return (
    <div className={cx('flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-bad-soft px-3 py-2 text-bad', className)}>
      <p className="min-w-0 flex-1 basis-56">
        <Words text={(source.failure && pick(source.failure.message, locale)) || t`Something went wrong on our side.`} />
        {source.failure && (
          <span className="ms-2 font-mono text-2xs">
            <Isolated>{source.failure.code}</Isolated>
          </span>
        )}
      </p>
      {may('knowledge.write') && (
        <Button onClick={() => void readAgain([source])}>
          <RotateCcw aria-hidden className="size-4" />
          {t`Retry`}
        </Button>
      )}
    </div>
  );
}
