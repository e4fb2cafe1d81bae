import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mintTenantId } from '../ids.ts';
import { createFolderStorage } from './file-storage.ts';

describe('files of tenants', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wafaa-files-'));
  const storage = createFolderStorage(folder);
  const one = mintTenantId('00000000-0000-4000-8000-000000000001');
  const two = mintTenantId('00000000-0000-4000-8000-000000000002');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('come back byte for byte under a key that names their tenant, and leave no half file', async () => {
    const bytes = Buffer.from([0, 255, 1, 2]);
    const key = await storage.put(one, 'sources', 'src_1', bytes);
    expect(key).toBe(`tenants/${one}/sources/src_1`);
    expect(await storage.get(one, key)).toEqual(bytes);
    expect(readdirSync(join(folder, 'tenants', one, 'sources'))).toEqual(['src_1']);
  });

  test('are neither read nor removed by another tenant', async () => {
    const key = await storage.put(one, 'sources', 'src_2', Buffer.from('secret'));
    await expect(storage.get(two, key)).rejects.toThrow('another tenant');
    await expect(storage.remove(two, key)).rejects.toThrow('another tenant');
    expect((await storage.get(one, key)).toString()).toBe('secret');
  });

  test('cannot be reached around their folder', async () => {
    for (const key of [`tenants/${one}/../${two}/sources/src_1`, '../../etc/passwd', '/etc/passwd', `tenants/${one}`, '']) {
      await expect(storage.get(one, key)).rejects.toThrow('another tenant');
    }
  });

  test('are named by us, never by what somebody typed', async () => {
    for (const name of ['../x', 'a/b', 'A', 'x.pdf', '', 'ملف']) {
      await expect(storage.put(one, 'sources', name, Buffer.alloc(1))).rejects.toThrow(TypeError);
      await expect(storage.put(one, name, 'src_1', Buffer.alloc(1))).rejects.toThrow(TypeError);
    }
  });

  test('can be removed twice', async () => {
    const key = await storage.put(one, 'sources', 'src_3', Buffer.alloc(1));
    await storage.remove(one, key);
    await storage.remove(one, key);
    await expect(storage.get(one, key)).rejects.toThrow(/ENOENT/);
  });

  test('take along what a death left of them while they were written', async () => {
    const key = await storage.put(one, 'halves', 'src_4', Buffer.alloc(1));
    for (const name of [key, storage.keyOf(one, 'halves', 'src_5')]) {
      writeFileSync(join(folder, `${name}.partial`), 'half of a photograph');
      await storage.remove(one, name);
    }
    expect(readdirSync(join(folder, 'tenants', one, 'halves'))).toEqual([]);
  });
});
