import { createHash } from 'node:crypto';
import type { IndexFields } from './build-index.ts';
import { GLOSSARY, TRANSLATIONS } from './glossary/index.ts';
import type { Postings } from './postings.ts';

/** Raise it when chunks come to other terms than before for any other reason than the glossary: a kept index is then built anew. */
const BUILT_BY = 1;
/** Numbers of a field's header: documents, terms, postings, k1 in thousandths. */
const HEADER = 4;

let made: string | undefined;

/** Of the code and the glossary that an index was built with; one of another build is of no use. */
export function indexBuild(): string {
  made ??= createHash('sha256')
    .update(JSON.stringify([BUILT_BY, GLOSSARY, TRANSLATIONS]))
    .digest('hex')
    .slice(0, 16);
  return made;
}

/** The fields as bytes, for keeping. Little-endian, as every machine that this runs on. */
export function packFields({ words, grams }: IndexFields): Uint8Array {
  const parts = [words, grams].flatMap((field) => [
    Uint32Array.of(field.documentCount, field.hashes.length, field.documents.length, Math.round(field.k1 * 1_000)),
    field.hashes,
    field.starts,
    field.norms,
    field.documents,
    field.counts,
  ]);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + aligned(part.byteLength), 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += aligned(part.byteLength);
  }
  return bytes;
}

/** Views into the bytes, nothing is copied unless they begin at an odd place. @throws RangeError when they are not whole */
export function unpackFields(given: Uint8Array): IndexFields {
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice();
  let at = bytes.byteOffset;
  const take = <T>(make: new (buffer: ArrayBufferLike, offset: number, length: number) => T, length: number, width: number): T => {
    if (at + length * width > bytes.byteOffset + bytes.byteLength) throw new RangeError('the kept index is cut');
    const part = new make(bytes.buffer, at, length);
    at += aligned(length * width);
    return part;
  };
  const field = (): Postings => {
    const [documentCount = 0, terms = 0, postings = 0, thousandths = 0] = take(Uint32Array, HEADER, 4);
    const hashes = take(Uint32Array, terms, 4);
    const starts = take(Uint32Array, terms + 1, 4);
    const norms = take(Float32Array, documentCount, 4);
    const documents = documentCount <= 0xffff ? take(Uint16Array, postings, 2) : take(Uint32Array, postings, 4);
    return { documentCount, hashes, starts, norms, documents, counts: take(Uint8Array, postings, 1), k1: thousandths / 1_000 };
  };
  return { words: field(), grams: field() };
}

function aligned(length: number): number {
  return (length + 3) & ~3;
}
