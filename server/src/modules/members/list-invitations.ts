import type { InvitationView } from '@wafaa/contracts';
import { cutPage, readCursor, sortKey } from '../../platform/cursor.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { labelOf, loadRoles, type Roles } from './load-roles.ts';

export interface InvitationRow {
  id: string;
  email: string;
  role: string;
  language: 'ar' | 'en';
  invited_by_name: string;
  created_at: Date;
  expires_at: Date;
  sort_key: string;
}

const SELECT = `select i.id, i.email, i.role, i.language, i.invited_by_name, i.created_at, i.expires_at, ${sortKey('i.created_at')} as sort_key
  from invitation i where i.tenant_id = $1`;

/** Invitations that nobody has accepted, newest first; also those whose time is over, so that they can be sent again. */
export async function listInvitations(
  db: TenantDb,
  now: Date,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ items: InvitationView[]; nextCursor: string | null }> {
  const after = readCursor(input.cursor, ['time', 'text']);
  const roles = await loadRoles(db);
  const rows = await db.sql<InvitationRow>(
    `${SELECT} and ($2::text is null or (i.created_at, i.id) < (($2::text || '+00')::timestamptz, $3::text))
     order by i.created_at desc, i.id desc limit $4`,
    [db.tenantId, after?.[0] ?? null, after?.[1] ?? null, input.limit + 1],
  );
  return cutPage(
    rows,
    input.limit,
    (row) => presentInvitation(row, roles, now),
    (row) => [row.sort_key, row.id],
  );
}

/** @throws invitation.not_found */
export async function getInvitation(db: TenantDb, id: string): Promise<InvitationRow> {
  const [row] = await db.sql<InvitationRow>(`${SELECT} and i.id = $2`, [db.tenantId, id]);
  if (!row) throw new AppError('invitation.not_found', { id });
  return row;
}

export function presentInvitation(row: InvitationRow, roles: Roles, now: Date): InvitationView {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    roleLabel: labelOf(roles, row.role),
    invitedBy: row.invited_by_name,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    state: row.expires_at > now ? 'waiting' : 'expired',
  };
}
