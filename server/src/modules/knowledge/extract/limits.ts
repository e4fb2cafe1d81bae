/** What one document may cost before its reading is ended. Time and memory are enforced from outside the reading process. */
export interface ExtractLimits {
  maxBytes: number;
  maxPages: number;
  /** UTF-16 units of extracted text. */
  maxTextLength: number;
  /** Wall clock of the child process, start-up included. */
  timeoutMs: number;
  /** JavaScript heap of the child; see `residentLimitMb` for the whole process. */
  memoryMb: number;
  /** Of one sheet: rows and columns that hold something. */
  maxRows: number;
  maxColumns: number;
  /** Of a whole workbook. */
  maxCells: number;
  /** Elements and texts of a web page. */
  maxNodes: number;
  /** Width times height of one picture, before it is decoded. */
  maxPixels: number;
  /** Pictures in which text is recognised, and the wall clock of that second process. */
  maxRecognisedPages: number;
  recognitionTimeoutMs: number;
}

// Sized for menu books and brand handbooks; one upload above these is a mistake or an attack.
export const DEFAULT_LIMITS: ExtractLimits = {
  maxBytes: 25 * 1024 * 1024,
  maxPages: 300,
  maxTextLength: 2_000_000,
  timeoutMs: 60_000,
  memoryMb: 384,
  maxRows: 20_000,
  maxColumns: 256,
  maxCells: 400_000,
  maxNodes: 200_000,
  // A phone's 50-megapixel photograph passes.
  maxPixels: 52_000_000,
  maxRecognisedPages: 40,
  recognitionTimeoutMs: 600_000,
};

/**
 * Buffers live outside the JavaScript heap, so the resident set gets its own line: with the 70 MiB of an idle process, a hostile text file costs the
 * machine less than 300 MiB. Pictures are decoded and drawn, and need more.
 */
export const residentLimitMb = (limits: ExtractLimits, step: 'read' | 'recognise'): number =>
  step === 'read' ? Math.min(limits.memoryMb, 256) + 80 : limits.memoryMb * 2 + 128;
