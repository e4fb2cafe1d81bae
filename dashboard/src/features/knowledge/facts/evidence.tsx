import { Trans, useLingui } from '@lingui/react/macro';
import { FileDiff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Words } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import type { Fact, Money } from './api.ts';
import { Source, States } from './cells.tsx';
import { change, decide } from './decide.ts';
import { fieldName } from './field-names.ts';
import { moneyText } from './money.ts';

/** What a row rests on: its states, its source with the words there, and what the document says by now. */
export function Evidence({ fact, onDone }: { fact: Fact; onDone: () => void }): ReactNode {
  const { i18n } = useLingui();
  const { locale } = useLocale();
  const says = fact.documentSays;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <States fact={fact} />
        <Source fact={fact} />
      </div>
      {fact.quote && !fact.source.manual && (
        <blockquote className="rounded-xl border border-lit-line bg-lit px-3 py-2 text-xs">
          <Words as="p" text={fact.quote} className="line-clamp-4 whitespace-pre-line wrap-anywhere" />
        </blockquote>
      )}
      {says && (
        <div className="rounded-xl border border-warn-line bg-warn-soft px-3 py-2.5">
          <p className="flex items-center gap-1.5 font-semibold text-warn">
            <FileDiff aria-hidden className="size-4" />
            <Trans>The document says something else by now</Trans>
          </p>
          <dl className="mt-1 text-sm">
            {Object.entries(says).map(([field, value]) => (
              <div key={field} className="flex flex-wrap gap-x-2">
                <dt className="text-quiet">{fieldName(field, i18n)}</dt>
                <dd>
                  <Words text={plainText(value, locale)} />
                </dd>
              </div>
            ))}
          </dl>
          {fact.kind !== 'branch' && (
            <div className="mt-2 flex flex-wrap gap-2">
              <Button
                onClick={() => {
                  void change(fact as never, says as never);
                  onDone();
                }}
              >
                <Trans>Take the document’s</Trans>
              </Button>
              <Button
                look="ghost"
                onClick={() => {
                  void decide([fact], 'confirm', fact.kind === 'item' && fact.fields.allergensConfirmed);
                  onDone();
                }}
              >
                <Trans>Keep mine</Trans>
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

/** A field's value in words: money, both languages, lists. */
function plainText(value: unknown, locale: 'en' | 'ar'): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.map((each) => plainText(each, locale)).join(', ') || '–';
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  if ('minor' in value) return moneyText(value as Money, locale);
  if ('name' in value) {
    const { name, price } = value as { name: unknown; price?: unknown };
    return [plainText(name, locale), ...(price ? [plainText(price, locale)] : [])].join(' ');
  }
  const { en, ar } = value as { en?: string | null; ar?: string | null };
  return [en, ar].filter(Boolean).join(' / ') || '–';
}
