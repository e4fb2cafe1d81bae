import mammoth from 'mammoth';
import { checkZip, readZipEntry } from './check-zip.ts';
import { type DocumentBuilder, rowText } from './document-builder.ts';
import { findHeader } from './find-header.ts';
import { findHiddenRuns } from './find-hidden-runs.ts';
import type { ReadOutcome } from './read-document.ts';

/** The parts of mammoth's document tree that hold text. Its types call the tree `any`; these are the fields it documents. */
interface DocxNode {
  type: string;
  value?: string;
  styleName?: string | null;
  numbering?: unknown;
  href?: string | null;
  children?: DocxNode[];
  isHeader?: boolean;
  colSpan?: number;
  breakType?: string;
}

/** Links a customer may be sent; their address stands behind words like "here" and would be lost. */
const USEFUL_LINK = /^https?:.*(?:maps|goo\.gl|waze|wa\.me|instagram|book|reserv|order|menu)/i;
const MAX_INFLATED_BYTES = 80 * 1024 * 1024;
const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

const BROKEN: ReadOutcome = { ok: false, failure: 'document.malformed', detail: 'The Word file cannot be read.' };

/** Word files: headings, paragraphs, list items and table rows in document order; text boxes and notes where mammoth gives them. */
export async function readDocx(bytes: Uint8Array, builder: DocumentBuilder): Promise<ReadOutcome> {
  const zip = checkZip(bytes, MAX_INFLATED_BYTES);
  if (!zip.ok)
    return zip.reason === 'too_large' ? { ok: false, failure: 'document.too_large', detail: 'The Word file unpacks to too much.' } : BROKEN;
  let tree: DocxNode | null = null;
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        // The tree keeps tabs, which part name and price in menus; the HTML made from it does not need to be made.
        transformDocument: (document: DocxNode) => {
          tree = document;
          return { ...document, children: [] };
        },
      },
    );
  } catch {
    return BROKEN;
  }
  if (!tree) return BROKEN;
  const xml = readZipEntry(bytes, 'word/document.xml', MAX_DOCUMENT_BYTES)?.toString('utf8') ?? '';
  dropHidden(tree, findHiddenRuns(xml), builder);
  addBlocks(tree, builder);
  return { ok: true, pages: null };
}

/** mammoth's tree does not say which runs are hidden: they are known by their text and their order. */
function dropHidden(tree: DocxNode, hiddenOf: ReturnType<typeof findHiddenRuns>, builder: DocumentBuilder): void {
  for (const run of runsOf(tree)) {
    const text = (run.children ?? []).map((child) => (child.type === 'text' ? (child.value ?? '') : '')).join('');
    const cause = hiddenOf(text);
    if (!cause) continue;
    builder.warnings.hidden(cause, text);
    run.children = [];
  }
}

function addBlocks(node: DocxNode, builder: DocumentBuilder): void {
  for (const child of node.children ?? []) {
    if (child.type === 'paragraph') addParagraph(child, builder);
    else if (child.type === 'table') addTable(child, builder);
    else addBlocks(child, builder);
  }
}

function addParagraph(paragraph: DocxNode, builder: DocumentBuilder): void {
  const text = textOf(paragraph)
    .split('\n')
    .map((line) => line.replace(/[ \u00A0]{2,}/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
  const heading = /^(heading \d|title|subtitle|عنوان)/i.test(paragraph.styleName ?? '') || isBoldTitle(paragraph, text);
  builder.add({ kind: heading ? 'heading' : paragraph.numbering ? 'list_item' : 'paragraph', text });
}

/** Many menus set their section names in bold rather than in a heading style. */
function isBoldTitle(paragraph: DocxNode, text: string): boolean {
  if (text === '' || text.length > 60 || /[\p{Nd}\n\t.!?؟]/u.test(text) || paragraph.numbering) return false;
  const runs = runsOf(paragraph).filter((run) => textOf(run).trim() !== '');
  return runs.length > 0 && runs.every((run) => (run as { isBold?: boolean }).isBold === true);
}

const runsOf = (node: DocxNode): DocxNode[] => (node.children ?? []).flatMap((child) => (child.type === 'run' ? [child] : runsOf(child)));

function addTable(table: DocxNode, builder: DocumentBuilder): void {
  const tableRows = (table.children ?? []).filter((row) => row.type === 'tableRow');
  const rows = tableRows.map((row) =>
    (row.children ?? []).flatMap((cell) => [cellText(cell), ...Array.from({ length: (cell.colSpan ?? 1) - 1 }, () => '')]),
  );
  const header = findHeader(rows, true);
  rows.forEach((cells, index) => {
    const filled = cells.filter(Boolean);
    if (filled.length === 1 && cells.length > 1 && !/\p{Nd}/u.test(filled[0] ?? '') && (filled[0] ?? '').length <= 60) {
      builder.add({ kind: 'heading', text: filled[0] ?? '' });
    } else if (cells.length === 1) {
      for (const line of (cells[0] ?? '').split('\n')) builder.add({ kind: 'paragraph', text: line });
    } else {
      const isBelowHeader = header !== null && index >= header.index;
      builder.add({ kind: 'table_row', text: rowText(cells), cells, ...(isBelowHeader ? { header: header.cells } : {}) });
    }
  });
}

const cellText = (cell: DocxNode): string =>
  (cell.children ?? [])
    .map((child) => textOf(child).trim())
    .filter(Boolean)
    .join('\n');

function textOf(node: DocxNode): string {
  if (node.type === 'text') return node.value ?? '';
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return '\n';
  const inner = (node.children ?? []).map(textOf).join(node.type === 'tableRow' ? '\t' : '');
  if (node.type === 'hyperlink' && node.href && USEFUL_LINK.test(node.href) && !inner.includes(node.href)) {
    return `${inner} (${node.href})`;
  }
  return node.type === 'paragraph' || node.type === 'tableRow' ? `${inner}\n` : inner;
}
