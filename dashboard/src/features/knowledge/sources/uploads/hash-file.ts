/** Larger files are hashed by the server alone. */
const MOST_BYTES = 64 * 1024 * 1024;

/** SHA-256 of a file in hex; null where the browser has none (plain http elsewhere than on this machine), or the file is too large to hold. */
export async function hashFile(file: Blob): Promise<string | null> {
  if (file.size > MOST_BYTES || typeof crypto === 'undefined' || !('subtle' in crypto)) return null;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
