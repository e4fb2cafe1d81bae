import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient, type HttpClient } from '../../../platform/http/http-client.ts';
import { crawlSite } from './crawl-site.ts';
import { fetchPage } from './fetch-page.ts';
import { findLinks } from './find-links.ts';
import { fingerprintOf } from './fingerprint.ts';
import { normaliseUrl } from './normalise-url.ts';
import { readWebSource } from './read-web-source.ts';

type Page = string | { status?: number; headers?: Record<string, string>; body?: string };
const opened: { server: Server; client: HttpClient }[] = [];
afterEach(async () => {
  for (const { server, client } of opened.splice(0)) {
    await client.close();
    server.closeAllConnections();
    server.close();
  }
});

/** A site on this machine; what it was asked for is kept in order. */
async function siteOf(pages: Record<string, Page>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const page = pages[path];
    const {
      status = 200,
      headers = {},
      body = '',
    } = page === undefined ? { status: 404 } : typeof page === 'string' ? { body: page } : page;
    const type = path.endsWith('.txt') ? 'text/plain' : path.endsWith('.xml') ? 'application/xml' : 'text/html; charset=utf-8';
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const client = createHttpClient({ allowedPrivateHosts: [host], maxResponseBytes: 1_000_000 });
  opened.push({ server, client });
  return { client, asked, pages, url: (path = '/') => `http://${host}${path}` };
}
const page = (text: string, ...links: string[]) => `<html><body><p>${text}</p>${links.map((link) => `<a href="${link}">x</a>`).join('')}`;

describe('fetchPage', () => {
  it('follows redirects and says where the page was found', async () => {
    const site = await siteOf({ '/old': { status: 301, headers: { location: '/new' } }, '/new': page('Hummus 18') });
    expect(await fetchPage(site.client, site.url('/old'))).toMatchObject({
      ok: true,
      url: site.url('/new'),
      mime: 'text/html; charset=utf-8',
    });
  });

  it('goes to no private address, neither at once nor by a redirect', async () => {
    const site = await siteOf({ '/': { status: 302, headers: { location: 'https://169.254.169.254/latest' } } });
    expect(await fetchPage(site.client, site.url())).toMatchObject({ ok: false, failure: 'web.not_allowed', detail: 'EPRIVATE' });
    expect(await fetchPage(site.client, 'https://10.0.0.1/')).toMatchObject({ failure: 'web.not_allowed' });
    expect(await fetchPage(site.client, 'file:///etc/passwd')).toMatchObject({ failure: 'web.not_allowed' });
    expect(await fetchPage(site.client, `https://${'user:pass'}@example.com/`)).toMatchObject({ failure: 'web.not_allowed' });
  });

  it('names what went wrong', async () => {
    const loop = { status: 302, headers: { location: '/loop' } };
    const site = await siteOf({
      '/loop': loop,
      '/big': 'x'.repeat(5000),
      '/zip': { headers: { 'content-type': 'application/zip' } },
      '/no': { status: 403 },
      '/down': { status: 503 },
    });
    const failure = async (path: string) => {
      const result = await fetchPage(site.client, site.url(path), { maxBytes: 1000 });
      return result.ok ? 'none' : result.failure;
    };
    expect(await failure('/loop')).toBe('web.too_many_redirects');
    expect(await failure('/big')).toBe('web.too_large');
    expect(await failure('/zip')).toBe('web.no_page');
    expect(await failure('/no')).toBe('web.refused');
    expect(await failure('/down')).toBe('web.unreachable');
    expect(await failure('/nowhere')).toBe('web.not_found');
  });
});

describe('crawlSite', () => {
  it('reads the first page, then those of the sitemap and the links, each once and no more than allowed', async () => {
    const site = await siteOf({});
    Object.assign(site.pages, {
      '/': page('Home', '/menu#top', '/menu?utm_source=x', '/photo.jpg', 'https://elsewhere.example/'),
      '/menu': page('Menu', '/', '/faq'),
      '/faq': page('Questions'),
      '/about': page('About'),
      '/sitemap.xml': `<urlset><url><loc>${site.url('/about')}</loc></url><url><loc>https://elsewhere.example/a</loc></url></urlset>`,
    });
    const all = await crawlSite(site.client, { url: site.url(), maxPages: 10 });
    expect(all.pages.map(({ url }) => new URL(url).pathname)).toEqual(['/', '/about', '/menu', '/faq']);
    expect(new Set(site.asked).size).toBe(site.asked.length);
    const two = await crawlSite(site.client, { url: site.url(), maxPages: 2 });
    expect([two.pages.length, two.left]).toEqual([2, 1]);
  });

  it('reads one page and nothing else when one is wanted', async () => {
    const site = await siteOf({ '/': page('Home', '/menu'), '/menu': page('Menu') });
    await crawlSite(site.client, { url: site.url(), maxPages: 1 });
    expect(site.asked).toEqual(['/robots.txt', '/']);
  });

  it('leaves alone what the robots file forbids, and waits as it asks', async () => {
    const robots = 'User-agent: *\nDisallow: /private\nCrawl-delay: 2';
    const site = await siteOf({ '/robots.txt': robots, '/': page('Home', '/private/a', '/menu'), '/menu': page('Menu') });
    const waits: number[] = [];
    const result = await crawlSite(site.client, { url: site.url(), maxPages: 5, wait: async (ms) => void waits.push(ms) });
    expect(result.skipped).toMatchObject([{ url: site.url('/private/a'), failure: 'web.robots' }]);
    expect(site.asked).not.toContain('/private/a');
    expect(waits).toEqual([2000]);
  });

  it('reads nothing of a site whose robots file cannot be asked for now', async () => {
    const site = await siteOf({ '/robots.txt': { status: 503 }, '/': page('Home') });
    expect(await crawlSite(site.client, { url: site.url(), maxPages: 5 })).toMatchObject({
      pages: [],
      skipped: [{ failure: 'web.robots' }],
    });
  });

  it('does not follow a redirect to another site and goes on past broken links', async () => {
    const site = await siteOf({
      '/': page('Home', '/away', '/gone', '/menu'),
      '/away': { status: 302, headers: { location: 'https://elsewhere.example/' } },
      '/menu': page('Menu'),
    });
    const result = await crawlSite(site.client, { url: site.url(), maxPages: 5 });
    expect(result.pages.length).toBe(2);
    expect(result.skipped.map(({ failure }) => failure)).toEqual(['web.other_site', 'web.not_found']);
  });

  it('stops when it is cancelled and tells how far it is', async () => {
    const site = await siteOf({ '/': page('Home', '/a', '/b'), '/a': page('A'), '/b': page('B') });
    const controller = new AbortController();
    const seen: number[] = [];
    const onProgress = ({ done }: { done: number }) => {
      seen.push(done);
      if (done === 2) controller.abort();
    };
    const result = await crawlSite(site.client, { url: site.url(), maxPages: 9, signal: controller.signal, onProgress });
    expect(result.pages.length).toBe(2);
    expect(seen).toEqual([1, 2]);
  });
});

describe('readWebSource', () => {
  it('gives the text of changed pages only, and tells which are gone', async () => {
    const home = page('Hummus 18 SAR', '/faq', '/copy');
    const site = await siteOf({ '/': home, '/faq': page('Do you deliver? Yes.'), '/copy': home });
    const first = await readWebSource(site.client, { url: site.url(), maxPages: 5 });
    expect(first.changed.map(({ document }) => document.text)).toEqual([expect.stringContaining('Hummus 18 SAR'), 'Do you deliver? Yes.']);
    const known = new Map(first.changed.map(({ url, fingerprint }) => [url, fingerprint]));
    site.pages['/'] = page('Hummus 19 SAR', '/faq');
    const second = await readWebSource(site.client, { url: site.url(), maxPages: 5, known });
    expect(second.changed.map(({ url }) => url)).toEqual([site.url()]);
    expect(second.unchanged).toEqual([site.url('/faq')]);
    delete site.pages['/faq'];
    expect((await readWebSource(site.client, { url: site.url(), maxPages: 5, known })).gone).toEqual([site.url('/faq')]);
  });
});

describe('addresses', () => {
  it('are one for one page', () => {
    expect(normaliseUrl('HTTPS://Example.com/menu?b=2&a=1&utm_source=x&fbclid=y#drinks')).toBe('https://example.com/menu?a=1&b=2');
    expect(normaliseUrl('javascript:alert(1)')).toBeNull();
    expect(normaliseUrl('mailto:a@b.example', 'https://example.com/')).toBeNull();
  });

  it('are found in links of any quotes, from the base the page names', () => {
    const html = `<base href="/ar/"><a class='x' href='menu'>a</a><a href=/faq>b</a><A HREF="https://other.example/?a=1&amp;b=2">c</A><area href="/map">`;
    expect(findLinks(html, 'https://example.com/en/')).toEqual([
      'https://example.com/ar/menu',
      'https://example.com/faq',
      'https://other.example/?a=1&b=2',
    ]);
  });

  it('are scanned to the end, whatever a page holds', () => {
    // In steps that grow with the square of the page this would not end while somebody waits for it.
    expect(findLinks(`<a ${'x '.repeat(400_000)}`, 'https://example.com/')).toEqual([]);
    expect(findLinks('<a '.repeat(300_000), 'https://example.com/')).toEqual([]);
  });

  it('carry a fingerprint of their words alone', () => {
    expect(fingerprintOf('Tea  6\n')).toBe(fingerprintOf('Tea 6'));
    expect(fingerprintOf('Tea 6')).not.toBe(fingerprintOf('Tea 7'));
  });
});
