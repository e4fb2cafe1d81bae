import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LOCALES, type FirstLoads } from '../build/first-loads.ts';
import { budgetOf, CHAT_BUDGET } from '../build/budgets.ts';

/**
 * Prints what every page of what was built needs before its lazy parts (HTML, CSS, code, words), in brotli; fails over the budget.
 * `--files` names the files too, `--in <folder>` looks at another build than `dist`.
 */
const { values: asked } = parseArgs({ options: { files: { type: 'boolean' }, in: { type: 'string' } } });
const directory = resolve(asked.in ?? join(import.meta.dirname, '..', 'dist'));
const weights = new Map<string, number>();
async function weigh(file: string): Promise<number> {
  const known = weights.get(file);
  if (known !== undefined) return known;
  const { size } = await stat(join(directory, `${file}.br`));
  weights.set(file, size);
  return size;
}

const html = await readFile(join(directory, 'index.html'), 'utf8');
const styles = [...html.matchAll(/<link rel="stylesheet"[^>]* href="\/(assets\/[\w.-]+\.css)"/g)].map(([, name]) => name ?? '');
const { entry, pages } = JSON.parse(await readFile(join(directory, 'first-loads.json'), 'utf8')) as FirstLoads;
let failed = false;
const report = (name: string, locale: string, bytes: number, files: number, budget: number): void => {
  if (bytes > budget) failed = true;
  const kilobytes = (bytes / 1000).toFixed(1).padStart(6);
  console.log(`${name.padEnd(32)} ${locale}  ${kilobytes} kB br in ${files} files  ${bytes <= budget ? 'ok' : 'TOO MUCH'}`);
};
for (const [path, load] of Object.entries(pages)) {
  for (const locale of LOCALES) {
    const files = ['index.html', ...styles, ...entry, ...load[locale]];
    const sizes = await Promise.all(files.map(weigh));
    report(
      path,
      locale,
      sizes.reduce((sum, size) => sum + size, 0),
      files.length,
      budgetOf(path),
    );
    if (asked.files) for (const [at, file] of files.entries()) console.log(`   ${file} ${sizes[at]}`);
  }
}
report('chat of websites', '  ', await weigh('webchat/widget.js'), 1, CHAT_BUDGET);
if (failed) process.exitCode = 1;
