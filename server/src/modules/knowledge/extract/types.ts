/** What extraction yields: text in reading order, as blocks that know their place. */

export type BlockKind = 'heading' | 'paragraph' | 'list_item' | 'table_row';

export interface Block {
  kind: BlockKind;
  text: string;
  /** Table rows only: the cells in reading order, and the header's cells where there is one. */
  cells?: string[];
  header?: string[];
  /** 1-based; null for formats without pages. */
  page: number | null;
  /** UTF-16 offsets into `ExtractedDocument.text`. */
  start: number;
  end: number;
}

export type ExtractFailure =
  | 'document.encrypted'
  | 'document.no_text'
  | 'document.malformed'
  | 'document.unsupported_type'
  | 'document.too_large'
  | 'document.too_many_pages'
  | 'document.timeout'
  | 'document.out_of_memory';

export interface ExtractedDocument {
  /** Blocks joined by "\n" in reading order. */
  text: string;
  blocks: Block[];
  pages: number | null;
}

export type ExtractResult = { ok: true; document: ExtractedDocument } | { ok: false; failure: ExtractFailure; detail: string };

/** Stored unit of retrieval. A table row is always its own chunk. */
export interface Chunk {
  kind: 'text' | 'row';
  text: string;
  /** Nearest heading above, prefixed when indexing. */
  heading: string | null;
  page: number | null;
  start: number;
  end: number;
}
