import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { DocumentBuilder } from '../document-builder.ts';
import type { ExtractFailure } from '../types.ts';
import { PdfObjects, readActualText } from './actual-text.ts';
import { layOutPage } from './lay-out-page.ts';
import { readGlyphs } from './read-glyphs.ts';

export type PdfOutcome = { ok: true; pages: number } | { ok: false; failure: ExtractFailure; detail: string };

/** PDF text in reading order. Images are not decoded: a page that is one picture has no text here. */
export async function readPdf(bytes: Uint8Array, maxPages: number, builder: DocumentBuilder): Promise<PdfOutcome> {
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    // PDF.js takes the bytes it is given away; the spans' texts are read from them later.
    pdf = await getDocumentProxy(bytes.slice(), { maxImageSize: 1, verbosity: 0, useSystemFonts: false, enableXfa: false, fontExtraProperties: true });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') return { ok: false, failure: 'document.encrypted', detail: 'The PDF needs a password.' };
    return { ok: false, failure: 'document.malformed', detail: 'The PDF cannot be opened.' };
  }
  const { OPS } = await getResolvedPDFJS();
  if (pdf.numPages > maxPages)
    return { ok: false, failure: 'document.too_many_pages', detail: `${pdf.numPages} pages, ${maxPages} allowed.` };
  const objects = new PdfObjects(bytes);
  let broken = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      const page = await pdf.getPage(number);
      const list = await page.getOperatorList({ annotationMode: 1 });
      const glyphs = readGlyphs(list, OPS, (id) => (page.commonObjs.has(id) ? page.commonObjs.get(id) : null), readActualText(objects, page.ref?.num ?? -1));
      for (const block of layOutPage(glyphs)) builder.add({ ...block, page: number });
      page.cleanup();
    } catch (error) {
      if (error instanceof Error && error.constructor.name === 'TextLimitReached') throw error;
      broken += 1;
    }
  }
  if (broken > 0 && broken === pdf.numPages) return { ok: false, failure: 'document.malformed', detail: 'No page can be read.' };
  return { ok: true, pages: pdf.numPages };
}
