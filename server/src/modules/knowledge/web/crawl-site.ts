import type { HttpClient } from '../../../platform/http/http-client.ts';
import { fetchPage, type FetchedPage, type FetchFailure } from './fetch-page.ts';
import { findLinks } from './find-links.ts';
import { isPageAddress, normaliseUrl, siteOf } from './normalise-url.ts';
import { readRobots } from './read-robots.ts';
import { readSitemap } from './read-sitemap.ts';

export interface CrawlInput {
  url: string;
  /** 1 reads the one page and neither its links nor the sitemap. */
  maxPages: number;
  /** Further addresses of the site to read after the first, those of the last reading say. */
  also?: readonly string[];
  signal?: AbortSignal;
  /** Pages fetched so far; the total is a guess until the end. */
  onProgress?: (progress: { done: number; total: number }) => void;
  /** Between two pages, as the site asks; replaced in tests. */
  wait?: (milliseconds: number) => Promise<void>;
}
export interface SkippedPage {
  url: string;
  failure: FetchFailure['failure'] | 'web.robots';
  detail: string;
}
export interface CrawlResult {
  pages: FetchedPage[];
  skipped: SkippedPage[];
  /** Addresses that were seen and not fetched because `maxPages` was reached. */
  left: number;
}

const MAX_WAITING = 5000;
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Pages of one site, the given one first, then those of its sitemap and links, as far as its robots file allows. Never throws. */
export async function crawlSite(client: HttpClient, input: CrawlInput): Promise<CrawlResult> {
  const result: CrawlResult = { pages: [], skipped: [], left: 0 };
  const start = normaliseUrl(input.url);
  if (!start) return { ...result, skipped: [{ url: input.url.slice(0, 200), failure: 'web.not_allowed', detail: 'no web address' }] };
  const site = siteOf(start);
  const options = { stayOn: site, ...(input.signal ? { signal: input.signal } : {}) };
  const robots = await readRobots(client, start, input.signal ? { signal: input.signal } : {});
  const seen = new Set([start]);
  const waiting = [start];
  const add = (address: string): void => {
    if (seen.has(address) || waiting.length >= MAX_WAITING || siteOf(address) !== site || !isPageAddress(address)) return;
    seen.add(address);
    waiting.push(address);
  };
  for (const address of input.also ?? []) add(normaliseUrl(address) ?? start);
  let calls = 0;
  while (waiting.length > 0 && result.pages.length < input.maxPages && !input.signal?.aborted) {
    // A site of broken links is given up at a few times the pages wanted.
    if (calls >= input.maxPages * 3 + 5) break;
    const url = waiting.shift() as string;
    if (!robots.allows(url)) {
      result.skipped.push({ url, failure: 'web.robots', detail: 'the site asks readers to leave this page alone' });
      continue;
    }
    if (calls > 0 && robots.delaySeconds > 0) await (input.wait ?? wait)(robots.delaySeconds * 1000);
    calls += 1;
    const page = await fetchPage(client, url, options);
    if (!page.ok) {
      result.skipped.push({ url, failure: page.failure, detail: page.detail });
      continue;
    }
    if (page.url !== url && seen.has(page.url)) continue;
    seen.add(page.url);
    result.pages.push(page);
    if (input.maxPages > 1 && page.mime.includes('html')) {
      if (result.pages.length === 1) for (const address of await sitemapOf(client, robots.sitemaps, start, input)) add(address);
      for (const address of findLinks(page.bytes.toString('utf8'), page.url)) add(address);
    }
    input.onProgress?.({ done: result.pages.length, total: Math.min(input.maxPages, result.pages.length + waiting.length) });
  }
  return { ...result, left: waiting.length };
}

function sitemapOf(client: HttpClient, named: string[], start: string, input: CrawlInput): Promise<string[]> {
  const addresses = named.filter((address) => URL.canParse(address) && siteOf(address) === siteOf(start));
  const usual = new URL('/sitemap.xml', start).href;
  return readSitemap(client, addresses.length > 0 ? addresses : [usual], input.maxPages * 5, input.signal ? { signal: input.signal } : {});
}
