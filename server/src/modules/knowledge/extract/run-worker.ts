import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ExtractLimits, residentLimitMb } from './limits.ts';
import type { PagePicture, RecognisedPage } from './see/types.ts';
import type { ExtractFailure, ExtractProgress, ExtractResult } from './types.ts';

/** What the reading process is told, as one argument of JSON. The document itself travels on stdin. */
export interface WorkerTask {
  step: 'read' | 'recognise';
  extension: string;
  recognise: boolean;
  /** Pages that are recognised are given out as pictures too. */
  pictures?: boolean;
  limits: ExtractLimits;
}

/** Lines of JSON the reading process writes on file descriptor 3: any number of the first, then one of the second. */
export type WorkerReply = { progress: ExtractProgress } | { picture: { page: number; base64: string } } | WorkerAnswer;

export interface WorkerAnswer {
  result: ExtractResult;
  /** Pictures, or pages without text, are left to the second step. */
  needsRecognition?: boolean;
  /** The process ended without an answer and not by our limits: another run may fare better. */
  isCut?: boolean;
  /** Of the second step: what recognition tells of its pages. */
  pages?: RecognisedPage[];
}

interface RunOptions {
  signal?: AbortSignal;
  onProgress?: (progress: ExtractProgress) => void;
  onPicture?: (picture: PagePicture) => void;
}

const WATCH_EVERY_MS = 15;
const PAGE_BYTES = 4096;
/** A page as a picture, as text. */
const MOST_PICTURE = 8 * 1024 * 1024;
const MAX_STDERR = 8192;

export const fail = (failure: ExtractFailure, detail: string): ExtractResult => ({ ok: false, failure, detail });

/** The same once more where the process was cut off by something else than the document: a machine short of memory, a start that failed. */
export async function runWorkerAgain(bytes: Uint8Array, task: WorkerTask, options: RunOptions): Promise<WorkerAnswer> {
  const first = await runWorker(bytes, task, options);
  return first.isCut && !options.signal?.aborted ? runWorker(bytes, task, options) : first;
}

/** One document through one reading process, which is ended at the limits; its answer, or why there is none. */
function runWorker(bytes: Uint8Array, task: WorkerTask, options: RunOptions): Promise<WorkerAnswer> {
  const { limits } = task;
  const timeoutMs = task.step === 'read' ? limits.timeoutMs : limits.recognitionTimeoutMs;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, workerArguments(task), { env: {}, stdio: ['pipe', 'ignore', 'pipe', 'pipe'], windowsHide: true });
    const { stdin, stderr } = child;
    const replies = child.stdio[3] as NodeJS.ReadableStream | null;
    let parts: Buffer[] = [];
    let received = 0;
    let errors = '';
    let settled = false;
    let verdict: ExtractResult | null = null;
    let answer: WorkerAnswer | null = null;

    const end = (result: ExtractResult) => {
      verdict ??= result;
      child.kill('SIGKILL');
    };
    const cancel = () => end(fail('document.timeout', 'Reading was cancelled.'));
    const deadline = setTimeout(() => end(fail('document.timeout', `Not read within ${timeoutMs} ms.`)), timeoutMs);
    const watch = setInterval(() => {
      if (residentMb(child.pid) > residentLimitMb(limits, task.step)) end(fail('document.out_of_memory', 'Reading took too much memory.'));
    }, WATCH_EVERY_MS);
    const settle = (reply: WorkerAnswer) => {
      if (settled) return;
      settled = true;
      clearTimeout(deadline);
      clearInterval(watch);
      options.signal?.removeEventListener('abort', cancel);
      resolve(reply);
    };
    const hear = (line: Buffer) => {
      const reply = parseReply(line);
      if (reply && 'progress' in reply) report(options.onProgress, reply.progress);
      else if (reply && 'picture' in reply)
        options.onPicture?.({ page: reply.picture.page, bytes: Buffer.from(reply.picture.base64, 'base64') });
      else if (reply) answer = reply;
    };

    options.signal?.addEventListener('abort', cancel, { once: true });
    // JSON writes at most six bytes for one UTF-16 unit; each unit stands in the text, its block and its cells, titles on every row.
    const maxReply = limits.maxTextLength * 44 + 65_536 + (task.pictures ? limits.maxRecognisedPages * MOST_PICTURE : 0);
    replies?.on('data', (part: Buffer) => {
      received += part.length;
      if (received > maxReply) return end(fail('document.too_large', 'The document holds more text than is allowed.'));
      let from = 0;
      for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, from)) {
        hear(Buffer.concat([...parts, part.subarray(from, at)]));
        parts = [];
        from = at + 1;
      }
      if (from < part.length) parts.push(part.subarray(from));
    });
    stderr?.on('data', (part: Buffer) => {
      if (errors.length < MAX_STDERR) errors += part.toString('latin1');
    });
    // A child that ends before it has read everything breaks the pipe; its exit tells why.
    stdin?.on('error', () => undefined);
    child.on('error', (error) => settle({ result: fail('document.malformed', error.name), isCut: true }));
    child.on('close', (code, signal) => settle(verdict ? { result: verdict } : judge(answer, code, signal, errors)));
    stdin?.end(bytes);
  });
}

function parseReply(line: Buffer): WorkerReply | null {
  try {
    return JSON.parse(line.toString('utf8')) as WorkerReply;
  } catch {
    return null;
  }
}

function report(onProgress: RunOptions['onProgress'], progress: ExtractProgress): void {
  try {
    onProgress?.(progress);
  } catch {
    // A listener's own failure is no failure of the reading.
  }
}

function workerArguments(task: WorkerTask): string[] {
  return [
    `--max-old-space-size=${task.limits.memoryMb}`,
    '--permission',
    '--allow-fs-read=*',
    // Recognition decodes and draws pictures in a native library.
    ...(task.step === 'recognise' ? ['--allow-addons'] : []),
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
    fileURLToPath(workerUrl()),
    JSON.stringify(task),
  ];
}

/** Beside this file: as source when run from source, as a built file of the same name when the server is bundled. */
function workerUrl(): URL {
  const source = new URL('./extract-worker.ts', import.meta.url);
  if (existsSync(source)) return source;
  const built = ['./extract-worker.js', './extract-worker.mjs'].map((name) => new URL(name, import.meta.url));
  return built.find((url) => existsSync(url)) ?? source;
}

function judge(answer: WorkerAnswer | null, code: number | null, signal: NodeJS.Signals | null, errors: string): WorkerAnswer {
  if (code === 0 && answer) return answer;
  if (/heap out of memory|allocation failed/i.test(errors) || code === 134 || signal === 'SIGABRT') {
    return { result: fail('document.out_of_memory', 'Reading took too much memory.') };
  }
  // Whoever else ends a process outright does it for memory.
  const failure = signal === 'SIGKILL' ? 'document.out_of_memory' : 'document.malformed';
  return { result: fail(failure, `The reading process ended with ${signal ?? code}.`), isCut: true };
}

/** Resident memory of a process where the system tells (Linux); 0 elsewhere, where the heap limit alone holds. */
function residentMb(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
    return (pages * PAGE_BYTES) / (1024 * 1024);
  } catch {
    return 0;
  }
}
