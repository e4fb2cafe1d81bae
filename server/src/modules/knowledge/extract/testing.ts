import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DocumentBuilder } from './document-builder.ts';
import { extractDocument } from './extract-document.ts';
import { DEFAULT_LIMITS, type ExtractLimits } from './limits.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPlainText } from './read-plain-text.ts';
import { readTableText } from './read-table-text.ts';
import type { Block, ExtractedDocument, ExtractResult } from './types.ts';

/** Bytes of a file in `fixtures/`. */
export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url))));

export const extractFixture = (name: string, limits?: Partial<ExtractLimits>): Promise<ExtractResult> =>
  extractDocument({ bytes: fixture(name), name }, limits);

/** The document of a text given in the test, read as a file of that name would be. */
export async function documentOf(text: string | Uint8Array, name = 'menu.txt'): Promise<ExtractedDocument> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const result = await extractDocument({ bytes, name });
  if (!result.ok) throw new Error(`${name}: ${result.failure} ${result.detail}`);
  return result.document;
}

/** The same for text, without a process of its own: for tests of what is made from a document. */
export function readText(text: string, kind: 'text' | 'markdown' | 'table' = 'text'): ExtractedDocument {
  const builder = new DocumentBuilder(1_000_000);
  if (kind === 'markdown') readMarkdown(text, builder);
  else if (kind === 'table') readTableText(text, builder, DEFAULT_LIMITS);
  else readPlainText(text, builder);
  return builder.build(null);
}

export const rows = (blocks: Block[]): string[][] => blocks.flatMap((block) => (block.cells ? [block.cells] : []));
