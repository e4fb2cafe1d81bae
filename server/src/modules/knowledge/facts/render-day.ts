import type { DayHours } from './calendar.ts';
import { renderIntervals, renderWeek } from './render-hours.ts';
import type { AnswerLanguage } from './render-money.ts';
import { renderSeason } from './render-season.ts';
import { say } from './render-words.ts';
import type { HoursFact } from './types.ts';

/** What is said of one place's hours, the rows it rests on, and why a person must say the rest. */
export interface HoursSaid {
  text: string;
  rows: readonly HoursFact[];
  /** Times and dates that the calendar worked out from the rows or the question. */
  derived: string[];
  unsure: 'hours_vague' | 'hours_contradiction' | 'hours_season_unlisted' | null;
}

/** "Friday: 1:00 PM – 12:00 AM", or "Friday (Ramadan): …" where a season holds. */
export function dayLine(hours: DayHours, heading: string, language: AnswerLanguage): string {
  const [row] = hours.rows;
  const season = hours.special && row?.season ? ` (${renderSeason(row.season, language)})` : '';
  return `${heading.charAt(0).toUpperCase()}${heading.slice(1)}${season}: ${hours.rows.length === 0 ? say('not_listed', language) : renderIntervals(hours.rows, language)}`;
}

export function weekBlock(rows: readonly HoursFact[], language: AnswerLanguage, season: string | null = null): string {
  const title = say('opening_hours', language) + (season === null ? '' : ` (${season})`);
  return [`${title}:`, ...renderWeek(rows, language)].join('\n');
}
