import type { SourceView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { getSource } from '../list-sources.ts';
import { setSourceState } from '../store.ts';

/**
 * Queues a source to be read again, or a page to be visited again; what it says goes on being answered. One that failed goes on from the stage that
 * failed, where what was read before is kept (`readings.ts`). @throws source.not_found
 */
export async function retrySource(db: TenantDb, id: string, audit: AuditSource): Promise<SourceView> {
  const source = await getSource(db, id);
  // What is at work goes on: its job replaces the content as a whole when it is done.
  if (source.state === 'live') await setSourceState(db, id, 'queued', { failureCode: null, stages: [] });
  else if (source.state === 'failed') await setSourceState(db, id, 'queued', { failureCode: null });
  await recordAudit(db, audit, { target: { kind: 'source', id, label: source.name } });
  return getSource(db, id);
}
