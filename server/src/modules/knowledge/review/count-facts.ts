import { FACT_KINDS, type FactCounts, type FactKind } from '@wafaa/contracts';
import { sql } from 'kysely';
import type { TenantDb } from '../../../platform/db/index.ts';
import { kindOfId } from './fact-kinds.ts';
import { WITHOUT_PRICE, WITH_OPEN_ALLERGENS } from './find-facts.ts';
import { countStates, editedIds, loadStanding } from './standing.ts';

/** How many facts there are of each kind, by what they are to a reader. */
export async function countFacts(db: TenantDb, now: Date): Promise<Record<FactKind, FactCounts>> {
  const { disputed, over } = await loadStanding(db, now);
  const edited = await editedIds(db);
  const open = await db.query
    .selectFrom('item')
    .select([
      sql<number>`(count(*) filter (where ${WITHOUT_PRICE}))::int`.as('price'),
      sql<number>`(count(*) filter (where ${WITH_OPEN_ALLERGENS}))::int`.as('allergens'),
    ])
    .where('state', '<>', 'expired')
    .executeTakeFirstOrThrow();
  const counted: Partial<Record<FactKind, FactCounts>> = {};
  for (const kind of FACT_KINDS) {
    const { proposed = 0, confirmed = 0, expired: rejected = 0 } = await countStates(db, kind);
    const of = (ids: Iterable<string>): number => [...ids].filter((id) => kindOfId(id) === kind).length;
    counted[kind] = {
      total: proposed + confirmed + rejected,
      statuses: { proposed, confirmed, edited: of(edited), rejected, expired: of(over), contradicting: of(disputed) },
      missingPrice: kind === 'item' ? open.price : 0,
      unconfirmedAllergens: kind === 'item' ? open.allergens : 0,
    };
  }
  return counted as Record<FactKind, FactCounts>;
}
