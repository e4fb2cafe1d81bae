import { callApi, type CallOutput } from '../../shared/api/api-client.ts';
import { callFile, saveFile } from '../../shared/api/files.ts';

export type AuditEntry = CallOutput<'listAudit'>['items'][number];
/** The filter as the API takes it: moments instead of days. */
export interface AuditQuery {
  q?: string | undefined;
  action?: string | undefined;
  actorId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Undefined parts are left out: an optional part of a query may be absent but not undefined. */
function given(query: AuditQuery): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export const listAudit = (query: AuditQuery, cursor: string | undefined, signal: AbortSignal) =>
  callApi('listAudit', { query: { limit: 50, ...given(query), ...(cursor ? { cursor } : {}) } }, { signal });

export async function downloadAudit(query: AuditQuery): Promise<void> {
  saveFile(await callFile('exportAudit', { query: given(query) }));
}
