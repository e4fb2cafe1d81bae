import type { Bilingual, LabelView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { makeId } from '../../../platform/ids.ts';
import { tell } from './change-state.ts';
import { oneAtATime } from './one-at-a-time.ts';

const AT_MOST = 200;

type LabelIn = { name: Bilingual; colour: LabelView['colour'] };

export async function listLabels(db: TenantDb): Promise<LabelView[]> {
  return db.sql<LabelView>(
    `select l.id, l.name, l.colour, (select count(*)::int from conversation_label n where n.tenant_id = $1 and n.label_id = l.id) as conversations
     from inbox_label l where l.tenant_id = $1 order by coalesce(l.name ->> 'en', l.name ->> 'ar'), l.id`,
    [db.tenantId],
  );
}

/** @throws label.name_taken, label.too_many */
export async function addLabel(db: TenantDb, input: LabelIn): Promise<LabelView> {
  await oneAtATime(db);
  const labels = await listLabels(db);
  if (labels.length >= AT_MOST) throw new AppError('label.too_many', { limit: AT_MOST });
  assertFree(labels, input.name);
  const id = makeId('lbl');
  await db.query
    .insertInto('inbox_label')
    .values({ id, name: JSON.stringify(input.name), colour: input.colour })
    .execute();
  return { id, ...input, conversations: 0 };
}

/** @throws label.not_found, label.name_taken */
export async function editLabel(db: TenantDb, id: string, input: LabelIn): Promise<LabelView> {
  await oneAtATime(db);
  const labels = await listLabels(db);
  const label = labels.find((one) => one.id === id);
  if (!label) throw new AppError('label.not_found', { id });
  assertFree(
    labels.filter((one) => one.id !== id),
    input.name,
  );
  await db.query
    .updateTable('inbox_label')
    .set({ name: JSON.stringify(input.name), colour: input.colour })
    .where('id', '=', id)
    .execute();
  return { ...label, ...input };
}

/** @throws label.not_found */
export async function removeLabel(db: TenantDb, id: string): Promise<void> {
  const removed = await db.query.deleteFrom('inbox_label').where('id', '=', id).returning('id').execute();
  if (removed.length === 0) throw new AppError('label.not_found', { id });
}

/** The labels of a conversation from now on. @throws conversation.not_found, label.not_found */
export async function setLabels(db: TenantDb, conversationId: string, labelIds: readonly string[]): Promise<void> {
  const found = await db.query.selectFrom('conversation').select('id').where('id', '=', conversationId).executeTakeFirst();
  if (!found) throw new AppError('conversation.not_found', { id: conversationId });
  await db.query.deleteFrom('conversation_label').where('conversation_id', '=', conversationId).execute();
  for (const labelId of new Set(labelIds)) await putLabel(db, conversationId, labelId);
  await tell(db, conversationId);
}

/** @throws label.not_found */
export async function putLabel(db: TenantDb, conversationId: string, labelId: string): Promise<void> {
  const label = await db.query.selectFrom('inbox_label').select('id').where('id', '=', labelId).executeTakeFirst();
  if (!label) throw new AppError('label.not_found', { id: labelId });
  await db.query
    .insertInto('conversation_label')
    .values({ conversation_id: conversationId, label_id: labelId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function assertFree(labels: readonly LabelView[], name: Bilingual): void {
  const taken = (one: string | null, other: string | null): boolean =>
    one !== null && other !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
  if (labels.some((label) => taken(label.name.en, name.en) || taken(label.name.ar, name.ar))) throw new AppError('label.name_taken');
}
