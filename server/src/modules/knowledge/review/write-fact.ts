import { makeId } from '../../../platform/ids.ts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { appendEntry, type ManualSource, replaceEntry } from '../branches/manual-source.ts';
import { columnsOf, type EditableKind, entryOf, type FieldsOf, ID_KINDS, TABLES } from './fact-kinds.ts';
import { factKeys } from './fact-keys.ts';
import type { AnyFact } from './find-facts.ts';
import { keepReviews } from './reviews.ts';

/** Enters a row of the owner's own, confirmed. The tenant's row must be held: entries change one after the other. @returns its id */
export async function insertFact<Kind extends EditableKind>(
  db: TenantDb,
  manual: ManualSource,
  kind: Kind,
  fields: FieldsOf[Kind],
): Promise<string> {
  const span = await appendEntry(db, manual, entryOf[kind](fields as never));
  const id = makeId(ID_KINDS[kind]);
  await db.query
    .insertInto(TABLES[kind])
    .values({
      ...columnsOf[kind](fields as never),
      ...{ id, state: 'confirmed', source_id: manual.sourceId, document_id: manual.documentId, page: null },
      ...{ span_start: span.start, span_end: span.end, ordinal: 0 },
    } as never)
    .execute();
  return id;
}

/** Puts other fields in a row's place. A document's row becomes the owner's own; what the document said is kept, so that it is known again. */
export async function replaceFact<Kind extends EditableKind>(
  db: TenantDb,
  manual: ManualSource,
  found: AnyFact,
  kind: Kind,
  fields: FieldsOf[Kind],
  by: string,
): Promise<void> {
  const { fact } = found;
  const entry = entryOf[kind](fields as never);
  const own = fact.span.sourceId === manual.sourceId;
  const span = own ? await replaceEntry(db, manual, await placeOf(db, kind, fact.id), entry) : await appendEntry(db, manual, entry);
  if (!own) {
    const keys = factKeys(kind, fact as never);
    await keepReviews(db, [
      { kind, sourceId: fact.span.sourceId, keys, decision: 'edited', allergensConfirmed: false, replacedBy: fact.id, by },
    ]);
  }
  await db.query
    .updateTable(TABLES[kind] as 'item')
    .set({
      ...columnsOf[kind](fields as never),
      ...{ state: 'confirmed', source_id: manual.sourceId, document_id: manual.documentId, page: null },
      ...{ span_start: span.start, span_end: span.end },
    } as never)
    .where('id', '=', fact.id)
    .execute();
}

/** Where the row's line stands by now: lines before it may have changed since the row was looked up. */
async function placeOf(db: TenantDb, kind: EditableKind, id: string): Promise<{ start: number; end: number }> {
  const row = await db.query.selectFrom(TABLES[kind]).select(['span_start', 'span_end']).where('id', '=', id).executeTakeFirstOrThrow();
  return { start: row.span_start, end: row.span_end };
}
