import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { MessageCircleQuestion, Send } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Isolated, Words } from '../../../../shared/text/words.tsx';
import { Button } from '../../../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../../shared/ui/states.tsx';
import { cx } from '../../../../shared/ui/class-names.ts';
import { TextInput } from '../../../settings/parts/fields.tsx';
import { askSource, type Source } from '../api.ts';
import type { Lit } from './lit.ts';

/** Asks this document alone; what it says is lit where it stands. */
export function AskPane({ source, lit, onLit }: { source: Source; lit: Lit | null; onLit: (lit: Lit) => void }): ReactNode {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [question, setQuestion] = useState('');
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['source-answer', source.id, source.version, question],
    queryFn: ({ signal }) => askSource(source.id, question, signal),
    enabled: question !== '',
    staleTime: 30_000,
  });
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    setQuestion(typed.trim());
  };
  return (
    <div className="flex flex-col gap-4 p-3">
      <form onSubmit={ask} className="flex gap-2">
        <label className="min-w-0 flex-1">
          <span className="sr-only">{t`Question`}</span>
          <TextInput maxLength={500} value={typed} placeholder={t`Ask this document`} onChange={({ target }) => setTyped(target.value)} />
        </label>
        <Button type="submit" look="primary" className="h-9" disabled={typed.trim() === ''}>
          <Send aria-hidden className="size-4 rtl:-scale-x-100" />
          {t`Ask`}
        </Button>
      </form>
      {question === '' ? (
        <Notice icon={<MessageCircleQuestion />} title={t`What does it say?`}>
          <Trans>Only this document is asked. Nothing is sent to a customer, and nothing is stored.</Trans>
        </Notice>
      ) : isFetching && !data ? (
        <LoadingRegion label={t`Looking`} className="flex flex-col gap-2">
          <Skeleton className="h-16 w-full rounded-xl" />
          <Skeleton className="h-12 w-full rounded-xl" />
        </LoadingRegion>
      ) : !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data.passages.length === 0 ? (
        <Notice icon={<MessageCircleQuestion />} title={t`It says nothing about this`}>
          <Trans>Ask in other words, or add what is missing to your facts.</Trans>
        </Notice>
      ) : (
        <>
          {data.quote && (
            <blockquote className="rounded-2xl border border-accent-line bg-accent-soft px-4 py-3 text-base">
              <Words text={data.quote.replaceAll('\t', ' · ')} />
            </blockquote>
          )}
          <ul aria-label={t`Where it stands`} className="divide-y divide-line rounded-2xl border border-line bg-panel">
            {data.passages.map((passage) => {
              const here = lit?.page === passage.page && lit.start === passage.start && lit.end === passage.end;
              return (
                <li key={passage.id}>
                  <button
                    type="button"
                    aria-current={here}
                    onClick={() => onLit({ page: passage.page, start: passage.start, end: passage.end })}
                    className={cx('target block w-full px-3 py-2 text-start hover:bg-sunken', here && 'bg-lit')}
                  >
                    <span className="line-clamp-2">
                      <Words text={passage.text.replaceAll('\t', ' · ')} />
                    </span>
                    <span className="text-xs text-quiet">
                      <Trans>
                        Page <Isolated>{passage.page}</Isolated>
                      </Trans>
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}
