import { existsSync, readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import process from 'node:process';
import { at } from './paths.mjs';
import { say, tail } from './say.mjs';

/** @typedef {{ version?: string, link?: boolean, dev?: boolean, devOptional?: boolean, optional?: boolean }} LockEntry */
/** @typedef {'run' | 'all'} Wanted  `run`: what the product needs to build and start; `all`: what its tests need as well. */

/** @param {string} file
 *  @returns {Record<string, LockEntry> | null} */
function readLock(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null; // a half-written file is the same as none: install again
  }
}

/** Packages of the lock that node_modules lacks or has in another version, by comparing the lock with the one npm leaves inside
 *  node_modules (written last, so a killed install counts as none). Optional ones are skipped: which of them fit is npm's business.
 *  @param {Record<string, LockEntry>} wantedLock
 *  @param {Record<string, LockEntry> | null} installedLock
 *  @param {Wanted} wanted
 *  @returns {string[]} */
export function missingPackages(wantedLock, installedLock, wanted) {
  const missing = [];
  for (const [place, entry] of Object.entries(wantedLock)) {
    if (!place.includes('node_modules/') || entry.optional) continue;
    if (wanted === 'run' && (entry.dev || entry.devOptional)) continue;
    const found = installedLock?.[place];
    if (!found || (!entry.link && found.version !== entry.version)) missing.push(place);
  }
  return missing;
}

/** @param {Wanted} wanted
 *  @returns {string[]} */
export function missingHere(wanted) {
  const lock = readLock(at('package-lock.json'));
  if (!lock) throw new Error('package-lock.json is missing or broken: restore it with `git checkout package-lock.json`.');
  return missingPackages(lock, readLock(at('node_modules', '.package-lock.json')), wanted);
}

/** Installs from the lock when something is missing; says so in one line.
 *  @param {Wanted} wanted
 *  @returns {Promise<void>} rejects with npm's last words */
export async function ensurePackages(wanted) {
  const missing = missingHere(wanted);
  if (missing.length === 0) return;
  const started = Date.now();
  const progress = say.progress(`Installing ${missing.length} packages`);
  const { code, output } = await runNpm(['ci', '--no-progress', '--loglevel=error', ...(wanted === 'run' ? ['--omit=dev'] : [])]);
  if (code !== 0) {
    progress.fail();
    throw new Error(
      `npm could not install the packages (exit ${code}). Its last words:\n\n${tail(output, 25)}\n\nCheck that the package registry can be reached (npm ping) and that the disk is not full, then run this again. \`npm run doctor\` looks at the rest.`,
    );
  }
  progress.done(`Installed ${missing.length} packages in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** @param {string[]} args
 *  @returns {Promise<{ code: number | null, output: string }>} */
function runNpm(args) {
  // Under `npm start` npm names its own script: that one is sure to exist. `NODE_ENV=production` would leave out what tests need.
  const script = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : null;
  const [command, first] = script ? [process.execPath, [script]] : ['npm', []];
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args], {
      cwd: at(),
      env: { ...process.env, NODE_ENV: '' },
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
