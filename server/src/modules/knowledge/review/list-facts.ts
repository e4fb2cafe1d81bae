import type { FactFilter, FactView } from '@wafaa/contracts';
import { readCursor, writeCursor } from '../../../platform/cursor.ts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { findFact, type FindFacts, findFacts, presentFacts, readAtOf } from './find-facts.ts';
import { editedIds, loadStanding, type Standing } from './standing.ts';

const MOST_WORDS = 8;

/** One page of the facts of a kind, in the order in which they were read. */
export async function listFacts(db: TenantDb, filter: FactFilter, now: Date): Promise<{ items: FactView[]; nextCursor: string | null }> {
  const after = readCursor(filter.cursor, ['text', 'integer', 'text']);
  const words = (filter.text ?? '').split(/\s+/).filter((word) => word !== '');
  const standing = await loadStanding(db, now);
  const rows = await findFacts(db, filter.kind, {
    ...{ state: filter.state, sourceId: filter.sourceId, words: words.slice(0, MOST_WORDS) },
    ...{ missingPrice: filter.missingPrice, unconfirmedAllergens: filter.unconfirmedAllergens },
    ...(await narrowedBy(db, filter.status, standing)),
    after: after && { readAt: String(after[0]), ordinal: Number(after[1]), id: String(after[2]) },
    limit: filter.limit + 1,
  });
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  const more = rows.length > filter.limit && last;
  return {
    items: await presentFacts(db, page, standing),
    nextCursor: more ? writeCursor([readAtOf(last.fact.id), last.ordinal, last.fact.id]) : null,
  };
}

async function narrowedBy(db: TenantDb, status: FactFilter['status'], { over, disputed }: Standing): Promise<FindFacts> {
  switch (status) {
    case undefined:
      return {};
    case 'in_use':
      return { inUse: true };
    case 'rejected':
      return { state: 'expired' };
    case 'edited':
      return { ids: await editedIds(db), inUse: true };
    case 'expired':
      return { ids: [...over] };
    case 'contradicting':
      return { ids: [...disputed] };
    default:
      return { state: status };
  }
}

/** @throws fact.not_found */
export async function getFact(db: TenantDb, id: string, now: Date): Promise<FactView> {
  const [view] = await presentFacts(db, [await findFact(db, id)], await loadStanding(db, now));
  return view as FactView;
}
