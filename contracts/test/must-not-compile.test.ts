import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..', '..');
const folder = mkdtempSync(join(here, '.types-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the type checker says about one file: a line for each error. */
function errorsOf(text: string, name: string): string[] {
  const file = join(folder, `${name}.ts`);
  const project = join(folder, `${name}.json`);
  writeFileSync(file, text.replaceAll("'../src/", "'../../src/"));
  writeFileSync(project, JSON.stringify({ extends: join(root, 'tsconfig.base.json'), files: [file] }));
  try {
    execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', project], { encoding: 'utf8' });
    return [];
  } catch (error) {
    return (error as { stdout: string }).stdout.split('\n').filter((line) => line.includes('error TS'));
  }
}

describe('the type checker', () => {
  const text = readFileSync(join(here, 'must-not-compile.ts'), 'utf8');
  const expected = text.match(/@ts-expect-error/g)?.length ?? 0;

  test('refuses a route without a permission, and a write without an audit action', () => {
    expect(errorsOf(text, 'as-written')).toEqual([]);
    // Without the comments the same lines, and no others, are errors.
    const lines = text.split('\n').flatMap((line, index) => (line.includes('@ts-expect-error') ? [index + 2] : []));
    const bare = errorsOf(text.replaceAll('@ts-expect-error', 'expected'), 'bare');
    expect(expected).toBeGreaterThan(5);
    expect(bare.map((line) => Number(/\((\d+),/.exec(line)?.[1]))).toEqual(lines);
  });
});
