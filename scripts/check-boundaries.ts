// `npm run boundaries`: imports point one way. Prints the allowed edges; fails on a forbidden import, on a parser that went blind, and on
// an ARCHITECTURE.md that shows another table.
import { readFileSync } from 'node:fs';
import { edgesTable } from './boundaries/allowed-edges.ts';
import { findBreaches } from './boundaries/find-breaches.ts';
import { at, root } from './lib/paths.mjs';

const problems: string[] = [];
const { breaches, seen, onDisk } = await findBreaches(root);
problems.push(...breaches);
if (seen < onDisk || seen === 0) problems.push(`Only ${seen} of ${onDisk} source files were parsed: the check is blind.`);
if (!readFileSync(at('ARCHITECTURE.md'), 'utf8').includes(edgesTable())) {
  problems.push(`ARCHITECTURE.md does not hold the table of allowed imports. It is:\n\n${edgesTable()}\n`);
}

if (!process.argv.includes('--quiet')) console.log(`${edgesTable()}\n`);
for (const problem of problems) console.error(`✗ ${problem}`);
console.log(`${seen} files, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
