import { createHash } from 'node:crypto';
import type { ChunkCopy, HeldVector } from './vector-store.ts';

// A vector's name outside says everything about it but its numbers, so that what is there can be listed and compared without reading them.

const PART = /^[^#]+$/;

/** `source#version#chunk#space#sentence`: everything of a source, and of one reading of it, begins alike. @throws TypeError */
export function nameOfVector({ sourceId, version, chunkId, space, sentence }: HeldVector): string {
  const parts = [sourceId, version, chunkId, space];
  if (!parts.every((part) => PART.test(part))) throw new TypeError('a part of a vector’s name is empty or holds "#"');
  return `${parts.join('#')}#${sentence}`;
}

/** Null: somebody else put it there. */
export function readVectorName(name: string): HeldVector | null {
  const [sourceId, version, chunkId, space, sentence, ...more] = name.split('#');
  if (!sourceId || !version || !chunkId || !space || !sentence || more.length > 0) return null;
  return { sourceId, version, chunkId, space, sentence: Number(sentence) };
}

export function vectorsOf({ sentences, ...chunk }: ChunkCopy): HeldVector[] {
  return Array.from({ length: sentences }, (_, sentence) => ({ ...chunk, sentence }));
}

/** The same name, the same uuid, for stores that name by uuid. */
export function uuidOf(name: string): string {
  const hex = createHash('sha1').update(`wafaa vector ${name}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
