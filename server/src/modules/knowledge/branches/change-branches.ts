import type { BranchIn, BranchView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { makeId } from '../../../platform/ids.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { assertWithinLimit, requireTimeZone } from '../../tenancy/index.ts';
import { bumpKnowledge } from '../store.ts';
import { findBranch, presentBranch } from './list-branches.ts';
import { appendEntry, openManualSource, removeEntry, replaceEntry } from './manual-source.ts';

/** Enters a branch. It counts as confirmed, and the bot's next answer knows it. @throws tenant.unknown_time_zone, tenant.limit_reached */
export async function addBranch(db: TenantDb, input: BranchIn, audit: AuditSource): Promise<BranchView> {
  if (input.timeZone !== null) requireTimeZone(input.timeZone);
  await assertWithinLimit(db, 'branches');
  const manual = await openManualSource(db);
  const span = await appendEntry(db, manual, entryOf(input));
  const id = makeId('brn');
  await db.query
    .insertInto('branch')
    .values({
      ...columnsOf(input),
      id,
      state: 'confirmed',
      source_id: manual.sourceId,
      document_id: manual.documentId,
      page: null,
      span_start: span.start,
      span_end: span.end,
      ordinal: 0,
    })
    .execute();
  await bumpKnowledge(db);
  await recordAudit(db, audit, { target: { kind: 'branch', id, label: labelOf(input) }, after: { ...input } });
  return presentBranch(await findBranch(db, id));
}

/** Fields to change; those left out stay. */
type BranchChange = { [Field in keyof BranchIn]?: BranchIn[Field] | undefined };

/**
 * Changes a branch; whoever changes it confirms it. One that a document named is from then on the tenant's own word, so that reading the document
 * again does not take it back. @throws branch.not_found, tenant.unknown_time_zone
 */
export async function updateBranch(db: TenantDb, id: string, change: BranchChange, audit: AuditSource): Promise<BranchView> {
  if (change.timeZone) requireTimeZone(change.timeZone);
  const manual = await openManualSource(db);
  const row = await findBranch(db, id);
  const { state: _state, source: _source, id: _id, ...before } = presentBranch(row);
  const after: BranchIn = { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
  const entry = entryOf(after);
  const span =
    row.source_id === manual.sourceId
      ? await replaceEntry(db, manual, { start: row.span_start, end: row.span_end }, entry)
      : await appendEntry(db, manual, entry);
  await db.query
    .updateTable('branch')
    .set({
      ...columnsOf(after),
      state: 'confirmed',
      source_id: manual.sourceId,
      document_id: manual.documentId,
      page: null,
      span_start: span.start,
      span_end: span.end,
    })
    .where('id', '=', id)
    .execute();
  await bumpKnowledge(db);
  const changed = (Object.keys(after) as (keyof BranchIn)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const only = (branch: BranchIn) => Object.fromEntries(changed.map((field) => [field, branch[field]]));
  await recordAudit(db, audit, { target: { kind: 'branch', id, label: labelOf(after) }, before: only(before), after: only(after) });
  return presentBranch(await findBranch(db, id));
}

/** One that a document names comes back when the document is read again. @throws branch.not_found */
export async function removeBranch(db: TenantDb, id: string, audit: AuditSource): Promise<void> {
  const manual = await openManualSource(db);
  const row = await findBranch(db, id);
  await db.query.deleteFrom('branch').where('id', '=', id).execute();
  if (row.source_id === manual.sourceId) await removeEntry(db, manual, { start: row.span_start, end: row.span_end });
  await bumpKnowledge(db);
  await recordAudit(db, audit, { target: { kind: 'branch', id, label: labelOf(row) }, before: { name: row.name } });
}

function columnsOf(branch: BranchIn) {
  return {
    name: JSON.stringify(branch.name),
    address: JSON.stringify(branch.address),
    city: JSON.stringify(branch.city),
    phone: branch.phone,
    map_url: branch.mapUrl,
    time_zone: branch.timeZone,
  };
}

/** The line that the facts' span points at: everything that was said, as it was said. */
function entryOf({ name, address, city, phone, mapUrl }: BranchIn): string {
  return [name, address, city]
    .flatMap(({ en, ar }) => [en, ar])
    .concat(phone, mapUrl)
    .filter(Boolean)
    .join(' — ');
}

function labelOf({ name }: Pick<BranchIn, 'name'>): string {
  return name.en ?? name.ar ?? '';
}
