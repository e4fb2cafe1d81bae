import { AppError } from '../../platform/errors.ts';
import { recordAudit } from '../audit/index.ts';
import { beginAsGiver } from './giver.ts';
import type { PeopleContext } from './people-context.ts';

/** Ends a key at once, whatever it may do: a key that leaked must not wait for somebody with more rights. @throws api_key.not_found */
export async function revokeApiKey({ db, actor, audit, now }: PeopleContext, id: string): Promise<void> {
  await beginAsGiver(db, actor);
  const [key] = await db.query
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(['name', 'prefix'])
    .execute();
  if (!key) throw new AppError('api_key.not_found', { id });
  await recordAudit(db, audit, { target: { kind: 'api_key', id, label: key.name }, before: { prefix: key.prefix } });
}
