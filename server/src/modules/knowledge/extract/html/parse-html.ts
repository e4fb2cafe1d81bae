import { parseHTML } from 'linkedom';

/** The few properties of the DOM the reader uses; linkedom's own types describe more of it than is there. */
export interface HtmlNode {
  nodeType: number;
  nodeValue: string | null;
  childNodes: ArrayLike<HtmlNode> & Iterable<HtmlNode>;
}
export interface HtmlElement extends HtmlNode {
  localName: string;
  textContent: string | null;
  parentNode: HtmlElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  remove(): void;
}

export const ELEMENT = 1;
export const TEXT = 3;

export const isElement = (node: HtmlNode): node is HtmlElement => node.nodeType === ELEMENT;

export interface HtmlPage {
  root: HtmlElement;
  title: string;
  styles: string;
  links: { href: string; text: string }[];
}

const UNSEEN = 'script,style,noscript,template,svg,math,iframe,object,canvas,video,audio,select,datalist,head,title,link,meta';

/** Opening and closing tags, comments: an upper bound of what a parser would build, without building it. */
export function countTags(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) count += 1;
  return count;
}

/** A page as a tree without what no browser prints. Nothing in it is run, and nothing it names is fetched. */
export function parsePage(html: string): HtmlPage {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`) as unknown as {
    document: HtmlElement & { documentElement: HtmlElement };
  };
  const root = document.documentElement;
  const title = (root.querySelector('title')?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const styles = [...root.querySelectorAll('style')].map((style) => style.textContent ?? '').join('\n');
  const links = [...root.querySelectorAll('a')].map((link) => ({
    href: link.getAttribute('href') ?? '',
    text: (link.textContent ?? '').trim(),
  }));
  for (const element of [...root.querySelectorAll(UNSEEN)]) element.remove();
  return { root, title, styles, links };
}
