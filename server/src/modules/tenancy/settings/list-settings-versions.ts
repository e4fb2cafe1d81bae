import type { routes } from '@wafaa/contracts';
import type { z } from 'zod';
import { cutPage, readCursor } from '../../../platform/cursor.ts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { readSettings } from './read-settings.ts';
import { FIRST_VERSION, loadSettings } from './settings-state.ts';

/** Newest first. A tenant that never published has one version, that it was made with. */
export async function listSettingsVersions(
  db: TenantDb,
  input: { cursor?: string | undefined; limit: number },
): Promise<z.input<typeof routes.listSettingsVersions.response>> {
  const after = readCursor(input.cursor, ['integer']);
  let query = db.query
    .selectFrom('published_settings')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(input.limit + 1);
  if (after) query = query.where('version', '<', Number(after[0]));
  const rows = await query.execute();
  if (rows.length === 0 && !after) {
    const { live, createdAt } = await loadSettings(db);
    const first = { version: FIRST_VERSION, settings: live, changed: [], publishedBy: 'Wafaa', publishedAt: createdAt.toISOString() };
    return { items: [first], nextCursor: null };
  }
  return cutPage(
    rows,
    input.limit,
    (row) => ({
      version: row.version,
      settings: readSettings(row.settings),
      changed: row.changed,
      publishedBy: row.published_by_name,
      publishedAt: row.published_at.toISOString(),
    }),
    (row) => [row.version],
  );
}
