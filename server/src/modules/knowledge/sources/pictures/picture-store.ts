import { AppError } from '../../../../platform/errors.ts';
import type { TenantId } from '../../../../platform/ids.ts';
import type { FileStorage } from '../../../../platform/storage/file-storage.ts';
import type { SourceRow } from '../../store.ts';
import { drawPage } from './draw-page.ts';
import type { DrawHead, DrawTask, PagePicture } from './types.ts';

type Pictured = Pick<SourceRow, 'id' | 'version' | 'mime' | 'storage_key' | 'pages' | 'origin'>;

const AREA = 'pictures';
const LONGEST_EDGE = 1_700;
const MAX_PIXELS = 52_000_000;

const kindOf = (mime: string): DrawTask['kind'] | null =>
  mime === 'application/pdf' ? 'pdf' : mime.startsWith('image/') && !mime.includes('svg') ? 'image' : null;
const nameOf = (source: Pictured, page: number): string => `${source.id}_v${source.version}_p${page}`;

export function hasPictures(source: Pick<SourceRow, 'mime' | 'origin'>): boolean {
  return source.origin === 'upload' && kindOf(source.mime) !== null;
}

/** A page as it looks. Drawn when it is first asked for, and kept until the document is replaced or removed. @throws source.no_picture */
export async function pictureOf(storage: FileStorage, tenantId: TenantId, source: Pictured, page: number): Promise<PagePicture> {
  const kind = kindOf(source.mime);
  if (!kind || !hasPictures(source) || page > (source.pages ?? 1)) throw new AppError('source.no_picture', { id: source.id, page });
  const name = nameOf(source, page);
  const [picture, head] = [name, `${name}_lines`].map((id) => storage.keyOf(tenantId, AREA, id)) as [string, string];
  // The lines are written last: where they stand, the picture does.
  if ((await storage.sizeOf(tenantId, head)) !== null) {
    const kept = JSON.parse((await storage.get(tenantId, head)).toString('utf8')) as DrawHead;
    return { ...kept, webp: await storage.get(tenantId, picture) };
  }
  // The picture and its lines are asked for at once: one drawing serves both. A key names its tenant.
  const drawing = drawings.get(picture) ?? draw(storage, tenantId, { source, page, kind });
  drawings.set(picture, drawing);
  try {
    return await drawing;
  } finally {
    drawings.delete(picture);
  }
}

const drawings = new Map<string, Promise<PagePicture>>();

async function draw(
  storage: FileStorage,
  tenantId: TenantId,
  { source, page, kind }: { source: Pictured; page: number; kind: DrawTask['kind'] },
): Promise<PagePicture> {
  if ((await storage.sizeOf(tenantId, source.storage_key)) === null) throw new AppError('source.no_picture', { id: source.id, page });
  const bytes = await storage.get(tenantId, source.storage_key);
  const drawn = await drawPage(bytes, { kind, page, longestEdge: LONGEST_EDGE, maxPixels: MAX_PIXELS });
  if (!drawn) throw new AppError('source.no_picture', { id: source.id, page });
  const { webp, ...rest } = drawn;
  const name = nameOf(source, page);
  await storage.put(tenantId, 'pictures', name, webp);
  await storage.put(tenantId, 'pictures', `${name}_lines`, Buffer.from(JSON.stringify(rest)));
  return drawn;
}

/** Of one version of a document. */
export async function dropPictures(storage: FileStorage, tenantId: TenantId, source: Pictured): Promise<void> {
  if (!hasPictures(source)) return;
  for (let page = 1; page <= (source.pages ?? 1); page += 1) {
    const name = nameOf(source, page);
    for (const id of [`${name}_lines`, name]) await storage.remove(tenantId, storage.keyOf(tenantId, AREA, id));
  }
}
