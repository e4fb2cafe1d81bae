import { createWriteStream, mkdirSync } from 'node:fs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { at } from './paths.mjs';

const KEPT_LINES = 40;
const GRACE_MS = 15_000;

/** @typedef {{ name: string, logFile: string, lastLines: () => string, ended: Promise<{ code: number | null, signal: NodeJS.Signals | null }>, stop: () => Promise<void> }} Child */

/** Starts a program whose output goes to a log file; its last lines are kept for the moment it dies.
 *  @param {{ name: string, command: string, args: string[], env: NodeJS.ProcessEnv, logFolder: string }} options
 *  @returns {Child} */
export function startChild({ name, command, args, env, logFolder }) {
  mkdirSync(logFolder, { recursive: true });
  const logFile = path.join(logFolder, `${name}.log`);
  const log = createWriteStream(logFile, { flags: 'w' });
  const child = spawn(command, args, { cwd: at(), env, stdio: ['ignore', 'pipe', 'pipe'] });

  /** @type {string[]} */
  let lines = [];
  const keep = (/** @type {Buffer} */ chunk) => {
    log.write(chunk);
    lines = [...lines, ...chunk.toString('utf8').split('\n').filter(Boolean)].slice(-KEPT_LINES);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);

  let over = false;
  /** @type {Child['ended']} */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => keep(Buffer.from(`${String(error)}\n`)));
    child.on('close', (code, signal) => {
      over = true;
      log.end();
      resolve({ code, signal });
    });
  });

  return {
    name,
    logFile,
    lastLines: () => lines.join('\n'),
    ended,
    async stop() {
      if (over) return;
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(impatient);
    },
  };
}

/** Asks an address until it answers 200.
 *  @param {string} url
 *  @param {{ timeoutMs: number, gaveUp: () => boolean }} options
 *  @returns {Promise<boolean>} false when the time is up or `gaveUp` says so */
export async function waitUntilReady(url, { timeoutMs, gaveUp }) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline && !gaveUp()) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
