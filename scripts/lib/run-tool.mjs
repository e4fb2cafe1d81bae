import { spawn } from 'node:child_process';
import process from 'node:process';
import { at } from './paths.mjs';

/** @typedef {{ code: number, output: string, ms: number }} Ran */

/** Runs a command to its end and keeps what it said. Never rejects: a command that cannot be started has code 127.
 *  @param {string} command
 *  @param {string[]} args
 *  @param {{ env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void }} [options]
 *  @returns {Promise<Ran>} */
export function runTool(command, args, { env = process.env, onOutput = () => {} } = {}) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: at(), env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString('utf8');
      onOutput(chunk.toString('utf8'));
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${String(error)}\n`, ms: Date.now() - started }));
    child.on('close', (code) => resolve({ code: code ?? 1, output, ms: Date.now() - started }));
  });
}

/** Runs tasks side by side, at most `width` at once; results in the order of the tasks.
 *  @template T
 *  @param {(() => Promise<T>)[]} tasks
 *  @param {number} width
 *  @returns {Promise<T[]>} */
export async function sideBySide(tasks, width) {
  /** @type {T[]} */
  const results = [];
  let next = 0;
  const worker = async () => {
    for (let mine = next++; mine < tasks.length; mine = next++) {
      const task = tasks[mine];
      if (task) results[mine] = await task();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
