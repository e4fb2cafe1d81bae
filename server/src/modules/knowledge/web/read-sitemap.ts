import type { HttpClient } from '../../../platform/http/http-client.ts';
import type { FetchOptions } from './fetch-page.ts';
import { USER_AGENT } from './fetch-page.ts';
import { normaliseUrl, siteOf } from './normalise-url.ts';

const MAX_BYTES = 5 * 1024 * 1024;
const MAX_FILES = 10;

/**
 * Addresses of pages from a site's sitemaps, one level of indexes deep, at most `limit`. The files are scanned for `<loc>`,
 * never parsed as XML, so no entity is ever expanded.
 */
export async function readSitemap(
  client: HttpClient,
  addresses: readonly string[],
  limit: number,
  options: FetchOptions = {},
): Promise<string[]> {
  const pages: string[] = [];
  const waiting = [...addresses];
  const site = siteOf(addresses[0] ?? 'https://none.invalid');
  for (let read = 0; read < MAX_FILES && waiting.length > 0 && pages.length < limit; read += 1) {
    const text = await fetchText(client, waiting.shift() ?? '', options);
    const isIndex = /<sitemapindex[\s>]/i.test(text.slice(0, 2000));
    for (const match of text.matchAll(/<loc>\s*([^<\s]{1,2000})\s*<\/loc>/gi)) {
      const address = normaliseUrl((match[1] ?? '').replaceAll('&amp;', '&'));
      if (!address || siteOf(address) !== site) continue;
      if (isIndex) waiting.push(address);
      else if (pages.length < limit) pages.push(address);
    }
  }
  return pages;
}

async function fetchText(client: HttpClient, url: string, options: FetchOptions): Promise<string> {
  try {
    const { status, body } = await client.request({
      method: 'GET',
      url,
      headers: { 'user-agent': USER_AGENT, 'accept-encoding': 'identity' },
      timeoutMs: options.timeoutMs ?? 15_000,
      maxResponseBytes: MAX_BYTES,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    return status === 200 ? body.toString('utf8') : '';
  } catch {
    // A site without a sitemap is read by its links.
    return '';
  }
}
