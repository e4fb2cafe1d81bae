import type { PageLinesView } from '@wafaa/contracts';
import type { Database } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import { findPage } from './get-page.ts';
import { locateLines } from './pictures/locate-lines.ts';
import { pictureOf } from './pictures/picture-store.ts';

interface Deps {
  database: Database;
  storage: FileStorage;
}

/** Where lines of a page's text stand on its picture. @throws source.not_found, source.page_not_found, source.no_picture */
export async function getPageLines(deps: Deps, tenantId: TenantId, sourceId: string, page: number): Promise<PageLinesView> {
  const place = await deps.database.withTenant(tenantId, (db) => findPage(db, sourceId, page));
  const { width, height, segments } = await pictureOf(deps.storage, tenantId, place.source, page);
  const lines = locateLines(place.text.slice(place.start, place.end), segments);
  return {
    ...{ width, height },
    lines: lines.map(({ start, end, segment: { x, y, width: wide, height: high } }) => ({ start, end, x, y, width: wide, height: high })),
  };
}

/** @throws source.not_found, source.page_not_found, source.no_picture */
export async function getPagePicture(
  deps: Deps,
  tenantId: TenantId,
  sourceId: string,
  page: number,
): Promise<{ name: string; mime: string; content: Buffer }> {
  const { source } = await deps.database.withTenant(tenantId, (db) => findPage(db, sourceId, page));
  const { webp } = await pictureOf(deps.storage, tenantId, source, page);
  return { name: `${source.id}-${page}.webp`, mime: 'image/webp', content: webp };
}
