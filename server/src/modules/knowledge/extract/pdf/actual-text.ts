/**
 * What the marked spans of a page really say (PDF 1.7, 14.9.4: ActualText).
 * Chromium and LibreOffice put an Arabic cluster whose glyphs have no character of their own into such a span; PDF.js leaves its text out.
 */
import { inflateSync } from 'node:zlib';
import { scanMarkedSpans } from './scan-marked-spans.ts';

const MAX_STREAM_BYTES = 16 * 1024 * 1024;
const MAX_OBJECTS = 200_000;
/** A dictionary of a page or of a stream is no longer than this in any file of a printer driver. */
const MAX_DICTIONARY = 20_000;

/** Finds objects of a PDF by number without its cross-reference table, which broken files lack; reads plain and Flate streams only. */
export class PdfObjects {
  readonly #bytes: Buffer;
  readonly #offsets = new Map<number, number>();
  readonly #packed = new Map<number, string>();
  /** Whether the file holds any picture. */
  readonly holdsImages: boolean;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const text = this.#bytes.toString('latin1');
    for (const match of text.matchAll(/(?:^|[\r\n\s])(\d{1,7}) \d{1,5} obj\b/g)) {
      if (this.#offsets.size >= MAX_OBJECTS) break;
      // A later object of the same number is the newer one.
      this.#offsets.set(Number(match[1]), match.index + match[0].length);
    }
    this.holdsImages = /\/Subtype\s*\/Image/.test(text);
    for (const number of this.#offsets.keys()) {
      const at = this.#offsets.get(number) ?? 0;
      const head = text.slice(at, at + 400);
      if (/\/Type\s*\/ObjStm/.test(head)) this.#unpack(number);
    }
  }

  #unpack(number: number): void {
    const dictionary = this.dictionary(number);
    const body = this.stream(number)?.toString('latin1');
    const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1]);
    if (!body || !Number.isFinite(first)) return;
    const numbers = body.slice(0, first).trim().split(/\s+/).map(Number);
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const from = first + (numbers[index + 1] ?? 0);
      const until = index + 3 < numbers.length ? first + (numbers[index + 3] ?? 0) : body.length;
      this.#packed.set(numbers[index] ?? -1, body.slice(from, Math.min(until, from + MAX_DICTIONARY)));
    }
  }

  dictionary(number: number): string {
    const packed = this.#packed.get(number);
    if (packed !== undefined) return packed;
    const at = this.#offsets.get(number);
    if (at === undefined) return '';
    const head = this.#bytes.subarray(at, at + MAX_DICTIONARY).toString('latin1');
    const end = head.search(/\bstream\r?\n|\bendobj\b/);
    return end < 0 ? head : head.slice(0, end);
  }

  /** The unpacked bytes of a stream; null for filters other than Flate and for streams that are too long. */
  stream(number: number): Buffer | null {
    const at = this.#offsets.get(number);
    if (at === undefined) return null;
    const dictionary = this.dictionary(number);
    const start = /^stream\r?\n/.exec(this.#bytes.subarray(at + dictionary.length, at + dictionary.length + 10).toString('latin1'));
    if (!start || /\/DecodeParms/.test(dictionary)) return null;
    const from = at + dictionary.length + start[0].length;
    const filters = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1];
    if (!filters) {
      const end = this.#bytes.indexOf('endstream', from);
      return end < 0 ? null : this.#bytes.subarray(from, end);
    }
    if (filters.replace(/[[\]\s]/g, '') !== '/FlateDecode') return null;
    try {
      return inflateSync(this.#bytes.subarray(from), { maxOutputLength: MAX_STREAM_BYTES });
    } catch {
      return null;
    }
  }

  /** The content of a page, its streams joined as they are read; null when one of them cannot be unpacked here. */
  contentOf(pageNumber: number): Buffer | null {
    const dictionary = this.dictionary(pageNumber);
    const contents = /\/Contents\s*(\[[^\]]*\]|\d+\s+\d+\s+R)/.exec(dictionary)?.[1];
    if (!contents) return null;
    let references = [...contents.matchAll(/(\d+)\s+\d+\s+R/g)].map((match) => Number(match[1]));
    const [only] = references;
    // One reference may stand for an array of streams.
    if (references.length === 1 && only !== undefined && this.dictionary(only).trim().startsWith('['))
      references = [...this.dictionary(only).matchAll(/(\d+)\s+\d+\s+R/g)].map((match) => Number(match[1]));
    const parts: Buffer[] = [];
    for (const reference of references) {
      const part = this.stream(reference);
      if (!part) return null;
      parts.push(part, Buffer.from('\n'));
    }
    return Buffer.concat(parts);
  }
}

/** The texts of the page's marked spans in order of appearance, null for a span without one; null when the page has none to tell. */
export function readActualText(objects: PdfObjects, pageObject: number): (string | null)[] | null {
  const content = objects.contentOf(pageObject);
  if (!content?.includes('ActualText')) return null;
  return scanMarkedSpans(content);
}
