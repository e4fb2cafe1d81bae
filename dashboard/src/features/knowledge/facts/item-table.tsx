import { useLingui } from '@lingui/react/macro';
import { ShieldCheck, ShieldQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Words } from '../../../shared/text/words.tsx';
import { useWide } from '../../../shared/use-wide.ts';
import { Chip } from '../../../shared/ui/chip.tsx';
import { SourceChip } from '../../../shared/ui/source-chip.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import type { Item } from './api.ts';
import { allergenWords, dietWords } from './words.ts';

/** Items as a table where there is room, as cards on a phone. Arabic and English stand side by side. */
export function ItemTable({ items }: { items: readonly Item[] }): ReactNode {
  const roomy = useWide('64rem');
  return roomy ? <WideTable items={items} /> : <Cards items={items} />;
}

function WideTable({ items }: { items: readonly Item[] }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const head =
    'sticky top-0 z-10 border-b border-line bg-panel px-3 py-2 text-start text-xs font-semibold text-quiet first:rounded-ss-2xl last:rounded-se-2xl';
  const cell = 'border-b border-line px-3 py-2 align-top group-last:border-b-0';
  return (
    <table className="w-full border-separate border-spacing-0 rounded-2xl border border-line bg-panel">
      <thead>
        <tr>
          <th className={head}>{t`Arabic name`}</th>
          <th className={head}>{t`English name`}</th>
          <th className={head}>{t`Section`}</th>
          <th className={cx(head, 'text-end!')}>{t`Price`}</th>
          <th className={head}>{t`Diet`}</th>
          <th className={head}>{t`Allergens`}</th>
          <th className={head}>{t`State`}</th>
          <th className={head}>{t`Source`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className="group hover:bg-sunken/60">
            <td className={cell}>
              <Name text={item.name.ar} lang="ar" />
            </td>
            <td className={cell}>
              <Name text={item.name.en} lang="en" />
            </td>
            <td className={cx(cell, 'text-quiet')}>
              <Words text={pick(item.section, locale)} />
            </td>
            <td className={cx(cell, 'text-end font-semibold whitespace-nowrap')}>
              <Price item={item} />
            </td>
            <td className={cell}>
              <Diet item={item} />
            </td>
            <td className={cell}>
              <Allergens item={item} />
            </td>
            <td className={cell}>
              <State item={item} />
            </td>
            <td className={cell}>
              <SourceChip name={item.source.name} page={item.source.page} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ items }: { items: readonly Item[] }): ReactNode {
  return (
    <ul className="flex flex-col gap-2">
      {items.map((item) => (
        <li key={item.id} className="flex flex-col items-start gap-2 rounded-2xl border border-line bg-panel px-4 py-3">
          <div className="flex w-full items-start justify-between gap-3">
            <div className="min-w-0">
              <p className="font-semibold">
                <Name text={item.name.ar} lang="ar" />
              </p>
              <p>
                <Name text={item.name.en} lang="en" />
              </p>
            </div>
            <p className="shrink-0 font-semibold">
              <Price item={item} />
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-1.5 empty:hidden">
            <State item={item} />
            <Diet item={item} />
          </div>
          <Allergens item={item} />
          <SourceChip name={item.source.name} page={item.source.page} />
        </li>
      ))}
    </ul>
  );
}

function Name({ text, lang }: { text: string | null; lang: 'ar' | 'en' }): ReactNode {
  const { t } = useLingui();
  return text === null ? (
    <span className="text-xs text-faint">{t`not given`}</span>
  ) : (
    <span dir={lang === 'ar' ? 'rtl' : 'ltr'} lang={lang} className="inline-block">
      {text}
    </span>
  );
}

function Price({ item }: { item: Item }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  return item.price ? <bdi>{pick(item.price.text, locale)}</bdi> : <span className="text-xs font-normal text-faint">{t`not given`}</span>;
}

function Diet({ item }: { item: Item }): ReactNode {
  const { i18n } = useLingui();
  return (
    <span className="flex flex-wrap gap-1">
      {item.dietTags.map((tag) => (
        <Chip key={tag} tone="good">
          {dietWords(tag, i18n)}
        </Chip>
      ))}
    </span>
  );
}

function Allergens({ item }: { item: Item }): ReactNode {
  const { t, i18n } = useLingui();
  const mark = item.allergensConfirmed ? t`Confirmed by the owner` : t`Not confirmed: the bot will not answer from these`;
  const Icon = item.allergensConfirmed ? ShieldCheck : ShieldQuestion;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <span role="img" aria-label={mark} title={mark} className={item.allergensConfirmed ? 'text-good' : 'text-warn'}>
        <Icon aria-hidden className="size-4" />
      </span>
      <span className={cx('text-xs', item.allergens.length === 0 && 'text-faint')}>
        {item.allergens.length === 0
          ? t`none stated`
          : item.allergens.map((allergen) => allergenWords(allergen, i18n)).join(i18n.locale === 'ar' ? '، ' : ', ')}
      </span>
    </span>
  );
}

function State({ item }: { item: Item }): ReactNode {
  const { t } = useLingui();
  const states = { proposed: t`Proposed`, confirmed: t`Confirmed`, expired: t`Expired` };
  return (
    <span className="flex flex-wrap gap-1">
      <Chip tone={item.available ? 'neutral' : 'bad'}>{item.available ? t`Available` : t`Sold out`}</Chip>
      {item.state !== 'confirmed' && <Chip tone={item.state === 'proposed' ? 'accent' : 'warn'}>{states[item.state]}</Chip>}
    </span>
  );
}
