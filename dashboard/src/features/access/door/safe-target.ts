/** A page of ours to go to after signing in, as an address inside this origin; null for anything that could lead elsewhere. */
export function safeTarget(to: string | undefined): string | null {
  if (!to || !/^\/(?![/\\])/.test(to)) return null;
  const base = 'https://wafaa.invalid';
  try {
    const { origin, pathname, search, hash } = new URL(to, base);
    // Going back to the door after coming in would be a circle.
    if (origin !== base || /^\/(?:sign-|session-ended|mail$)/.test(pathname)) return null;
    return pathname + search + hash;
  } catch {
    return null;
  }
}
