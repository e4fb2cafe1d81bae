import { createHash } from 'node:crypto';
import type { ClaimedMedia, Database, MediaState, TenantDb } from '../../platform/db/index.ts';
import { mintTenantId, type TenantId } from '../../platform/ids.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import {
  adapterFor,
  type ChannelConfig,
  type ChannelHttp,
  type ConnectedAccount,
  type FetchedMedia,
  type SendFailed,
} from '../channels/index.ts';
import { judgeMedia } from './judge-media.ts';
import { FETCH_MS, MAX_BYTES, WAITS_MS } from './limits.ts';
import { readShape } from './read-shape.ts';

export interface MediaDeps {
  database: Database;
  storage: FileStorage;
  http: ChannelHttp;
  configFor: (channel: string) => ChannelConfig;
  accounts: { load(tenantId: string, accountId: string): Promise<ConnectedAccount | null> };
  log: Log;
  onChanged: (tenantId: string) => void;
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;
type Ending = { state: Exclude<MediaState, 'waiting' | 'stored'>; cause: string } | { state: 'waiting'; cause: string; waitMs: number };

/**
 * Fetches one file that was claimed, once, and writes down what came of it. Whoever claimed it later is the one who counts: then nothing of this
 * fetch stays. Rejects only where the database or the storage does; the lease ends and it is fetched anew.
 */
export async function fetchMedia(deps: MediaDeps, claimed: ClaimedMedia): Promise<void> {
  const tenantId = mintTenantId(claimed.tenantId);
  const row = await deps.database.withTenant(tenantId, (db) => findRow(db, claimed));
  if (!row) return;
  const fetched = await fetchFile(deps, tenantId, row);
  if (!fetched.ok) {
    await settle(deps, tenantId, claimed, row, endingOf(row, fetched));
    return;
  }
  const verdict = await judgeMedia(row.kind, row.told.mime, fetched.bytes);
  if (!verdict.fits) {
    // What was shared and is no file is a link, which stands in the message.
    await settle(deps, tenantId, claimed, row, row.kind === 'shared' ? null : { state: 'failed', cause: verdict.cause });
    return;
  }
  const key = await deps.storage.put(tenantId, 'media', `${claimed.id}_${claimed.attempt}`, fetched.bytes);
  const { width, height, durationMs } = readShape(fetched.bytes, verdict.mime);
  const stored = await deps.database.withTenant(tenantId, async (db) => {
    const found = await db.query
      .updateTable('message_media')
      .set({
        ...{ state: 'stored', cause: null, told: '{}', kind: verdict.kind, mime: verdict.mime, storage_key: key },
        ...{ size_bytes: fetched.bytes.length, sha256: createHash('sha256').update(fetched.bytes).digest('hex') },
        ...{ width, height, duration_ms: durationMs, settled_at: new Date() },
        name: row.name ?? fetched.filename?.slice(0, 200) ?? null,
      })
      .where('id', '=', claimed.id)
      .where('state', '=', 'waiting')
      .where('attempts', '=', claimed.attempt)
      .returning('id')
      .executeTakeFirst();
    if (found) await announce(db, row);
    return found !== undefined;
  });
  // Erased, taken back or fetched by somebody else meanwhile.
  if (stored) deps.onChanged(tenantId);
  else await deps.storage.remove(tenantId, key);
}

async function findRow(db: TenantDb, { id, attempt }: ClaimedMedia) {
  return db.query
    .selectFrom('message_media as f')
    .innerJoin('conversation as c', 'c.id', 'f.conversation_id')
    .innerJoin('message as m', 'm.id', 'f.message_id')
    .select(['f.id', 'f.kind', 'f.told', 'f.tries', 'f.name', 'f.ordinal', 'f.conversation_id', 'c.channel', 'c.account_id'])
    .select('m.provider_message_id')
    .where('f.id', '=', id)
    .where('f.state', '=', 'waiting')
    .where('f.attempts', '=', attempt)
    .executeTakeFirst();
}

async function fetchFile(deps: MediaDeps, tenantId: TenantId, row: Row): Promise<FetchedMedia> {
  const adapter = adapterFor(row.channel);
  const account = await deps.accounts.load(tenantId, row.account_id);
  if (!adapter?.fetchMedia) return refused('channel.no_media', 'media_problem');
  if (!account) return refused('account.disconnected', 'auth');
  return adapter.fetchMedia(
    account,
    {
      ...row.told,
      ...(row.provider_message_id === null ? {} : { messageId: row.provider_message_id, position: row.ordinal }),
      maxBytes: MAX_BYTES[row.kind],
    },
    { http: deps.http, config: deps.configFor(row.channel), signal: AbortSignal.timeout(FETCH_MS) },
  );
}

function refused(code: string, failure: SendFailed['failure']): SendFailed {
  return { ok: false, failure, code, ambiguous: false, detail: '' };
}

/** What a failed fetch means for the file. An address that has gone is asked for anew where a provider has another; a second time it is gone. */
function endingOf(row: Row, failed: SendFailed): Ending | null {
  const cause = failed.code.replace(/^channel\./, '');
  if (cause === 'media_too_large') return { state: 'too_large', cause };
  if (cause === 'media_gone') return row.tries < 2 ? { state: 'waiting', cause, waitMs: WAITS_MS[0] } : { state: 'expired', cause };
  // The page of what was shared, or a host that keeps no files.
  if (row.kind === 'shared' && failed.failure === 'media_problem') return null;
  const wait = WAITS_MS[row.tries - 1];
  // Bytes that were cut or mixed up on the way are another's next time.
  const mayPass = failed.failure !== 'media_problem' || cause === 'media_digest' || cause === 'media_is_page';
  if (!mayPass || wait === undefined) return { state: 'failed', cause };
  return { state: 'waiting', cause, waitMs: Math.max(wait, failed.retryAfterMs ?? 0) };
}

async function settle(deps: MediaDeps, tenantId: TenantId, { id, attempt }: ClaimedMedia, row: Row, ending: Ending | null): Promise<void> {
  const changed = await deps.database.withTenant(tenantId, async (db) => {
    if (ending === null) {
      await db.query
        .deleteFrom('message_media')
        .where('id', '=', id)
        .where('attempts', '=', attempt)
        .where('state', '=', 'waiting')
        .execute();
      return true;
    }
    const { state, cause } = ending;
    const found = await db.query
      .updateTable('message_media')
      .set({
        ...{ state, cause, storage_key: null },
        ...(ending.state === 'waiting' ? { due_at: new Date(Date.now() + ending.waitMs) } : { settled_at: new Date() }),
      })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where('attempts', '=', attempt)
      .returning('id')
      .executeTakeFirst();
    if (found && state !== 'waiting') await announce(db, row);
    return found !== undefined && state !== 'waiting';
  });
  if (ending?.state === 'failed') deps.log.warn({ tenantId, mediaId: id, cause: ending.cause }, 'media was not fetched');
  if (changed) deps.onChanged(tenantId);
}

/** Dashboards that show the thread read it again. */
async function announce(db: TenantDb, row: Pick<Row, 'conversation_id' | 'id'>): Promise<void> {
  await db.query
    .insertInto('event')
    .values({ kind: 'message.media', conversation_id: row.conversation_id, payload: JSON.stringify({ mediaId: row.id }) })
    .execute();
}
