import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ArrowDownUp, FileText, PencilLine, ShieldCheck, ShieldQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { FileName } from '../../../shared/text/file-name.tsx';
import { Isolated } from '../../../shared/text/words.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import type { Fact, FactOf, Money } from './api.ts';
import { moneyText } from './money.ts';
import { SourceLink } from './source-link.tsx';
import { allergenWords, dietWords, STATUSES } from './words.ts';

/** One price, or from the lowest of its sizes. */
export function Price({ fact, className }: { fact: FactOf<'item'>; className?: string }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const sizes = fact.fields.variants.filter(({ addOn }) => !addOn);
  const extras = fact.fields.variants.length - sizes.length;
  const priced = sizes.flatMap(({ price }) => (price ? [price] : [])).toSorted((one, other) => one.minor - other.minor);
  const price = fact.fields.price ?? priced[0] ?? null;
  const from = fact.fields.price === null && priced.length > 1;
  return (
    <span className={cx('flex flex-wrap items-baseline gap-x-1.5', className)}>
      {price === null ? (
        <span className="text-xs font-normal text-warn">{t`No price`}</span>
      ) : (
        <span className="font-semibold whitespace-nowrap">
          {from && <span className="text-xs font-normal text-quiet">{t({ context: 'price', message: 'from' })} </span>}
          <MoneyText money={price} />
        </span>
      )}
      {sizes.length > 0 && (
        <span className="text-xs text-quiet" title={sizes.map(({ name }) => name[locale] ?? name.en ?? name.ar ?? '').join(' · ')}>
          <Plural value={sizes.length} one="# size" other="# sizes" />
        </span>
      )}
      {extras > 0 && (
        <span className="text-xs text-quiet">
          <Plural value={extras} one="# extra" other="# extras" />
        </span>
      )}
    </span>
  );
}

export function MoneyText({ money }: { money: Money }): ReactNode {
  const { locale } = useLocale();
  return <bdi dir={locale === 'ar' ? 'rtl' : 'ltr'}>{moneyText(money, locale)}</bdi>;
}

export function Diets({ tags }: { tags: readonly string[] }): ReactNode {
  const { i18n } = useLingui();
  if (tags.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-1">
      {tags.map((tag) => (
        <Chip key={tag}>{dietWords(tag, i18n)}</Chip>
      ))}
    </span>
  );
}

/** What is stated and whether a person stands for it. Nothing here ever reads as "safe". */
export function Allergens({ fields, long = false }: { fields: FactOf<'item'>['fields']; long?: boolean }): ReactNode {
  const { t, i18n } = useLingui();
  const { allergens, allergensConfirmed } = fields;
  const mark = allergensConfirmed
    ? t`A person confirmed these allergens`
    : t`Not confirmed: the bot does not answer about allergies from this`;
  const Icon = allergensConfirmed ? ShieldCheck : ShieldQuestion;
  const list = allergens.map((allergen) => allergenWords(allergen, i18n)).join(i18n.locale === 'ar' ? '، ' : ', ');
  return (
    <span title={mark} className={cx('flex items-start gap-1 text-xs', allergensConfirmed ? 'text-good' : 'text-warn')}>
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span>
        {list ? <span className="text-ink">{list}</span> : <span className="text-quiet">{t`no allergens stated`}</span>}{' '}
        {allergensConfirmed ? t`confirmed` : long ? t`not confirmed` : list ? t`not confirmed` : ''}
      </span>
    </span>
  );
}

export function States({ fact }: { fact: Fact }): ReactNode {
  const { i18n } = useLingui();
  return (
    <span className="flex flex-wrap gap-1">
      {fact.statuses.map((status) => (
        <Chip key={status} className="whitespace-nowrap" tone={STATUSES[status].tone} title={i18n._(STATUSES[status].why)}>
          {status === 'contradicting' && <ArrowDownUp aria-hidden className="size-3" />}
          {i18n._(STATUSES[status].text)}
        </Chip>
      ))}
    </span>
  );
}

/** Where it is written: the document opened at its page, or that a person entered it. */
export function Source({ fact }: { fact: Fact }): ReactNode {
  const { source } = fact;
  if (!source.manual) return <SourceLink id={source.id} name={source.name} page={source.page} lit={fact.id} />;
  return (
    <span className="flex min-w-0 flex-col items-start gap-0.5">
      <Chip>
        <PencilLine aria-hidden className="size-3 shrink-0" />
        <Trans>By hand</Trans>
      </Chip>
      {source.from && (
        <span className="inline-flex max-w-full items-center gap-1 text-2xs text-faint">
          <FileText aria-hidden className="size-3 shrink-0" />
          <FileName name={source.from.name} className="max-w-28" />
        </span>
      )}
    </span>
  );
}

export function Clocks({ opens, closes }: { opens: string; closes: string }): ReactNode {
  return <Isolated className="font-semibold whitespace-nowrap">{`${opens} – ${closes}`}</Isolated>;
}
