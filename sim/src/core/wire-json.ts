/**
 * JSON the way Meta writes it: compact, everything beyond ASCII as `\uXXXX` in lower case, slashes as `\/`.
 * A receiver that verifies the signature over re-serialised JSON fails on such bytes, as it does in production.
 */
export function toWireJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/');
}
