import type { Canvas } from '@napi-rs/canvas';
import { createIsomorphicCanvasFactory, getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { type BlockInput, type DocumentBuilder, TextLimitReached } from '../document-builder.ts';
import type { ReadOptions, ReadOutcome } from '../read-document.ts';
import type { HiddenCause } from '../types.ts';
import { PdfObjects, readActualText } from './actual-text.ts';
import { layOutPage } from './lay-out-page.ts';
import { type Glyph, readGlyphs } from './read-glyphs.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** A page with fewer letters than this may be a picture of text, or text turned into curves. */
const FEW_LETTERS = 12;
/** 280 dots an inch, for pages drawn to be recognised. */
const DRAW_SCALE = 280 / 72;
const MAX_EDGE = 3400;

/**
 * PDF text in reading order, page by page. In the first step pictures are not even decoded; pages that show something and
 * have no text are left to the second step, which draws and recognises them.
 */
export async function readPdf(bytes: Uint8Array, builder: DocumentBuilder, options: ReadOptions): Promise<ReadOutcome> {
  const opened = await openPdf(bytes, options.step === 'recognise' ? options.limits.maxPixels : 1);
  if (!opened.ok) return opened;
  const { pdf } = opened;
  const { maxPages, maxRecognisedPages } = options.limits;
  if (pdf.numPages > maxPages)
    return { ok: false, failure: 'document.too_many_pages', detail: `${pdf.numPages} pages, ${maxPages} allowed.` };
  const pages = await readPages(pdf, bytes, options);
  const pictures = [...pages].flatMap(([number, page]) => (page.isPicture ? [number] : []));
  if (options.step === 'read' || pictures.length === 0) {
    for (const [number, page] of pages) addPage(page, number, builder);
    if (pages.size > 0 && [...pages.values()].every((page) => page.isBroken))
      return { ok: false, failure: 'document.malformed', detail: 'No page can be read.' };
    return { ok: true, pages: pdf.numPages, needsRecognition: pictures.length > 0 };
  }
  if (pictures.length > maxRecognisedPages)
    return {
      ok: false,
      failure: 'document.too_many_pages',
      detail: `${pictures.length} pages without text, ${maxRecognisedPages} can be recognised.`,
    };
  const { recognisePages } = await import('../recognise/recognise-pages.ts');
  let done = 0;
  for (const [number, page] of pages) {
    if (page.isPicture)
      await recognisePages([number], (wanted) => drawPage(pdf, wanted), builder, {
        ...options,
        onProgress: () => options.onProgress({ stage: 'recognising', done: (done += 1), total: pictures.length }),
      });
    else addPage(page, number, builder);
  }
  return { ok: true, pages: pdf.numPages };
}

type Opened = { ok: true; pdf: Pdf } | Extract<ReadOutcome, { ok: false }>;

async function openPdf(bytes: Uint8Array, maxImageSize: number): Promise<Opened> {
  const CanvasFactory = maxImageSize > 1 ? await createIsomorphicCanvasFactory(() => import('@napi-rs/canvas')) : null;
  try {
    // PDF.js takes the bytes it is given away; the spans' texts are read from them later.
    const pdf = await getDocumentProxy(bytes.slice(), {
      maxImageSize,
      verbosity: 0,
      useSystemFonts: false,
      enableXfa: false,
      isEvalSupported: false,
      fontExtraProperties: true,
      ...(CanvasFactory ? { CanvasFactory } : {}),
    });
    return { ok: true, pdf };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') return { ok: false, failure: 'document.encrypted', detail: 'The PDF needs a password.' };
    return { ok: false, failure: 'document.malformed', detail: 'The PDF cannot be opened.' };
  }
}

interface ReadPage {
  blocks: BlockInput[];
  hidden: Map<HiddenCause, string>;
  isPicture: boolean;
  isBroken: boolean;
}

async function readPages(pdf: Pdf, bytes: Uint8Array, options: ReadOptions): Promise<Map<number, ReadPage>> {
  const { OPS } = await getResolvedPDFJS();
  const objects = new PdfObjects(bytes);
  const pages = new Map<number, ReadPage>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      const page = await pdf.getPage(number);
      const list = await page.getOperatorList({ annotationMode: 1 });
      const spans = readActualText(objects, page.ref?.num ?? -1);
      const glyphs = readGlyphs(list, OPS, (id) => (page.commonObjs.has(id) ? page.commonObjs.get(id) : null), {
        spans,
        view: page.view as [number, number, number, number],
      });
      const { shown, hidden } = partHidden(glyphs);
      const letters = shown.reduce((sum, glyph) => sum + (/[\p{L}\p{N}]/u.test(glyph.text) ? glyph.text.length : 0), 0);
      const isPicture = letters === 0 ? list.fnArray.length > 1 : letters < FEW_LETTERS && objects.holdsImages;
      pages.set(number, { blocks: layOutPage(shown), hidden, isPicture, isBroken: false });
      page.cleanup();
    } catch (error) {
      if (error instanceof TextLimitReached) throw error;
      pages.set(number, { blocks: [], hidden: new Map(), isPicture: false, isBroken: true });
    }
    options.onProgress({ stage: 'reading', done: number, total: pdf.numPages });
  }
  return pages;
}

/** What can be seen, and by cause the text of what cannot. */
function partHidden(glyphs: Glyph[]): { shown: Glyph[]; hidden: Map<HiddenCause, string> } {
  const hidden = new Map<HiddenCause, string>();
  const unseen = glyphs.filter((glyph) => glyph.hidden);
  if (unseen.length === 0) return { shown: glyphs, hidden };
  for (const [cause, group] of Map.groupBy(unseen, (glyph) => glyph.hidden)) {
    const text = layOutPage(group).map((block) => block.text);
    if (cause) hidden.set(cause, text.join(' '));
  }
  return { shown: glyphs.filter((glyph) => !glyph.hidden), hidden };
}

function addPage(page: ReadPage, number: number, builder: DocumentBuilder): void {
  for (const block of page.blocks) builder.add({ ...block, page: number });
  for (const [cause, text] of page.hidden) builder.warnings.hidden(cause, text, number);
}

async function drawPage(pdf: Pdf, number: number): Promise<Canvas> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const page = await pdf.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: Math.min(DRAW_SCALE, MAX_EDGE / Math.max(plain.width, plain.height, 1)) });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  // The library's canvas has the methods PDF.js draws with; its type is not the browser's.
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
  page.cleanup();
  return canvas;
}
