import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { createIsomorphicCanvasFactory, getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { PdfObjects, readActualText } from '../../extract/pdf/actual-text.ts';
import { buildLines, segmentText } from '../../extract/pdf/build-lines.ts';
import { type Glyph, readGlyphs } from '../../extract/pdf/read-glyphs.ts';
import type { DrawTask, Segment } from './types.ts';

type Box = [left: number, bottom: number, right: number, top: number];

/** One page of a PDF as it looks, and where the pieces of its lines stand. @throws when there is no such page, or the file cannot be opened */
export async function drawPdfPage(bytes: Uint8Array, task: DrawTask): Promise<{ canvas: Canvas; segments: Segment[] }> {
  const CanvasFactory = await createIsomorphicCanvasFactory(() => import('@napi-rs/canvas'));
  const pdf = await getDocumentProxy(bytes.slice(), {
    ...{ maxImageSize: task.maxPixels, verbosity: 0, useSystemFonts: false, enableXfa: false, isEvalSupported: false },
    ...{ fontExtraProperties: true, CanvasFactory },
  });
  const page = await pdf.getPage(task.page);
  const plain = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: task.longestEdge / Math.max(plain.width, plain.height, 1) });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  // The library's canvas has the methods PDF.js draws with; its type is not the browser's.
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;

  const { OPS } = await getResolvedPDFJS();
  const list = await page.getOperatorList({ annotationMode: 1 });
  const view = page.view as Box;
  const glyphs = readGlyphs(list, OPS, (id) => (page.commonObjs.has(id) ? page.commonObjs.get(id) : null), {
    ...{ spans: readActualText(new PdfObjects(bytes), page.ref?.num ?? -1), view },
  });
  // Text that is not level, on a page that is turned, has its places in another frame: it is shown and not lit.
  const level = page.rotate === 0 ? glyphs.filter((glyph) => !glyph.hidden && glyph.angle === 0) : [];
  return { canvas, segments: segmentsOf(level, view) };
}

function segmentsOf(glyphs: Glyph[], [left, bottom, right, top]: Box): Segment[] {
  const letters = glyphs.filter((glyph) => /\p{L}/u.test(glyph.text));
  const arabic = letters.filter((glyph) => /\p{Script=Arabic}/u.test(glyph.text)).length;
  const direction = arabic > letters.length * 0.4 ? 'rtl' : 'ltr';
  const [width, height] = [Math.max(1, right - left), Math.max(1, top - bottom)];
  const share = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;
  return buildLines(glyphs).flatMap((line, index) =>
    line.segments.map((segment) => ({
      ...{ text: segmentText(segment, direction), line: index },
      ...{ x: share((segment.left - left) / width), width: share((segment.right - segment.left) / width) },
      ...{ y: share((top - line.baseline - line.size * 0.95) / height), height: share((line.size * 1.3) / height) },
    })),
  );
}
