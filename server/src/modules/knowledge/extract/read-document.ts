import { DocumentBuilder } from './document-builder.ts';
import { fail, type WorkerAnswer, type WorkerTask } from './run-worker.ts';
import type { PagePicture, RecognisedPage } from './see/types.ts';
import { type DocumentType, sniffType } from './sniff-type.ts';
import type { ExtractFailure, ExtractProgress, ExtractResult } from './types.ts';

interface Told {
  onProgress: (progress: ExtractProgress) => void;
  /** Given pages that are recognised, where somebody else is to look at them too. */
  onPicture?: (picture: PagePicture) => void;
}
export interface ReadOptions extends WorkerTask, Told {
  onRecognised?: (page: RecognisedPage) => void;
}
/** What a reader of one format answers: pages where there are such, or a failure; and whether pictures may hold (more) text. */
export type ReadOutcome =
  | { ok: true; pages: number | null; needsRecognition?: boolean }
  | { ok: false; failure: ExtractFailure; detail: string };

/** Runs in the reading process: the kind of the bytes, its reader, the finished document. */
export async function readDocument(bytes: Uint8Array, task: WorkerTask, told: Told): Promise<WorkerAnswer> {
  const sniffed = await sniffType(bytes, task.extension);
  if (!sniffed.ok) return { result: sniffed };
  const builder = new DocumentBuilder(task.limits.maxTextLength);
  const pages: RecognisedPage[] = [];
  const outcome = await readType(sniffed.type, bytes, builder, { ...task, ...told, onRecognised: (page) => void pages.push(page) });
  if (!outcome.ok) return { result: outcome };
  const document = builder.build(outcome.pages);
  const hasText = /[\p{L}\p{Nd}]/u.test(document.text);
  const result: ExtractResult = hasText ? { ok: true, document } : fail('document.no_text', 'The document opens and holds no text.');
  return {
    result,
    ...(outcome.needsRecognition && task.recognise ? { needsRecognition: true } : {}),
    ...(pages.length > 0 ? { pages } : {}),
  };
}

/** Each reader is loaded when its kind comes: the process starts in a third of the time, and holds no code it does not run. */
async function readType(type: DocumentType, bytes: Uint8Array, builder: DocumentBuilder, options: ReadOptions): Promise<ReadOutcome> {
  switch (type.kind) {
    case 'pdf':
      return (await import('./pdf/read-pdf.ts')).readPdf(bytes, builder, options);
    case 'image':
      return (await import('./recognise/read-image.ts')).readImage(bytes, builder, options);
    case 'docx':
      return (await import('./read-docx.ts')).readDocx(bytes, builder);
    case 'sheets':
      return (await import('./read-sheets.ts')).readSheets(bytes, builder, options);
    case 'html':
      return (await import('./html/read-html.ts')).readHtml(type.text, builder, options.limits);
    case 'table':
      return (await import('./read-table-text.ts')).readTableText(type.text, builder, options.limits);
    case 'markdown':
      (await import('./read-markdown.ts')).readMarkdown(type.text, builder);
      return { ok: true, pages: null };
    case 'text':
      (await import('./read-plain-text.ts')).readPlainText(type.text, builder);
      return { ok: true, pages: null };
  }
}
