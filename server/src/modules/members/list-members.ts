import type { MemberView } from '@wafaa/contracts';
import { cutPage, readCursor, sortKey } from '../../platform/cursor.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { Actor } from '../access/index.ts';
import { labelOf, loadRoles, type Roles } from './load-roles.ts';

interface Row {
  user_id: string;
  name: string;
  email: string;
  role: string;
  second_factor: boolean;
  joined_at: Date;
  last_seen_at: Date | null;
  sort_key: string;
}

const SELECT = `select m.user_id, m.name, m.email, m.role, m.second_factor, m.joined_at, m.last_seen_at, ${sortKey('m.joined_at')} as sort_key
  from member m where m.tenant_id = $1`;

/** The people of a tenant, in the order in which they came. */
export async function listMembers(
  db: TenantDb,
  actor: Actor,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ items: MemberView[]; nextCursor: string | null }> {
  const after = readCursor(input.cursor, ['time', 'text']);
  const roles = await loadRoles(db);
  const rows = await db.sql<Row>(
    `${SELECT} and ($2::text is null or (m.joined_at, m.user_id) > (($2::text || '+00')::timestamptz, $3::text))
     order by m.joined_at, m.user_id limit $4`,
    [db.tenantId, after?.[0] ?? null, after?.[1] ?? null, input.limit + 1],
  );
  return cutPage(
    rows,
    input.limit,
    (row) => present(row, roles, actor),
    (row) => [row.sort_key, row.user_id],
  );
}

/** @throws member.not_found */
export async function getMember(db: TenantDb, actor: Actor, id: string, roles: Roles): Promise<MemberView> {
  const [row] = await db.sql<Row>(`${SELECT} and m.user_id = $2`, [db.tenantId, id]);
  if (!row) throw new AppError('member.not_found', { id });
  return present(row, roles, actor);
}

function present(row: Row, roles: Roles, actor: Actor): MemberView {
  return {
    id: row.user_id,
    name: row.name,
    email: row.email,
    role: row.role,
    roleLabel: labelOf(roles, row.role),
    secondFactor: row.second_factor,
    joinedAt: row.joined_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    you: actor.kind === 'user' && actor.id === row.user_id,
  };
}
