import { TENANT_TABLES } from './tenant-tables.ts';

/** A statement that would have crossed the tenant wall. Never caught: it is a bug of ours. */
export class TenantWallError extends Error {
  constructor(message: string) {
    super(`tenant wall: ${message}`);
    this.name = 'TenantWallError';
  }
}

// Comments and strings are blanked first, so that neither can hide a table or fake a binding.
const NOISE = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g;
const IDENTIFIER = /"([^"]+)"|\b([a-z_][a-z0-9_]*)\b/gi;
// A name before a dot is a column's qualifier, and one before a bracket a function or an insert's list of columns.
const TABLE_POSITION =
  /(?:\b(?:from|join|update|using|table|only)|,)\s+(?:"?public"?\s*\.\s*)?("[^"]+"|[a-z_][a-z0-9_]*)(?!["a-z0-9_]|\s*[.(])|\binto\s+(?:"?public"?\s*\.\s*)?("[^"]+"|[a-z_][a-z0-9_]*)/gi;
const BINDING = /"?tenant_id"?\s*=\s*\$(\d+)/gi;

// Other ways to write a string, a name or a comment: blanking would take the wrong part of them for noise.
const UNREADABLE = /(?<![\w'])e'|\bu&\s*["']|\$(?:[a-z_]\w*)?\$|\/\*(?:(?!\*\/)[\s\S])*\/\*/i;
const SYSTEM_FUNCTION = /(?<!\w)"?wafaa"?\s*\.\s*(?!"?current_tenant\b)/i;
const SESSION_STATE =
  /^\s*(?:set|reset|discard|alter|create|drop|grant|revoke|truncate|copy|do|call|begin|commit|rollback)\b|\bset_config\b|;\s*\S/i;
// These take a statement as text, which nobody here would read.
const RUNS_TEXT = /\b(?:query_to_xml\w*|table_to_xml\w*|schema_to_xml\w*|database_to_xml\w*|cursor_to_xml\w*|ts_stat|dblink\w*)\b/i;

/**
 * Refuses a statement of a tenant's handle that names a tenant table without binding this tenant to it, once for every table it names.
 * Inserts bind through their `tenant_id` column; everything else through `tenant_id = $n`.
 * @throws TenantWallError
 */
export function guardStatement(statement: string, parameters: readonly unknown[], tenantId: string): void {
  if (UNREADABLE.test(statement)) throw new TenantWallError('a tenant handle writes plain strings, names and comments only');
  const text = statement.replaceAll(NOISE, ' ');
  if (SYSTEM_FUNCTION.test(text)) throw new TenantWallError('a tenant handle may not call system functions');
  if (SESSION_STATE.test(text)) throw new TenantWallError('a tenant handle may not change the session or the schema');
  if (RUNS_TEXT.test(text)) throw new TenantWallError('a tenant handle may not run statements that are given as text');
  const named = countTables(text);
  if (named === 0) return;
  const bound = countBindings(text, parameters, tenantId);
  if (bound < named) throw new TenantWallError(`${named} tenant table(s) named, ${bound} bound to the tenant`);
}

function countTables(text: string): number {
  let count = 0;
  for (const match of text.matchAll(TABLE_POSITION)) {
    if (TENANT_TABLES.has((match[1] ?? match[2] ?? '').replaceAll('"', '').toLowerCase())) count += 1;
  }
  if (count > 0) return count;
  // A table in an unforeseen position still counts, unless it can only be a column or an alias (`tenant` is too common a word for that).
  for (const match of text.matchAll(IDENTIFIER)) {
    const name = (match[1] ?? match[2] ?? '').toLowerCase();
    if (match[1] === undefined && name.includes('_') && TENANT_TABLES.has(name)) return 1;
  }
  return 0;
}

function countBindings(text: string, parameters: readonly unknown[], tenantId: string): number {
  let count = 0;
  for (const match of text.matchAll(BINDING)) {
    if (parameters[Number(match[1]) - 1] === tenantId) count += 1;
  }
  // insert into t (…, tenant_id, …): each row's value at that place is checked against the tenant by the plugin and by the table's policy.
  const insert = /\binsert\s+into\s+(?:"?public"?\s*\.\s*)?"?[a-z_]+"?(?:\s+as\s+\w+)?\s*\(([^)]*)\)/gi;
  for (const match of text.matchAll(insert)) {
    if (/"?tenant_id"?/i.test(match[1] ?? '') && parameters.includes(tenantId)) count += 1;
  }
  return count;
}
