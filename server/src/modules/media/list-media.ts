import type { MediaView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';

/** Files of these messages, by message, in the order in which they were sent. */
export async function listMedia(db: TenantDb, messageIds: readonly string[]): Promise<ReadonlyMap<string, MediaView[]>> {
  const byMessage = new Map<string, MediaView[]>();
  if (messageIds.length === 0) return byMessage;
  const rows = await db.query
    .selectFrom('message_media')
    .select(['id', 'message_id', 'kind', 'state', 'cause', 'name', 'mime', 'size_bytes', 'width', 'height', 'duration_ms'])
    .where('message_id', 'in', [...messageIds])
    .orderBy('message_id')
    .orderBy('ordinal')
    .execute();
  for (const row of rows) {
    // A link until its file is there.
    if (row.kind === 'shared') continue;
    const list = byMessage.get(row.message_id) ?? [];
    list.push({
      id: row.id,
      kind: row.kind,
      state: row.state,
      cause: row.state === 'stored' || row.state === 'waiting' ? null : row.cause,
      name: row.name,
      mime: row.mime,
      sizeBytes: row.size_bytes,
      width: row.width,
      height: row.height,
      durationMs: row.duration_ms,
    });
    byMessage.set(row.message_id, list);
  }
  return byMessage;
}
