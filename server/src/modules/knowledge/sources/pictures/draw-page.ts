import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DrawHead, DrawTask, PagePicture } from './types.ts';

/** Beside this file; a bundle has it under the same name. */
const WORKER = fileURLToPath(new URL('./draw-worker.ts', import.meta.url));
const TIMEOUT_MS = 20_000;
const HEAP_MB = 384;
const RESIDENT_MB = HEAP_MB * 2 + 128;
const WATCH_EVERY_MS = 40;
const MOST_BYTES = 16 * 1024 * 1024;
/** Drawing is heavy, and a reader waits for one page at a time. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** One page as a picture, drawn in a process of its own that is ended at the limits. Null when it cannot be drawn; never throws. */
export async function drawPage(bytes: Uint8Array, task: DrawTask): Promise<PagePicture | null> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await runWorker(bytes, task);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function runWorker(bytes: Uint8Array, task: DrawTask): Promise<PagePicture | null> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [
        ...[`--max-old-space-size=${HEAP_MB}`, '--permission', '--allow-fs-read=*', '--allow-addons'],
        ...['--disable-warning=ExperimentalWarning', '--disable-warning=SecurityWarning', WORKER, JSON.stringify(task)],
      ],
      { env: {}, stdio: ['pipe', 'ignore', 'ignore', 'pipe'], windowsHide: true },
    );
    const parts: Buffer[] = [];
    let received = 0;
    const end = (): void => void child.kill('SIGKILL');
    const deadline = setTimeout(end, TIMEOUT_MS);
    const watch = setInterval(() => residentMb(child.pid) > RESIDENT_MB && end(), WATCH_EVERY_MS);
    const settle = (picture: PagePicture | null): void => {
      clearTimeout(deadline);
      clearInterval(watch);
      resolve(picture);
    };
    (child.stdio[3] as NodeJS.ReadableStream | null)?.on('data', (part: Buffer) => {
      received += part.length;
      if (received > MOST_BYTES) end();
      else parts.push(part);
    });
    // A child that ends before it has read everything breaks the pipe; its exit tells why.
    child.stdin?.on('error', () => undefined);
    child.on('error', () => settle(null));
    child.on('close', (code) => settle(code === 0 ? parse(Buffer.concat(parts)) : null));
    child.stdin?.end(bytes);
  });
}

function parse(answer: Buffer): PagePicture | null {
  if (answer.length < 5) return null;
  const length = answer.readUInt32BE(0);
  try {
    const { width, height, segments } = JSON.parse(answer.subarray(4, 4 + length).toString('utf8')) as DrawHead;
    return { webp: answer.subarray(4 + length), width, height, segments };
  } catch {
    return null;
  }
}

/** Where the system tells (Linux); 0 elsewhere, where the heap limit alone holds. */
function residentMb(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4_096) / (1024 * 1024);
  } catch {
    return 0;
  }
}
