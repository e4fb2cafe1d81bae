import type { TenantDb } from '../../platform/db/index.ts';
import { mergeBranches } from './branches/merge-branches.ts';
import { branchOf, DAYS, hoursOf, ITEM_DAYS, itemOf, policyOf } from './fact-rows.ts';
import type { FactSet } from './facts/types.ts';

/** Every fact of the tenant that has not expired, as stored. */
export async function loadFacts(db: TenantDb): Promise<FactSet> {
  const items = await db.query
    .selectFrom('item')
    .selectAll()
    .select(ITEM_DAYS)
    .where('state', '<>', 'expired')
    .orderBy('source_id')
    .orderBy('ordinal')
    .execute();
  const branches = await db.query
    .selectFrom('branch')
    .selectAll()
    .where('state', '<>', 'expired')
    .orderBy('source_id')
    .orderBy('ordinal')
    .execute();
  const hours = await db.query
    .selectFrom('opening_hours')
    .selectAll()
    .select(DAYS)
    .where('state', '<>', 'expired')
    .orderBy('source_id')
    .orderBy('ordinal')
    .execute();
  const policies = await db.query
    .selectFrom('policy')
    .selectAll()
    .select(DAYS)
    .where('state', '<>', 'expired')
    .orderBy('source_id')
    .orderBy('ordinal')
    .execute();
  return {
    items: items.map(itemOf),
    branches: mergeBranches(branches.map(branchOf)),
    hours: hours.map(hoursOf),
    policies: policies.map(policyOf),
  };
}
