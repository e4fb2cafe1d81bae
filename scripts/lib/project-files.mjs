import { readdirSync } from 'node:fs';
import path from 'node:path';

const NOT_OURS = new Set(['node_modules', '.git', '.data', 'dist', 'coverage', 'test-results', 'playwright-report']);

/** Every file of the project as a path with slashes, relative to `root`; installed and built things left out.
 *  @param {string} root
 *  @param {string} [below]
 *  @returns {string[]} */
export function projectFiles(root, below = '') {
  return readdirSync(path.join(root, below), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const file = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? projectFiles(root, file) : [file];
  });
}
