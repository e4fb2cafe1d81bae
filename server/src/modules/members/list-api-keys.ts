import type { ApiKeyView } from '@wafaa/contracts';
import { cutPage, readCursor, sortKey } from '../../platform/cursor.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';

interface Row {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  created_by_name: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
  sort_key: string;
}

const SELECT = `select k.id, k.name, k.prefix, k.scopes, k.created_by_name, k.created_at, k.expires_at, k.last_used_at, k.revoked_at,
  ${sortKey('k.created_at')} as sort_key from api_key k where k.tenant_id = $1`;

/** All keys, newest first, those that ended too; never their secrets. */
export async function listApiKeys(
  db: TenantDb,
  now: Date,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ items: ApiKeyView[]; nextCursor: string | null }> {
  const after = readCursor(input.cursor, ['time', 'text']);
  const rows = await db.sql<Row>(
    `${SELECT} and ($2::text is null or (k.created_at, k.id) < (($2::text || '+00')::timestamptz, $3::text))
     order by k.created_at desc, k.id desc limit $4`,
    [db.tenantId, after?.[0] ?? null, after?.[1] ?? null, input.limit + 1],
  );
  return cutPage(
    rows,
    input.limit,
    (row) => present(row, now),
    (row) => [row.sort_key, row.id],
  );
}

/** @throws api_key.not_found */
export async function getApiKey(db: TenantDb, now: Date, id: string): Promise<ApiKeyView> {
  const [row] = await db.sql<Row>(`${SELECT} and k.id = $2`, [db.tenantId, id]);
  if (!row) throw new AppError('api_key.not_found', { id });
  return present(row, now);
}

function present(row: Row, now: Date): ApiKeyView {
  return {
    id: row.id,
    name: row.name,
    // As the key itself begins.
    prefix: `wk_${row.prefix}`,
    scopes: row.scopes,
    createdBy: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    state: row.revoked_at ? 'revoked' : row.expires_at && row.expires_at <= now ? 'expired' : 'active',
  };
}
