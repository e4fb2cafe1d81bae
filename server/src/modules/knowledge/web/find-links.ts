import { normaliseUrl } from './normalise-url.ts';

const MAX_LINKS = 2000;

/** Addresses that a page links to, in order, without building its tree: pages of strangers are only parsed in the reading process. */
export function findLinks(html: string, pageUrl: string): string[] {
  const base = normaliseUrl(/<base\s[^>]{0,200}?href\s*=\s*["']([^"']{1,2000})["']/i.exec(html)?.[1] ?? '', pageUrl) ?? pageUrl;
  const links = new Set<string>();
  for (const [, attributes = ''] of html.matchAll(/<a\s([^>]{1,3000})/gi)) {
    const href = /(?:^|\s)href\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))/i.exec(attributes);
    const address = href ? normaliseUrl((href[1] ?? href[2] ?? href[3] ?? '').replaceAll('&amp;', '&').trim(), base) : null;
    if (address) links.add(address);
    if (links.size >= MAX_LINKS) break;
  }
  return [...links];
}
