import robotsParser from 'robots-parser';
import type { HttpClient } from '../../../platform/http/http-client.ts';
import { fetchPage, type FetchOptions, USER_AGENT } from './fetch-page.ts';

export interface Robots {
  allows(url: string): boolean;
  /** Seconds between two calls, as the site asks, at most 5. */
  delaySeconds: number;
  sitemaps: string[];
}

type Parse = (
  url: string,
  contents: string,
) => {
  isAllowed(url: string, agent?: string): boolean | undefined;
  getCrawlDelay(agent?: string): number | undefined;
  getSitemaps(): string[];
};
// The package's types describe an ES module; what it exports is the function itself.
const parse = robotsParser as unknown as Parse;

const MAX_BYTES = 512 * 1024;
const LONGEST_DELAY = 5;
const NAME = USER_AGENT.split('/')[0] ?? USER_AGENT;

/** What a site lets readers like us read (RFC 9309): no file means everything, a server that fails means nothing for now. */
export async function readRobots(client: HttpClient, url: string, options: FetchOptions = {}): Promise<Robots> {
  const address = new URL('/robots.txt', url).href;
  const file = await fetchPage(client, address, { ...options, maxBytes: MAX_BYTES });
  if (!file.ok) {
    const isClosed = file.failure === 'web.unreachable';
    return { allows: () => !isClosed, delaySeconds: 0, sitemaps: [] };
  }
  const robots = parse(address, file.mime.startsWith('text/plain') ? file.bytes.toString('utf8') : '');
  return {
    // An address that the rules do not cover, on another port say, is not refused by them.
    allows: (page) => robots.isAllowed(page, NAME) !== false,
    delaySeconds: Math.min(LONGEST_DELAY, Math.max(0, robots.getCrawlDelay(NAME) ?? 0)),
    sitemaps: robots.getSitemaps().slice(0, 5),
  };
}
