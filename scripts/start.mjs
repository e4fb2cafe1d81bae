// `npm start`: from a fresh clone to a conversation on the screen. Plain JavaScript without packages, because it runs before any is
// installed, on whichever Node is there (18 or newer); the programs it starts run on the Node that the lockfile brings.
import process from 'node:process';
import path from 'node:path';
import { startChild, waitUntilReady } from './lib/children.mjs';
import { ensureDashboard } from './lib/dashboard.mjs';
import { demoEnvironment, demoSettings, readDemoLinks } from './lib/demo.mjs';
import { findNode, tooOld, withNodeFirst } from './lib/node-binary.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { portBusy } from './lib/ports.mjs';
import { say } from './lib/say.mjs';
import { welcomePage } from './lib/welcome-page.mjs';

const help = `Usage: npm start            (or: node scripts/start.mjs)

Installs what running needs when it is missing, builds the dashboard when it changed, and starts two programs:
the product and an emulator that plays WhatsApp and the customer's phone. Ctrl-C stops both.

Environment (all optional):
  PORT       port of the product, 8000
  SIM_PORT   port of the emulator, 8001
  DATA_DIR   where the database, files and logs live, .data
  DATABASE_URL, REDIS_URL, LLM_…   see the table in README.md

See also: npm run send -- "text"   npm run doctor   npm test`;

// The first start makes the database, reads three menus and answers its own test questions; later ones take a second or two.
const READY_WITHIN_MS = 180_000;

async function main() {
  if (process.argv.includes('--help') || process.argv.includes('-h')) return say.line(help);
  const started = Date.now();
  const settings = demoSettings();
  await refuseBusyPorts(settings);
  await ensurePackages('run');
  const node = findNode();
  if (!node) throw new Error(tooOld);
  await ensureDashboard(node);
  await run(node, settings, started);
}

/** @param {ReturnType<typeof demoSettings>} settings */
async function refuseBusyPorts({ port, simPort }) {
  const wanted = [
    { port, variable: 'PORT', use: 'the product' },
    { port: simPort, variable: 'SIM_PORT', use: 'the emulator' },
  ];
  for (const { port: number, variable, use } of wanted) {
    if (await portBusy(number)) {
      throw new Error(
        `Port ${number}, which ${use} wants, is taken by another program (perhaps by another \`npm start\`).\n  Stop that one, or choose another port: ${variable}=${number + 10} npm start`,
      );
    }
  }
}

/** @param {string} node
 *  @param {ReturnType<typeof demoSettings>} settings
 *  @param {number} started */
async function run(node, settings, started) {
  const env = demoEnvironment(settings, withNodeFirst(node));
  const logFolder = path.join(settings.dataFolder, 'logs');
  /** @type {import('./lib/children.mjs').Child[]} */
  const children = [];
  let stopping = false;
  const stop = async (/** @type {number} */ code) => {
    if (stopping) return;
    stopping = true;
    await Promise.all(children.map((child) => child.stop()));
    process.exit(code);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (!stopping) say.line('\n  Stopping …');
      void stop(0);
    });
  }
  const start = (/** @type {string} */ name, /** @type {string} */ file) => {
    const child = startChild({ name, command: node, args: [file], env, logFolder });
    children.push(child);
    void child.ended.then(async ({ code, signal }) => {
      if (stopping) return;
      say.problem(
        `The ${name} ended (${signal ?? `exit ${code}`}). Its last words, whole in ${path.relative(process.cwd(), child.logFile)}:\n`,
      );
      say.line(child.lastLines());
      await stop(1);
    });
    return child;
  };

  const progress = say.progress('Starting');
  const waiting = { timeoutMs: READY_WITHIN_MS, gaveUp: () => stopping };
  start('emulator', 'sim/src/main.ts');
  // The server tells the emulator at its start whom to play the provider for: it must find it listening.
  if (await waitUntilReady(`${settings.simUrl}/_sim/health`, waiting)) await allowFrames(settings);
  const server = start('server', 'server/src/main.ts');
  const ready = await waitUntilReady(`${settings.productUrl}/readyz`, waiting);
  if (stopping) return;
  if (!ready) {
    progress.fail();
    say.problem(`The server was not ready after ${READY_WITHIN_MS / 1000} s. Its last words:\n`);
    say.line(server.lastLines());
    return stop(1);
  }
  progress.done(`Ready after ${((Date.now() - started) / 1000).toFixed(1)} s`);
  say.line(welcomePage({ settings, links: readDemoLinks(settings.dataFolder), logFolder: path.relative(process.cwd(), logFolder) }));
}

/** The dashboard shows the customer's phone in a frame; the emulator lets nobody do that whom it was not told.
 *  @param {ReturnType<typeof demoSettings>} settings */
async function allowFrames({ simUrl, port }) {
  const frameAncestors = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  await fetch(`${simUrl}/_sim/settings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ frameAncestors }),
  });
}

main().catch((/** @type {unknown} */ error) => {
  say.problem(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
