import type { FaqIn, FaqView } from '@wafaa/contracts';
import type { Database, TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { makeId, type TenantId } from '../../../platform/ids.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { assertWithinLimit } from '../../tenancy/index.ts';
import { appendEntry, openManualSource, removeEntry, replaceEntry } from '../branches/manual-source.ts';
import type { Embedder } from '../embedder.ts';
import { bumpKnowledge } from '../store.ts';
import { countUses, NEVER } from './count-uses.ts';
import { findFaq, presentFaq } from './list-faq.ts';
import { chunksOf, entryOf, writeChunks } from './write-entry.ts';

export interface FaqDeps {
  database: Database;
  embedder: Embedder | null;
}

/** Enters a question with its answer; the bot's next answer knows it. `also` runs in the same transaction. @throws tenant.limit_reached, fact.invalid */
export async function addFaq(
  deps: FaqDeps,
  tenantId: TenantId,
  given: FaqIn,
  audit: AuditSource,
  also: (db: TenantDb, id: string) => Promise<void> = async () => {},
): Promise<FaqView> {
  const input = tidy(given);
  const id = makeId('faq');
  // Vectors are made before the transaction: nothing is held while a model works.
  const chunks = await chunksOf(id, input, deps.embedder);
  return deps.database.withTenant(tenantId, async (db) => {
    await assertWithinLimit(db, 'faqEntries');
    const manual = await openManualSource(db);
    const span = await appendEntry(db, manual, entryOf(input));
    await db.query
      .insertInto('faq_entry')
      .values({
        ...{ id, source_id: manual.sourceId, document_id: manual.documentId, questions: input.questions },
        ...{ answer: JSON.stringify(input.answer), span_start: span.start, span_end: span.end },
        ...{ valid_from: input.validFrom, valid_to: input.validTo },
      })
      .execute();
    await writeChunks(db, { ...manual, ...span }, id, chunks, deps.embedder?.space ?? null);
    await also(db, id);
    await bumpKnowledge(db);
    await recordAudit(db, audit, { target: { kind: 'faq', id }, after: summaryOf(input) });
    return presentFaq(await findFaq(db, id), NEVER);
  });
}

/** Fields left out stay. @throws faq.not_found, fact.invalid */
export async function editFaq(
  deps: FaqDeps,
  tenantId: TenantId,
  id: string,
  change: { [Field in keyof FaqIn]?: FaqIn[Field] | undefined },
  audit: AuditSource,
  now: Date,
): Promise<FaqView> {
  const read = async (db: TenantDb): Promise<FaqIn> => {
    const { questions, answer, from_date: from, to_date: to } = await findFaq(db, id);
    return {
      ...{ questions: change.questions ?? questions, answer: change.answer ?? answer },
      validFrom: change.validFrom === undefined ? from : change.validFrom,
      validTo: change.validTo === undefined ? to : change.validTo,
    };
  };
  const before = tidy(await deps.database.withTenant(tenantId, read));
  const chunks = await chunksOf(id, before, deps.embedder);
  return deps.database.withTenant(tenantId, async (db) => {
    const manual = await openManualSource(db);
    const row = await findFaq(db, id);
    const input = tidy(await read(db));
    // Somebody else changed the rest meanwhile: its passages are made anew, without the vectors.
    const fresh = JSON.stringify(input) === JSON.stringify(before) ? chunks : await chunksOf(id, input, null);
    const span = await replaceEntry(db, manual, { start: row.span_start, end: row.span_end }, entryOf(input));
    await db.query
      .updateTable('faq_entry')
      .set({
        ...{ questions: input.questions, answer: JSON.stringify(input.answer), updated_at: new Date() },
        ...{ span_start: span.start, span_end: span.end, valid_from: input.validFrom, valid_to: input.validTo },
      })
      .where('id', '=', id)
      .execute();
    await writeChunks(db, { ...manual, ...span }, id, fresh, deps.embedder?.space ?? null);
    await bumpKnowledge(db);
    await recordAudit(db, audit, { target: { kind: 'faq', id }, before: summaryOf(row), after: summaryOf(input) });
    return presentFaq(await findFaq(db, id), (await countUses(db, now)).get(id) ?? NEVER);
  });
}

/** @throws faq.not_found */
export async function removeFaq(db: TenantDb, id: string, audit: AuditSource): Promise<void> {
  const manual = await openManualSource(db);
  const row = await findFaq(db, id);
  await db.query.deleteFrom('faq_entry').where('id', '=', id).execute();
  await removeEntry(db, manual, { start: row.span_start, end: row.span_end });
  await bumpKnowledge(db);
  await recordAudit(db, audit, { target: { kind: 'faq', id }, before: summaryOf(row) });
}

/** For the log. The questions may be customers' own words, which do not belong there. */
const summaryOf = ({ questions, answer }: Pick<FaqIn, 'questions' | 'answer'>) => ({ questions: questions.length, answer });

/** A question twice is one; texts the database cannot hold are mended. */
function tidy({
  questions,
  answer,
  validFrom = null,
  validTo = null,
}: FaqIn): Required<FaqIn> & { validFrom: string | null; validTo: string | null } {
  if (validFrom !== null && validTo !== null && validFrom > validTo) throw new AppError('fact.invalid', { field: 'validTo' });
  const clean = (text: string): string => text.toWellFormed().replaceAll('\u0000', '').trim();
  return {
    questions: [...new Set(questions.map((question) => clean(question).replaceAll(/\s+/g, ' ')))],
    answer: { en: answer.en === null ? null : clean(answer.en), ar: answer.ar === null ? null : clean(answer.ar) },
    ...{ validFrom, validTo },
  };
}
