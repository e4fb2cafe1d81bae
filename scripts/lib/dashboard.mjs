import { spawn } from 'node:child_process';
import process from 'node:process';
import { isStale } from './freshness.mjs';
import { withNodeFirst } from './node-binary.mjs';
import { at } from './paths.mjs';
import { say, tail } from './say.mjs';

export const DASHBOARD_SOURCES = ['dashboard', 'widget/src', 'contracts/src', 'package-lock.json'];

/** Builds the dashboard when what stands in dashboard/dist is older than what it is made from.
 *  @param {string} node
 *  @returns {Promise<void>} rejects with the last words of the build */
export async function ensureDashboard(node) {
  if (
    !isStale(
      at('dashboard', 'dist', 'index.html'),
      DASHBOARD_SOURCES.map((place) => at(place)),
    )
  )
    return;
  const started = Date.now();
  const progress = say.progress('Building the dashboard');
  const { code, output } = await build(node);
  if (code !== 0) {
    progress.fail();
    throw new Error(`The dashboard could not be built (exit ${code}). The build's last words:\n\n${tail(output, 30)}`);
  }
  progress.done(`Built the dashboard in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** @param {string} node
 *  @returns {Promise<{ code: number | null, output: string }>} */
function build(node) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', 'build', '-w', 'dashboard'], {
      cwd: at(),
      env: withNodeFirst(node),
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: -1, output: String(error) }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
