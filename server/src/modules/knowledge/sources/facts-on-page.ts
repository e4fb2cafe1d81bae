import type { SourcePageView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { renderWeek } from '../facts/render-hours.ts';
import { renderMoney } from '../facts/render-money.ts';
import { TOPIC_WORDS } from '../facts/render-words.ts';
import { branchOf, DAYS, hoursOf, ITEM_DAYS, itemOf, policyOf } from '../fact-rows.ts';

type FactOnPage = Omit<SourcePageView['facts'][number], 'start' | 'end'> & { from: number; to: number };
const both = (render: (language: 'en' | 'ar') => string) => ({ en: render('en'), ar: render('ar') });
const NOTHING = { en: null, ar: null };

/** Facts that stand on this part of a document, in its order. */
export async function factsOnPage(db: TenantDb, documentId: string, { start, end }: { start: number; end: number }): Promise<FactOnPage[]> {
  const here = <Table extends 'item' | 'opening_hours' | 'policy' | 'branch'>(table: Table) =>
    db.query
      .selectFrom(table as 'item')
      .where('document_id', '=', documentId)
      .where('span_start', '<', end)
      .where('span_end', '>', start);
  const items = (
    await here('item')
      .selectAll()
      .select([...ITEM_DAYS])
      .execute()
  ).map(itemOf);
  const hours = (
    await here('opening_hours')
      .selectAll()
      .select([...DAYS])
      .execute()
  ).map((row) => hoursOf(row as never));
  const policies = (
    await here('policy')
      .selectAll()
      .select([...DAYS])
      .execute()
  ).map((row) => policyOf(row as never));
  const branches = (await here('branch').selectAll().execute()).map((row) => branchOf(row as never));
  const place = ({ id, state, span }: { id: string; state: FactOnPage['state']; span: { start: number; end: number } }) => ({
    ...{ id, state, from: span.start, to: span.end },
  });
  return [
    ...items.map((fact): FactOnPage => {
      const { price } = fact;
      return { ...place(fact), kind: 'item', label: fact.name, value: price ? both((language) => renderMoney(price, language)) : NOTHING };
    }),
    ...hours.map(
      (fact): FactOnPage => ({
        ...{ ...place(fact), kind: 'hours', label: { en: fact.branchName ?? fact.season, ar: fact.branchName ?? fact.season } },
        value: both((language) => renderWeek([fact], language).join(' · ')),
      }),
    ),
    ...policies.map(
      (fact): FactOnPage => ({
        ...place(fact),
        kind: 'policy',
        label: both((language) => topicWords(fact.topic, language)),
        value: fact.text,
      }),
    ),
    ...branches.map((fact): FactOnPage => ({ ...place(fact), kind: 'branch', label: fact.name, value: fact.address })),
  ].toSorted((one, other) => one.from - other.from);
}

/** The column takes any text; a topic of a newer version has no words here. */
const topicWords = (topic: string, language: 'en' | 'ar'): string =>
  (TOPIC_WORDS as Readonly<Record<string, { en: string; ar: string } | undefined>>)[topic]?.[language] ?? topic.replaceAll('_', ' ');
