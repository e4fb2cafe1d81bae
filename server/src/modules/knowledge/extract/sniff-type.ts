import { fileTypeFromBuffer } from 'file-type';
import { decodeText } from './decode-text.ts';
import type { ExtractFailure } from './types.ts';

export type DocumentType =
  | { kind: 'pdf' }
  | { kind: 'docx' }
  | { kind: 'sheets' }
  | { kind: 'image' }
  | { kind: 'html'; text: string }
  | { kind: 'table'; text: string }
  | { kind: 'markdown'; text: string }
  | { kind: 'text'; text: string };

export type Sniffed = { ok: true; type: DocumentType } | { ok: false; failure: ExtractFailure; detail: string };

// What the picture reader decodes.
const IMAGES = new Set(['png', 'jpg', 'webp', 'gif', 'bmp']);

const refuse = (failure: ExtractFailure, detail: string): Sniffed => ({ ok: false, failure, detail });
const ascii = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/**
 * What the bytes are. The file's name never decides between binary types; its extension only tells
 * apart the kinds of text, which have no signature, and words the failure of a broken file.
 */
export async function sniffType(bytes: Uint8Array, extension: string): Promise<Sniffed> {
  if (bytes.length === 0) return refuse('document.no_text', 'The file is empty.');
  // The PDF reader tolerates junk before the header, within its first kilobyte (PDF 1.7, implementation note 13).
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return { ok: true, type: { kind: 'pdf' } };
  const office = sniffOffice(bytes);
  if (office) return office;
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (known?.mime.includes('wordprocessingml')) return { ok: true, type: { kind: 'docx' } };
  if (known && IMAGES.has(known.ext)) return { ok: true, type: { kind: 'image' } };
  if (known && !known.mime.startsWith('text/') && known.ext !== 'xml') {
    if (known.ext === 'zip' && /^(docx|xlsx)$/.test(extension)) return refuse('document.malformed', 'The Office file holds no document.');
    return refuse('document.unsupported_type', known.ext);
  }
  const text = decodeText(bytes);
  if (text !== null) return sniffText(text, extension);
  if (/^(pdf|docx|xlsx)$/.test(extension)) return refuse('document.malformed', `The file is no ${extension}.`);
  return refuse('document.unsupported_type', 'unknown binary');
}

function sniffOffice(bytes: Uint8Array): Sniffed | null {
  if (ascii(bytes, 0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') {
    // A Word file with a password is a compound file that holds the stream "EncryptedPackage" (MS-OFFCRYPTO 2.3.4.4).
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return encrypted ? refuse('document.encrypted', 'The Office file has a password.') : refuse('document.unsupported_type', 'doc');
  }
  if (ascii(bytes, 0, 4) !== 'PK\x03\x04') return null;
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.includes('word/document') || whole.includes('wordprocessingml')) return { ok: true, type: { kind: 'docx' } };
  if (whole.includes('xl/workbook')) return { ok: true, type: { kind: 'sheets' } };
  if (whole.includes('ppt/presentation')) return refuse('document.unsupported_type', 'pptx');
  return null;
}

function sniffText(text: string, extension: string): Sniffed {
  const head = text.slice(0, 400).trimStart().toLowerCase();
  if (head.startsWith('{\\rtf')) return refuse('document.unsupported_type', 'rtf');
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,200}?-->\s*)?(<!doctype html|<html)/.test(head))
    return { ok: true, type: { kind: 'html', text } };
  if (/^(<\?xml|<!doctype|<svg)/.test(head)) return refuse('document.unsupported_type', head.includes('<svg') ? 'svg' : 'xml');
  if (/^html?$/.test(extension) && /<[a-z!]/i.test(text)) return { ok: true, type: { kind: 'html', text } };
  if (extension === 'csv' || extension === 'tsv') return { ok: true, type: { kind: 'table', text } };
  if (extension === 'md' || extension === 'markdown') return { ok: true, type: { kind: 'markdown', text } };
  if (looksTabular(text)) return { ok: true, type: { kind: 'table', text } };
  return { ok: true, type: { kind: /^#{1,6} \S/m.test(text) ? 'markdown' : 'text', text } };
}

/** Three or more lines with the same number, two or more, of one delimiter that prose does not hold. */
function looksTabular(text: string): boolean {
  const lines = text.split('\n', 40).filter((line) => line.trim() !== '');
  if (lines.length < 3) return false;
  return ['\t', ';', ','].some((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    const tightCommas = delimiter !== ',' || !lines.some((line) => line.includes(', ') && !line.includes('"'));
    return first >= 2 && tightCommas && counts.every((count) => count === first);
  });
}
