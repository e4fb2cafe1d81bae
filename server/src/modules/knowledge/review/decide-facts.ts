import type { FactKind, FactView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { openManualSource } from '../branches/manual-source.ts';
import { bumpKnowledge } from '../store.ts';
import { fieldsOf, kindOfId, labelOf, TABLES } from './fact-kinds.ts';
import { factKeys } from './fact-keys.ts';
import { type AnyFact, findFacts } from './find-facts.ts';
import { getFact } from './list-facts.ts';
import { acknowledge, forgetReviews, keepReviews } from './reviews.ts';

export interface Decision {
  /** `reopen`: as if nobody had decided on it. What the owner entered by hand is confirmed then. */
  decision: 'confirm' | 'reject' | 'reopen';
  /** Confirms the allergens that the items state, too: only this makes an allergen answer possible. */
  allergens: boolean;
}

/** Confirms or rejects one fact. @throws fact.not_found */
export async function decideFact(db: TenantDb, id: string, decision: Decision, audit: AuditSource, now: Date): Promise<FactView> {
  const [found] = await decideQuietly(db, [id], decision, audit.actor.name);
  const label = found ? labelOf(found.kind, fieldsOf[found.kind](found.fact as never)) : '';
  await recordAudit(db, audit, {
    target: { kind: 'fact', id, label },
    before: { state: found?.fact.state },
    after: { state: STATES[decision.decision], ...(decision.allergens ? { allergensConfirmed: true } : {}) },
  });
  return getFact(db, id, now);
}

/** Confirms, rejects or opens again all of these or, when one of them is not there, none; one row in the log. @throws fact.not_found */
export async function reviewFacts(
  db: TenantDb,
  { ids, ...decision }: Decision & { ids: readonly string[] },
  audit: AuditSource,
): Promise<{ changed: number }> {
  const found = await decideQuietly(db, [...new Set(ids)], decision, audit.actor.name);
  await recordAudit(db, audit, { after: { ...decision, count: found.length, ids: found.map(({ fact }) => fact.id) } });
  return { changed: found.length };
}

const STATES = { confirm: 'confirmed', reject: 'expired', reopen: 'proposed' } as const;

/** The deed alone, for a verb that leaves the row in the log itself. */
export async function decideQuietly(db: TenantDb, ids: readonly string[], decision: Decision, by: string): Promise<AnyFact[]> {
  // Holds the tenant's row, so that no document is read anew in between.
  const manual = await openManualSource(db);
  const all: AnyFact[] = [];
  for (const [kind, same] of Map.groupBy(ids, (id) => kindOfId(id))) {
    const found = kind ? await findFacts(db, kind, { ids: same }) : [];
    const missing = same.find((id) => !found.some(({ fact }) => fact.id === id));
    if (!kind || missing !== undefined) throw new AppError('fact.not_found', { id: missing ?? same[0] ?? '' });
    const isOwn = ({ fact }: AnyFact): boolean => fact.span.sourceId === manual.sourceId;
    const idsOf = (facts: readonly AnyFact[]): string[] => facts.map(({ fact }) => fact.id);
    await setState(db, kind, idsOf(found.filter((each) => !isOwn(each))), decision);
    const own = idsOf(found.filter(isOwn));
    await setState(db, kind, own, decision.decision === 'reopen' ? { ...decision, decision: 'confirm' } : decision);
    if (decision.decision === 'confirm') await acknowledge(db, own);
    all.push(...found);
  }
  if (decision.decision === 'reopen') {
    await forgetReviews(
      db,
      all.map(({ kind, fact }) => ({ sourceId: fact.span.sourceId, keys: factKeys(kind, fact as never) })),
    );
    await bumpKnowledge(db);
    return all;
  }
  await keepReviews(
    db,
    all.flatMap(({ kind, fact }) => {
      if (fact.span.sourceId === manual.sourceId) return [];
      const allergensConfirmed = kind === 'item' && decision.decision === 'confirm' && (decision.allergens || fact.allergensConfirmed);
      const decided = decision.decision === 'confirm' ? ('confirmed' as const) : ('rejected' as const);
      const keys = factKeys(kind, fact as never);
      return [{ kind, sourceId: fact.span.sourceId, keys, decision: decided, allergensConfirmed, replacedBy: null, by }];
    }),
  );
  await bumpKnowledge(db);
  return all;
}

async function setState(db: TenantDb, kind: FactKind, ids: readonly string[], decision: Decision): Promise<void> {
  if (ids.length === 0) return;
  const state = STATES[decision.decision];
  if (kind === 'item' && (decision.allergens || state !== 'confirmed')) {
    await db.query
      .updateTable('item')
      .set({ state, allergens_confirmed: state === 'confirmed' })
      .where('id', 'in', ids)
      .execute();
    return;
  }
  await db.query.updateTable(TABLES[kind]).set({ state }).where('id', 'in', ids).execute();
}
