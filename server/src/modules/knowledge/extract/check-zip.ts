import { constants, inflateRawSync } from 'node:zlib';

export type ZipVerdict = { ok: true } | { ok: false; reason: 'malformed' | 'too_large' };

const END_RECORD = 0x06054b50;
const ENTRY = 0x02014b50;
const MAX_ENTRIES = 4096;

/**
 * Inflates every entry of a zip that the Word reader may open and stops at `maxInflatedBytes` in all, so a bomb is
 * known before any reader trusts the sizes it declares. Media entries are counted by their packed size: nobody opens them.
 */
export function checkZip(bytes: Uint8Array, maxInflatedBytes: number): ZipVerdict {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(view);
  if (end === null) return { ok: false, reason: 'malformed' };
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) return { ok: false, reason: 'too_large' };
  let at = view.getUint32(end + 16, true);
  let left = maxInflatedBytes;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return { ok: false, reason: 'malformed' };
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8');
    const local = view.getUint32(at + 42, true);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (/\/media\/|\/embeddings\/|\/fonts\//.test(name)) {
      left -= packed;
    } else {
      const size = inflatedSize(bytes, view, local, packed, method, left);
      if (size === 'malformed' || size === 'too_large') return { ok: false, reason: size };
      left -= size;
    }
    if (left < 0) return { ok: false, reason: 'too_large' };
  }
  return { ok: true };
}

function inflatedSize(bytes: Uint8Array, view: DataView, local: number, packed: number, method: number, left: number) {
  if (method === 0 || packed === 0) return packed;
  if (method !== 8 || local + 30 > bytes.length) return 'malformed';
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  try {
    const options = { maxOutputLength: Math.max(left, 1), finishFlush: constants.Z_SYNC_FLUSH };
    return inflateRawSync(bytes.subarray(start, start + packed), options).length;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'malformed';
  }
}

function findEndRecord(view: DataView): number | null {
  // The record is 22 bytes and may be followed by a comment of at most 65,535.
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 65_536; at -= 1) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  return null;
}

/** One entry unpacked, at most `maxBytes` of it; null when it is not there or is more. For files that `checkZip` let pass. */
export function readZipEntry(bytes: Uint8Array, wanted: string, maxBytes: number): Buffer | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(view);
  let at = end === null ? bytes.length : view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === ENTRY) {
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8');
    if (name === wanted) {
      const local = view.getUint32(at + 42, true);
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const packed = bytes.subarray(start, start + view.getUint32(at + 20, true));
      if (view.getUint16(at + 10, true) === 0) return Buffer.from(packed.subarray(0, maxBytes));
      try {
        return inflateRawSync(packed, { maxOutputLength: maxBytes });
      } catch {
        return null;
      }
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return null;
}
