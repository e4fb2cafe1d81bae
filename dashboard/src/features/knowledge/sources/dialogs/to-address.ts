/** A typed address as the server takes it: `https` where none was typed; null for what is no web address. */
export function toAddress(typed: string): string | null {
  const text = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(whole);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && (url.hostname.includes('.') || url.hostname === 'localhost') ? url.href : null;
  } catch {
    return null;
  }
}
