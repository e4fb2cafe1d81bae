import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { TenantId } from '../ids.ts';

/** Files of tenants. A key is made here, from the tenant and an id of ours, and never from a name that somebody typed. */
export interface FileStorage {
  put(tenantId: TenantId, area: string, id: string, bytes: Buffer): Promise<string>;
  /** @throws Error when the key belongs to another tenant. */
  get(tenantId: TenantId, key: string): Promise<Buffer>;
  /** With what a death left of it while it was written. */
  remove(tenantId: TenantId, key: string): Promise<void>;
  /** As `put`, for what is too large to hold. A stream that breaks off leaves no file. */
  putStream(tenantId: TenantId, area: string, id: string, content: AsyncIterable<Uint8Array>): Promise<{ key: string; sizeBytes: number }>;
  /** `piece`: a part, both its ends included. @throws Error when the file is not there, before the first byte, or when the key belongs to another tenant. */
  getStream(tenantId: TenantId, key: string, piece?: { from: number; to: number }): Promise<AsyncIterable<Uint8Array>>;
  /** In bytes; null when there is no such file. */
  sizeOf(tenantId: TenantId, key: string): Promise<number | null>;
  /** The folder of an area, made where it is missing: for what is written piece by piece. Files in it have the keys that `keyOf` gives. */
  folderOf(tenantId: TenantId, area: string): Promise<string>;
  keyOf(tenantId: TenantId, area: string, id: string): string;
  /** Every file of the tenant. */
  removeAll(tenantId: TenantId): Promise<void>;
}

const SAFE = /^[a-z0-9_]+$/;

export function createFolderStorage(folder: string): FileStorage {
  const pathOf = (tenantId: TenantId, key: string): string => {
    if (!key.startsWith(`tenants/${tenantId}/`) || key.includes('..')) throw new Error('the file belongs to another tenant');
    return join(folder, key);
  };
  const keyOf = (tenantId: TenantId, area: string, id: string): string => {
    if (!SAFE.test(area) || !SAFE.test(id)) throw new TypeError('area and id are lower-case words');
    return `tenants/${tenantId}/${area}/${id}`;
  };
  const place = async (tenantId: TenantId, area: string, id: string): Promise<{ key: string; path: string }> => {
    const key = keyOf(tenantId, area, id);
    const path = pathOf(tenantId, key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return { key, path };
  };
  return {
    async put(tenantId, area, id, bytes) {
      const { key, path } = await place(tenantId, area, id);
      // Written beside and renamed: a death half-way leaves no half file under the real name.
      await writeFile(`${path}.partial`, bytes, { mode: 0o600, flush: true });
      await rename(`${path}.partial`, path);
      return key;
    },
    get: async (tenantId, key) => readFile(pathOf(tenantId, key)),
    async remove(tenantId, key) {
      const path = pathOf(tenantId, key);
      await rm(`${path}.partial`, { force: true });
      await rm(path, { force: true });
    },
    async putStream(tenantId, area, id, content) {
      const { key, path } = await place(tenantId, area, id);
      try {
        await pipeline(content, createWriteStream(`${path}.partial`, { mode: 0o600 }));
        const written = await open(`${path}.partial`, 'r+');
        try {
          await written.sync();
        } finally {
          await written.close();
        }
        await rename(`${path}.partial`, path);
      } catch (error) {
        await rm(`${path}.partial`, { force: true });
        throw error;
      }
      return { key, sizeBytes: (await stat(path)).size };
    },
    async getStream(tenantId, key, piece) {
      const path = pathOf(tenantId, key);
      await stat(path);
      return createReadStream(path, piece ? { start: piece.from, end: piece.to } : {});
    },
    sizeOf: async (tenantId, key) =>
      stat(pathOf(tenantId, key)).then(
        ({ size }) => size,
        () => null,
      ),
    folderOf: async (tenantId, area) => dirname((await place(tenantId, area, 'any')).path),
    keyOf,
    removeAll: async (tenantId) => rm(join(folder, 'tenants', tenantId), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  };
}
