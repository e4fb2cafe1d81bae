import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Glyph } from '../pdf/read-glyphs.ts';

export interface Recognised {
  /** Words with their places, y growing upwards, in the shape the line builder takes. */
  glyphs: Glyph[];
  words: number;
  /** Words below `UNSURE`. */
  unsure: number;
  /** Mean over the words, 0 to 1. */
  confidence: number;
}

export interface Recogniser {
  recognise(png: Buffer): Recognised;
  close(): void;
}

/** The parts of Tesseract's WebAssembly build that are used; it comes without types. */
interface TesseractApi {
  Init(path: null, languages: string, engine: number, config?: string): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(exif: number, angle: number): number;
  FindLines(): number;
  GetGradient(): number;
  Recognize(monitor: null): number;
  GetJSONText(): string;
  End(): void;
}
interface TesseractModule {
  TessBaseAPI: new () => TesseractApi;
  FS: { writeFile(path: string, data: Uint8Array): void };
}
interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}
interface RecognisedLine {
  bbox: Box;
  baseline: Box;
  rowAttributes?: { rowHeight?: number; row_height?: number };
  words: { text: string; confidence: number; bbox: Box }[];
}
interface RecognisedPage {
  blocks: { paragraphs: { lines: RecognisedLine[] }[] }[] | null;
}

const UNSURE = 60;
/** Below this a "word" is an ornament or a speck. */
const NOISE = 25;
const LSTM_ONLY = 1;
const AUTO_LAYOUT = '3';
/** Radians; a page that leans less is read as it is. */
const LEANS = 0.005;

const require = createRequire(import.meta.url);

/** The language data that came with the packages: whole numbers, the neural engine only; nothing is fetched. */
function languageData(code: string): Buffer {
  const folder = path.dirname(require.resolve(`@tesseract.js-data/${code}/package.json`));
  return gunzipSync(readFileSync(path.join(folder, '4.0.0_best_int', `${code}.traineddata.gz`)));
}

/**
 * Tesseract for Arabic and English together; menus mix both scripts, so neither is guessed first.
 * The engine is used without the package's own worker threads: this process is already apart, and the threads cannot be
 * given data of two languages from two packages.
 */
export async function createRecogniser(): Promise<Recogniser> {
  const package_ = createRequire(require.resolve('tesseract.js'));
  const load = package_('tesseract.js-core/tesseract-core-simd-lstm') as (options: object) => Promise<TesseractModule>;
  const tesseract = await load({ print: () => undefined, printErr: () => undefined });
  for (const code of ['ara', 'eng']) tesseract.FS.writeFile(`./${code}.traineddata`, languageData(code));
  const api = new tesseract.TessBaseAPI();
  if (api.Init(null, 'ara+eng', LSTM_ONLY) !== 0) throw new Error('recognition did not start');
  api.SetVariable('tessedit_pageseg_mode', AUTO_LAYOUT);
  const show = (png: Buffer, angle: number): void => {
    tesseract.FS.writeFile('/input', png);
    if (api.SetImageFile(1, angle) === 1) throw new Error('the picture cannot be read');
  };
  return {
    recognise(png) {
      show(png, 0);
      api.FindLines();
      const angle = api.GetGradient();
      if (Math.abs(angle) >= LEANS) show(png, angle);
      api.Recognize(null);
      return toGlyphs(JSON.parse(api.GetJSONText()) as RecognisedPage);
    },
    close: () => api.End(),
  };
}

function toGlyphs(page: RecognisedPage): Recognised {
  const glyphs: Glyph[] = [];
  let words = 0;
  let unsure = 0;
  let sum = 0;
  for (const line of (page.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))) {
    const { baseline } = line;
    const slope = (baseline.y1 - baseline.y0) / Math.max(1, baseline.x1 - baseline.x0);
    const size = Math.max(8, (line.rowAttributes?.rowHeight ?? line.rowAttributes?.row_height ?? line.bbox.y1 - line.bbox.y0) * 0.8);
    for (const word of line.words) {
      if (word.confidence < NOISE || !/[\p{L}\p{N}]/u.test(word.text)) continue;
      words += 1;
      sum += word.confidence;
      if (word.confidence < UNSURE) unsure += 1;
      const bottom = baseline.y0 + slope * ((word.bbox.x0 + word.bbox.x1) / 2 - baseline.x0);
      glyphs.push({ text: word.text, left: word.bbox.x0, right: word.bbox.x1, baseline: -bottom, size, bold: false, angle: 0, isWord: true });
    }
  }
  return { glyphs, words, unsure, confidence: words === 0 ? 0 : sum / words / 100 };
}
