import { createHash } from 'node:crypto';

/** What a page says, as 64 hexadecimal digits: its words alone, so that a new advertisement key or a moved blank is no change. */
export const fingerprintOf = (text: string): string =>
  createHash('sha256').update(text.normalize('NFKC').replace(/\s+/g, ' ').trim()).digest('hex');
