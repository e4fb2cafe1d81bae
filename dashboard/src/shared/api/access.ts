/** Where the API client gets its access token from. */
export interface TokenSource {
  /** The token to send now, refreshed first when it is about to end; null when nobody is signed in. Never rejects. */
  token(): Promise<string | null>;
  /** The server refused this token: a newer one, or null when there is none to be had. Never rejects. */
  renew(refused: string | null): Promise<string | null>;
}

const nobody: TokenSource = { token: async () => null, renew: async () => null };
let source = nobody;

/** Told once, when the page starts. */
export function takeTokensFrom(next: TokenSource | null): void {
  source = next ?? nobody;
}

export function tokenSource(): TokenSource {
  return source;
}
