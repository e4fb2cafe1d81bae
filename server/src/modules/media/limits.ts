import type { StoredMediaKind } from '../../platform/db/index.ts';

const MEGABYTE = 1024 * 1024;

/** Most bytes of one file; a channel's own cap may be lower. */
export const MAX_BYTES: Readonly<Record<StoredMediaKind, number>> = {
  image: 30 * MEGABYTE,
  audio: 50 * MEGABYTE,
  voice: 50 * MEGABYTE,
  video: 100 * MEGABYTE,
  document: 100 * MEGABYTE,
  sticker: 5 * MEGABYTE,
  shared: 50 * MEGABYTE,
};

/** Waits before the second fetch, the third and so on; after the last one it has failed. */
export const WAITS_MS = [2_000, 15_000, 60_000, 300_000, 1_800_000] as const;
/** Of one fetch with all its steps, and of the lease that covers it. */
export const FETCH_MS = 170_000;
export const LEASE_MS = 200_000;
