import type { AnswerContext } from './answer-types.ts';
import { renderBySection, renderEnergyLine, renderItemLine } from './render-items.ts';
import { say } from './render-words.ts';
import { nameSection } from './section-names.ts';
import type { ItemFact } from './types.ts';

export interface ListPage {
  text: string;
  /** `shown` and `of` while items are left; what "more" continues from. */
  filters: Record<string, string>;
  derived: string[];
}

/** Of the channel's room, what the heading, notes and the sentence about the rest may take. */
const KEPT_FREE = 400;

/** As many of the items from `start` on as the channel has room for, at least one; the rest is announced, never dropped. */
export function pageOf(
  items: readonly ItemFact[],
  start: number,
  bySection: boolean,
  { language, room }: AnswerContext,
  energy = false,
): ListPage {
  const lineOf = energy ? renderEnergyLine : renderItemLine;
  const size = (text: string): number => (room?.unit === 'utf8_bytes' ? Buffer.byteLength(text) : text.length);
  const limit = room ? Math.max(room.max - KEPT_FREE, room.max / 2) : Infinity;
  let end = start;
  let used = 0;
  let section = '';
  for (const item of items.slice(start)) {
    const heading = bySection ? nameSection(item.section, language) : '';
    const cost = size(`• ${lineOf(item, language)}\n`) + (heading === section ? 0 : size(`\n**${heading}**\n`));
    if (end > start && used + cost > limit) break;
    used += cost;
    section = heading;
    end += 1;
  }
  const shown = items.slice(start, end);
  const body = bySection ? renderBySection(shown, language, lineOf) : shown.map((item) => `• ${lineOf(item, language)}`).join('\n');
  if (start === 0 && end === items.length) return { text: body, filters: {}, derived: [] };
  const figures = { shown: String(end), all: String(items.length) };
  const rest = say(end < items.length ? 'more_left' : 'no_more', language, figures);
  const counts = [say('more_left', 'en', figures), say('more_left', 'ar', figures)];
  return { text: `${body}\n\n${rest}`, filters: end < items.length ? { shown: figures.shown, of: figures.all } : {}, derived: counts };
}
