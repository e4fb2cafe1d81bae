/** One searchable field: terms as sorted hashes, each with the documents that hold it. Typed arrays throughout; built once, read only. */
export interface Postings {
  documentCount: number;
  /** Sorted 32-bit term hashes. */
  hashes: Uint32Array;
  /** `starts[i] .. starts[i + 1]` is the range of term i in `documents` and `counts`. */
  starts: Uint32Array;
  documents: Uint16Array | Uint32Array;
  /** How often the term stands in the document; what is said more than 255 times is said 255 times. */
  counts: Uint8Array;
  /** By document: what its length adds below the line of BM25's term-frequency part. */
  norms: Float32Array;
  k1: number;
}

export interface Bm25 {
  k1: number;
  b: number;
}

const MOST_COUNTED = 255;

export interface PostingsBuilder {
  /** Adds the next document. `length` counts for BM25 where given, else the number of terms. */
  add(terms: readonly number[], length?: number): void;
  build(): Postings;
}

/** Takes documents one at a time and keeps each as its distinct terms, so that a large corpus costs twice its postings and no more. */
export function createPostingsBuilder(bm25: Bm25): PostingsBuilder {
  let hashes = new Uint32Array(1 << 14);
  let counts = new Uint8Array(1 << 14);
  let used = 0;
  const ends: number[] = [];
  const lengths: number[] = [];
  const push = (hash: number, count: number): void => {
    if (used === hashes.length) {
      const [moreHashes, moreCounts] = [new Uint32Array(used * 2), new Uint8Array(used * 2)];
      moreHashes.set(hashes);
      moreCounts.set(counts);
      [hashes, counts] = [moreHashes, moreCounts];
    }
    hashes[used] = hash;
    counts[used] = Math.min(MOST_COUNTED, count);
    used += 1;
  };
  return {
    add(terms, length) {
      const sorted = Uint32Array.from(terms).sort();
      for (let from = 0; from < sorted.length; ) {
        const hash = sorted[from] ?? 0;
        let to = from + 1;
        while (to < sorted.length && sorted[to] === hash) to += 1;
        push(hash, to - from);
        from = to;
      }
      ends.push(used);
      lengths.push(length ?? terms.length);
    },
    build: () => assemble(hashes.subarray(0, used), counts.subarray(0, used), ends, lengths, bm25),
  };
}

/** From "terms by document" to "documents by term". */
function assemble(said: Uint32Array, counted: Uint8Array, ends: readonly number[], lengths: readonly number[], bm25: Bm25): Postings {
  const hashes = distinct(said);
  const places = new Map<number, number>();
  hashes.forEach((hash, place) => places.set(hash, place));
  const starts = new Uint32Array(hashes.length + 1);
  for (const hash of said) {
    const place = (places.get(hash) ?? 0) + 1;
    starts[place] = (starts[place] ?? 0) + 1;
  }
  for (let place = 1; place < starts.length; place += 1) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const documentCount = ends.length;
  const documents = documentCount <= 0xffff ? new Uint16Array(said.length) : new Uint32Array(said.length);
  const counts = new Uint8Array(said.length);
  const cursors = starts.slice();
  let at = 0;
  ends.forEach((end, document) => {
    for (; at < end; at += 1) {
      const place = places.get(said[at] ?? 0) ?? 0;
      const cursor = cursors[place] ?? 0;
      documents[cursor] = document;
      counts[cursor] = counted[at] ?? 0;
      cursors[place] = cursor + 1;
    }
  });
  const average = Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documentCount));
  const norms = Float32Array.from(lengths, (length) => bm25.k1 * (1 - bm25.b + (bm25.b * length) / average));
  return { documentCount, hashes, starts, documents, counts, norms, k1: bm25.k1 };
}

function distinct(said: Uint32Array): Uint32Array {
  const sorted = said.slice().sort();
  let kept = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    if (at > 0 && sorted[at] === sorted[at - 1]) continue;
    sorted[kept] = sorted[at] ?? 0;
    kept += 1;
  }
  return sorted.slice(0, kept);
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

/** Calls `visit` with each document of the term and its impact: BM25's term-frequency part, without IDF. */
export function forEachPosting(postings: Postings, hash: number, visit: (document: number, impact: number) => void): void {
  const term = findTerm(postings, hash);
  if (term < 0) return;
  const { documents, counts, norms, k1 } = postings;
  const end = postings.starts[term + 1] ?? 0;
  for (let cursor = postings.starts[term] ?? 0; cursor < end; cursor += 1) {
    const document = documents[cursor] ?? 0;
    const count = counts[cursor] ?? 0;
    visit(document, (count * (k1 + 1)) / (count + (norms[document] ?? 0)));
  }
}

export function postingsBytes({ hashes, starts, documents, counts, norms }: Postings): number {
  return hashes.byteLength + starts.byteLength + documents.byteLength + counts.byteLength + norms.byteLength;
}
