import { normaliseUrl } from './normalise-url.ts';

const MAX_LINKS = 2000;

/** Addresses that a page links to, in order, without building its tree: pages of strangers are only parsed in the reading process. */
export function findLinks(html: string, pageUrl: string): string[] {
  const base = normaliseUrl(/<base\s[^>]{0,200}?href\s*=\s*["']([^"']{1,2000})["']/i.exec(html)?.[1] ?? '', pageUrl) ?? pageUrl;
  const links = new Set<string>();
  for (const match of html.matchAll(/<a\s(?:[^>"']{0,500}?\s)?href\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s>"']{1,2000}))/gi)) {
    const address = normaliseUrl((match[1] ?? match[2] ?? match[3] ?? '').replaceAll('&amp;', '&').trim(), base);
    if (address) links.add(address);
    if (links.size >= MAX_LINKS) break;
  }
  return [...links];
}
