import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_LIMITS, type ExtractLimits, residentLimitMb } from './limits.ts';
import type { ExtractFailure, ExtractResult } from './types.ts';

export interface ExtractInput {
  bytes: Uint8Array;
  /** Only its extension is used, and only to tell kinds of text apart. */
  name: string;
  /** As the uploader claimed; never trusted. */
  mime?: string;
  /** Ends the reading process; the result is then `document.timeout`. */
  signal?: AbortSignal;
}

const WATCH_EVERY_MS = 40;
const PAGE_BYTES = 4096;
const MAX_STDERR = 8192;

/**
 * Text and blocks of an uploaded document, read in a process of its own that is ended at the limits.
 * Never throws and never rejects: whatever a document does, the answer is an `ExtractResult`.
 */
export async function extractDocument(input: ExtractInput, limits: Partial<ExtractLimits> = {}): Promise<ExtractResult> {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  if (input.signal?.aborted) return fail('document.timeout', 'Reading was cancelled.');
  if (input.bytes.length === 0) return fail('document.no_text', 'The file is empty.');
  if (input.bytes.length > bounds.maxBytes) {
    return fail('document.too_large', `${input.bytes.length} bytes, ${bounds.maxBytes} allowed.`);
  }
  try {
    return await runWorker(input, bounds);
  } catch (error) {
    return fail('document.malformed', error instanceof Error ? error.name : 'unknown');
  }
}

const fail = (failure: ExtractFailure, detail: string): ExtractResult => ({ ok: false, failure, detail });

function runWorker(input: ExtractInput, limits: ExtractLimits): Promise<ExtractResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, workerArguments(input, limits), {
      env: {},
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const { stdin, stderr } = child;
    const replies = child.stdio[3] as NodeJS.ReadableStream | null;
    const parts: Buffer[] = [];
    let received = 0;
    let errors = '';
    let settled = false;
    let verdict: ExtractResult | null = null;

    const end = (result: ExtractResult) => {
      verdict ??= result;
      child.kill('SIGKILL');
    };
    const cancel = () => end(fail('document.timeout', 'Reading was cancelled.'));
    const deadline = setTimeout(() => end(fail('document.timeout', `Not read within ${limits.timeoutMs} ms.`)), limits.timeoutMs);
    const watch = setInterval(() => {
      if (residentMb(child.pid) > residentLimitMb(limits)) end(fail('document.out_of_memory', 'Reading took too much memory.'));
    }, WATCH_EVERY_MS);
    const settle = (result: ExtractResult) => {
      if (settled) return;
      settled = true;
      clearTimeout(deadline);
      clearInterval(watch);
      input.signal?.removeEventListener('abort', cancel);
      resolve(result);
    };

    input.signal?.addEventListener('abort', cancel, { once: true });
    // JSON writes at most six bytes for one UTF-16 unit, and each unit stands in the text, its block and its cells.
    const maxReply = limits.maxTextLength * 20 + 65_536;
    replies?.on('data', (part: Buffer) => {
      received += part.length;
      if (received > maxReply) end(fail('document.too_large', 'The document holds more text than is allowed.'));
      else parts.push(part);
    });
    stderr?.on('data', (part: Buffer) => {
      if (errors.length < MAX_STDERR) errors += part.toString('latin1');
    });
    // A child that ends before it has read everything breaks the pipe; its exit tells why.
    stdin?.on('error', () => undefined);
    child.on('error', (error) => settle(fail('document.malformed', error.name)));
    child.on('close', (code, signal) => settle(verdict ?? judge(parts, code, signal, errors)));
    stdin?.end(input.bytes);
  });
}

function workerArguments(input: ExtractInput, limits: ExtractLimits): string[] {
  const extension = extname(input.name).slice(1).toLowerCase();
  return [
    `--max-old-space-size=${limits.memoryMb}`,
    '--permission',
    '--allow-fs-read=*',
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(workerUrl()),
    /^[a-z0-9]{1,8}$/.test(extension) ? extension : 'none',
    String(limits.maxPages),
    String(limits.maxTextLength),
  ];
}

/** Beside this file: as source when run from source, as a built file of the same name when the server is bundled. */
function workerUrl(): URL {
  const source = new URL('./extract-worker.ts', import.meta.url);
  if (existsSync(source)) return source;
  const built = ['./extract-worker.js', './extract-worker.mjs'].map((name) => new URL(name, import.meta.url));
  return built.find((url) => existsSync(url)) ?? source;
}

function judge(parts: Buffer[], code: number | null, signal: NodeJS.Signals | null, errors: string): ExtractResult {
  if (code === 0 && parts.length > 0) {
    try {
      return JSON.parse(Buffer.concat(parts).toString('utf8')) as ExtractResult;
    } catch {
      return fail('document.malformed', 'The reading process gave no whole answer.');
    }
  }
  if (/heap out of memory|allocation failed/i.test(errors) || code === 134 || signal === 'SIGABRT') {
    return fail('document.out_of_memory', 'Reading took too much memory.');
  }
  return fail('document.malformed', `The reading process ended with ${signal ?? code}.`);
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
