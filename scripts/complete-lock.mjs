// Adds to package-lock.json the optional platform packages that npm left out because the registry it asked did not serve them (a mirror
// that keeps only Linux, say). Without those entries `npm ci` on that machine is content, and `npm ci` elsewhere calls the lock incomplete.
// `npm run lock` installs and completes; `--check` only looks, and fails when something is missing or the lock names a registry.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { at } from './lib/paths.mjs';

/** @typedef {{ version?: string, resolved?: string, link?: boolean, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], optionalDependencies?: Record<string, string> }} LockEntry */
/** @typedef {{ packages: Record<string, LockEntry> }} Lock */

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'windows', 'aix', 'netbsd', 'openbsd', 'sunos'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'arm'];

/** Where a package in folder `from` finds `name`: in its own node_modules, or in one further out.
 *  @param {Lock} lock
 *  @param {string} from
 *  @param {string} name
 *  @returns {string | null} */
function findPlace(lock, from, name) {
  for (let folder = from; ; ) {
    const place = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (lock.packages[place]) return place;
    if (!folder) return null;
    const cut = folder.lastIndexOf('node_modules/');
    folder = cut <= 0 ? '' : folder.slice(0, cut - 1);
  }
}

/** The system and processor a platform package is for, read from its name (`@scope/tool-linux-arm64-musl`); null when it names none.
 *  @param {string} name
 *  @returns {{ os: string, cpu: string | null } | null} */
export function platformOf(name) {
  const parts = name.replace(/^.*\//, '').split('-');
  const os = SYSTEMS.find((system) => parts.includes(system));
  if (!os) return null;
  const exact = PROCESSORS.find((processor) => parts.includes(processor));
  const cpu = exact ?? (parts.some((part) => part.startsWith('arm')) ? 'arm' : parts.includes('64') ? 'x64' : null);
  return { os: os === 'windows' ? 'win32' : os, cpu };
}

/** The entries a lock lacks, by place. The version of a range comes from a sibling of the same range: platform packages of one tool
 *  are released together.
 *  @param {Lock} lock
 *  @returns {Record<string, LockEntry>} */
export function missingEntries(lock) {
  /** @type {Record<string, LockEntry>} */
  const missing = {};
  for (const [parent, entry] of Object.entries(lock.packages)) {
    if (!parent) continue; // the root's own optional packages are its choice: each is asked for by exact version and served
    const optional = Object.entries(entry.optionalDependencies ?? {});
    for (const [name, range] of optional) {
      const exact = /^\d/.test(range);
      const found = findPlace(lock, parent, name);
      if (found && (!exact || lock.packages[found]?.version === range)) continue;
      const platform = platformOf(name);
      if (!platform) continue; // not a platform package: npm itself decides about it
      const sibling = optional
        .filter(([, other]) => other === range)
        .map(([other]) => findPlace(lock, parent, other))
        .find((place) => place !== null);
      const beside = parent.slice(0, parent.lastIndexOf('node_modules/'));
      missing[`${beside}node_modules/${name}`] = {
        version: exact ? range : ((sibling && lock.packages[sibling]?.version) ?? range.replace(/^[\^~]/, '')),
        ...(platform.cpu && { cpu: [platform.cpu] }),
        ...(entry.dev && { dev: true }),
        optional: true,
        os: [platform.os],
      };
    }
  }
  return missing;
}

/** Places whose entry names the registry it came from: the lock would tie everyone to that machine.
 *  @param {Lock} lock
 *  @returns {string[]} */
export function registryEntries(lock) {
  return Object.entries(lock.packages)
    .filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''))
    .map(([place]) => place);
}

function main() {
  const file = at('package-lock.json');
  /** @type {Lock} */
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock);
  const tied = registryEntries(lock);
  const names = Object.keys(missing);
  if (process.argv.includes('--check')) {
    if (names.length > 0)
      console.error(`package-lock.json lacks ${names.length} platform packages (npm run lock mends it):\n  ${names.join('\n  ')}`);
    if (tied.length > 0)
      console.error(`package-lock.json names a registry in ${tied.length} entries (npm run lock mends it), first: ${tied[0]}`);
    process.exitCode = names.length + tied.length === 0 ? 0 : 1;
    return;
  }
  for (const place of tied) delete lock.packages[place]?.resolved;
  const packages = { ...lock.packages, ...missing };
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${names.length} platform packages added.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
