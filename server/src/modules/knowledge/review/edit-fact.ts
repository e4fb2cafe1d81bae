import type { FactChange, FactView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { openManualSource } from '../branches/manual-source.ts';
import { bumpKnowledge } from '../store.ts';
import { checkFields } from './check-fields.ts';
import { type EditableKind, fieldsOf, type FieldsOf, labelOf } from './fact-kinds.ts';
import { sameText } from './fact-keys.ts';
import { findFact } from './find-facts.ts';
import { getFact } from './list-facts.ts';
import { replaceFact } from './write-fact.ts';

/**
 * Changes a fact; whoever changes it confirms it. From then on it is the tenant's own word: reading its document again does not take it back, and
 * shows beside it what the document says. @throws fact.not_found, fact.other_kind, fact.invalid
 */
export async function editFact(db: TenantDb, id: string, change: FactChange, audit: AuditSource, now: Date): Promise<FactView> {
  const manual = await openManualSource(db);
  const found = await findFact(db, id);
  if (found.kind !== change.kind) throw new AppError('fact.other_kind', { kind: found.kind });
  const before = fieldsOf[found.kind](found.fact as never) as Record<string, unknown>;
  const after = withChange(change.kind, before, change.fields);
  checkFields(change.kind, after);
  await replaceFact(db, manual, found, change.kind, after, audit.actor.name);
  await bumpKnowledge(db);
  const changed = Object.keys(before).filter((field) => sameText(before[field]) !== sameText((after as never)[field]));
  const only = (fields: object) => Object.fromEntries(changed.map((field) => [field, (fields as Record<string, unknown>)[field]]));
  await recordAudit(db, audit, {
    target: { kind: 'fact', id, label: labelOf(change.kind, after) },
    before: only(before),
    after: only(after),
  });
  return getFact(db, id, now);
}

/** Allergens that somebody writes down are confirmed by that, unless they say otherwise. */
export function withChange<Kind extends EditableKind>(
  kind: Kind,
  before: Record<string, unknown>,
  change: { [Field in keyof FieldsOf[Kind]]?: FieldsOf[Kind][Field] | undefined } | Record<string, unknown>,
): FieldsOf[Kind] {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const confirms = kind === 'item' && 'allergens' in given && !('allergensConfirmed' in given);
  return { ...before, ...given, ...(confirms ? { allergensConfirmed: true } : {}) } as unknown as FieldsOf[Kind];
}
