import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Words } from '../../../shared/text/words.tsx';
import { Isolated } from '../../../shared/text/words.tsx';
import { useSession } from '../../access/use-session.ts';
import type { Fact, FactOf, Kind } from './api.ts';
import { Allergens, Clocks, Diets, MoneyText, Price, Source, States } from './cells.tsx';
import { Text, Validity } from './texts.tsx';
import { change } from './decide.ts';
import { amountText, readAmount } from './money.ts';
import { SoldOut } from './sold-out.tsx';
import { clockWords, seasonWords, topicWords } from './words.ts';
import { weekdaysText } from './weekdays.ts';

/** A cell that is changed where it stands. `save` says whether what was typed could be taken. */
export interface CellEdit {
  lang: 'ar' | 'en' | 'number';
  value: string;
  save: (typed: string) => Promise<boolean>;
}
export interface Column<Of extends Kind = Kind> {
  id: string;
  head: string;
  /** A track of the table's grid. */
  width: string;
  end?: boolean;
  cell(fact: FactOf<Of>): ReactNode;
  /** Null where this row's cell is changed in the sheet only. */
  edit?(fact: FactOf<Of>): CellEdit | null;
}

/** The columns of a kind, Arabic and English side by side. */
export function useColumns(kind: Kind, mayWrite: boolean): readonly Column[] {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const { currency } = useSession().tenant;
  const state: Column = { id: 'state', head: t`State`, width: 'minmax(8rem,.7fr)', cell: (fact) => <States fact={fact} /> };
  const source: Column = { id: 'source', head: t`Source`, width: 'minmax(8rem,.8fr)', cell: (fact) => <Source fact={fact} /> };

  const name = (lang: 'ar' | 'en', head: string): Column<'item'> => ({
    ...{ id: `name_${lang}`, head, width: 'minmax(9rem,1.3fr)' },
    cell: (fact) => <Text text={fact.fields.name[lang]} lang={lang} className="font-semibold" />,
    edit: (fact) => ({
      ...{ lang, value: fact.fields.name[lang] ?? '' },
      save: async (typed) => {
        const next = { ...fact.fields.name, [lang]: typed.trim() || null };
        return (next.en !== null || next.ar !== null) && change(fact, { name: next });
      },
    }),
  });
  const items: Column<'item'>[] = [
    name('ar', t`Arabic name`),
    name('en', t`English name`),
    {
      ...{ id: 'section', head: t`Section`, width: 'minmax(6rem,.8fr)' },
      cell: ({ fields: { section } }) => <Words text={section[locale] ?? section.en ?? section.ar ?? ''} className="text-quiet" />,
      edit: (fact) => ({
        ...{ lang: locale, value: fact.fields.section[locale] ?? '' },
        save: (typed) => change(fact, { section: { ...fact.fields.section, [locale]: typed.trim() || null } }),
      }),
    },
    {
      ...{ id: 'price', head: t`Price`, width: 'minmax(6.5rem,.6fr)' },
      cell: (fact) => <Price fact={fact} />,
      edit: (fact) => {
        const of = fact.fields.price?.currency ?? fact.fields.variants.find(({ price }) => price)?.price?.currency ?? currency;
        // With sizes, what is to be changed is one of them.
        if (fact.fields.price === null && fact.fields.variants.some(({ addOn }) => !addOn)) return null;
        return {
          ...{ lang: 'number', value: fact.fields.price ? amountText(fact.fields.price) : '' },
          save: async (typed) => {
            const price = readAmount(typed, of);
            return price !== undefined && change(fact, { price });
          },
        };
      },
    },
    {
      ...{ id: 'about', head: t`Diet and allergens`, width: 'minmax(10rem,1.2fr)' },
      cell: ({ fields }) => (
        <span className="flex flex-col gap-1">
          <Diets tags={fields.dietTags} />
          <Allergens fields={fields} />
        </span>
      ),
    },
    {
      ...{ id: 'available', head: t`Today`, width: 'minmax(8rem,.6fr)' },
      cell: (fact) => (
        <span className="flex flex-col items-start gap-1">
          <SoldOut fact={fact} mayWrite={mayWrite} tabIndex={-1} />
          <Validity from={fact.fields.validFrom} to={fact.fields.validTo} />
        </span>
      ),
    },
  ];
  const hours: Column<'hours'>[] = [
    {
      ...{ id: 'branch', head: t`Place`, width: 'minmax(8rem,1fr)' },
      cell: ({ fields }) => (fields.branchName ? <Words text={fields.branchName} /> : <span className="text-quiet">{t`Every place`}</span>),
    },
    {
      ...{ id: 'days', head: t`Days`, width: 'minmax(8rem,1fr)' },
      cell: ({ fields }) => <span className="font-semibold">{weekdaysText(fields.weekdays, locale)}</span>,
    },
    {
      ...{ id: 'clock', head: t`From and to`, width: 'minmax(8rem,.8fr)' },
      cell: ({ fields: { opens, closes } }) =>
        opens !== null && closes !== null ? (
          <Clocks opens={clockWords(opens, i18n)} closes={clockWords(closes, i18n)} />
        ) : (
          <span className="text-quiet">{t`Closed`}</span>
        ),
    },
    {
      ...{ id: 'season', head: t`When`, width: 'minmax(9rem,1fr)' },
      cell: ({ fields }) => (
        <span className="flex flex-col gap-0.5">
          {fields.season ? seasonWords(fields.season, i18n) : <span className="text-quiet">{t`Ordinary weeks`}</span>}
          <Validity from={fields.validFrom} to={fields.validTo} />
        </span>
      ),
    },
  ];
  const sentence = (lang: 'ar' | 'en', head: string): Column<'policy'> => ({
    ...{ id: `text_${lang}`, head, width: 'minmax(12rem,2fr)' },
    cell: (fact) => <Text text={fact.fields.text[lang]} lang={lang} className="line-clamp-3" />,
    edit: (fact) => ({
      ...{ lang, value: fact.fields.text[lang] ?? '' },
      save: async (typed) => {
        const next = { ...fact.fields.text, [lang]: typed.trim() || null };
        return (next.en !== null || next.ar !== null) && change(fact, { text: next });
      },
    }),
  });
  const policies: Column<'policy'>[] = [
    {
      ...{ id: 'topic', head: t`About`, width: 'minmax(8rem,.8fr)' },
      cell: ({ fields }) => (
        <span className="flex flex-col gap-0.5">
          <span className="font-semibold">{topicWords(fields.topic, i18n)}</span>
          <Validity from={fields.validFrom} to={fields.validTo} />
        </span>
      ),
    },
    sentence('ar', t`In Arabic`),
    sentence('en', t`In English`),
    {
      ...{ id: 'amount', head: t`Amount`, width: 'minmax(6rem,.5fr)' },
      cell: ({ fields }) => (fields.amount ? <MoneyText money={fields.amount} /> : null),
      edit: (fact) => ({
        ...{ lang: 'number', value: fact.fields.amount ? amountText(fact.fields.amount) : '' },
        save: async (typed) => {
          const amount = readAmount(typed, fact.fields.amount?.currency ?? currency);
          return amount !== undefined && change(fact, { amount });
        },
      }),
    },
  ];
  const places: Column<'branch'>[] = [
    ...(['ar', 'en'] as const).map(
      (lang): Column<'branch'> => ({
        ...{ id: `name_${lang}`, head: lang === 'ar' ? t`Arabic name` : t`English name`, width: 'minmax(9rem,1.2fr)' },
        cell: ({ fields }) => <Text text={fields.name[lang]} lang={lang} className="font-semibold" />,
      }),
    ),
    {
      ...{ id: 'address', head: t`Address`, width: 'minmax(10rem,1.6fr)' },
      cell: ({ fields: { address, city } }) => (
        <Words
          text={[address, city]
            .map((each) => each[locale] ?? each.en ?? each.ar ?? '')
            .filter(Boolean)
            .join(locale === 'ar' ? '، ' : ', ')}
        />
      ),
    },
    {
      ...{ id: 'phone', head: t`Phone`, width: 'minmax(8rem,.8fr)' },
      cell: ({ fields }) =>
        fields.phone ? <Isolated>{fields.phone}</Isolated> : <span className="text-xs text-faint">{t`not given`}</span>,
    },
  ];
  const own = { item: items, hours, policy: policies, branch: places }[kind] as readonly Column[];
  return [...own, state, source];
}

/** What to call a row, for those who cannot see it. */
export function useFactName(): (fact: Fact) => string {
  const { i18n } = useLingui();
  const { locale } = useLocale();
  return (fact) => {
    switch (fact.kind) {
      case 'item':
      case 'branch':
        return fact.fields.name[locale] ?? fact.fields.name.en ?? fact.fields.name.ar ?? '';
      case 'policy':
        return topicWords(fact.fields.topic, i18n);
      case 'hours':
        return `${fact.fields.branchName ?? ''} ${weekdaysText(fact.fields.weekdays, locale)}`.trim();
    }
  };
}
