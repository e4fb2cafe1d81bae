// `npm run verify`: everything that can be said about the code without running it, in seconds. Names of checks may be given to run only those.
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { findNode, tooOld, withNodeFirst } from './lib/node-binary.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { runTool, sideBySide } from './lib/run-tool.mjs';
import { green, red, say, seconds, tail } from './lib/say.mjs';

/** @type {Record<string, string[]>} name → command */
const CHECKS = {
  types: ['tsc', '-p', 'tsconfig.json', '--noEmit'],
  'types of the dashboard': ['tsc', '-p', 'dashboard/tsconfig.json', '--noEmit'],
  lint: ['oxlint'],
  boundaries: ['node', 'scripts/check-boundaries.ts', '--quiet'],
  unused: ['knip', '--no-progress'],
  format: ['biome', 'format', '.'],
  docs: ['node', 'scripts/check-docs.ts'],
  'error list': ['node', 'scripts/generate-errors-doc.ts', '--check'],
  translations: ['node', 'dashboard/scripts/check-translations.ts'],
  lock: ['node', 'scripts/complete-lock.mjs', '--check'],
  secrets: ['secretlint', '--secretlintignore', '.secretlintignore', '**/*'],
};

/** Two at once: most of these use several threads of their own. */
const WIDTH = 2;
const LINES_SHOWN = 120;

/** @param {string} node
 *  @param {string[]} wanted names; empty for all
 *  @returns {Promise<{ passed: number, failed: number }>} */
export async function verify(node, wanted = []) {
  const unknown = wanted.filter((name) => !Object.keys(CHECKS).some((check) => check.startsWith(name)));
  if (unknown.length > 0) throw new Error(`No such check: ${unknown.join(', ')}. There are: ${Object.keys(CHECKS).join(', ')}.`);
  const chosen = Object.entries(CHECKS).filter(([name]) => wanted.length === 0 || wanted.some((want) => name.startsWith(want)));
  const env = withNodeFirst(node);
  const failed = await sideBySide(
    chosen.map(([name, [command = '', ...args]]) => async () => {
      const { code, output, ms } = await runTool(command, args, { env });
      say.line(`  ${code === 0 ? green('✓') : red('✗')} ${name.padEnd(24)} ${seconds(ms)}`);
      return code === 0 ? null : { name, output };
    }),
    WIDTH,
  );
  const failures = failed.filter((failure) => failure !== null);
  for (const { name, output } of failures) say.line(`\n${red(`── ${name}`)}\n${tail(output, LINES_SHOWN)}`);
  return { passed: chosen.length - failures.length, failed: failures.length };
}

async function main() {
  await ensurePackages('all');
  const node = findNode();
  if (!node) throw new Error(tooOld);
  const { passed, failed } = await verify(node, process.argv.slice(2));
  say.line(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((/** @type {unknown} */ error) => {
    say.problem(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
}
