import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TenantId } from '../ids.ts';

/** Files of tenants. A key is made here, from the tenant and an id of ours, and never from a name that somebody typed. */
export interface FileStorage {
  put(tenantId: TenantId, area: string, id: string, bytes: Buffer): Promise<string>;
  /** @throws Error when the key belongs to another tenant. */
  get(tenantId: TenantId, key: string): Promise<Buffer>;
  remove(tenantId: TenantId, key: string): Promise<void>;
}

const SAFE = /^[a-z0-9_]+$/;

export function createFolderStorage(folder: string): FileStorage {
  const pathOf = (tenantId: TenantId, key: string): string => {
    if (!key.startsWith(`tenants/${tenantId}/`) || key.includes('..')) throw new Error('the file belongs to another tenant');
    return join(folder, key);
  };
  return {
    async put(tenantId, area, id, bytes) {
      if (!SAFE.test(area) || !SAFE.test(id)) throw new TypeError('area and id are lower-case words');
      const key = `tenants/${tenantId}/${area}/${id}`;
      const path = pathOf(tenantId, key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Written beside and renamed: a death half-way leaves no half file under the real name.
      await writeFile(`${path}.partial`, bytes, { mode: 0o600, flush: true });
      await rename(`${path}.partial`, path);
      return key;
    },
    get: async (tenantId, key) => readFile(pathOf(tenantId, key)),
    remove: async (tenantId, key) => rm(pathOf(tenantId, key), { force: true }),
  };
}
