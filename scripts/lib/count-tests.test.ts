import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { admitFailure, playwrightCounts, spokenCounts, vitestCounts } from './count-tests.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: object): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('counting tests', () => {
  it('reads what vitest and Playwright report', () => {
    expect(vitestCounts(report({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 }))).toEqual({
      passed: 7,
      failed: 2,
      skipped: 1,
    });
    expect(playwrightCounts(report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } }))).toEqual({
      passed: 5,
      failed: 2,
      skipped: 0,
    });
  });

  it('takes the last total that a program said', () => {
    expect(spokenCounts('1 passed, 0 failed\nmore\n12 passed, 3 failed\n')).toEqual({ passed: 12, failed: 3, skipped: 0 });
  });

  it('counts a run that died without a report as one failure', () => {
    expect(admitFailure(vitestCounts(path.join(folder, 'absent.json')), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(admitFailure({ passed: 3, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
    expect(admitFailure({ passed: 3, failed: 0, skipped: 0 }, 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
  });
});
