// `npm run doctor`: what this machine has and lacks for running Wafaa, and how to mend it. Plain JavaScript: it must work when nothing else does.
import process from 'node:process';
import { doctorChecks } from './lib/doctor-checks.mjs';
import { bold, dim, green, red, say, yellow } from './lib/say.mjs';

const MARKS = { good: green('✓'), note: yellow('–'), bad: red('✗') };

async function main() {
  let bad = 0;
  for (const { title, checks } of doctorChecks()) {
    say.line(`\n${bold(title)}`);
    for (const check of checks) {
      const { state, text, mend } = await check();
      if (state === 'bad') bad += 1;
      say.line(`  ${MARKS[state]} ${text}`);
      if (mend) say.line(dim(`      ${mend}`));
    }
  }
  say.line(
    bad === 0
      ? `\n${green('Everything that running needs is here.')} – marks what only some things need.\n`
      : `\n${red(`${bad} to mend.`)}\n`,
  );
  process.exitCode = bad === 0 ? 0 : 1;
}

main().catch((/** @type {unknown} */ error) => {
  say.problem(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
