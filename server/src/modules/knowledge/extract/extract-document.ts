import { extname } from 'node:path';
import { DEFAULT_LIMITS, type ExtractLimits } from './limits.ts';
import { fail, runWorkerAgain } from './run-worker.ts';
import { applySeen } from './see/apply-seen.ts';
import { showPages } from './see/show-pages.ts';
import type { Look } from './see/types.ts';
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
  /** Shows pages without text to a reader that sees, beside the recognition here; see `see/`. */
  look?: Look;
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
    const read = await runWorkerAgain(input.bytes, { ...task, step: 'read' }, options);
    if (!read.needsRecognition) return read.result;
    const shown = showPages(input.look);
    const { result: recognised, pages = [] } = await runWorkerAgain(
      input.bytes,
      { ...task, step: 'recognise', pictures: input.look !== undefined },
      { ...options, onPicture: shown.show },
    );
    if (!recognised.ok) shown.stop();
    const isSeen = input.look && recognised.ok && pages.length > 0;
    const result: ExtractResult = isSeen
      ? { ok: true, document: applySeen(recognised.document, pages, await shown.seen(), bounds.maxTextLength) }
      : recognised;
    // What stands as text is not lost because a picture beside it could not be read.
    return !result.ok && read.result.ok ? read.result : result;
  } catch (error) {
    return fail('document.malformed', error instanceof Error ? error.name : 'unknown');
  }
}
