import { extname } from 'node:path';
import { DEFAULT_LIMITS, type ExtractLimits } from './limits.ts';
import { fail, runWorker } from './run-worker.ts';
import type { ExtractProgress, ExtractResult } from './types.ts';

export interface ExtractInput {
  bytes: Uint8Array;
  /** Only its extension is used, and only to tell kinds of text apart. */
  name: string;
  /** As the uploader claimed; never trusted. */
  mime?: string;
  /** Ends the reading process; the result is then `document.timeout`. */
  signal?: AbortSignal;
  /** Told after each page, sheet or picture. What it throws is ignored. */
  onProgress?: (progress: ExtractProgress) => void;
  /** False leaves pictures unread: a scan is then `document.no_text`. */
  recognise?: boolean;
}

/**
 * Text and blocks of an uploaded document, read in a process of its own that is ended at the limits. Pictures and pages
 * without text are then read by recognition in a second process, which alone may load native code.
 * Never throws and never rejects: whatever a document does, the answer is an `ExtractResult`.
 */
export async function extractDocument(input: ExtractInput, limits: Partial<ExtractLimits> = {}): Promise<ExtractResult> {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  if (input.signal?.aborted) return fail('document.timeout', 'Reading was cancelled.');
  if (input.bytes.length === 0) return fail('document.no_text', 'The file is empty.');
  if (input.bytes.length > bounds.maxBytes) {
    return fail('document.too_large', `${input.bytes.length} bytes, ${bounds.maxBytes} allowed.`);
  }
  const extension = extname(input.name).slice(1).toLowerCase();
  const task = { extension: /^[a-z0-9]{1,8}$/.test(extension) ? extension : 'none', recognise: input.recognise !== false, limits: bounds };
  const options = { ...(input.signal ? { signal: input.signal } : {}), ...(input.onProgress ? { onProgress: input.onProgress } : {}) };
  try {
    const read = await runWorker(input.bytes, { ...task, step: 'read' }, options);
    if (!read.needsRecognition) return read.result;
    const { result } = await runWorker(input.bytes, { ...task, step: 'recognise' }, options);
    // What stands as text is not lost because a picture beside it could not be read.
    return !result.ok && read.result.ok ? read.result : result;
  } catch (error) {
    return fail('document.malformed', error instanceof Error ? error.name : 'unknown');
  }
}
