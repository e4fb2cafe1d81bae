import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCoverage } from './coverage.mjs';

const share = (covered: number, total: number) => ({ total, covered });

test('sums lines and branches of each guarded part, and is not content below nine in ten', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wafaa-coverage-'));
  writeFileSync(
    join(folder, 'coverage-summary.json'),
    JSON.stringify({
      total: { lines: share(1, 1), branches: share(1, 1) },
      '/checkout/server/src/modules/access/a.ts': { lines: share(90, 100), branches: share(8, 10) },
      '/checkout/server/src/modules/access/b.ts': { lines: share(100, 100), branches: share(10, 10) },
      '/checkout/server/src/modules/tenancy/c.ts': { lines: share(89, 100), branches: share(1, 1) },
      '/checkout/server/src/modules/knowledge/d.ts': { lines: share(0, 100), branches: share(0, 1) },
    }),
  );
  expect(readCoverage(folder)).toEqual([
    { name: 'access', lines: 95, branches: 90, enough: true },
    { name: 'tenancy', lines: 89, branches: 100, enough: false },
    { name: 'wall', lines: 0, branches: 0, enough: false },
  ]);
  expect(readCoverage(join(folder, 'nothing'))).toEqual([]);
});
