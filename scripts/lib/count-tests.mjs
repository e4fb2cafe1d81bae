import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {string} file
 *  @returns {any} null when there is none */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** A run that failed without a single failing test (a file that does not load, a crash) still counts as one failure.
 *  @param {Counts} counts
 *  @param {number} code
 *  @returns {Counts} */
export function admitFailure(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** From vitest's JSON reporter.
 *  @param {string} file
 *  @returns {Counts} */
export function vitestCounts(file) {
  const report = readReport(file);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

/** From Playwright's JSON reporter; a test that passed only on a second try is a failure here.
 *  @param {string} file
 *  @returns {Counts} */
export function playwrightCounts(file) {
  const stats = readReport(file)?.stats;
  return { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0), skipped: stats?.skipped ?? 0 };
}

/** From the last `N passed, N failed` that a program said.
 *  @param {string} output
 *  @returns {Counts} */
export function spokenCounts(output) {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return { passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0), skipped: 0 };
}
