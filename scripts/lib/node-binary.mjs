import { existsSync } from 'node:fs';
import process from 'node:process';
import path from 'node:path';
import { at } from './paths.mjs';

/** The first version that runs TypeScript files without a flag. */
const OLDEST = { major: 22, minor: 18 };

/** @param {string} version such as "22.18.0" */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

/** The Node that the lockfile brings (Linux on x64 and arm64), else the one that runs this, else null when that is too old.
 *  @returns {string | null} */
export function findNode() {
  const brought = at('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(brought)) return brought;
  return runsTypeScript(process.versions.node) ? process.execPath : null;
}

/** The environment in which `node`, and every tool installed here, is that Node.
 *  @param {string} node
 *  @returns {NodeJS.ProcessEnv} */
export function withNodeFirst(node) {
  const folders = [path.dirname(node), at('node_modules', '.bin'), process.env.PATH ?? ''];
  return { ...process.env, PATH: folders.join(path.delimiter) };
}

export const tooOld = `Node ${process.versions.node} cannot run this: it needs Node 22.18 or newer (24 is what we test). On Linux x64 and arm64 the lockfile brings it; elsewhere install it from nodejs.org.`;
