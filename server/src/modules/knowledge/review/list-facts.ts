import type { FactFilter, FactView } from '@wafaa/contracts';
import { readCursor, writeCursor } from '../../../platform/cursor.ts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { findFact, findFacts, presentFacts } from './find-facts.ts';

const MOST_WORDS = 8;

/** One page of the facts of a kind, in the order of their documents. */
export async function listFacts(db: TenantDb, filter: FactFilter): Promise<{ items: FactView[]; nextCursor: string | null }> {
  const after = readCursor(filter.cursor, ['text', 'integer', 'text']);
  const words = (filter.text ?? '').split(/\s+/).filter((word) => word !== '');
  const rows = await findFacts(db, filter.kind, {
    ...{ state: filter.state, sourceId: filter.sourceId, words: words.slice(0, MOST_WORDS) },
    ...{ missingPrice: filter.missingPrice, unconfirmedAllergens: filter.unconfirmedAllergens },
    after: after && { sourceId: String(after[0]), ordinal: Number(after[1]), id: String(after[2]) },
    limit: filter.limit + 1,
  });
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  const more = rows.length > filter.limit && last;
  return {
    items: await presentFacts(db, page),
    nextCursor: more ? writeCursor([last.fact.span.sourceId, last.ordinal, last.fact.id]) : null,
  };
}

/** @throws fact.not_found */
export async function getFact(db: TenantDb, id: string): Promise<FactView> {
  const [view] = await presentFacts(db, [await findFact(db, id)]);
  return view as FactView;
}
