/** One searchable field: terms as sorted hashes, each with the documents that hold it. Typed arrays throughout; built once, read only. */
export interface Postings {
  documentCount: number;
  /** Sorted 32-bit term hashes. */
  hashes: Uint32Array;
  /** `starts[i] .. starts[i + 1]` is the range of term i in `documents` and `impacts`. */
  starts: Uint32Array;
  documents: Uint16Array | Uint32Array;
  /** BM25's term-frequency part, without IDF. */
  impacts: Float32Array;
}

export interface Bm25 {
  k1: number;
  b: number;
}

/** @param documents for each document its term hashes, repetitions included. Lengths are counted by `lengths` where given (in terms). */
export function buildPostings(documents: readonly number[][], bm25: Bm25, lengths?: readonly number[]): Postings {
  const counts = new Map<number, Map<number, number>>();
  let total = 0;
  documents.forEach((terms, document) => {
    total += lengths?.[document] ?? terms.length;
    for (const term of terms) {
      let perDocument = counts.get(term);
      if (perDocument === undefined) {
        perDocument = new Map<number, number>();
        counts.set(term, perDocument);
      }
      perDocument.set(document, (perDocument.get(document) ?? 0) + 1);
    }
  });
  const average = Math.max(1, total / Math.max(1, documents.length));
  const hashes = Uint32Array.from(counts.keys()).sort();
  const size = [...counts.values()].reduce((sum, perDocument) => sum + perDocument.size, 0);
  const postings: Postings = {
    documentCount: documents.length,
    hashes,
    starts: new Uint32Array(hashes.length + 1),
    documents: documents.length <= 0xffff ? new Uint16Array(size) : new Uint32Array(size),
    impacts: new Float32Array(size),
  };
  let cursor = 0;
  hashes.forEach((hash, index) => {
    postings.starts[index] = cursor;
    for (const [document, count] of counts.get(hash) ?? []) {
      const length = lengths?.[document] ?? documents[document]?.length ?? 0;
      postings.documents[cursor] = document;
      postings.impacts[cursor] = (count * (bm25.k1 + 1)) / (count + bm25.k1 * (1 - bm25.b + (bm25.b * length) / average));
      cursor += 1;
    }
  });
  postings.starts[hashes.length] = cursor;
  return postings;
}

/** Position of a term among the sorted hashes, or -1. */
export function findTerm(postings: Postings, hash: number): number {
  let low = 0;
  let high = postings.hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = postings.hashes[middle] ?? 0;
    if (value === hash) return middle;
    if (value < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** In how many documents the term stands; 0 when nowhere. */
export function documentFrequency(postings: Postings, hash: number): number {
  const term = findTerm(postings, hash);
  return term < 0 ? 0 : (postings.starts[term + 1] ?? 0) - (postings.starts[term] ?? 0);
}

/** Robertson's IDF, never negative; a term that stands nowhere gets the highest value. */
export function inverseDocumentFrequency(postings: Postings, frequency: number): number {
  return Math.log(1 + (postings.documentCount - frequency + 0.5) / (frequency + 0.5));
}

/** Whether a document holds a term. Documents of a term are in ascending order. */
export function holds(postings: Postings, hash: number, document: number): boolean {
  const term = findTerm(postings, hash);
  if (term < 0) return false;
  let low = postings.starts[term] ?? 0;
  let high = (postings.starts[term + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = postings.documents[middle] ?? 0;
    if (value === document) return true;
    if (value < document) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** Calls `visit` with each document of the term and its impact. */
export function forEachPosting(postings: Postings, hash: number, visit: (document: number, impact: number) => void): void {
  const term = findTerm(postings, hash);
  if (term < 0) return;
  const end = postings.starts[term + 1] ?? 0;
  for (let cursor = postings.starts[term] ?? 0; cursor < end; cursor += 1)
    visit(postings.documents[cursor] ?? 0, postings.impacts[cursor] ?? 0);
}

export function postingsBytes(postings: Postings): number {
  return postings.hashes.byteLength + postings.starts.byteLength + postings.documents.byteLength + postings.impacts.byteLength;
}
