import type { HiddenCause } from '../types.ts';
import type { WarningList } from '../warning-list.ts';
import type { HtmlElement } from './parse-html.ts';

const MAX_RULES = 400;

/** Takes out of the page what its own styles hide from a reader, and tells of it. Styles of other files and of scripts are not known here. */
export function dropHidden(root: HtmlElement, styles: string, warnings: WarningList): void {
  for (const { selector, cause } of hidingRules(styles)) {
    for (const element of select(root, selector)) drop(element, cause, warnings);
  }
  for (const element of [...root.querySelectorAll('[hidden],[style],font[color],font[size],input[type="hidden"]')]) {
    if (!element.parentNode) continue;
    const cause = element.hasAttribute('hidden')
      ? 'not_displayed'
      : hidingCause(element.getAttribute('style') ?? '', backgroundOf(element));
    if (cause) drop(element, cause, warnings);
  }
}

function drop(element: HtmlElement, cause: HiddenCause, warnings: WarningList): void {
  warnings.hidden(cause, element.textContent ?? '');
  element.remove();
}

function select(root: HtmlElement, selector: string): HtmlElement[] {
  try {
    return [...root.querySelectorAll(selector)];
  } catch {
    // A selector of a newer kind than the parser knows hides nothing here.
    return [];
  }
}

/** Plain rules that hide, outside of `@media` and its like: a page hides its mobile menu on wide screens, which is no secret. */
function hidingRules(styles: string): { selector: string; cause: HiddenCause }[] {
  const plain = withoutAtRules(styles.replace(/\/\*[\s\S]*?\*\//g, ''));
  const rules: { selector: string; cause: HiddenCause }[] = [];
  for (const match of plain.matchAll(/([^{}]{1,300})\{([^{}]{0,2000})\}/g)) {
    if (rules.length >= MAX_RULES) break;
    const selector = (match[1] ?? '').trim();
    const cause = hidingCause(match[2] ?? '', null);
    if (cause && !/:{1,2}(?:before|after|hover|focus|not|checked|target|placeholder|selection|marker|first-l)/.test(selector))
      rules.push({ selector, cause });
  }
  return rules;
}

function withoutAtRules(styles: string): string {
  let out = '';
  for (let at = 0; at < styles.length; ) {
    const rule = styles.indexOf('@', at);
    if (rule < 0) return out + styles.slice(at);
    out += styles.slice(at, rule);
    at = endOfAtRule(styles, rule);
  }
  return out;
}

function endOfAtRule(styles: string, from: number): number {
  let depth = 0;
  for (let at = from; at < styles.length; at += 1) {
    if (styles[at] === ';' && depth === 0) return at + 1;
    if (styles[at] === '{') depth += 1;
    else if (styles[at] === '}' && --depth <= 0) return at + 1;
  }
  return styles.length;
}

const valueOf = (style: string, property: string): string =>
  new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([^;!]+)`, 'i').exec(style)?.[1]?.trim().toLowerCase() ?? '';

/** How these declarations hide their element; null when they do not. `background` is the colour behind it where that is known. */
function hidingCause(style: string, background: string | null): HiddenCause | null {
  if (style === '') return null;
  if (valueOf(style, 'display') === 'none' || /^(hidden|collapse)$/.test(valueOf(style, 'visibility'))) return 'not_displayed';
  if (/^0*\.?0*[0-4]?%?$/.test(valueOf(style, 'opacity')) && Number.parseFloat(valueOf(style, 'opacity')) < 0.05) return 'transparent';
  const size = /^([\d.]+)(px|pt|em|rem|%)?$/.exec(valueOf(style, 'font-size'));
  if (size && Number(size[1]) * ({ em: 16, rem: 16, '%': 0.16, pt: 1.33 }[size[2] ?? ''] ?? 1) < 2) return 'too_small';
  const isClipped = valueOf(style, 'overflow') === 'hidden' || valueOf(style, 'clip') !== '' || valueOf(style, 'clip-path') !== '';
  if (isClipped && [valueOf(style, 'width'), valueOf(style, 'height')].some((value) => /^[01](px)?$/.test(value))) return 'too_small';
  if (/^-\d{3,}(px|em|rem|vw|vh|%)?/.test(valueOf(style, 'text-indent'))) return 'off_page';
  const isPlaced = /^(absolute|fixed)$/.test(valueOf(style, 'position'));
  if (isPlaced && ['left', 'top', 'right', 'bottom'].some((edge) => /^-\d{4,}px|^-\d{3,}(vw|vh|em|rem|%)/.test(valueOf(style, edge))))
    return 'off_page';
  const colour = toColour(valueOf(style, 'color'));
  if (colour === 'transparent') return 'transparent';
  const behind = toColour(valueOf(style, 'background-color') || valueOf(style, 'background')) ?? background;
  return colour !== null && colour === behind ? 'same_colour' : null;
}

/** Colour behind an element, by the nearest style that sets one; white when none does; null when it is a picture or a gradient. */
function backgroundOf(element: HtmlElement): string | null {
  for (let at = element.parentNode; at?.getAttribute; at = at.parentNode) {
    const style = at.getAttribute('style') ?? '';
    const value = valueOf(style, 'background-color') || valueOf(style, 'background') || (at.getAttribute('bgcolor') ?? '').toLowerCase();
    if (value !== '') return toColour(value);
    // Its colour may come from a rule by class: then nothing is known.
    if (at.hasAttribute('class') || at.hasAttribute('id')) return null;
  }
  return '255,255,255';
}

const NAMES: Record<string, string> = {
  white: '255,255,255',
  black: '0,0,0',
  snow: '255,250,250',
  ivory: '255,255,240',
  transparent: 'transparent',
};

function toColour(value: string): string | null {
  if (value in NAMES) return NAMES[value] ?? null;
  const hex = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.exec(value)?.[1];
  if (hex) {
    const wide = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex;
    if (wide.length === 8 && wide.endsWith('00')) return 'transparent';
    return [0, 2, 4].map((at) => Number.parseInt(wide.slice(at, at + 2), 16)).join(',');
  }
  const parts = /^rgba?\(([^)]+)\)$/
    .exec(value)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  if (!parts || parts.length < 3 || parts.some(Number.isNaN)) return null;
  return parts[3] === 0 ? 'transparent' : parts.slice(0, 3).join(',');
}
