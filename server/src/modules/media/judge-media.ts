import { fileTypeFromBuffer } from 'file-type';
import type { StoredMediaKind } from '../../platform/db/index.ts';

export type MediaVerdict =
  | { fits: true; mime: string; kind: Exclude<StoredMediaKind, 'shared'> }
  | { fits: false; cause: 'empty' | 'wrong_type' | 'unsafe_type' };

/** What a browser shows or plays by itself and what holds no script: the only types that are ever served as what they are. */
const IMAGES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
/** Pictures that are kept and offered as downloads. */
const OTHER_IMAGES: ReadonlySet<string> = new Set(['image/heic', 'image/heif', 'image/avif', 'image/tiff', 'image/bmp']);
/** Containers that hold sound alone as well. */
const CONTAINERS: ReadonlySet<string> = new Set(['video/mp4', 'video/webm', 'video/3gpp', 'video/ogg', 'application/ogg']);
/** What runs somewhere when it is opened. */
const PROGRAMS: ReadonlySet<string> = new Set(
  'exe elf macho class wasm dex apk jar deb rpm lnk swf crx cab ar chm xpi ps eps msi bat dmg iso'.split(' '),
);
/** What may stand for what: a docx is a ZIP archive inside, sound alone may come in a film's container. Absent: told to be anything. */
const FAMILIES: readonly [family: string, pattern: RegExp][] = [
  ['text', /^(?:text\/|image\/svg\+xml$|application\/(?:json|xml|csv|rtf|x-ndjson|x-subrip)$)/],
  ['image', /^image\//],
  ['recording', /^(?:audio|video)\/|^application\/ogg$/],
  ['pdf', /^application\/pdf$/],
  // Windows tells texts with commas as Excel's.
  ['packed', /^application\/(?:vnd\.(?!ms-excel$)|msword|zip|x-zip|epub|x-cfb|java-archive|x-iwork)/],
];

/**
 * What the bytes are, and whether that fits what the message was told to be. What was told decides nothing else: the type that is kept and
 * served is the one found in the bytes.
 * @param toldMime as the provider gave it, parameters and all; undefined where it gave none
 */
export async function judgeMedia(kind: StoredMediaKind, toldMime: string | undefined, bytes: Buffer): Promise<MediaVerdict> {
  if (bytes.length === 0) return { fits: false, cause: 'empty' };
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found && PROGRAMS.has(found.ext)) return { fits: false, cause: 'unsafe_type' };
  const mime = plain(found?.mime);
  const told = plain(toldMime);
  if (kind === 'document') return judgeDocument(told, mime, bytes);
  if (kind === 'shared') {
    const as = mime === undefined ? undefined : isImage(mime) ? 'image' : mime.startsWith('video/') ? 'video' : undefined;
    return mime !== undefined && as !== undefined ? { fits: true, mime, kind: as } : { fits: false, cause: 'wrong_type' };
  }
  const isFitting = mime !== undefined && SUITS[kind](mime);
  return isFitting ? { fits: true, mime: asHeard(kind, mime), kind } : { fits: false, cause: 'wrong_type' };
}

const isImage = (mime: string): boolean => IMAGES.has(mime) || OTHER_IMAGES.has(mime);
const isSound = (mime: string): boolean => mime.startsWith('audio/') || CONTAINERS.has(mime);

const SUITS: Readonly<Record<Exclude<StoredMediaKind, 'document' | 'shared'>, (mime: string) => boolean>> = {
  image: isImage,
  audio: isSound,
  voice: isSound,
  // Telegram sends animations as GIF too.
  video: (mime) => mime.startsWith('video/') || mime === 'image/gif',
  // Animated ones are WebM, or Lottie in gzip.
  sticker: (mime) => isImage(mime) || mime === 'video/webm' || mime === 'application/gzip',
};

/** A container with sound alone is sound. */
function asHeard(kind: StoredMediaKind, mime: string): string {
  if (kind !== 'audio' && kind !== 'voice') return mime;
  return mime === 'application/ogg' ? 'audio/ogg' : mime.replace(/^video\//, 'audio/');
}

/** A document may be anything that does not run, as long as it is of the family that it was told to be of. */
function judgeDocument(told: string | undefined, found: string | undefined, bytes: Buffer): MediaVerdict {
  // Texts have no signature. Pages and drawings are kept as the texts that they are, and nobody's browser is told otherwise.
  const isText = found === undefined && !bytes.subarray(0, 4_096).includes(0);
  const mime = isText || found === 'application/xml' ? 'text/plain' : (found ?? 'application/octet-stream');
  const wanted = familyOf(told);
  return wanted === undefined || wanted === familyOf(mime) ? { fits: true, mime, kind: 'document' } : { fits: false, cause: 'wrong_type' };
}

function familyOf(mime: string | undefined): string | undefined {
  return FAMILIES.find(([, pattern]) => pattern.test(mime ?? ''))?.[0];
}

function plain(mime: string | undefined): string | undefined {
  const bare = mime?.split(';')[0]?.trim().toLowerCase();
  if (bare === undefined || bare === '') return undefined;
  return bare === 'image/jpg' ? 'image/jpeg' : bare;
}

/** Whether a browser may show it where it stands: pictures, sound and films, and never what could hold a script. */
export function isShownInline(kind: StoredMediaKind, mime: string): boolean {
  if (kind === 'document' || kind === 'shared') return false;
  return IMAGES.has(mime) || /^(?:audio|video)\/[a-z0-9.+-]+$/.test(mime);
}
