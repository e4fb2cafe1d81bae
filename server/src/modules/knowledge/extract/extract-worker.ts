/**
 * The reading process: one document in on stdin, one JSON line out on file descriptor 3, nothing else.
 * It runs with an empty environment and no right to write files or start processes; its parent ends it when it costs too much.
 */
import { writeSync } from 'node:fs';
import { DocumentBuilder, TextLimitReached } from './document-builder.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readDocx } from './read-docx.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPlainText } from './read-plain-text.ts';
import { readTableText } from './read-table-text.ts';
import { sniffType } from './sniff-type.ts';
import type { ExtractFailure, ExtractResult } from './types.ts';

const fail = (failure: ExtractFailure, detail: string): ExtractResult => ({ ok: false, failure, detail });

async function read(bytes: Uint8Array, extension: string, maxPages: number, maxTextLength: number): Promise<ExtractResult> {
  const sniffed = await sniffType(bytes, extension);
  if (!sniffed.ok) return sniffed;
  const builder = new DocumentBuilder(maxTextLength);
  const { type } = sniffed;
  let pages: number | null = null;
  if (type.kind === 'pdf') {
    const outcome = await readPdf(bytes, maxPages, builder);
    if (!outcome.ok) return outcome;
    pages = outcome.pages;
  } else if (type.kind === 'docx') {
    const failure = await readDocx(bytes, builder);
    if (failure) return fail(failure, 'The Word file cannot be read.');
  } else if (type.kind === 'table') {
    readTableText(type.text, builder);
  } else if (type.kind === 'markdown') {
    readMarkdown(type.text, builder);
  } else {
    readPlainText(type.text, builder);
  }
  const document = builder.build(pages);
  if (!/[\p{L}\p{Nd}]/u.test(document.text)) return fail('document.no_text', 'The document opens and holds no text.');
  return { ok: true, document };
}

async function main(): Promise<void> {
  const [extension = '', maxPages = '0', maxTextLength = '0'] = process.argv.slice(2);
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  let result: ExtractResult;
  try {
    result = await read(new Uint8Array(Buffer.concat(parts)), extension, Number(maxPages), Number(maxTextLength));
  } catch (error) {
    result =
      error instanceof TextLimitReached
        ? fail('document.too_large', 'The document holds more text than is allowed.')
        : fail('document.malformed', error instanceof Error ? error.name : 'unknown');
  }
  const reply = Buffer.from(JSON.stringify(result));
  for (let sent = 0; sent < reply.length; ) sent += writeSync(3, reply, sent);
  process.exit(0);
}

await main();
