// `npm run docs:check`: pages cite only what exists, no file is longer than a reader's patience, and nothing names a machine.
import { findProblems } from './docs/find-problems.ts';
import { root } from './lib/paths.mjs';

const problems = findProblems(root);
for (const problem of problems) console.error(`✗ ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
