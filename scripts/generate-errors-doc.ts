// Writes docs/reference/errors.md from the catalogue in server/src/platform/errors.ts; `--check` fails when the page is not what it would write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ERRORS } from '../server/src/platform/errors.ts';
import { errorsPage } from './docs/errors-page.ts';
import { at } from './lib/paths.mjs';

const file = at('docs', 'reference', 'errors.md');
const page = errorsPage(ERRORS);
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== page) {
    console.error('docs/reference/errors.md is not what the catalogue says. Write it again: npm run errors:write');
    process.exitCode = 1;
  }
} else {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, page);
}
