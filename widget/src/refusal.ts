/** Why a call did not work, in the words that matter here. */
export type Refusal =
  /** Nobody answered, or the server is in trouble: try again. */
  | { kind: 'later'; waitMs: number | null }
  /** The visit is over: begin a new one. */
  | { kind: 'stranger' }
  /** Its file is to be handed in first, again perhaps. */
  | { kind: 'missing' }
  /** There is no room for files until tomorrow or so. */
  | { kind: 'full' }
  /** This message will never be taken. */
  | { kind: 'never' }
  /** There is no chat for this page. */
  | { kind: 'closed' };

export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

export function readRefusal(status: number, retryAfter: string | null): Refusal {
  if (status === 401) return { kind: 'stranger' };
  if (status === 409) return { kind: 'missing' };
  if (status === 403 || status === 404) return { kind: 'closed' };
  if (status === 429 || status >= 500) {
    const seconds = Number(retryAfter);
    // Whoever is slowed waits for seconds; hours are no wait.
    if (status === 429 && seconds > 600) return { kind: 'full' };
    return { kind: 'later', waitMs: retryAfter !== null && seconds >= 0 ? Math.min(seconds, 300) * 1_000 : null };
  }
  return { kind: 'never' };
}
