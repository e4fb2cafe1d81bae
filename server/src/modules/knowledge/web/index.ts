export { type FetchedPage, type FetchFailure, fetchPage, type PageResult } from './fetch-page.ts';
export { type CrawlInput, type CrawlResult, crawlSite, type SkippedPage } from './crawl-site.ts';
export { fingerprintOf } from './fingerprint.ts';
export { type ReadPage, type ReadWebInput, type ReadWebResult, readWebSource } from './read-web-source.ts';
