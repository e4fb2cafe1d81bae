import { extname } from 'node:path';
import type { HttpClient } from '../../../platform/http/http-client.ts';
import { extractDocument } from '../extract/extract-document.ts';
import type { ExtractedDocument, ExtractFailure } from '../extract/types.ts';
import { type CrawlInput, crawlSite, type SkippedPage } from './crawl-site.ts';
import type { FetchedPage } from './fetch-page.ts';
import { fingerprintOf } from './fingerprint.ts';

export interface ReadWebInput extends CrawlInput {
  /** Fingerprints of the last reading by address; a page with the same one is not given again. */
  known?: ReadonlyMap<string, string>;
}
export interface ReadPage {
  url: string;
  fingerprint: string;
  document: ExtractedDocument;
}
export interface ReadWebResult {
  /** New pages and pages that say something else than at the last reading. */
  changed: ReadPage[];
  unchanged: string[];
  /** Addresses of the last reading that are no longer there. A page that merely could not be reached is not among them. */
  gone: string[];
  skipped: (SkippedPage | { url: string; failure: ExtractFailure; detail: string })[];
  left: number;
}

const EXTENSIONS: readonly (readonly [RegExp, string])[] = [
  [/html/, 'html'],
  [/pdf/, 'pdf'],
  [/csv/, 'csv'],
  [/markdown/, 'md'],
  [/text\/plain/, 'txt'],
];

/** Fetches a page or a site and reads it, each page in its own reading process; tells what changed since the last time. Never throws. */
export async function readWebSource(client: HttpClient, input: ReadWebInput): Promise<ReadWebResult> {
  const known = input.known ?? new Map<string, string>();
  const { pages, skipped, left } = await crawlSite(client, { ...input, also: [...(input.also ?? []), ...known.keys()] });
  const result: ReadWebResult = { changed: [], unchanged: [], gone: [], skipped: [...skipped], left };
  const prints = new Set<string>();
  for (const page of pages) {
    const read = await extractDocument({ bytes: page.bytes, name: nameOf(page), ...(input.signal ? { signal: input.signal } : {}) });
    if (!read.ok) {
      result.skipped.push({ url: page.url, failure: read.failure, detail: read.detail });
      continue;
    }
    const fingerprint = fingerprintOf(read.document.text);
    // The same words under two addresses are one page.
    if (prints.has(fingerprint)) continue;
    prints.add(fingerprint);
    if (known.get(page.url) === fingerprint) result.unchanged.push(page.url);
    else result.changed.push({ url: page.url, fingerprint, document: read.document });
  }
  const gone = new Set(skipped.filter(({ failure }) => failure === 'web.not_found' || failure === 'web.robots').map(({ url }) => url));
  result.gone = [...known.keys()].filter((url) => gone.has(url));
  return result;
}

/** Only the extension is used, and only where the bytes do not tell. */
const nameOf = (page: FetchedPage): string =>
  `page.${EXTENSIONS.find(([mime]) => mime.test(page.mime))?.[1] ?? (extname(new URL(page.url).pathname).slice(1) || 'html')}`;
