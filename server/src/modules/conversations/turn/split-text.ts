import type { ChannelCapabilities } from '../../channels/index.ts';

type Limit = Pick<ChannelCapabilities['outbound']['text'], 'max' | 'unit'>;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Length in the channel's own unit. UTF-16 units are never fewer than a provider's "characters". */
export function lengthIn(unit: Limit['unit'], text: string): number {
  return unit === 'utf8_bytes' ? Buffer.byteLength(text) : text.length;
}

/** Borders from the best to the least: paragraph, line, sentence, word. */
const BORDERS = [/\n\n+/g, /\n/g, /(?<=[.!?؟…])\s+/g, /\s+/g];

/** Parts within the limit, complete and in order; only blanks at a cut are dropped, and no grapheme is ever cut. */
export function splitText(text: string, limit: Limit): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (lengthIn(limit.unit, rest) > limit.max) {
    const room = longestWithin(rest, limit);
    const cut = bestBorder(rest, room);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

function longestWithin(text: string, limit: Limit): number {
  let used = 0;
  let end = 0;
  for (const { segment } of graphemes.segment(text.slice(0, limit.max * 2 + 64))) {
    used += lengthIn(limit.unit, segment);
    if (used > limit.max && end > 0) break;
    end += segment.length;
  }
  return end;
}

function bestBorder(text: string, room: number): number {
  const head = text.slice(0, room + 1);
  for (const border of BORDERS) {
    const last = [...head.matchAll(border)].findLast((match) => match.index <= room && match.index > 0);
    // A border in the first third would make a stub of a part.
    if (last && last.index >= room * 0.33) return last.index;
  }
  return room;
}

/** One line within `max` characters, cut between graphemes, with an ellipsis when something is left out. */
export function clampTitle(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  let kept = '';
  for (const { segment } of graphemes.segment(line)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
