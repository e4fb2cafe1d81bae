import { type AnswerContext, answered, branchById, type FactAnswer } from './answer-types.ts';
import { dayIn, type LocalDay, localTime, openingsAround, rowsOn, seasonOf } from './query-hours.ts';
import type { FactQuery } from './query-read.ts';
import { fold } from './query-text.ts';
import { hoursRow } from './render-evidence.ts';
import { renderIntervals, renderTime, renderWeek, WEEKDAYS } from './render-hours.ts';
import { pick } from './render-items.ts';
import { say } from './render-words.ts';
import type { BranchFact, FactSet, HoursFact } from './types.ts';

type HoursQuery = Extract<FactQuery, { kind: 'hours' }>;

/** Hours of the week, of a day, of a season, or whether it is open now, in the tenant's time zone; by branch where branches differ. */
export function answerHours(query: HoursQuery, facts: FactSet, context: AnswerContext): FactAnswer {
  const { language } = context;
  const used = new Set<HoursFact>();
  const branches: (BranchFact | null)[] = query.branch ? [query.branch] : facts.branches.length > 0 ? facts.branches : [null];
  const blocks = branches.map((branch) => {
    const rows = rowsOf(facts, branch);
    return { branch, text: rows.length === 0 ? '' : render(query, rows, context, used) };
  });
  const said = blocks.filter((block) => block.text !== '');
  const same = facts.branches.length < 2 || (!query.branch && said.every((block) => block.text === said[0]?.text));
  const text = same
    ? (said[0]?.text ?? '')
    : said.map((block) => (block.branch ? `**${pick(block.branch.name, language)}**\n${block.text}` : block.text)).join('\n\n');
  const rows = [...used].map((row) => ({
    ...hoursRow(row, language, renderIntervals([row], language)),
    label: labelOf(row, facts, language),
  }));
  const filters = {
    ...(query.day === null ? {} : { day: String(query.day) }),
    ...(query.now ? { now: 'yes' } : {}),
    ...(query.season ? { season: query.season } : {}),
  };
  return answered('hours', text, rows, said.length > 0 ? 0.95 : 0, { filters });
}

/** A branch's own rows; where it has none for a season or for the ordinary week, those that hold for every branch. */
function rowsOf(facts: FactSet, branch: BranchFact | null): HoursFact[] {
  const own = facts.hours.filter((row) => branch !== null && row.branchId === branch.id);
  const ownSeasons = new Set(own.map((row) => row.season));
  return [...own, ...facts.hours.filter((row) => row.branchId === null && !ownSeasons.has(row.season))];
}

function labelOf(row: HoursFact, facts: FactSet, language: 'en' | 'ar'): string {
  const branch = branchById(facts, row.branchId);
  const season = row.season ? ` (${row.season})` : '';
  return `${branch ? pick(branch.name, language) : say('opening_hours', language)}${season}`;
}

function render(query: HoursQuery, rows: readonly HoursFact[], context: AnswerContext, used: Set<HoursFact>): string {
  const { language, now, timeZone } = context;
  const today = dayIn(now, timeZone, 0);
  const note = (day: LocalDay, heading: string) => {
    const ofDay = rowsOn(rows, day);
    for (const row of ofDay) used.add(row);
    return ofDay.length === 0 ? '' : `${heading}: ${renderIntervals(ofDay, language)}`;
  };
  if (query.now) return renderNow(rows, context, used);
  if (query.day === 'today') return note(today, capital(say('today', language)));
  if (query.day === 'tomorrow') return note(dayIn(now, timeZone, 1), capital(say('tomorrow', language)));
  if (query.season) {
    const seasonal = rows.filter((row) => row.season !== null && seasonOf(row.season) === query.season);
    for (const row of seasonal) used.add(row);
    return seasonal.length === 0 ? '' : weekBlock(seasonal, seasonal[0]?.season ?? null, context);
  }
  const current = rows.filter((row) => row.season === null && row.validFrom === null);
  const running = rows.filter((row) => rowsOn(rows, today).includes(row) && !current.includes(row));
  const basis =
    running.length > 0 ? rows.filter((row) => row.season === running[0]?.season && row.validFrom === running[0]?.validFrom) : current;
  if (query.day !== null) {
    const days = query.day === 'weekend' ? [4, 5, 6] : [query.day];
    return days
      .flatMap((weekday) => {
        const ahead = (weekday - today.weekday + 7) % 7;
        const line = note(dayIn(now, timeZone, ahead), WEEKDAYS[language][weekday] ?? '');
        return line === '' ? [] : [line];
      })
      .join('\n');
  }
  for (const row of basis) used.add(row);
  if (basis.length === 0) return '';
  return weekBlock(basis, basis[0]?.season ?? null, context);
}

function weekBlock(rows: readonly HoursFact[], season: string | null, { language }: AnswerContext): string {
  const name = season === null ? '' : fold(season).includes('ramadan') && language === 'ar' ? 'رمضان' : season;
  const title = say('opening_hours', language) + (name === '' ? '' : ` (${name})`);
  return [`${title}:`, ...renderWeek(rows, language)].join('\n');
}

function renderNow(rows: readonly HoursFact[], { language, now, timeZone }: AnswerContext, used: Set<HoursFact>): string {
  const openings = openingsAround(rows, now, timeZone);
  const minute = localTime(now, timeZone).minutes;
  const current = openings.find((opening) => opening.fromMinutes <= minute && minute < opening.toMinutes);
  if (current) {
    used.add(current.row);
    if (current.toMinutes - current.fromMinutes >= 1439) return say('open_all_day', language);
    return say('open_until', language, { time: renderTime(current.row.closes ?? '', language) });
  }
  const next = openings.filter((opening) => opening.fromMinutes > minute).sort((left, right) => left.fromMinutes - right.fromMinutes)[0];
  for (const row of rowsOn(rows, dayIn(now, timeZone, 0))) used.add(row);
  if (!next) return say('closed_now', language);
  used.add(next.row);
  const ahead = Math.floor(next.fromMinutes / 1440);
  const weekday = dayIn(now, timeZone, ahead).weekday;
  const day = ahead === 0 ? say('today', language) : ahead === 1 ? say('tomorrow', language) : (WEEKDAYS[language][weekday] ?? '');
  return say('closed_until', language, {
    day: language === 'en' && ahead > 1 ? `on ${day}` : day,
    time: renderTime(next.row.opens ?? '', language),
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
