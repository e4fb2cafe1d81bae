export { discardFiles, tidyMedia } from './discard-files.ts';
export { fetchMedia, type MediaDeps } from './fetch-media.ts';
export { getMediaFile } from './get-media-file.ts';
export { listMedia } from './list-media.ts';
export { createMediaWorker, type MediaWorker } from './media-worker.ts';
export { requeueMedia, retryMedia } from './retry-media.ts';
