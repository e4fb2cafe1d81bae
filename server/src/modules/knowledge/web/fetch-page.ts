import type { HttpClient } from '../../../platform/http/http-client.ts';
import { normaliseUrl, siteOf } from './normalise-url.ts';

export interface FetchedPage {
  ok: true;
  /** Where the page was found in the end. */
  url: string;
  mime: string;
  bytes: Buffer;
}
export interface FetchFailure {
  ok: false;
  url: string;
  failure:
    | 'web.unreachable'
    | 'web.not_allowed'
    | 'web.not_found'
    | 'web.refused'
    | 'web.too_large'
    | 'web.too_many_redirects'
    | 'web.other_site'
    | 'web.no_page';
  /** Status or error code; never the answer's text. */
  detail: string;
}
export type PageResult = FetchedPage | FetchFailure;

export interface FetchOptions {
  timeoutMs?: number;
  maxBytes?: number;
  signal?: AbortSignal;
  /** When set, a redirect to another site is a failure. */
  stayOn?: string;
}

export const USER_AGENT = 'WafaaBot/1.0 (knowledge reader)';
const MAX_REDIRECTS = 5;
const MAX_BYTES = 5 * 1024 * 1024;
const READABLE = /^(?:text\/(?:html|plain|markdown|csv)|application\/(?:xhtml\+xml|pdf)|image\/(?:png|jpeg|webp))\b/;

/**
 * One page over the guarded client that is handed in: it alone opens connections, and refuses private addresses on every hop.
 * Redirects are followed here, five at most. Never throws.
 */
export async function fetchPage(client: HttpClient, address: string, options: FetchOptions = {}): Promise<PageResult> {
  let url = normaliseUrl(address);
  if (!url) return { ok: false, url: address.slice(0, 200), failure: 'web.not_allowed', detail: 'no web address' };
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await get(client, url, options);
    if ('failure' in response) return { ok: false, url, ...response };
    const { status, headers, body } = response;
    const next: string | null = status >= 300 && status < 400 && headers.location ? normaliseUrl(headers.location, url) : null;
    if (next) {
      if (options.stayOn && siteOf(next) !== options.stayOn)
        return { ok: false, url, failure: 'web.other_site', detail: `status ${status}` };
      url = next;
      continue;
    }
    if (status === 404 || status === 410) return { ok: false, url, failure: 'web.not_found', detail: `status ${status}` };
    if (status < 200 || status >= 300)
      return { ok: false, url, failure: status < 500 ? 'web.refused' : 'web.unreachable', detail: `status ${status}` };
    const mime = (headers['content-type'] ?? 'text/html').toLowerCase();
    if (!READABLE.test(mime)) return { ok: false, url, failure: 'web.no_page', detail: mime.slice(0, 60) };
    return { ok: true, url, mime, bytes: body };
  }
  return { ok: false, url, failure: 'web.too_many_redirects', detail: `more than ${MAX_REDIRECTS}` };
}

type Answer = { status: number; headers: Record<string, string>; body: Buffer } | Pick<FetchFailure, 'failure' | 'detail'>;

async function get(client: HttpClient, url: string, options: FetchOptions): Promise<Answer> {
  try {
    return await client.request({
      method: 'GET',
      url,
      // Packed answers are not asked for: what is counted against the limit is then what is read.
      headers: {
        'user-agent': USER_AGENT,
        accept: 'text/html,application/xhtml+xml,text/plain;q=0.8,application/pdf;q=0.7,*/*;q=0.1',
        'accept-encoding': 'identity',
      },
      timeoutMs: options.timeoutMs ?? 15_000,
      maxResponseBytes: options.maxBytes ?? MAX_BYTES,
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    const detail = typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown';
    if (code === 'EPRIVATE' || code === 'EPROTOCOL') return { failure: 'web.not_allowed', detail };
    return { failure: code === 'RESPONSE_TOO_LARGE' ? 'web.too_large' : 'web.unreachable', detail };
  }
}
