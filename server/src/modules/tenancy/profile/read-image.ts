import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '../../../platform/errors.ts';

export type LogoMime = 'image/png' | 'image/jpeg' | 'image/webp';
export const LOGO_BYTES = 1_000_000;
/** Pixels of a side. Above it a small file can fill a browser's memory. */
const LONGEST_SIDE = 4_096;

/**
 * What an image is, by its content; its name and its declared type are not looked at. SVG is a document that runs scripts, so it is none.
 * @throws image.too_large, image.unsupported_type
 */
export async function readImage(bytes: Buffer): Promise<{ mime: LogoMime; width: number; height: number }> {
  if (bytes.length > LOGO_BYTES) throw new AppError('image.too_large', { bytes: bytes.length });
  const type = await fileTypeFromBuffer(bytes);
  const reader = type ? READERS[type.mime] : undefined;
  const size = reader?.(bytes) ?? null;
  if (!type || !size) throw new AppError('image.unsupported_type');
  const { width, height } = size;
  if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE)
    throw new AppError('image.unsupported_type', { width, height });
  return { mime: type.mime as LogoMime, width, height };
}

type Size = { width: number; height: number };

const READERS: Record<string, (bytes: Buffer) => Size | null> = {
  'image/png': (bytes) => (bytes.length >= 24 ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null),
  'image/jpeg': readJpeg,
  'image/webp': readWebp,
};

/** From the first frame header: FF C0–CF, but for C4, C8 and CC, which are tables. */
function readJpeg(bytes: Buffer): Size | null {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** The three kinds of a first chunk (RFC 9649): lossy, lossless, extended. */
function readWebp(bytes: Buffer): Size | null {
  if (bytes.length < 30) return null;
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return kind === 'VP8X' ? { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 } : null;
}
