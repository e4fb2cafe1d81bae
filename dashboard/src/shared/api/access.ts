/** Where the API client gets its access token from. */
export interface TokenSource {
  /**
   * The token to send now, refreshed first when it is about to end; null when nobody is signed in.
   * @throws what kept it from being refreshed, when that is not the end of the session: no network, a broken server.
   */
  token(): Promise<string | null>;
  /** The server refused this token: a newer one for the same person in the same tenant, or null when there is none. Throws as `token`. */
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
