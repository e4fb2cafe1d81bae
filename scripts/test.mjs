// `npm test`: installs what tests need and runs all of them. Plain JavaScript without packages, for the same reason as start.mjs.
// PostgreSQL and the browser are installed in the background while the checks and the unit tests run: on a bare machine that hides a minute.
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { coverageOptions, LEAST_PERCENT, readCoverage } from './lib/coverage.mjs';
import { admitFailure, playwrightCounts, spokenCounts, vitestCounts } from './lib/count-tests.mjs';
import { findNode, tooOld, withNodeFirst } from './lib/node-binary.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { at } from './lib/paths.mjs';
import { freePair } from './lib/ports.mjs';
import { runTool } from './lib/run-tool.mjs';
import { bold, green, red, say, seconds, tail, yellow } from './lib/say.mjs';
import { verify } from './verify.mjs';

/** @typedef {import('./lib/count-tests.mjs').Counts} Counts */
/** @typedef {{ value: string, why: null } | { value: null, why: string }} Tool  a path or address, or why there is none */

const help = `Usage: npm test [-- stage …]      stages: verify unit db crash e2e (default: all)

DATABASE_URL   use this PostgreSQL with pgvector instead of installing one (its user must be able to create databases and roles)
CHROMIUM_PATH  use this browser
CI=1           a stage that cannot run on this machine is a failure, not a warning

Alone, \`crash\` is 20,000 messages and 66 faults on PostgreSQL, 7,000 and 34 on PGlite; among all stages it is 1,000 and 8, and 500 and 4.`;

const STAGES = ['verify', 'unit', 'db', 'crash', 'e2e'];
// What proves the ledger under kill -9 whenever anything changes; a whole hour of faults is for whoever changes the ledger.
const SHORT_CRASH = ['--short'];
const NOT_ON_THIS_MACHINE = 3;
const reports = at('test-results');

async function main() {
  if (process.argv.includes('--help')) return say.line(help);
  const wanted = process.argv.slice(2).length > 0 ? process.argv.slice(2) : STAGES;
  const unknown = wanted.filter((stage) => !STAGES.includes(stage));
  if (unknown.length > 0) throw new Error(`No such stage: ${unknown.join(', ')}.\n\n${help}`);

  const started = Date.now();
  await ensurePackages('all');
  const node = findNode();
  if (!node) throw new Error(tooOld);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const env = withNodeFirst(node);
  const needs = (/** @type {string[]} */ ...stages) => stages.some((stage) => wanted.includes(stage));

  // One after the other, because apt lets nobody in beside it.
  const postgres = needs('db', 'crash') ? bringPostgres(env) : null;
  const browser = needs('e2e') ? (postgres ?? Promise.resolve()).then(() => bringBrowser(env)) : null;

  /** @type {Counts} */
  const total = { passed: 0, failed: 0, skipped: 0 };
  const finish = (/** @type {string} */ stage, /** @type {Counts} */ counts, /** @type {number} */ ms) => {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    const mark = counts.failed === 0 ? green('✓') : red('✗');
    const skipped = counts.skipped > 0 ? yellow(`, ${counts.skipped} skipped`) : '';
    say.line(`${mark} ${bold(stage.padEnd(8))} ${counts.passed} passed, ${counts.failed} failed${skipped} in ${seconds(ms)}`);
  };
  const cannotRun = (/** @type {string} */ stage, /** @type {string} */ why) => {
    const failed = process.env.CI ? 1 : 0;
    total.failed += failed;
    say.line(`${failed ? red('✗') : yellow('!')} ${bold(stage.padEnd(8))} ${yellow('DID NOT RUN')}: ${why}`);
    notRun.push(stage);
  };
  /** @type {string[]} */
  const notRun = [];

  // A browser's journeys wait more than they reckon: they run beside the suites.
  const journeys = browser?.then(async (chromium) => {
    if (chromium.why !== null) cannotRun('e2e', chromium.why);
    else await runPlaywright({ ...env, CHROMIUM_PATH: chromium.value }, finish);
  });
  const suites = async () => {
    if (needs('verify')) {
      say.line(bold('verify'));
      const begun = Date.now();
      finish('verify', { ...(await verify(node)), skipped: 0 }, Date.now() - begun);
    }
    return runSuites(needs, env, postgres, finish, cannotRun);
  };
  const [database] = await Promise.all([suites(), journeys]);
  // Alone at the end: it measures what a death does, not what a busy machine does.
  if (database && needs('crash')) {
    if (database.why !== null) cannotRun('crash', database.why);
    else await runCrash({ ...env, DATABASE_URL: database.value }, wanted.length === 1 ? [] : SHORT_CRASH, finish);
  }
  if (database?.value && !process.env.DATABASE_URL) await runTool('bash', ['scripts/postgres.sh', 'stop'], { env });

  say.line(`\nAll of it took ${seconds(Date.now() - started)}.`);
  if (notRun.length > 0)
    say.line(yellow(`${notRun.join(' and ')} DID NOT RUN on this machine: the result below is only part of the truth.`));
  say.line(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

/** The suites, twice where there are two engines. What goes through the whole product and asks nothing of an engine runs once, on PostgreSQL
 *  where that can be had.
 *  @param {(...stages: string[]) => boolean} needs
 *  @param {NodeJS.ProcessEnv} env
 *  @param {Promise<Tool> | null} postgres
 *  @param {(stage: string, counts: Counts, ms: number) => void} finish
 *  @param {(stage: string, why: string) => void} cannotRun
 *  @returns {Promise<Tool | null>} the database, once it is there */
async function runSuites(needs, env, postgres, finish, cannotRun) {
  if (needs('unit')) {
    const elsewhere = needs('db') && (await postgres)?.value;
    // The database's address is taken away: what runs here must not need one.
    const { DATABASE_URL: _unused, ...withoutDatabase } = env;
    await runVitest('unit', elsewhere ? ['unit', 'db'] : ['unit', 'db', 'product'], withoutDatabase, finish);
  }
  const database = await postgres;
  if (database && needs('db')) {
    if (database.why !== null) cannotRun('db', database.why);
    else {
      // One more than there are cores: a worker mostly waits for the server.
      const inFull = { ...env, DATABASE_URL: database.value, VITEST_MAX_WORKERS: String(availableParallelism() + 1) };
      await runVitest('db', ['db', 'product'], inFull, finish);
    }
  }
  return database;
}

/** @param {NodeJS.ProcessEnv} env
 *  @param {string[]} how
 *  @param {(stage: string, counts: Counts, ms: number) => void} finish */
async function runCrash(env, how, finish) {
  const ran = await runTool('node', ['server/test/crash/run-crash.ts', ...how], { env });
  finish('crash', admitFailure(spokenCounts(ran.output), ran.code), ran.ms);
  if (ran.code !== 0) say.line(tail(ran.output, 60));
}

/** @param {'unit' | 'db'} stage
 *  @param {string[]} projects
 *  @param {NodeJS.ProcessEnv} env
 *  @param {(stage: string, counts: Counts, ms: number) => void} finish */
async function runVitest(stage, projects, env, finish) {
  const file = `${reports}/${stage}.json`;
  const only = projects.flatMap((project) => ['--project', project]);
  // Measured where both suites run, once.
  const covered = `${reports}/coverage`;
  const coverage = stage === 'unit' ? coverageOptions(covered) : [];
  const ran = await runTool('vitest', ['run', ...only, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...coverage], {
    env,
  });
  const counts = admitFailure(vitestCounts(file), ran.code);
  const shares = coverage.length > 0 ? readCoverage(covered) : [];
  const thin = shares.filter(({ enough }) => !enough).length + (coverage.length > 0 && shares.length === 0 ? 1 : 0);
  finish(stage, { ...counts, failed: counts.failed + thin }, ran.ms);
  for (const { name, lines, branches, enough } of shares)
    say.line(
      `  ${enough ? green('✓') : red('✗')} coverage of ${name.padEnd(8)} lines ${lines.toFixed(1)} %, branches ${branches.toFixed(1)} % (at least ${LEAST_PERCENT} %)`,
    );
  if (ran.code !== 0) say.line(tail(ran.output, 250));
}

/** @param {NodeJS.ProcessEnv} env
 *  @param {(stage: string, counts: Counts, ms: number) => void} finish */
async function runPlaywright(env, finish) {
  const file = `${reports}/e2e.json`;
  const ran = await runTool('playwright', ['test', '--reporter=list,json'], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, E2E_PORT: String(await freePair(8100)) },
  });
  finish('e2e', admitFailure(playwrightCounts(file), ran.code), ran.ms);
  if (ran.code !== 0) say.line(tail(ran.output, 250));
}

/** @param {NodeJS.ProcessEnv} env
 *  @returns {Promise<Tool>} */
async function bringPostgres(env) {
  if (process.env.DATABASE_URL) return { value: process.env.DATABASE_URL, why: null };
  const install = await runTool('bash', ['scripts/postgres.sh', 'install'], { env });
  const start = install.code === 0 ? await runTool('bash', ['scripts/postgres.sh', 'start'], { env }) : install;
  const url = /^DATABASE_URL=(\S+)$/m.exec(start.output)?.[1];
  if (url) return { value: url, why: null };
  if (start.code !== NOT_ON_THIS_MACHINE) say.line(red(`PostgreSQL could not be brought up:\n${tail(start.output, 20)}`));
  return { value: null, why: tail(start.output, 1) };
}

/** @param {NodeJS.ProcessEnv} env
 *  @returns {Promise<Tool>} */
async function bringBrowser(env) {
  const { code, output } = await runTool('bash', ['scripts/browser.sh'], { env });
  return code === 0 ? { value: tail(output, 1), why: null } : { value: null, why: tail(output, 1) };
}

main().catch((/** @type {unknown} */ error) => {
  say.problem(error instanceof Error ? error.message : String(error));
  say.line('\n0 passed, 1 failed');
  process.exit(1);
});
