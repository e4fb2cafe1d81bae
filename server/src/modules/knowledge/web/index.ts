export type { FetchFailure } from './fetch-page.ts';
export { type ReadPage, type ReadWebInput, type ReadWebResult, readWebSource } from './read-web-source.ts';
