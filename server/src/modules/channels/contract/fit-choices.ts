import { clampLine, splitText } from './split-text.ts';
import type { MediaContent, OutboundButton, OutboundContent, OutboundListRow } from './types.ts';

// What the adapters' `fit` have in common. What differs between channels is data in their limits.

/**
 * Titles of at most `max` characters, no two the same: providers refuse equal titles, and nobody could tell them apart. A number tells
 * apart those that clamping made equal. Empty ones stay, to be refused. Ids are not touched, because they come back.
 */
export function uniqueTitles<Row extends OutboundButton>(rows: readonly Row[], max: number): Row[] {
  const taken = new Set<string>();
  return rows.map((row) => {
    let title = clampLine(row.title, max);
    for (let count = 2; title !== '' && taken.has(title); count += 1)
      title = `${clampLine(row.title, max - String(count).length - 1)} ${count}`;
    taken.add(title);
    return { ...row, title };
  });
}

/** Rows of a list with titles of their own; a title that has to be cut is given whole in the description. */
export function fitRows(rows: readonly OutboundListRow[], limits: { listTitle: number; listDescription: number }): OutboundListRow[] {
  const described = rows.map(({ id, title, description }): OutboundListRow => {
    const whole = clampLine(title, limits.listDescription);
    const shown = clampLine(description ?? '', limits.listDescription) || (whole.length > limits.listTitle ? whole : '');
    return { id, title, ...(shown === '' ? {} : { description: shown }) };
  });
  return uniqueTitles(described, limits.listTitle);
}

/** What opens a list that buttons became, in the language of its text. */
export function optionsTitle(text: string): string {
  return /\p{Script=Arabic}/u.test(text) ? 'عرض الخيارات' : 'Show options';
}

/** The last piece of a text stays with the choices, so that they follow what they answer; `before` is empty where all of it fits. */
export function splitBody(text: string, max: number): { before: string; body: string } {
  if (text.length <= max) return { before: '', body: text };
  const pieces = splitText(text, max);
  const body = pieces.pop() ?? '';
  return { before: pieces.join('\n\n'), body };
}

/** Media with its caption; one that the media cannot carry goes out after it, as `toTexts` writes it. */
export function fitCaption(
  content: MediaContent,
  carries: (caption: string) => boolean,
  toTexts: (caption: string) => OutboundContent[],
): OutboundContent[] {
  const { caption: given, ...media } = content;
  const caption = given?.trim() ?? '';
  if (caption === '') return [media];
  return carries(caption) ? [{ ...media, caption }] : [media, ...toTexts(caption)];
}

/** In order, at most `size` to a group. */
export function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_unused, group) => items.slice(group * size, (group + 1) * size));
}
