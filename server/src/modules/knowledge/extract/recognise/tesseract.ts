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
}
export interface RecognisedLine {
  bbox: Box;
  baseline: Box;
  rowHeight: number;
  words: RecognisedWord[];
}

export interface Tesseract {
  /** Takes a picture and sets it level; what follows is read from it. */
  show(png: Buffer): void;
  /** Lines of the picture, read with the languages of this name, `ara+eng` or `eng`. */
  read(languages: string): RecognisedLine[];
  close(): void;
}

/** The parts of the WebAssembly build that are used; it comes without types. */
interface Api {
  Init(path: null, languages: string, engine: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(exif: number, angle: number): number;
  FindLines(): number;
  GetGradient(): number;
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
const AUTO_LAYOUT = '3';
/** One block of lines across the whole page: columns are found by the places of the words, a name stays on the line of its price. */
const ONE_COLUMN = '6';
/** Radians; a page that leans less is read as it is. */
const LEANS = 0.005;

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
  const opened = new Map<string, Api>();
  let angle = 0;
  const open = (languages: string): Api => {
    const known = opened.get(languages);
    if (known) return known;
    const api = new tesseract.TessBaseAPI();
    if (api.Init(null, languages, LSTM_ONLY) !== 0) throw new Error('recognition did not start');
    opened.set(languages, api);
    return api;
  };
  const place = (api: Api, radians: number): void => {
    if (api.SetImageFile(1, radians) === 1) throw new Error('the picture cannot be read');
  };
  return {
    show(png) {
      tesseract.FS.writeFile('/input', png);
      const api = open('ara+eng');
      api.SetVariable('tessedit_pageseg_mode', AUTO_LAYOUT);
      place(api, 0);
      api.FindLines();
      const gradient = api.GetGradient();
      angle = Math.abs(gradient) >= LEANS ? gradient : 0;
    },
    read(languages) {
      const api = open(languages);
      api.SetVariable('tessedit_pageseg_mode', ONE_COLUMN);
      place(api, angle);
      api.Recognize(null);
      const page = JSON.parse(api.GetJSONText()) as JsonPage;
      const lines = (page.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
      return lines.map(({ bbox, baseline, rowAttributes, words }) => ({
        bbox,
        baseline,
        words,
        rowHeight: rowAttributes?.rowHeight ?? bbox.y1 - bbox.y0,
      }));
    },
    close: () => {
      for (const api of opened.values()) api.End();
    },
  };
}
