import type { FactIn, FactView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { assertWithinLimit } from '../../tenancy/index.ts';
import { openManualSource } from '../branches/manual-source.ts';
import { bumpKnowledge } from '../store.ts';
import { checkFields } from './check-fields.ts';
import { labelOf } from './fact-kinds.ts';
import { getFact } from './list-facts.ts';
import { insertFact } from './write-fact.ts';

/** Enters a fact by hand. It counts as confirmed, and the bot's next answer knows it. @throws tenant.limit_reached, fact.invalid */
export async function addFact(db: TenantDb, { kind, fields }: FactIn, audit: AuditSource, now: Date): Promise<FactView> {
  checkFields(kind, fields);
  await assertWithinLimit(db, 'facts');
  const id = await insertFact(db, await openManualSource(db), kind, fields);
  await bumpKnowledge(db);
  await recordAudit(db, audit, { target: { kind: 'fact', id, label: labelOf(kind, fields) }, after: { kind, ...fields } });
  return getFact(db, id, now);
}
