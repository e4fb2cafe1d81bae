import type { ExtractedDocument } from '../extract/types.ts';

/** About as much as a page of print holds, where a document has no pages of its own. UTF-16 units. */
const PART = 4_000;

/** Where the pages of a text begin: its own where they are known, else parts that begin at a line. Never empty. */
export function pageStartsOf(text: string, known: readonly number[]): number[] {
  if (known.length > 0) return [...known];
  const starts = [0];
  for (let from = 0; text.length - from > PART * 1.5; ) {
    const newline = text.indexOf('\n', from + PART);
    from = newline < 0 || newline - from > PART * 2 ? from + PART : newline + 1;
    starts.push(from);
  }
  return starts;
}

/** Of documents that were read before their pages' beginnings were kept: by the first passage of each page. */
export function startsOfPassages(pages: number, passages: readonly { page: number | null; start: number }[], length: number): number[] {
  const starts: number[] = [];
  for (let page = pages; page >= 1; page -= 1) {
    const own = passages.filter((passage) => passage.page === page).map(({ start }) => start);
    starts.unshift(own.length > 0 ? Math.min(...own) : (starts[0] ?? length));
  }
  return starts;
}

/** Where each page begins, by its first block; a page without a block begins where the next one does. */
export function pageStarts({ blocks, pages, text }: ExtractedDocument): number[] {
  if (pages === null) return [];
  const first = new Map<number, number>();
  for (const { page, start } of blocks) if (page !== null && !first.has(page)) first.set(page, start);
  const starts: number[] = [];
  for (let page = pages; page >= 1; page -= 1) starts.unshift(first.get(page) ?? starts[0] ?? text.length);
  return starts;
}
