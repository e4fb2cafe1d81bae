import type { TenantDb } from '../../platform/db/index.ts';
import { makeId } from '../../platform/ids.ts';
import type { ProposedFacts } from './facts/read-types.ts';
import type { FoundBy } from './facts/types.ts';
import { slices } from './slices.ts';

/** Rows of what a document proposes, and of what people decided about it before. */
export async function insertFacts(db: TenantDb, place: { sourceId: string; documentId: string }, facts: ProposedFacts): Promise<void> {
  const common = (fact: { foundBy?: readonly FoundBy[]; span: { page: number | null; start: number; end: number } }, ordinal: number) => ({
    source_id: place.sourceId,
    document_id: place.documentId,
    page: fact.span.page,
    span_start: fact.span.start,
    span_end: fact.span.end,
    ordinal,
    found_by: [...(fact.foundBy ?? ['rules'])],
  });
  const branches = facts.branches.map((fact, ordinal) => ({
    ...common(fact, ordinal),
    id: makeId('brn'),
    name: JSON.stringify(fact.name),
    address: JSON.stringify(fact.address),
    city: JSON.stringify(fact.city),
    phone: fact.phone,
    map_url: fact.mapUrl,
    state: fact.state,
  }));
  if (branches.length > 0) await db.query.insertInto('branch').values(branches).execute();
  for (const group of slices(facts.items, 100)) {
    await db.query
      .insertInto('item')
      .values(
        group.map((fact) => ({
          ...common(fact, facts.items.indexOf(fact)),
          id: makeId('itm'),
          name: JSON.stringify(fact.name),
          section: JSON.stringify(fact.section),
          description: JSON.stringify(fact.description),
          aliases: JSON.stringify(fact.aliases),
          price_minor: fact.price?.minor ?? null,
          currency: fact.price?.currency ?? null,
          variants: JSON.stringify(fact.variants),
          calories: fact.calories,
          diet_tags: fact.dietTags,
          allergens: fact.allergens,
          allergens_confirmed: fact.allergensConfirmed,
          available: fact.available,
          valid_from: fact.validFrom ?? null,
          valid_to: fact.validTo ?? null,
          disputes: JSON.stringify(fact.disputes ?? []),
          state: fact.state,
        })),
      )
      .execute();
  }
  const hours = facts.hours.map((fact, ordinal) => ({
    ...common(fact, ordinal),
    id: makeId('hrs'),
    branch_id: null,
    branch_name: fact.branchName,
    weekdays: fact.weekdays,
    opens: fact.opens,
    closes: fact.closes,
    season: fact.season,
    valid_from: fact.validFrom,
    valid_to: fact.validTo,
    disputes: JSON.stringify(fact.disputes ?? []),
    state: fact.state,
  }));
  if (hours.length > 0) await db.query.insertInto('opening_hours').values(hours).execute();
  const policies = facts.policies.map((fact, ordinal) => ({
    ...common(fact, ordinal),
    id: makeId('pol'),
    topic: fact.topic,
    text: JSON.stringify(fact.text),
    amount_minor: fact.amount?.minor ?? null,
    currency: fact.amount?.currency ?? null,
    valid_from: fact.validFrom ?? null,
    valid_to: fact.validTo ?? null,
    state: fact.state,
  }));
  for (const group of slices(policies, 200)) await db.query.insertInto('policy').values(group).execute();
}
