import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}
export interface RecognisedWord {
  text: string;
  /** 0 to 100. */
  confidence: number;
  bbox: Box;
  /** Of a number on which the readers do not agree: what each of them made of it. */
  readings?: string[];
}
export interface RecognisedLine {
  bbox: Box;
  baseline: Box;
  rowHeight: number;
  words: RecognisedWord[];
}

export interface Tesseract {
  /** Takes a picture; what follows is read from it. */
  show(png: Buffer): void;
  /** Lines of the picture, in both languages or by the eye of the Arabic one alone. */
  readLines(languages: 'both' | 'arabic'): RecognisedLine[];
  /** What stands in a box: a number, of figures and signs alone, or a word. Empty where nothing of that kind is seen. */
  readBox(kind: 'number' | 'word', box: Box): { text: string; confidence: number };
  close(): void;
}

/** The parts of the WebAssembly build that are used; it comes without types. */
interface Api {
  Init(path: null, languages: string, engine: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(exif: number, angle: number): number;
  SetRectangle(left: number, top: number, width: number, height: number): void;
  Recognize(monitor: null): number;
  GetJSONText(): string;
  End(): void;
}
interface TesseractModule {
  TessBaseAPI: new () => Api;
  FS: { writeFile(path: string, data: Uint8Array): void };
}
interface JsonLine {
  bbox: Box;
  baseline: Box;
  rowAttributes?: { rowHeight?: number };
  words: RecognisedWord[];
}
interface JsonPage {
  blocks: { paragraphs: { lines: JsonLine[] }[] }[] | null;
}

const LSTM_ONLY = 1;
/** One block of lines across the whole page: columns are found by the places of the words, a name stays on the line of its price. */
const ONE_BLOCK = '6';
const ONE_WORD = '8';
const FIGURES = '0123456789.,:-/+%';

const require = createRequire(import.meta.url);

/** The language data that came with the packages, for the neural engine only; nothing is fetched. */
function languageData(code: string): Buffer {
  const folder = path.dirname(require.resolve(`@tesseract.js-data/${code}/package.json`));
  return gunzipSync(readFileSync(path.join(folder, '4.0.0_best_int', `${code}.traineddata.gz`)));
}

/**
 * The engine of tesseract.js without the package's own worker threads: this process is already apart, and those threads
 * cannot be given the data of two languages from two packages.
 */
export async function loadTesseract(): Promise<Tesseract> {
  const fromPackage = createRequire(require.resolve('tesseract.js'));
  const load = fromPackage('tesseract.js-core/tesseract-core-simd-lstm') as (options: object) => Promise<TesseractModule>;
  const tesseract = await load({ print: () => undefined, printErr: () => undefined });
  for (const code of ['ara', 'eng']) tesseract.FS.writeFile(`./${code}.traineddata`, languageData(code));
  const open = (languages: string, layout: string, letters?: string): Api => {
    const api = new tesseract.TessBaseAPI();
    if (api.Init(null, languages, LSTM_ONLY) !== 0) throw new Error('recognition did not start');
    api.SetVariable('tessedit_pageseg_mode', layout);
    if (letters) api.SetVariable('tessedit_char_whitelist', letters);
    return api;
  };
  const pages = { both: open('ara+eng', ONE_BLOCK), arabic: open('ara', ONE_BLOCK) };
  const boxes = { number: open('eng', ONE_WORD, FIGURES), word: open('ara+eng', ONE_WORD) };
  const apis = [pages.both, pages.arabic, boxes.number, boxes.word];
  return {
    show(png) {
      tesseract.FS.writeFile('/input', png);
      for (const api of apis) if (api.SetImageFile(1, 0) === 1) throw new Error('the picture cannot be read');
    },
    readLines(languages) {
      const page = pages[languages];
      page.Recognize(null);
      return linesOf(page).map(({ bbox, baseline, rowAttributes, words }) => ({
        bbox,
        baseline,
        words,
        rowHeight: rowAttributes?.rowHeight ?? bbox.y1 - bbox.y0,
      }));
    },
    readBox(kind, box) {
      const api = boxes[kind];
      api.SetRectangle(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0);
      api.Recognize(null);
      const words = linesOf(api).flatMap((line) => line.words);
      return { text: words.map((word) => word.text).join(' '), confidence: Math.min(100, ...words.map((word) => word.confidence)) };
    },
    close: () => {
      for (const api of apis) api.End();
    },
  };
}

const linesOf = (api: Api): JsonLine[] =>
  ((JSON.parse(api.GetJSONText()) as JsonPage).blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
