import type { FaqIn, FaqView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { addFaq, type FaqDeps } from '../faq/change-faq.ts';
import { findFact } from '../review/find-facts.ts';
import { findGap, type Gap } from './list-gaps.ts';

/** These questions are shown no more, also when they are asked again. @throws gap.not_found */
export async function dismissGap(db: TenantDb, id: string, now: Date, audit: AuditSource): Promise<void> {
  const gap = await findGap(db, id, now);
  await close(db, gap, { id, faqId: null, returns: false, now, by: audit.actor.name });
  await recordAudit(db, audit, { target: { kind: 'gap', id }, after: { questions: gap.asked.length } });
}

const MOST_QUESTIONS = 30;

/**
 * Answers a gap from now on: its questions, or those that are given, become an entry of the owner's own questions. Should it be asked later and find
 * nothing all the same, it is a gap again. @throws gap.not_found, tenant.limit_reached
 */
export async function answerGap(
  deps: FaqDeps,
  tenantId: TenantId,
  id: string,
  input: { answer: FaqIn['answer']; questions?: string[] | undefined; now: Date },
  audit: AuditSource,
): Promise<FaqView> {
  const gap = await deps.database.withTenant(tenantId, (db) => findGap(db, id, input.now));
  const asked = [...new Set(gap.asked.map(({ question }) => question.replaceAll(/\s+/g, ' ').trim().slice(0, 300)))];
  const entry = { questions: input.questions ?? asked.slice(0, MOST_QUESTIONS), answer: input.answer };
  return addFaq(deps, tenantId, entry, audit, (db, faqId) =>
    close(db, gap, { id, faqId, returns: true, now: input.now, by: audit.actor.name }),
  );
}

/** A fact answers these questions from now on. Should they be asked later and find nothing all the same, they are a gap again. @throws gap.not_found, fact.not_found */
export async function settleGap(db: TenantDb, id: string, input: { factId: string; now: Date }, audit: AuditSource): Promise<void> {
  const gap = await findGap(db, id, input.now);
  await findFact(db, input.factId);
  await close(db, gap, { id, faqId: null, returns: true, now: input.now, by: audit.actor.name });
  await recordAudit(db, audit, { target: { kind: 'gap', id }, after: { questions: gap.asked.length, factId: input.factId } });
}

/** Takes back that a gap was closed: all that was closed with it is open again. @throws gap.not_found */
export async function reopenGap(db: TenantDb, id: string, audit: AuditSource): Promise<void> {
  const opened = await db.query.deleteFrom('closed_gap').where('gap_id', '=', id).returning('signature').execute();
  if (opened.length === 0) throw new AppError('gap.not_found', { id });
  await recordAudit(db, audit, { target: { kind: 'gap', id } });
}

async function close(
  db: TenantDb,
  gap: Gap,
  { id, faqId, returns, now, by }: { id: string; faqId: string | null; returns: boolean; now: Date; by: string },
): Promise<void> {
  const signatures = [...new Set(gap.asked.map(({ signature }) => signature.hash))];
  const values = { gap_id: id, faq_id: faqId, returns, closed_by: by, closed_at: now };
  await db.query
    .insertInto('closed_gap')
    .values(signatures.map((signature) => ({ signature, ...values })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'signature']).doUpdateSet(values))
    .execute();
}
