import { existsSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';

/** What keeps tenants and strangers apart is tested to this share of its lines and branches; `npm test` prints the shares and fails below. */
export const LEAST_PERCENT = 90;
export const GUARDED = {
  access: ['server/src/modules/access'],
  tenancy: ['server/src/modules/tenancy'],
  // The handle, the query plugin, the guard at the driver, and the two doors beside them.
  wall: ['tenant-db', 'tenant-plugin', 'tenant-tables', 'guard', 'client-dialect', 'access-db', 'system-db'].map(
    (name) => `server/src/platform/db/${name}.ts`,
  ),
};

/** Vitest's options for it. @param {string} folder where the report goes @returns {string[]} */
export function coverageOptions(folder) {
  return [
    '--coverage.enabled',
    '--coverage.provider=v8',
    '--coverage.reporter=json-summary',
    '--coverage.reportOnFailure',
    `--coverage.reportsDirectory=${folder}`,
    ...Object.values(GUARDED)
      .flat()
      .map((part) => `--coverage.include=${part.endsWith('.ts') ? part : `${part}/**/*.ts`}`),
  ];
}

/** @typedef {{ total: number, covered: number }} Share */

/** @param {string} folder
 *  @returns {{ name: string, lines: number, branches: number, enough: boolean }[]} percentages, one row for each guarded part; none without a report */
export function readCoverage(folder) {
  const file = `${folder}/coverage-summary.json`;
  if (!existsSync(file)) return [];
  /** @type {Record<string, { lines: Share, branches: Share }>} */
  const files = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(GUARDED).map(([name, parts]) => {
    const own = Object.entries(files).filter(([path]) => parts.some((part) => `${path.split(sep).join('/')}/`.includes(`/${part}/`)));
    const share = (/** @type {'lines' | 'branches'} */ kind) => {
      const total = own.reduce((sum, [, counts]) => sum + counts[kind].total, 0);
      const covered = own.reduce((sum, [, counts]) => sum + counts[kind].covered, 0);
      return total === 0 ? 0 : (100 * covered) / total;
    };
    const [lines, branches] = [share('lines'), share('branches')];
    return { name, lines, branches, enough: lines >= LEAST_PERCENT && branches >= LEAST_PERCENT };
  });
}
