import { looksLikePrice } from '../../facts/read-menu-line.ts';
import { type DocumentBuilder, rowText } from '../document-builder.ts';
import { findHeader } from '../find-header.ts';
import type { ExtractLimits } from '../limits.ts';
import type { ReadOutcome } from '../read-document.ts';
import { dropHidden } from './drop-hidden.ts';
import { countTags, type HtmlElement, type HtmlNode, isElement, parsePage, TEXT } from './parse-html.ts';

const BLOCKS = new Set(
  'address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** Marks inside a word; other elements side by side stand apart on the screen. */
const MARKS = new Set('a abbr b bdi bdo big cite code del em font i ins kbd mark q s samp small strong sub sup tt u var wbr'.split(' '));
const USEFUL_LINK = /^(?:https?:.*(?:maps|goo\.gl|waze|wa\.me|instagram|book|reserv|order|menu)|tel:|mailto:)/i;
const MAX_DEPTH = 400;

/** Web pages as a person reads them: headings, paragraphs, list items, tables; navigation and hidden text left out. */
export function readHtml(html: string, builder: DocumentBuilder, limits: Pick<ExtractLimits, 'maxNodes'>): ReadOutcome {
  if (countTags(html) > limits.maxNodes * 2)
    return { ok: false, failure: 'document.too_large', detail: `More than ${limits.maxNodes} elements.` };
  const { root, title, styles } = parsePage(html);
  dropHidden(root, styles, builder.warnings);
  for (const element of [...root.querySelectorAll('nav,[role="navigation"],[aria-hidden="true"]:empty')]) element.remove();
  if (title !== '' && !root.querySelector('h1')) builder.add({ kind: 'heading', text: title });
  walk(root.querySelector('body') ?? root, builder, 0);
  return { ok: true, pages: null };
}

function walk(element: HtmlElement, builder: DocumentBuilder, depth: number): void {
  // Beyond any page written by hand; the rest is one text, so that no nesting can exhaust the stack.
  if (depth > MAX_DEPTH) {
    builder.add({ kind: 'paragraph', text: collapse(element.textContent ?? '') });
    return;
  }
  let inline = '';
  const flush = (): void => {
    addText(inline, 'paragraph', builder);
    inline = '';
  };
  let before: HtmlNode | null = null;
  for (const node of [...element.childNodes]) {
    if (!isElement(node) || !isBlock(node)) {
      inline += gapBetween(before, node) + inlineText(node, 0);
      before = node;
      continue;
    }
    flush();
    before = null;
    addBlock(node, builder, depth + 1);
  }
  flush();
}

function addBlock(element: HtmlElement, builder: DocumentBuilder, depth: number): void {
  const name = element.localName;
  if (/^h[1-6]$/.test(name) || name === 'legend' || name === 'summary') addText(inlineText(element, 0), 'heading', builder);
  else if (name === 'table' && !element.querySelector('table') && element.querySelector('tr')) addTable(element, builder);
  else if (name === 'pre') for (const line of (element.textContent ?? '').split('\n')) builder.add({ kind: 'paragraph', text: line });
  else if (!hasBlocks(element)) addText(inlineText(element, 0), name === 'li' ? 'list_item' : 'paragraph', builder);
  else {
    const cells = pricedCells(element);
    if (cells) builder.add({ kind: 'table_row', text: rowText(cells), cells });
    else walk(element, builder, depth);
  }
}

function addText(text: string, kind: 'heading' | 'paragraph' | 'list_item', builder: DocumentBuilder): void {
  const lines = text
    .split('\n')
    .map((line) => collapse(line).replace(/ ?\t ?/g, '\t'))
    .filter((line) => line.trim() !== '');
  if (kind === 'paragraph') for (const line of lines) builder.add({ kind, text: line });
  else if (lines.length > 0) builder.add({ kind, text: lines.join(' ') });
}

/** A dish set as a box of a few plain boxes, one of them its price. */
function pricedCells(element: HtmlElement): string[] | null {
  const children = [...element.childNodes].filter((node) => isElement(node) || (node.nodeValue ?? '').trim() !== '');
  if (children.length < 2 || children.length > 4 || children.some((node) => !isElement(node) || hasBlocks(node))) return null;
  const texts = children.map((node) => collapse(inlineText(node, 0).replaceAll('\n', ' '))).filter((text) => text !== '');
  const priced = texts.filter(looksLikePrice);
  return texts.length > 1 && priced.length === 1 && texts.length > priced.length ? texts : null;
}

function addTable(table: HtmlElement, builder: DocumentBuilder): void {
  const caption = table.querySelector('caption');
  if (caption) builder.add({ kind: 'heading', text: collapse(caption.textContent ?? '') });
  const lines = [...table.querySelectorAll('tr')].map((row) =>
    [...row.childNodes].filter(isElement).filter((cell) => /^t[dh]$/.test(cell.localName)),
  );
  const rows = lines.map((cells) =>
    cells.flatMap((cell) => {
      const extra = Math.min(50, Math.max(0, Number(cell.getAttribute('colspan') ?? 1) - 1 || 0));
      return [collapse(inlineText(cell, 0).replaceAll('\n', ' ')), ...Array.from({ length: extra }, () => '')];
    }),
  );
  const titled = lines.findIndex((cells) => cells.length > 1 && cells.every((cell) => cell.localName === 'th'));
  const header = titled >= 0 ? { index: titled, cells: rows[titled] ?? [] } : findHeader(rows, true);
  rows.forEach((cells, index) => {
    const filled = cells.filter(Boolean);
    const [only = ''] = filled;
    if (filled.length === 1 && (cells.length === 1 || !/\p{Nd}/u.test(only)))
      builder.add({ kind: cells.length > 1 && only.length <= 60 ? 'heading' : 'paragraph', text: only });
    else if (filled.length > 0)
      builder.add({ kind: 'table_row', text: rowText(cells), cells, ...(header && index >= header.index ? { header: header.cells } : {}) });
  });
}

function inlineText(node: HtmlNode, depth: number): string {
  if (node.nodeType === TEXT) return (node.nodeValue ?? '').replace(/\s+/g, ' ');
  if (!isElement(node) || depth > MAX_DEPTH) return '';
  if (node.localName === 'br') return '\n';
  let text = '';
  let before: HtmlNode | null = null;
  for (const child of node.childNodes) {
    const inner = inlineText(child, depth + 1);
    text += isElement(child) && isBlock(child) ? `\n${inner}\n` : gapBetween(before, child) + inner;
    before = child;
  }
  const href = node.localName === 'a' ? (node.getAttribute('href') ?? '') : '';
  const address = href.replace(/^(?:tel|mailto):/i, '');
  return USEFUL_LINK.test(href) && !text.replace(/[\s()-]/g, '').includes(address.replace(/[\s()-]/g, '')) ? `${text} (${address})` : text;
}

/** Two boxes of one line without a blank between them, as a name and its price are set: they stand apart. */
function gapBetween(before: HtmlNode | null, node: HtmlNode): string {
  if (!before || !isElement(before) || !isElement(node)) return '';
  if (MARKS.has(before.localName) || MARKS.has(node.localName) || node.localName === 'br') return '';
  return looksLikePrice(collapse(node.textContent ?? '')) ? '\t' : ' ';
}

const isBlock = (element: HtmlElement): boolean => BLOCKS.has(element.localName);
const hasBlocks = (node: HtmlNode): boolean =>
  isElement(node) && [...node.childNodes].some((child) => isElement(child) && (isBlock(child) || hasBlocks(child)));
const collapse = (text: string): string => text.replace(/[^\S\t]+/g, ' ').trim();
