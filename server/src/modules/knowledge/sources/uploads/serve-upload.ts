import { MemoryLocker, Server, Upload } from '@tus/server';
import type { Clock } from '../../../../platform/clock.ts';
import { AppError, type ErrorCode } from '../../../../platform/errors.ts';
import type { TenantId } from '../../../../platform/ids.ts';
import type { AuditSource } from '../../../audit/index.ts';
import { beginUpload } from './begin-upload.ts';
import { type FinishDeps, finishUpload, refusalOf } from './finish-upload.ts';
import { PieceStore } from './piece-store.ts';
import { AREA, EXPIRES_MS, findUpload, type UploadRow } from './upload-row.ts';

export interface UploadDeps extends FinishDeps {
  clock: Clock;
  maxBytes: number;
}
export interface UploadCall {
  tenantId: TenantId;
  audit: AuditSource;
  /** As it came, body and all; its path is ours. */
  request: Request;
  /** Of the upload it is about; null makes one. */
  id: string | null;
}
/** What is answered: tus says everything in headers. */
export interface UploadAnswer {
  status: number;
  headers: Record<string, string>;
}

const PATH = '/api/v1/uploads';
const CODES: Readonly<Record<number, ErrorCode>> = {
  403: 'request.unsupported_media_type',
  404: 'upload.not_found',
  409: 'upload.offset',
  410: 'upload.not_found',
  412: 'upload.protocol',
  413: 'document.too_large',
  415: 'request.unsupported_media_type',
  423: 'upload.busy',
};
const TOLD = [
  'tus-resumable',
  'location',
  'upload-offset',
  'upload-length',
  'upload-expires',
  'upload-metadata',
  'upload-source',
  'connection',
];

// Keyed by ids of uploads, which are nobody's twice. A second process may write the same bytes at the same place; the hash at the end finds more.
const locker = new MemoryLocker();

/**
 * One call of the tus protocol: make, find, append to or give up an upload. With its last byte the upload becomes a source.
 * @throws upload.*, and what `beginUpload` and `finishUpload` throw
 */
export async function serveUpload(deps: UploadDeps, call: UploadCall): Promise<UploadAnswer> {
  const { tenantId, request } = call;
  let row = call.id === null ? null : await known(deps, tenantId, call.id);
  if (row && row.state !== 'open') return settled(deps, tenantId, request.method, row);
  const directory = await deps.storage.folderOf(tenantId, AREA);
  const store = new PieceStore({
    directory,
    expirationPeriodInMilliseconds: EXPIRES_MS,
    // The row is the record of it; the folder holds bytes only.
    configstore: {
      get: async () =>
        row ? new Upload({ id: row.id, size: Number(row.size_bytes), offset: 0, creation_date: row.created_at.toISOString() }) : undefined,
      set: async () => {},
      delete: async () => {},
    },
  });
  let refused: unknown = null;
  const server = new Server({
    path: PATH,
    relativeLocation: true,
    datastore: store,
    locker,
    maxSize: deps.maxBytes,
    namingFunction: async (_request, metadata) => (row = await begin(deps, call, metadata ?? {})).id,
    getFileIdFromRequest: () => call.id ?? undefined,
    onUploadFinish: async () => {
      const sourceId = row ? await finishUpload(deps, tenantId, row, call.audit) : '';
      return { headers: { 'Upload-Source': sourceId } };
    },
    onResponseError: (_request, error) => {
      refused = error;
      return undefined;
    },
  });
  const response = await server.handleWeb(request);
  if (refused instanceof AppError) throw refused;
  if (response.status >= 400) throw new AppError(CODES[response.status] ?? 'request.invalid', {}, { cause: refused });
  if (request.method === 'DELETE') await forget(deps, tenantId, row);
  const headers = Object.fromEntries(
    TOLD.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name) ?? '']] : [])),
  );
  // The last byte came and its answer, or the process, was lost: whoever asks next finds the source.
  if (request.method === 'HEAD' && row && Number(headers['upload-offset']) === Number(row.size_bytes))
    headers['upload-source'] = await finishUpload(deps, tenantId, row, call.audit);
  return { status: response.status, headers };
}

function known(deps: UploadDeps, tenantId: TenantId, id: string): Promise<UploadRow> {
  return deps.database.withTenant(tenantId, (db) => findUpload(db, id, deps.clock.now()));
}

function begin(deps: UploadDeps, { tenantId, audit, request }: UploadCall, metadata: Record<string, string | null>): Promise<UploadRow> {
  const length = request.headers.get('upload-length');
  if (length === null) throw new AppError('request.invalid', { detail: 'upload-length: needed' });
  const input = {
    ...{ name: metadata['filename'] ?? null, mime: metadata['filetype'] ?? null, sizeBytes: Number(length) },
    ...{ sha256: metadata['sha256'] ?? null, replaces: metadata['replaces'] ?? null },
  };
  if (JSON.stringify(input).includes('\\u0000')) throw new AppError('request.invalid', { detail: 'upload-metadata: U+0000' });
  const given = { actor: audit.actor, maxBytes: deps.maxBytes, now: deps.clock.now() };
  return deps.database.withTenant(tenantId, (db) => beginUpload(db, input, given));
}

/** What was finished or refused stays so; a piece that is sent again changes nothing. */
async function settled(deps: UploadDeps, tenantId: TenantId, method: string, row: UploadRow): Promise<UploadAnswer> {
  if (method === 'DELETE') throw new AppError('upload.not_found', { id: row.id });
  if (row.state === 'refused') throw await deps.database.withTenant(tenantId, (db) => refusalOf(db, row));
  const size = String(row.size_bytes);
  return {
    status: method === 'HEAD' ? 200 : 204,
    headers: { 'tus-resumable': '1.0.0', 'upload-offset': size, 'upload-length': size, 'upload-source': row.source_id ?? '' },
  };
}

async function forget(deps: UploadDeps, tenantId: TenantId, row: UploadRow | null): Promise<void> {
  if (row) await deps.database.withTenant(tenantId, (db) => db.query.deleteFrom('source_upload').where('id', '=', row.id).execute());
}
