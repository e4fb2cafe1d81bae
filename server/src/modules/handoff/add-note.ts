import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import type { Actor } from './move-pen.ts';

/** A word for the team in the thread: it moves no pen, reaches no customer and no model. Returns its id. @throws conversation.not_found */
export async function addNote(db: TenantDb, input: { conversationId: string; text: string; actor: Actor }): Promise<string> {
  const found = await db.query.selectFrom('conversation').select('id').where('id', '=', input.conversationId).executeTakeFirst();
  if (!found) throw new AppError('conversation.not_found', { id: input.conversationId });
  const id = makeId('msg');
  await db.query
    .insertInto('message')
    .values({
      id,
      conversation_id: input.conversationId,
      direction: 'note',
      author: 'agent',
      agent_id: input.actor.id,
      agent_name: input.actor.name,
      kind: 'note',
      text: input.text,
      at: new Date(),
    })
    .execute();
  await db.query.insertInto('event').values({ kind: 'message.noted', conversation_id: input.conversationId, payload: '{}' }).execute();
  return id;
}
