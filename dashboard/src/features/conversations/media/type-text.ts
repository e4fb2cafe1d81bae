import type { Media } from './api.ts';

/** What a file is, in a word: the ending of its name, else of its type; empty where neither says anything. */
export function typeText({ name, mime }: Pick<Media, 'name' | 'mime'>): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name ?? '')?.[1] ?? /\/(?:x-)?([a-z0-9]{2,5})$/.exec(mime ?? '')?.[1];
  return ending === undefined || (mime === 'application/octet-stream' && name === null) ? '' : ending.toUpperCase();
}
