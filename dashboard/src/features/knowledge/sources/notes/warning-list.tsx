import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { EyeOff, ScanText } from 'lucide-react';
import type { ReactNode } from 'react';
import { Isolated, Words } from '../../../../shared/text/words.tsx';
import type { Source } from '../api.ts';
import { causeWords, isLeftOut, warningWords } from './warning-words.ts';

type Warning = Pick<Source['warnings'][number], 'kind' | 'count' | 'cause' | 'sample'> & { pages?: number[] };

/** What the uploader should know of a document and cannot see in it: hidden words above all, which may be meant for the bot. */
export function WarningList({ warnings, className }: { warnings: readonly Warning[]; className?: string }): ReactNode {
  const { t, i18n } = useLingui();
  if (warnings.length === 0) return null;
  return (
    <ul aria-label={t`Warnings`} className={className}>
      {warnings.map((warning) => {
        const { kind, count, cause, sample, pages = [] } = warning;
        const Icon = isLeftOut(warning) ? EyeOff : ScanText;
        const why = causeWords(cause, i18n);
        return (
          <li key={`${kind} ${cause}`} className="flex items-start gap-2 py-1">
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" strokeWidth={1.75} />
            <div className="min-w-0 flex-1">
              <p className="text-warn">
                <span className="font-semibold">{warningWords(kind, i18n)}</span>
                {pages.length > 0 && (
                  <>
                    {' '}
                    <Plural value={pages.length} one="on page" other="on pages" /> <Isolated>{pages.join(', ')}</Isolated>
                  </>
                )}
                {why && <>, {why}</>}
                <span className="text-quiet">
                  {' · '}
                  {kind === 'uncertain_recognition' ? (
                    <Plural value={count} one="# word" other="# words" />
                  ) : (
                    <Plural value={count} one="# character" other="# characters" />
                  )}
                </span>
              </p>
              {sample && (
                <p className="mt-0.5 rounded-md bg-sunken px-2 py-1 text-xs text-quiet">
                  <Words text={`“${sample}”`} />
                </p>
              )}
              <p className="text-xs text-quiet">
                {isLeftOut(warning) ? (
                  <Trans>The bot does not read it.</Trans>
                ) : (
                  <Trans>The bot reads it; check it against the page.</Trans>
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
