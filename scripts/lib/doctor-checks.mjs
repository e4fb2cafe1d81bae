import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isStale } from './freshness.mjs';
import { DASHBOARD_SOURCES } from './dashboard.mjs';
import { demoSettings } from './demo.mjs';
import { findNode } from './node-binary.mjs';
import { missingHere } from './packages.mjs';
import { at } from './paths.mjs';
import { portBusy } from './ports.mjs';
import { runTool } from './run-tool.mjs';

/** @typedef {{ state: 'good' | 'note' | 'bad', text: string, mend?: string }} Finding  `note`: absent, and only some things need it */
/** @typedef {() => Finding | Promise<Finding>} Check */

const MEGABYTE = 1024 * 1024;
const NEEDED_MB = 2000;

/** @param {string} text @returns {Finding} */
const good = (text) => ({ state: 'good', text });
/** @param {string} text @param {string} mend @returns {Finding} */
const bad = (text, mend) => ({ state: 'bad', text, mend });
/** @param {string} text @param {string} mend @returns {Finding} */
const note = (text, mend) => ({ state: 'note', text, mend });

/** All checks, in the order in which a missing one would stop you.
 *  @returns {{ title: string, checks: Check[] }[]} */
export function doctorChecks() {
  return [
    { title: 'Programs', checks: [checkNode, checkNpm] },
    { title: 'Packages', checks: [checkPackages, checkDashboard] },
    {
      title: 'Running',
      checks: [
        () => checkPort('PORT', 'the product'),
        () => checkPort('SIM_PORT', 'the emulator'),
        checkDataFolder,
        checkDataLock,
        checkDisk,
      ],
    },
    { title: 'Database and cache', checks: [checkDatabase, checkRedis, checkVectors] },
    { title: 'For the tests', checks: [checkPostgres, checkBrowser] },
  ];
}

/** @returns {Finding} */
function checkNode() {
  const node = findNode();
  if (node && node !== process.execPath)
    return good(`Node ${process.versions.node} here; programs run on the one from the lockfile (${path.relative(at(), node)})`);
  if (node) return good(`Node ${process.versions.node} runs the programs`);
  if (process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch)) {
    return note(
      `Node ${process.versions.node} is too old for the programs, and the one from the lockfile is not installed yet`,
      'npm start and npm test install it; or by hand: npm ci',
    );
  }
  return bad(
    `Node ${process.versions.node} is too old and the lockfile brings none for ${process.platform} ${process.arch}`,
    'Install Node 24 from nodejs.org, then run npm ci.',
  );
}

/** @returns {Promise<Finding>} */
async function checkNpm() {
  const { code, output } = await runTool('npm', ['--version', '--no-update-notifier']);
  const version = /^\d+\.\d+\.\d+$/m.exec(output)?.[0];
  if (code !== 0 || !version) return bad('npm does not answer', 'It comes with Node: install Node again.');
  return Number(version.split('.')[0]) >= 9 ? good(`npm ${version}`) : bad(`npm ${version} is old`, 'npm install --global npm@11');
}

/** @returns {Finding} */
function checkPackages() {
  if (!existsSync(at('package-lock.json'))) return bad('package-lock.json is missing', 'git checkout package-lock.json');
  const forRunning = missingHere('run').length;
  if (forRunning > 0)
    return note(
      `${forRunning} packages of the lock are missing or have another version`,
      'npm start installs what running needs; all of them: npm ci',
    );
  const forTests = missingHere('all').length;
  return forTests > 0
    ? note(`What running needs is installed; ${forTests} packages for tests are not`, 'npm test installs them; or by hand: npm ci')
    : good('All packages of the lock are installed');
}

/** @returns {Finding} */
function checkDashboard() {
  const stale = isStale(
    at('dashboard', 'dist', 'index.html'),
    DASHBOARD_SOURCES.map((place) => at(place)),
  );
  return stale
    ? note('The dashboard is not built, or is older than its sources', 'npm start builds it; or by hand: npm run build -w dashboard')
    : good('The dashboard is built');
}

/** @param {'PORT' | 'SIM_PORT'} variable
 *  @param {string} use
 *  @returns {Promise<Finding>} */
async function checkPort(variable, use) {
  const settings = demoSettings();
  const port = variable === 'PORT' ? settings.port : settings.simPort;
  if (!(await portBusy(port))) return good(`Port ${port} is free for ${use}`);
  const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1500) }).catch(() => null);
  return note(
    `Port ${port} is taken${answer ? ` by something that answers HTTP ${answer.status}` : ''}: ${use} cannot start`,
    `If it is not your own npm start: stop it, or ${variable}=${port + 10} npm start`,
  );
}

/** @returns {Finding} */
function checkDataFolder() {
  const { dataFolder } = demoSettings();
  const shown = path.relative(at(), dataFolder) || dataFolder;
  try {
    if (!existsSync(dataFolder)) {
      mkdirSync(dataFolder, { recursive: true });
      rmdirSync(dataFolder);
    } else accessSync(dataFolder, constants.W_OK | constants.R_OK | constants.X_OK);
    return good(`The data folder ${shown} can be written`);
  } catch {
    return bad(
      `The data folder ${shown} cannot be written`,
      'Give it to the user that runs this, or choose another: DATA_DIR=/path npm start',
    );
  }
}

/** @returns {Finding} */
function checkDataLock() {
  const { dataFolder } = demoSettings();
  const holder = ['wafaa.lock', 'database/wafaa.lock', 'db/wafaa.lock', 'pglite/wafaa.lock']
    .map((name) => path.join(dataFolder, name))
    .find((file) => existsSync(file));
  if (!holder) return good('No program holds the embedded database');
  const { pid } = JSON.parse(readFileSync(holder, 'utf8'));
  if (isAlive(pid))
    return note(
      `Process ${pid} holds the embedded database`,
      'That is your running Wafaa. A second one needs its own DATA_DIR, or both share a PostgreSQL by DATABASE_URL.',
    );
  return good('A program that is gone left its lock on the embedded database; the next start takes it over');
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** @returns {Finding} */
function checkDisk() {
  const { bavail, bsize } = statfsSync(at());
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  return free >= NEEDED_MB
    ? good(`${Math.floor(free / 1024)} GB of disk are free`)
    : bad(`Only ${free} MB of disk are free`, `Packages, build and data want about ${NEEDED_MB} MB.`);
}

/** @returns {Promise<Finding>} */
async function checkDatabase() {
  const url = process.env.DATABASE_URL;
  if (!url) return good('DATABASE_URL is not set: the embedded database is used');
  const node = findNode();
  if (!node || !existsSync(at('node_modules', 'pg')))
    return note('DATABASE_URL is set; it can be tried once the packages are installed', 'npm ci');
  const { code, output } = await runTool(node, [at('scripts', 'lib', 'ask-database.mjs')]);
  return code === 0
    ? good(`DATABASE_URL: ${output.trim()}`)
    : bad(`DATABASE_URL does not work: ${output.trim()}`, 'Wanted: PostgreSQL 15 or newer with pgvector 0.8 or newer.');
}

/** @returns {Promise<Finding>} */
async function checkRedis() {
  const url = process.env.REDIS_URL;
  if (!url) return good('REDIS_URL is not set: cache and wake-ups live in the process');
  const { hostname, port } = new URL(url);
  const reachable = await portBusy(Number(port || 6379), hostname);
  return reachable
    ? good(`Something listens at REDIS_URL (${hostname})`)
    : bad(`Nothing listens at REDIS_URL (${hostname})`, 'Start Redis 7, or unset REDIS_URL: one process needs none.');
}

/** @returns {Promise<Finding>} */
async function checkVectors() {
  const store = process.env.VECTOR_STORE || 'pgvector';
  if (store === 'pgvector') return good('VECTOR_STORE is not set or pgvector: vectors are searched in the database');
  const key = store === 'pinecone' ? 'PINECONE_API_KEY' : 'WEAVIATE_URL';
  if (!process.env[key]) return bad(`VECTOR_STORE is ${store}, which waits for ${key}`, 'Set it, or unset VECTOR_STORE.');
  const node = findNode();
  if (!node) return note(`VECTOR_STORE is ${store}; it can be tried once the packages are installed`, 'npm ci');
  const { code, output } = await runTool(node, [at('scripts', 'lib', 'ask-vectors.ts')]);
  return code === 0
    ? good(`VECTOR_STORE: ${output.trim()}`)
    : bad(`VECTOR_STORE does not work: ${output.trim()}`, 'Until it does, questions are answered by words alone.');
}

/** @returns {Promise<Finding>} */
async function checkPostgres() {
  const { output } = await runTool('bash', [at('scripts', 'postgres.sh'), 'status']);
  if (output.startsWith('PostgreSQL')) return good(`${output.trim()} for the database tests`);
  return note(
    'PostgreSQL 15 with pgvector is not installed: npm test installs it on Debian 12 as root',
    'Elsewhere: install both and set DATABASE_URL; without, only the tests on the embedded database run.',
  );
}

/** @returns {Finding} */
function checkBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const found =
    process.env.CHROMIUM_PATH ?? names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
  return found
    ? good(`Chromium for the browser tests: ${found}`)
    : note(
        'Chromium is not installed: npm test installs it on Debian as root',
        'Elsewhere: install Chromium or Chrome, or set CHROMIUM_PATH.',
      );
}
