/** What a player or a page needs to know before the bytes are there; null where the format does not say it plainly. */
export interface Shape {
  width: number | null;
  height: number | null;
  durationMs: number | null;
}

type Size = { width: number; height: number };

const NONE: Shape = { width: null, height: null, durationMs: null };
/** What a column holds. Headers may tell more: films that are written piece by piece say "unknown" with every bit set. */
const LARGEST = 2 ** 31 - 1;

/** Proportions of pictures, as a browser shows them (turned as their camera was), and lengths of recordings. Never throws. */
export function readShape(bytes: Buffer, mime: string): Shape {
  try {
    const size = SIZES[mime]?.(bytes);
    if (size) return isLikely(size.width) && isLikely(size.height) ? { ...NONE, ...size } : NONE;
    const durationMs = mime === 'audio/ogg' ? readOggMs(bytes) : MP4.test(mime) ? readMp4Ms(bytes) : null;
    return durationMs !== null && isLikely(durationMs) ? { ...NONE, durationMs } : NONE;
  } catch {
    // Cut off in the middle of a header: shown without its shape.
    return NONE;
  }
}

const MP4 = /^(?:audio|video)\/(?:mp4|x-m4a|3gpp|quicktime)$/;
const isLikely = (value: number): boolean => value > 0 && value <= LARGEST;

const SIZES: Readonly<Record<string, (bytes: Buffer) => Size | null>> = {
  'image/png': (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  'image/gif': (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  'image/jpeg': readJpeg,
  'image/webp': readWebp,
};

/** From the first frame header, FF C0–CF but for the tables C4, C8 and CC; turned by 90° where Exif says so, as browsers do. */
function readJpeg(bytes: Buffer): Size | null {
  let turned = false;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xe1) turned ||= readOrientation(bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2))) >= 5;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      return turned ? { width: height, height: width } : { width, height };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** Tag 0x0112 of the first directory; 1 where there is none. */
function readOrientation(segment: Buffer): number {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0') return 1;
  const tiff = segment.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const word = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < Math.min(word(start), 100); entry += 1) {
    const at = start + 2 + entry * 12;
    if (word(at) === 0x0112) return word(at + 8);
  }
  return 1;
}

/** The three kinds of a first chunk (RFC 9649): lossy, lossless, extended. */
function readWebp(bytes: Buffer): Size | null {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return kind === 'VP8X' ? { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 } : null;
}

/** The last page tells the sample that it ends with; Opus counts at 48 kHz, whatever was recorded, and skips its first samples. */
function readOggMs(bytes: Buffer): number | null {
  const last = bytes.lastIndexOf('OggS');
  const head = bytes.indexOf('OpusHead');
  if (last < 0 || head < 0) return null;
  const samples = Number(bytes.readBigUInt64LE(last + 6)) - bytes.readUInt16LE(head + 10);
  return samples > 0 ? Math.round(samples / 48) : null;
}

/** `mvhd` in `moov`: units a second, and how many; in 32 bits or in 64. */
function readMp4Ms(bytes: Buffer): number | null {
  const at = bytes.indexOf('mvhd');
  if (at < 0) return null;
  const isLong = bytes[at + 4] === 1;
  const units = bytes.readUInt32BE(at + (isLong ? 24 : 16));
  const length = isLong ? Number(bytes.readBigUInt64BE(at + 28)) : bytes.readUInt32BE(at + 20);
  return units > 0 && length > 0 ? Math.round((length / units) * 1000) : null;
}
