import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The newest change below some files and folders, in ms since 1970; 0 when none exists.
 *  @param {string[]} places
 *  @returns {number} */
export function newestChange(places) {
  let newest = 0;
  for (const place of places) {
    const stat = statSync(place, { throwIfNoEntry: false });
    if (!stat) continue;
    newest = Math.max(newest, stat.mtimeMs);
    if (!stat.isDirectory()) continue;
    const inside = readdirSync(place).filter((name) => name !== 'node_modules' && name !== 'dist' && !name.startsWith('.'));
    newest = Math.max(newest, newestChange(inside.map((name) => path.join(place, name))));
  }
  return newest;
}

/** Whether `built` must be made again: it is absent, or something it is made from is newer.
 *  @param {string} built
 *  @param {string[]} sources
 *  @returns {boolean} */
export function isStale(built, sources) {
  const stat = statSync(built, { throwIfNoEntry: false });
  return !stat || stat.mtimeMs < newestChange(sources);
}
