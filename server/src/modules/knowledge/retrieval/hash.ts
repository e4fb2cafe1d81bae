/** 32-bit FNV-1a over UTF-16 units. Terms are kept as numbers: 100,000 terms collide about once, and no vocabulary of strings is kept. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < term.length; index += 1) {
    hash ^= term.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
