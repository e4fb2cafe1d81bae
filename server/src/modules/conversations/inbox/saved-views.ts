import type { SavedViewView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { makeId } from '../../../platform/ids.ts';

const AT_MOST = 100;

type SavedViewIn = Omit<SavedViewView, 'id'>;

/** Everybody's views and one's own, oldest first. */
export async function listSavedViews(db: TenantDb, viewerId: string): Promise<SavedViewView[]> {
  const rows = await db.query
    .selectFrom('saved_view')
    .select(['id', 'owner_id', 'name', 'filter'])
    .where((of) => of.or([of('owner_id', 'is', null), of('owner_id', '=', viewerId)]))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, shared: row.owner_id === null, filter: row.filter }));
}

/** @throws saved_view.too_many */
export async function addSavedView(db: TenantDb, viewerId: string, input: SavedViewIn): Promise<SavedViewView> {
  if ((await listSavedViews(db, viewerId)).length >= AT_MOST) throw new AppError('saved_view.too_many', { limit: AT_MOST });
  const id = makeId('viw');
  await db.query
    .insertInto('saved_view')
    .values({ id, owner_id: input.shared ? null : viewerId, name: input.name, filter: JSON.stringify(input.filter) })
    .execute();
  return { id, ...input };
}

/** @throws saved_view.not_found: also for somebody else's own */
export async function editSavedView(db: TenantDb, viewerId: string, id: string, input: SavedViewIn): Promise<SavedViewView> {
  await mustSee(db, viewerId, id);
  await db.query
    .updateTable('saved_view')
    .set({ owner_id: input.shared ? null : viewerId, name: input.name, filter: JSON.stringify(input.filter) })
    .where('id', '=', id)
    .execute();
  return { id, ...input };
}

/** @throws saved_view.not_found: also for somebody else's own */
export async function removeSavedView(db: TenantDb, viewerId: string, id: string): Promise<void> {
  await mustSee(db, viewerId, id);
  await db.query.deleteFrom('saved_view').where('id', '=', id).execute();
}

async function mustSee(db: TenantDb, viewerId: string, id: string): Promise<void> {
  if (!(await listSavedViews(db, viewerId)).some((view) => view.id === id)) throw new AppError('saved_view.not_found', { id });
}
