import { createHash } from 'node:crypto';
import type { Ids } from './ids.ts';

export interface StoredMedia {
  id: string;
  account: string;
  bytes: Buffer;
  mimeType: string;
  sha256Base64: string;
  sha256Hex: string;
}

export interface MediaStore {
  add(account: string, bytes: Buffer, mimeType: string): StoredMedia;
  get(id: string): StoredMedia | undefined;
  remove(id: string): boolean;
  /** A download key that lives `lifeMs`. */
  issueKey(id: string, lifeMs: number): string;
  /** `'expired'` for a key of the past, undefined for an unknown one. */
  resolveKey(key: string): StoredMedia | 'expired' | undefined;
}

const MEGABYTE = 1024 * 1024;
const KINDS: { types: RegExp; capBytes: number }[] = [
  { types: /^image\/(jpeg|png)$/, capBytes: 5 * MEGABYTE },
  { types: /^image\/webp$/, capBytes: 500 * 1024 },
  { types: /^audio\/(aac|amr|mpeg|mp4|ogg)$/, capBytes: 16 * MEGABYTE },
  { types: /^video\/(mp4|3gpp)$/, capBytes: 16 * MEGABYTE },
  { types: /^(text\/plain|application\/.+)$/, capBytes: 100 * MEGABYTE },
];

/** Null = fine; otherwise why the provider refuses it. */
export function checkMedia(mimeType: string, sizeBytes: number): string | null {
  const bare = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  const kind = KINDS.find(({ types }) => types.test(bare));
  if (!kind) return `Param file must be a file with one of the supported types. Received file of type '${bare}'.`;
  return sizeBytes > kind.capBytes ? `Param file size must be at most ${kind.capBytes} bytes.` : null;
}

export function createMediaStore(ids: Ids, now: () => number): MediaStore {
  const byId = new Map<string, StoredMedia>();
  const keys = new Map<string, { id: string; expiresAt: number }>();
  return {
    add(account, bytes, mimeType) {
      const digest = createHash('sha256').update(bytes).digest();
      const media: StoredMedia = {
        id: ids.media(),
        account,
        bytes,
        mimeType,
        sha256Base64: digest.toString('base64'),
        sha256Hex: digest.toString('hex'),
      };
      byId.set(media.id, media);
      return media;
    },
    get: (id) => byId.get(id),
    remove: (id) => byId.delete(id),
    issueKey(id, lifeMs) {
      const key = ids.trace();
      keys.set(key, { id, expiresAt: now() + lifeMs });
      return key;
    },
    resolveKey(key) {
      const issued = keys.get(key);
      if (!issued) return undefined;
      return now() > issued.expiresAt ? 'expired' : byId.get(issued.id);
    },
  };
}
