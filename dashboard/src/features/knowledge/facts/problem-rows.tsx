import { Trans, useLingui } from '@lingui/react/macro';
import { Check, ShieldCheck } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Words } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { useSession } from '../../access/use-session.ts';
import { type Contradiction, type FactOf, getFact, type StaleFact } from './api.ts';
import { Allergens, Source } from './cells.tsx';
import { Text } from './texts.tsx';
import { change, decide } from './decide.ts';
import { dayText } from './day-text.ts';
import { sideText } from './field-names.ts';
import { AmountInput } from './form-parts.tsx';
import { readAmount } from './money.ts';
import { SourceLink } from './source-link.tsx';

const card = 'rounded-2xl border border-line bg-panel px-4 py-3';

/** Decides on a row that only its id is known of. */
async function decideById(id: string, decision: 'confirm' | 'reject', failed: string): Promise<void> {
  try {
    const fact = await getFact(id);
    await decide([fact], decision, fact.kind === 'item' && fact.fields.allergensConfirmed);
  } catch (error) {
    showProblem(failed, error);
  }
}

/** What two sources say of the same thing; a press says which is right. */
export function ContradictionCard({
  entry,
  mayWrite,
  onOpen,
}: {
  entry: Contradiction;
  mayWrite: boolean;
  onOpen: (id: string) => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const kinds = {
    ...{ price: t`Price`, hours: t`Opening hours`, policy: t`Rule`, phone: t`Phone` },
    changed_in_document: t`The document changed after you did`,
  };
  const changed = entry.kind === 'changed_in_document';
  return (
    <article className={card}>
      <p className="mb-2 flex flex-wrap items-center gap-2">
        <Words text={pick(entry.about, locale) || kinds[entry.kind]} className="font-semibold" />
        <Chip tone="bad">{kinds[entry.kind]}</Chip>
      </p>
      <ul className="grid gap-2 sm:grid-cols-2">
        {entry.sides.map((side, at) => (
          <li key={`${side.factId} ${at}`} className="flex flex-col items-start gap-2 rounded-xl bg-sunken px-3 py-2.5">
            <Words text={sideText(side.value, i18n, locale)} className="text-base font-semibold wrap-anywhere" />
            <SourceLink id={side.source.id} name={side.source.name} page={side.source.page} lit={side.factId} />
            {mayWrite && !(changed && at > 0) && (
              <Button className="mt-auto" onClick={() => void decideById(side.factId, 'confirm', t`The fact was not changed`)}>
                <Check aria-hidden className="size-4" />
                {changed ? t`Keep mine` : t`This one is right`}
              </Button>
            )}
            {mayWrite && changed && at > 0 && (
              <Button className="mt-auto" onClick={() => void takeDocuments(side.factId, t`The fact was not changed`)}>
                <Trans>Take the document’s</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button look="ghost" className="-ms-2 mt-1" onClick={() => onOpen(entry.sides[0]?.factId ?? '')}>
        <Trans>Open</Trans>
      </Button>
    </article>
  );
}

async function takeDocuments(id: string, failed: string): Promise<void> {
  try {
    const fact = await getFact(id);
    if (fact.documentSays && fact.kind !== 'branch') await change(fact as never, fact.documentSays as never);
  } catch (error) {
    showProblem(failed, error);
  }
}

export function StaleRow({ entry, mayWrite, onOpen }: { entry: StaleFact; mayWrite: boolean; onOpen: (id: string) => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  return (
    <article className={`${card} flex flex-wrap items-center gap-x-4 gap-y-2`}>
      <div className="min-w-0 flex-1 basis-60">
        <Words as="p" text={entry.about} className="line-clamp-2 font-semibold" />
        <p className="text-xs text-quiet">
          <Trans>
            ended on <bdi>{dayText(entry.endedOn, locale)}</bdi>
          </Trans>
        </p>
      </div>
      <SourceLink id={entry.source.id} name={entry.source.name} page={entry.source.page} lit={entry.factId} />
      {mayWrite && (
        <span className="flex gap-2">
          <Button onClick={() => onOpen(entry.factId)}>{t`Change its dates`}</Button>
          <Button look="ghost" onClick={() => void decideById(entry.factId, 'reject', t`The fact was not changed`)}>
            {t`Do not use it`}
          </Button>
        </span>
      )}
    </article>
  );
}

export function MissingPriceRow({ fact, mayWrite }: { fact: FactOf<'item'>; mayWrite: boolean }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { currency } = useSession().tenant;
  const [typed, setTyped] = useState('');
  const price = readAmount(typed, currency);
  const name = pick(fact.fields.name, locale);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (price) void change(fact, { price });
  };
  return (
    <form onSubmit={submit} className={`${card} flex flex-wrap items-center gap-x-4 gap-y-2`}>
      <span className="min-w-0 flex-1 basis-48 font-semibold">
        <Text text={fact.fields.name[locale] ?? name} lang={fact.fields.name[locale] ? locale : locale === 'ar' ? 'en' : 'ar'} />
      </span>
      <Source fact={fact} />
      {mayWrite && (
        <span className="flex items-center gap-2">
          <span className="w-32">
            <AmountInput aria-label={t`Price of ${name}`} currency={currency} value={typed} onChange={setTyped} />
          </span>
          <Button type="submit" disabled={!price}>
            <Trans>Save</Trans>
          </Button>
        </span>
      )}
    </form>
  );
}

export function OpenAllergensRow({
  fact,
  mayWrite,
  onOpen,
}: {
  fact: FactOf<'item'>;
  mayWrite: boolean;
  onOpen: (id: string) => void;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  return (
    <article className={`${card} flex flex-wrap items-center gap-x-4 gap-y-2`}>
      <div className="min-w-0 flex-1 basis-48">
        <Words as="p" text={pick(fact.fields.name, locale)} className="font-semibold" />
        <Allergens fields={fact.fields} />
      </div>
      <Source fact={fact} />
      {mayWrite && (
        <span className="flex gap-2">
          <Button onClick={() => void decide([fact], 'confirm', true)}>
            <ShieldCheck aria-hidden className="size-4" />
            {t`These are right`}
          </Button>
          <Button look="ghost" onClick={() => onOpen(fact.id)}>{t`Change them`}</Button>
        </span>
      )}
    </article>
  );
}
