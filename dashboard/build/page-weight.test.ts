import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { budgetOf } from './budgets.ts';
import { readPageRoutes } from './page-routes.ts';

const dashboard = resolve(import.meta.dirname, '..');
const run = promisify(execFile);

test('every page of the built dashboard keeps to its budget, in both languages', { timeout: 300_000 }, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'dashboard-weight-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const vite = join(import.meta.dirname, '../../node_modules/vite/bin/vite.js');
  const env = { NODE_ENV: 'production' };
  await run(process.execPath, [vite, 'build', '--outDir', directory, '--emptyOutDir', '--logLevel', 'error'], { cwd: dashboard, env });

  const { stdout } = await run(process.execPath, ['scripts/check-sizes.ts', '--in', directory], { cwd: dashboard });
  for (const { path } of readPageRoutes()) for (const locale of ['en', 'ar']) expect(stdout).toMatch(line(path, locale));
  expect(stdout).not.toContain('TOO MUCH');
});

test('the door is held lighter than what is behind it', () => {
  expect([budgetOf('/sign-in'), budgetOf('/sign-up/verify'), budgetOf('/inbox'), budgetOf('/settings/team')]).toEqual([
    130_000, 130_000, 150_000, 150_000,
  ]);
});

function line(path: string, locale: string): RegExp {
  return new RegExp(`^${path.replaceAll('$', '\\$')} +${locale} +[\\d.]+ kB br in \\d+ files  ok$`, 'm');
}
