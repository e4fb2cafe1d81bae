import type { TenantDb } from '../../platform/db/index.ts';
import { type Giver, mayHandle } from './giver.ts';

/**
 * Ends the links that a person sent and could not send any more: all when they are no member (`after` is null), else those to roles beyond
 * what they hold now. A link to a second mailbox of one's own would be a way back. Returns how many there were.
 */
export async function endInvitations(db: TenantDb, userId: string, after: Giver | null): Promise<number> {
  const sent = await db.query.selectFrom('invitation').select(['id', 'role']).where('invited_by', '=', userId).execute();
  const beyond = sent.filter(({ role: id }) => {
    const role = after?.roles.get(id);
    return !after || (role && !mayHandle(after, role));
  });
  if (beyond.length > 0)
    await db.query
      .deleteFrom('invitation')
      .where(
        'id',
        'in',
        beyond.map(({ id }) => id),
      )
      .execute();
  return beyond.length;
}
