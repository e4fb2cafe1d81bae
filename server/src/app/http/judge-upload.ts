import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '../../platform/errors.ts';

/** What runs somewhere when it is opened. */
const PROGRAMS = new Set([
  'exe',
  'elf',
  'macho',
  'class',
  'wasm',
  'dex',
  'apk',
  'jar',
  'deb',
  'rpm',
  'lnk',
  'swf',
  'crx',
  'cab',
  'ar',
  'chm',
  'nes',
  'xpi',
  'ps',
  'eps',
  'svg',
  'html',
  'xml',
]);
/** How a page, a drawing or a script begins, after marks, spaces and comments. Browsers guess these from a file's first kilobyte. */
const ACTIVE =
  /^(?:<!doctype\s+(?:html|svg)|<(?:html|head|body|script|iframe|svg|object|embed|style|img|meta|link|title|table|div|a|br|p)[\s/>]|<\?(?:xml|php)|#!\s*\/)/i;
/** A page that calls itself one. It is read for its words, and given back as a download only. */
const PAGE = /^(?:<!doctype\s+html|<(?:html|head|body)[\s>])/i;
const OPENING = /^(?:\uFEFF|\s|<!--[\s\S]*?-->)+/;

const BY_NAME: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
};

/**
 * The media type of an upload, from its bytes: a name or a header that says otherwise is not believed. Texts have no signature, so among
 * them the name decides.
 * @throws document.unsupported_type for what could run in a browser or on a machine: pages under another name, SVG, scripts, programs
 */
export async function judgeUpload(bytes: Buffer, name: string, claimed: string): Promise<string> {
  const heads = headsOf(bytes).map((text) => text.replace(OPENING, ''));
  if (/\.html?$/i.test(name) && heads.every((text) => PAGE.test(text))) return 'text/html';
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (known && PROGRAMS.has(known.ext)) throw new AppError('document.unsupported_type');
  if (heads.some((text) => ACTIVE.test(text))) throw new AppError('document.unsupported_type');
  if (known) return known.mime;
  const extension = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const byName = BY_NAME[extension];
  if (byName) return byName;
  return claimed.startsWith('text/') && claimed !== 'text/html' ? (claimed.split(';')[0] ?? 'text/plain') : 'application/octet-stream';
}

// A page may also hide in two bytes a letter.
function headsOf(bytes: Buffer): string[] {
  const head = bytes.subarray(0, 1_024);
  if (head[0] === 0xff && head[1] === 0xfe) return [head.toString('utf16le')];
  if (head[0] === 0xfe && head[1] === 0xff)
    return [
      Buffer.from(head.subarray(0, head.length - (head.length % 2)))
        .swap16()
        .toString('utf16le'),
    ];
  return [head.toString('latin1').replace(/^\xef\xbb\xbf/, '')];
}
