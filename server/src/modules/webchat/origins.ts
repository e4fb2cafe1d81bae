/** Whether a page of this origin may show the chat: one of the tenant's websites, or our own page for trying it. */
export function isAllowedOrigin(origin: string, origins: readonly string[], publicUrl: string): boolean {
  if (origins.includes(origin)) return true;
  const url = URL.parse(origin);
  const own = URL.parse(publicUrl);
  return url !== null && own !== null && url.protocol === own.protocol && loopbackAlike(url.host) === loopbackAlike(own.host);
}

// localhost and 127.0.0.1 are one machine to the person who opened the page.
function loopbackAlike(host: string): string {
  return host.replace(/^(?:localhost|127\.0\.0\.1)(?=:|$)/, 'loopback');
}
