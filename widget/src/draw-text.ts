import type { WebchatContent } from './types.ts';

type Spans = Extract<WebchatContent, { kind: 'text' }>['spans'];

const TAGS = { bold: 'b', italic: 'i', strike: 's', code: 'code', block: 'code' } as const;
const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}»”،؛؟]/g;

/** A text with its marks as nodes: nothing of it is ever read as HTML. Addresses become links. */
export function drawText(text: string, spans: Spans): DocumentFragment {
  const out = document.createDocumentFragment();
  const marks = [...(spans ?? [])];
  // Where the look of the text changes; between two of them it is the same.
  const borders = [...new Set([0, text.length, ...marks.flatMap(({ start, length }) => [start, start + length])])]
    .filter((at) => at >= 0 && at <= text.length)
    .sort((a, b) => a - b);
  for (const [index, from] of borders.entries()) {
    const to = borders[index + 1];
    if (to === undefined || to === from) continue;
    const own = marks.filter(({ start, length }) => start <= from && start + length >= to);
    const url = own.find(({ style }) => style === 'link')?.url;
    let node: Node = url === undefined ? drawLinks(text.slice(from, to)) : drawLink(url, text.slice(from, to));
    for (const { style } of own) {
      if (style === 'link') continue;
      const element = document.createElement(TAGS[style]);
      element.append(node);
      node = element;
    }
    out.append(node);
  }
  return out;
}

function drawLinks(text: string): DocumentFragment {
  const out = document.createDocumentFragment();
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    out.append(text.slice(from, found.index), drawLink(found[0], found[0]));
    from = found.index + found[0].length;
  }
  out.append(text.slice(from));
  return out;
}

/** A link in a window of its own; an address of another kind stays words. */
export function drawLink(url: string, label: string): Node {
  if (!/^(?:https?|mailto|tel):/i.test(url)) return document.createTextNode(label);
  const link = document.createElement('a');
  link.href = url;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.append(label);
  return link;
}
