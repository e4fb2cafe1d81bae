/** What one document may cost before its reading is ended. All of it is enforced from outside the reading process. */
export interface ExtractLimits {
  maxBytes: number;
  maxPages: number;
  /** UTF-16 units of extracted text. */
  maxTextLength: number;
  /** Wall clock of the child process, start-up included. */
  timeoutMs: number;
  /** JavaScript heap of the child; see `residentLimitMb` for the whole process. */
  memoryMb: number;
}

// Sized for menu books and brand handbooks; one upload above these is a mistake or an attack.
export const DEFAULT_LIMITS: ExtractLimits = {
  maxBytes: 25 * 1024 * 1024,
  maxPages: 300,
  maxTextLength: 2_000_000,
  timeoutMs: 60_000,
  memoryMb: 384,
};

/** Buffers live outside the JavaScript heap, so the resident set gets its own, wider line. */
export const residentLimitMb = (limits: ExtractLimits): number => limits.memoryMb * 2 + 128;
