import { DocumentBuilder } from '../document-builder.ts';
import type { ExtractedDocument } from '../types.ts';
import { type LocalBlock, mergePage } from './merge-page.ts';
import type { Look, RecognisedPage } from './types.ts';

type Seen = Awaited<ReturnType<Look>>;

/** The document with each page that a model saw as both readings agree on it, and its warnings anew. Pages that were not seen stay as they are. */
export function applySeen(
  document: ExtractedDocument,
  pages: readonly RecognisedPage[],
  seen: ReadonlyMap<number, Seen>,
  maxTextLength: number,
): ExtractedDocument {
  const merged = new Map(
    pages.flatMap((page) => {
      const lines = seen.get(page.page);
      const both = lines?.ok ? mergePage(localBlocks(document, page), lines.lines) : null;
      return both ? [[page.page, both] as const] : [];
    }),
  );
  const unseen = reasonOf(pages, seen, merged);
  const told = { ...document.recognised, pages: pages.length, confidence: document.recognised?.confidence ?? 0, seen: merged.size, unseen };
  if (merged.size === 0) return { ...document, recognised: told };

  const builder = new DocumentBuilder(maxTextLength);
  const moved = new Map<number, number>();
  const isMerged = new Map(pages.flatMap(({ page, blocks }) => (merged.has(page) ? blocks.map(({ at }) => [at, page] as const) : [])));
  const done = new Set<number>();
  for (const [at, block] of document.blocks.entries()) {
    const page = isMerged.get(at);
    if (page === undefined) moved.set(at, builder.add(block));
    else if (!done.has(page)) for (const each of merged.get(page)?.blocks ?? []) builder.add({ ...each, page });
    if (page !== undefined) done.add(page);
  }
  for (const { page, unsure, unread } of pages) {
    const both = merged.get(page);
    if (both) builder.warnings.uncertain(both.open.length, page, both.open);
    else builder.warnings.uncertain(unsure, page, unread);
  }
  const built = builder.build(document.pages);
  const kept = (document.warnings ?? []).filter(({ kind }) => kind !== 'uncertain_recognition');
  const warnings = [
    ...kept.map((warning) => ({ ...warning, ...movedPlaces(warning.positions, document, moved) })),
    ...(built.warnings ?? []),
  ];
  return { ...built, ...(warnings.length > 0 ? { warnings } : {}), recognised: told };
}

const localBlocks = (document: ExtractedDocument, page: RecognisedPage): LocalBlock[] =>
  page.blocks.flatMap(({ at, sureness, readings }) => {
    const block = document.blocks[at];
    return block ? [{ block, text: block.text, sureness, readings }] : [];
  });

/** Why a page that was shown is not read by both; null when all are. */
function reasonOf(pages: readonly RecognisedPage[], seen: ReadonlyMap<number, Seen>, merged: ReadonlyMap<number, unknown>): string | null {
  const left = pages.find(({ page }) => !merged.has(page));
  if (!left) return null;
  const lines = seen.get(left.page);
  return lines && !lines.ok ? lines.failure : 'disagreed';
}

/** Places of what was left out, in the text as it stands now. */
function movedPlaces(
  positions: readonly number[] | undefined,
  document: ExtractedDocument,
  moved: ReadonlyMap<number, number>,
): { positions?: number[] } {
  if (!positions) return {};
  return {
    positions: positions.flatMap((position) => {
      const at = document.blocks.findLastIndex((block) => block.start <= position);
      const start = moved.get(at);
      return start === undefined ? [] : [start + position - (document.blocks[at]?.start ?? 0)];
    }),
  };
}
