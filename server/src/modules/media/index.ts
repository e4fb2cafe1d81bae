export { discardFiles, tidyMedia } from './discard-files.ts';
export { fetchMedia, type MediaDeps } from './fetch-media.ts';
export { getMediaFile, nameOfFile } from './get-media-file.ts';
export { isShownInline, judgeMedia } from './judge-media.ts';
export { listMedia } from './list-media.ts';
export { createMediaWorker, type MediaWorker } from './media-worker.ts';
export { requeueMedia, retryMedia } from './retry-media.ts';
export { readShape } from './read-shape.ts';
