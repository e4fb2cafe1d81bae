import type { ImportReport } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { assertWithinLimit } from '../../tenancy/index.ts';
import { openManualSource } from '../branches/manual-source.ts';
import { slices } from '../slices.ts';
import { bumpKnowledge } from '../store.ts';
import { CSV_FORMS } from './csv-columns.ts';
import { type EditableKind, fieldsOf, type FieldsOf, kindOfId, labelOf } from './fact-kinds.ts';
import { sameText } from './fact-keys.ts';
import { type AnyFact, findFacts } from './find-facts.ts';
import { decideQuietly } from './decide-facts.ts';
import { type ImportedRow, readCells, readRow, rowError } from './read-import.ts';
import { insertFact, replaceFact } from './write-fact.ts';

/**
 * Adds and changes facts from a CSV as the export writes it. All rows or none: each row that cannot be taken is told of, and nothing is written
 * while there is one, nor in a dry run. Whatever is changed counts as confirmed, unless its `state` says otherwise.
 * @throws fact.import_unreadable, fact.import_too_long, tenant.limit_reached
 */
export async function importFacts<Kind extends EditableKind>(
  db: TenantDb,
  input: { kind: Kind; dryRun: boolean; bytes: Uint8Array },
  audit: AuditSource,
): Promise<ImportReport> {
  const { kind } = input;
  const lines = readCells(input.bytes, kind);
  const manual = await openManualSource(db);
  const ids = [...new Set(lines.flatMap(({ cells }) => (cells['id'] ? [cells['id']] : [])))];
  const known = new Map<string, AnyFact>();
  for (const group of slices(
    ids.filter((id) => kindOfId(id) === kind),
    500,
  ))
    for (const fact of await findFacts(db, kind, { ids: group })) known.set(fact.fact.id, fact);
  const errors: ImportReport['errors'] = [];
  const rows: ImportedRow<Kind>[] = [];
  const seen = new Set<string>();
  for (const { row, cells } of lines) {
    const id = cells['id'] || null;
    const before = id === null ? null : known.get(id);
    if (before === undefined) errors.push(rowError(row, 'id', 'fact.import_unknown_id'));
    else if (id !== null && seen.has(id)) errors.push(rowError(row, 'id', 'fact.import_repeated_id'));
    else {
      const read = readRow(kind, row, cells, before && (fieldsOf[kind](before.fact as never) as Record<string, unknown>));
      if (read.ok) rows.push(read.imported);
      else errors.push(read.error);
    }
    if (id !== null) seen.add(id);
  }
  const added = rows.filter(({ id }) => id === null);
  const changed = rows.filter(({ id, fields }) => id !== null && !isSame(kind, known.get(id), fields));
  const moved = rows.filter(({ id, state }) => id !== null && state !== null && state !== known.get(id)?.fact.state);
  const touched = new Set([...changed, ...moved]).size;
  const preview = [...added, ...changed, ...moved.filter((row) => !changed.includes(row))]
    .toSorted((one, other) => one.row - other.row)
    .slice(0, MOST_SHOWN)
    .map((row) => presentRow(kind, row, row.id === null ? undefined : known.get(row.id)));
  const counts = { added: added.length, changed: touched, unchanged: rows.length - added.length - touched };
  if (errors.length > 0 || input.dryRun) return { ...counts, errors: errors.slice(0, MOST_SHOWN), preview, dry: true };

  if (added.length > 0) await assertWithinLimit(db, 'facts', added.length);
  for (const { fields, state } of added) {
    const id = await insertFact(db, manual, kind, fields);
    if (state === 'expired') await decideQuietly(db, [id], { decision: 'reject', allergens: false }, audit.actor.name);
  }
  for (const { id, fields } of changed) {
    const found = id === null ? undefined : known.get(id);
    if (found) await replaceFact(db, manual, found, kind, fields, audit.actor.name);
  }
  for (const [decision, state] of [['reject', 'expired'] as const, ['confirm', 'confirmed'] as const]) {
    const decided = rows.flatMap((row) => (row.id !== null && row.state === state && moved.includes(row) ? [row.id] : []));
    for (const group of slices(decided, 500)) await decideQuietly(db, group, { decision, allergens: false }, audit.actor.name);
  }
  await bumpKnowledge(db);
  await recordAudit(db, audit, { after: { kind, ...counts } });
  return { ...counts, errors: [], preview, dry: false };
}

const MOST_SHOWN = 200;

/** What a row of the file does, as cells that are written otherwise than before. */
function presentRow<Kind extends EditableKind>(
  kind: Kind,
  { row, id, fields, state }: ImportedRow<Kind>,
  known: AnyFact | undefined,
): ImportReport['preview'][number] {
  const form = CSV_FORMS[kind];
  const after: Record<string, string> = { ...form.write(fields), ...(state ? { state } : {}) };
  const before: Record<string, string> = known
    ? { ...form.write(fieldsOf[kind](known.fact as never) as FieldsOf[Kind]), state: known.fact.state }
    : {};
  const cells = Object.entries(after)
    .filter(([column, value]) => value !== (before[column] ?? ''))
    .map(([column, value]) => ({ column, before: before[column] ?? '', after: value }));
  return { row, id, label: labelOf(kind, fields), change: id === null ? 'added' : 'changed', cells };
}

function isSame(kind: EditableKind, known: AnyFact | undefined, fields: object): boolean {
  return known !== undefined && sameText(comparable(fieldsOf[kind](known.fact as never))) === sameText(comparable(fields));
}

/** Lists that are sets, and texts that are empty or none, are the same. */
function comparable(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => {
      if (['dietTags', 'allergens', 'aliases', 'weekdays'].includes(name) && Array.isArray(value))
        return [name, value.map(String).toSorted()];
      if (typeof value === 'object' && value !== null && 'en' in value && 'ar' in value)
        return [name, { en: value.en || null, ar: value.ar || null }];
      return [name, value];
    }),
  );
}
