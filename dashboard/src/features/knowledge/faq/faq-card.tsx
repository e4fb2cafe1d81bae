import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { withWords } from '../../../shared/i18n/activate-locale.ts';
import { Copy, FlaskConical, Pencil, Trash2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Words } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { RowMenu } from '../../settings/parts/row-menu.tsx';
import { When } from '../../settings/parts/times.tsx';
import { Text, Validity } from '../facts/texts.tsx';
import { useToday } from '../facts/today.ts';
import type { Faq } from './api.ts';
import { removeWithUndo } from './faq-actions.ts';

const FindTest = lazy(async () => ({ default: (await withWords('fact-sheets', import('./find-test.tsx'))).FindTest }));

/** Other ways to ask that are shown before "more". */
const AT_FIRST = 3;

/** One question with the ways it is asked, its answer in both languages, and how often it was used. */
export function FaqCard({
  entry,
  mayWrite,
  onEdit,
  onDuplicate,
}: {
  entry: Faq;
  mayWrite: boolean;
  onEdit: () => void;
  onDuplicate: () => void;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const today = useToday();
  const [all, setAll] = useState(false);
  const [testing, setTesting] = useState(false);
  const [first = '', ...others] = entry.questions;
  const over = entry.validTo !== null && entry.validTo < today;
  const later = entry.validFrom !== null && entry.validFrom > today;
  const languages = locale === 'ar' ? (['ar', 'en'] as const) : (['en', 'ar'] as const);
  return (
    <li className="rounded-2xl border border-line bg-panel px-4 py-3">
      <div className="flex items-start justify-between gap-3">
        <h3 className="min-w-0 text-base font-semibold">
          <Words text={first} className="block w-fit max-w-full wrap-anywhere" />
        </h3>
        {mayWrite && (
          <span className="flex shrink-0 items-center">
            <RowMenu
              label={t`More about “${first}”`}
              deeds={[
                { label: t`Edit`, icon: Pencil, onSelect: onEdit },
                { label: t`Duplicate`, icon: Copy, onSelect: onDuplicate },
                { label: t`Remove`, icon: Trash2, danger: true, onSelect: () => removeWithUndo(entry) },
              ]}
            />
          </span>
        )}
      </div>
      {others.length > 0 && (
        <ul aria-label={t`Other ways to ask it`} className="mt-1 flex flex-wrap gap-1.5">
          {(all ? others : others.slice(0, AT_FIRST)).map((question) => (
            <li key={question} className="max-w-full">
              <Chip>
                <Words text={question} className="wrap-anywhere" />
              </Chip>
            </li>
          ))}
          {others.length > AT_FIRST && (
            <li>
              <button type="button" className="target px-1 text-xs text-accent hover:underline" onClick={() => setAll(!all)}>
                {all ? t`fewer` : t`${others.length - AT_FIRST} more`}
              </button>
            </li>
          )}
        </ul>
      )}
      <div className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {languages.map((lang) =>
          entry.answer[lang] === null ? (
            <p key={lang} className="text-xs text-faint">
              {lang === 'ar' ? t`No answer in Arabic: the other one is given` : t`No answer in English: the other one is given`}
            </p>
          ) : (
            <Text key={lang} text={entry.answer[lang]} lang={lang} className="line-clamp-4 whitespace-pre-line text-quiet" />
          ),
        )}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-quiet">
        <span>
          <Plural value={entry.usedCount} _0="Not used in the last 90 days" one="Used once in 90 days" other="Used # times in 90 days" />
          {entry.lastUsedAt && (
            <>
              {' · '}
              <Trans>
                last <When iso={entry.lastUsedAt} />
              </Trans>
            </>
          )}
        </span>
        {over && <Chip tone="warn">{t`Date is over`}</Chip>}
        {later && <Chip>{t`Begins later`}</Chip>}
        <Validity from={entry.validFrom} to={entry.validTo} />
        <Button look="ghost" aria-expanded={testing} className="-my-1 ms-auto -me-2 text-xs" onClick={() => setTesting(!testing)}>
          <FlaskConical aria-hidden className="size-3.5" />
          <Trans>Would it be found?</Trans>
        </Button>
      </div>
      {testing && (
        <Suspense fallback={null}>
          <FindTest entryId={entry.id} />
        </Suspense>
      )}
    </li>
  );
}
