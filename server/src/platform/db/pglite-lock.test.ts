import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder, prepareDataFolder } from './pglite-lock.ts';

describe('the folder of the embedded database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wafaa-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const lock = () => join(folder, 'wafaa.lock');

  test('belongs to one opener, whose number the second is told, and is free again afterwards', () => {
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}`);
    unlock();
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is refused to a second process as well', () => {
    const unlock = lockFolder(folder);
    const script = `import { lockFolder } from ${JSON.stringify(new URL('./pglite-lock.ts', import.meta.url).href)}; lockFolder(process.argv[1]);`;
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script, folder], { encoding: 'utf8' });
    expect(child.status).not.toBe(0);
    expect(child.stderr).toContain(`in use by process ${process.pid}`);
    unlock();
  });

  test('is given to one of many processes that find it left behind by a killed one', async () => {
    writeFileSync(lock(), JSON.stringify({ pid: 2 ** 22 + 1, startTime: '1' }));
    const script = `import { lockFolder } from ${JSON.stringify(new URL('./pglite-lock.ts', import.meta.url).href)};
      try { lockFolder(process.argv[1]); console.log('mine'); } catch { console.log('refused'); } process.stdin.resume();`;
    const children = Array.from({ length: 5 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script, folder], { stdio: ['pipe', 'pipe', 'ignore'] }),
    );
    const said = await Promise.all(
      children.map(
        (child) => new Promise<string>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()))),
      ),
    );
    for (const child of children) child.kill('SIGKILL');
    expect(said.filter((word) => word === 'mine')).toHaveLength(1);
  });

  test('is taken over from a process that is gone, also when its number was given to another', () => {
    writeFileSync(lock(), JSON.stringify({ pid: 2 ** 22 + 1, startTime: '1' }));
    lockFolder(folder)();
    writeFileSync(lock(), JSON.stringify({ pid: process.pid, startTime: 'of another life' }));
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is taken over from a lock that nobody can read', () => {
    for (const text of ['', '{', '{"pid":"x"}']) {
      writeFileSync(lock(), text);
      lockFolder(folder)();
    }
    expect(existsSync(lock())).toBe(false);
  });

  test('is made anew when its making was cut short, and what was there is kept aside', () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'PG_VERSION'), '18');
    prepareDataFolder(folder);
    expect(existsSync(join(folder, 'data'))).toBe(false);
    expect(readdirSync(folder).filter((entry) => entry.startsWith('data-incomplete-'))).toHaveLength(1);
  });

  test('stays as it is once it was opened', () => {
    const { data, markReady } = prepareDataFolder(folder);
    mkdirSync(data);
    markReady();
    markReady();
    prepareDataFolder(folder);
    expect(existsSync(data)).toBe(true);
  });
});
