import { escapeHtml } from './escape-html.ts';
import type { TextBlock } from './parse-markdown.ts';

/** A policy as a printed page: the brand's name above, the text as it was written below. */
export function policyHtml(blocks: TextBlock[], brand: { en: string; ar: string }): string {
  const title = blocks.find((block) => block.kind === 'heading')?.text ?? brand.en;
  return `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>${escapeHtml(title)} | ${escapeHtml(brand.en)}</title></head><body>
<header class="brand"><span>${escapeHtml(brand.en)}</span><span lang="ar" dir="rtl">${escapeHtml(brand.ar)}</span></header>
<main>${groupBySection(blocks).join('\n')}</main></body></html>`;
}

/** Each second-level heading with what follows it, so that a section is not cut from its title at a page's end. */
function groupBySection(blocks: TextBlock[]): string[] {
  const groups: TextBlock[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) groups.push([]);
    groups.at(-1)?.push(block);
  }
  return groups.map((group) => `<section>${group.map(blockHtml).join('\n')}</section>`);
}

function blockHtml(block: TextBlock): string {
  if (block.kind === 'heading') return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
  if (block.kind === 'paragraph') return `<p>${escapeHtml(block.text)}</p>`;
  if (block.kind === 'list') return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  const row = (cells: string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${row(block.header, 'th')}</thead><tbody>${block.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
}
