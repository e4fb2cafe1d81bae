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

/** Something in the file that a reader of it would not see, or that was not read as surely as the rest. */
export interface ExtractWarning {
  kind:
    | 'hidden_text' // white on white, of no size, outside the page, `display: none`, hidden rows and sheets; left out of the text
    | 'invisible_characters' // zero-width and filler characters; left out
    | 'bidi_controls' // embeddings, overrides and isolates, which can show text in another order than it is stored; left out
    | 'tag_characters' // Unicode tags and stray variation selectors, which can carry a message unseen; left out
    | 'uncertain_recognition'; // words that recognition of a picture was not sure of; kept in the text
  /** Characters; for `uncertain_recognition` words. */
  count: number;
  /** How a hidden text was hidden. */
  cause?: HiddenCause;
  /** Pages it was found on, at most 20. */
  pages?: number[];
  /** UTF-16 offsets into `ExtractedDocument.text` at which characters were left out, at most 20. */
  positions?: number[];
  /** The beginning of what was hidden, for the person who uploaded the file; never for the bot. At most 200 characters. */
  sample?: string;
}

export type HiddenCause = 'not_displayed' | 'same_colour' | 'too_small' | 'off_page' | 'transparent';

export interface ExtractedDocument {
  /** Blocks joined by "\n" in reading order. */
  text: string;
  blocks: Block[];
  pages: number | null;
  /** Absent when there is nothing to warn of. */
  warnings?: ExtractWarning[];
  /** Set when text was recognised in pictures: how many pages, and the mean confidence over their words, 0 to 1. */
  recognised?: Recognition;
}

/** `seen`: pages that a model read as well; `unseen`: why another was read here alone, a cause of `Look` or `disagreed`. Absent: none was shown. */
export interface Recognition {
  pages: number;
  confidence: number;
  seen?: number;
  unseen?: string | null;
}

/** How far the reading is: pages, sheets or, in recognition, pictures. */
export interface ExtractProgress {
  stage: 'reading' | 'recognising';
  done: number;
  total: number;
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
