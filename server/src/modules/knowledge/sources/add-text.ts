import type { Database } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { addSource } from '../add-source.ts';

export interface TextInput {
  name: string;
  text: string;
  format: 'text' | 'markdown';
}

/** Keeps a pasted text as the file that it would have been. @returns the source's id. @throws what `addSource` throws */
export function addText(
  deps: { database: Database; storage: FileStorage },
  tenantId: TenantId,
  { name, text, format }: TextInput,
  audit: AuditSource,
): Promise<string> {
  const bytes = Buffer.from(text.toWellFormed().trim(), 'utf8');
  const file = format === 'markdown' ? { extension: 'md', mime: 'text/markdown' } : { extension: 'txt', mime: 'text/plain' };
  return addSource(deps, tenantId, { name: `${name}.${file.extension}`, mime: file.mime, bytes, origin: 'text' }, (db, id) =>
    recordAudit(db, audit, { target: { kind: 'source', id, label: name }, after: { bytes: bytes.length } }),
  );
}
