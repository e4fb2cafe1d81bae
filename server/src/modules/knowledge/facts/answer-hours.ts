import { type AnswerContext, answered, type FactAnswer } from './answer-types.ts';
import { addDays, dayIn, dayOf, type LocalDay, localTime } from './calendar-clock.ts';
import { type Calendar, hoursOn } from './calendar.ts';
import { answerMoment } from './answer-moment.ts';
import { speakOfSeason, speakOfUndated, undatedBlocks } from './answer-seasons.ts';
import { placesOf } from './query-branches.ts';
import type { FactQuery } from './query-types.ts';
import type { When } from './query-when.ts';
import { hoursRow } from './render-evidence.ts';
import { dayLine, type HoursSaid, weekBlock } from './render-day.ts';
import { renderIntervals, WEEKDAYS } from './render-hours.ts';
import { pick } from './render-items.ts';
import { renderDate, renderSeason } from './render-season.ts';
import { say } from './render-words.ts';
import type { FactSet, HoursFact } from './types.ts';
import { nextDate } from './vocabulary-dates.ts';

type HoursQuery = Extract<FactQuery, { kind: 'hours' }>;

/** Hours of the week, of a day, of a season, or whether a place is open at a time, by its own clock; by branch where branches differ. */
export function answerHours(query: HoursQuery, facts: FactSet, context: AnswerContext): FactAnswer {
  const { language } = context;
  const places = placesOf(facts, query.branch, context.timeZone);
  const said = places
    .map((place) => ({ place, said: place.calendar.rows.length === 0 ? null : speak(query.when, place.calendar, context) }))
    .flatMap((entry) => (entry.said && entry.said.text !== '' ? [{ place: entry.place, said: entry.said }] : []));
  const [first] = said;
  const same = !query.branch && said.length === places.length && said.every((entry) => entry.said.text === first?.said.text);
  const text =
    places.length < 2 && facts.branches.length < 2
      ? (first?.said.text ?? '')
      : same
        ? (first?.said.text ?? '')
        : said
            .map((entry) => (entry.place.name ? `**${pick(entry.place.name, language)}**\n${entry.said.text}` : entry.said.text))
            .join('\n\n');
  const used = new Map(said.flatMap((entry) => entry.said.rows.map((row) => [row.id, row] as const)));
  const rows = [...used.values()].map((row) => ({
    ...hoursRow(row, language, renderIntervals([row], language)),
    label: labelOf(row, facts, language),
  }));
  const unsure = said.find((entry) => entry.said.unsure !== null)?.said.unsure ?? null;
  // The headings name branches: a season's row may hold for all of them and name none.
  const headings = said.flatMap((entry) => (entry.place.name ? pick(entry.place.name, language) : []));
  const derived = [...new Set([...said.flatMap((entry) => entry.said.derived), ...headings])];
  const answer = answered('hours', text, rows, said.length > 0 ? 0.95 : 0, { filters: filtersOf(query), derived });
  return unsure === null ? answer : { ...answer, status: 'person', reason: unsure };
}

function filtersOf({ when, branch }: HoursQuery): Record<string, string> {
  return {
    ...(when.day === null ? {} : { day: String(when.day) }),
    ...(when.now ? { now: 'yes' } : {}),
    ...(when.days ? { days: when.days.join(',') } : {}),
    ...(when.season ? { season: when.season } : {}),
    ...(when.clock ? { time: String(when.clock.minutes) } : {}),
    ...(branch ? { branch: branch.id } : {}),
  };
}

function labelOf(row: HoursFact, facts: FactSet, language: 'en' | 'ar'): string {
  const branch = facts.branches.find((entry) => entry.id === row.branchId);
  const season = row.season ? ` (${renderSeason(row.season, language)})` : '';
  return `${branch ? pick(branch.name, language) : say('opening_hours', language)}${season}`;
}

function speak(when: When, calendar: Calendar, context: AnswerContext): HoursSaid {
  const days = daysAsked(when, calendar, context);
  const asksMoment = when.now || (when.clock !== null && when.season === null && when.day !== 'weekend');
  if (asksMoment || (when.season === null && days.length > 0)) {
    const date = days[0]?.day.date ?? dayIn(context.now, calendar.timeZone, 0).date;
    const unsure = speakOfUndated(date, calendar, context);
    if (unsure) return unsure;
  }
  if (asksMoment) return answerMoment(when, days[0]?.day.date ?? null, calendar, context);
  if (when.ordinary) return speakOfOrdinary(calendar, context);
  if (when.season !== null) return speakOfSeason(when.season, calendar, context);
  return days.length > 0 ? speakOfDays(days, calendar, context) : speakOfWeek(calendar, context);
}

/** The days a question names, each with its heading. */
function daysAsked(when: When, calendar: Calendar, { language, now }: AnswerContext): { day: LocalDay; heading: string }[] {
  const { timeZone } = calendar;
  const today = dayIn(now, timeZone, 0);
  const on = (ahead: number, heading?: string) => {
    const day = dayIn(now, timeZone, ahead);
    return { day, heading: heading ?? WEEKDAYS[language][day.weekday] ?? '' };
  };
  if (when.date) {
    const date = nextDate(when.date, today.date);
    return date ? [{ day: dayOf(date), heading: renderDate(date, language) }] : [];
  }
  if (when.day === 'today') return [on(0, say('today', language))];
  if (when.day === 'tomorrow') return [on(1, say('tomorrow', language))];
  if (when.day === 'after_tomorrow') return [on(2)];
  const weekdays = when.day === 'weekend' ? weekendOf(timeZone) : (when.days ?? (when.day === null ? [] : [when.day]));
  return weekdays.map((weekday) => on((weekday - today.weekday + 7) % 7));
}

/** The weekend and its eve, as people plan it. */
const weekendOf = (timeZone: string): number[] => (timeZone === 'Asia/Dubai' ? [5, 6, 0] : [4, 5, 6]);

function speakOfDays(days: readonly { day: LocalDay; heading: string }[], calendar: Calendar, { language }: AnswerContext): HoursSaid {
  const found = days.map(({ day, heading }) => ({ hours: hoursOn(calendar, day.date), heading }));
  const lines = found.map(({ hours, heading }) => dayLine(hours, heading, language));
  const disputed = found.some(({ hours }) => hours.disputed);
  const unlisted = found.every(({ hours }) => hours.rows.length === 0);
  const ordinary = unlisted ? calendar.rows.filter(isOrdinary) : [];
  if (unlisted && ordinary.length === 0) return nothing;
  const text = [
    ...lines,
    ...(unlisted ? ['', weekBlock(ordinary, language)] : []),
    ...(disputed ? ['', say('hours_disputed', language)] : []),
  ].join('\n');
  return {
    text,
    rows: [...found.flatMap(({ hours }) => hours.rows), ...ordinary],
    derived: found.map(({ heading }) => heading),
    unsure: disputed ? 'hours_contradiction' : null,
  };
}

/** The weeks outside of every season. */
function speakOfOrdinary(calendar: Calendar, { language }: AnswerContext): HoursSaid {
  const rows = calendar.rows.filter(isOrdinary);
  return rows.length === 0 ? nothing : { text: weekBlock(rows, language), rows, derived: [], unsure: null };
}

const isOrdinary = (row: HoursFact): boolean => row.season === null && row.validFrom === null && row.validTo === null;

const nothing: HoursSaid = { text: '', rows: [], derived: [], unsure: null };

/** The week that runs now: in Ramadan that of Ramadan, else the ordinary one. A single dated exception changes no week. */
function speakOfWeek(calendar: Calendar, { language, now }: AnswerContext): HoursSaid {
  const { date } = localTime(now, calendar.timeZone);
  const week = Array.from({ length: 7 }, (_, ahead) => hoursOn(calendar, addDays(date, ahead)));
  const seasonal = week.every((hours) => hours.special && hours.rows.length > 0);
  const ordinary = calendar.rows.filter(isOrdinary);
  const rows = seasonal || ordinary.length === 0 ? [...new Set(week.flatMap((hours) => hours.rows))] : ordinary;
  if (rows.length === 0) return nothing;
  const disputed = week.some((hours) => hours.disputed);
  const season = rows[0]?.season ?? null;
  const undated = undatedBlocks(calendar.rows, language);
  const block = [
    weekBlock(rows, language, season === null ? null : renderSeason(season, language)),
    ...undated.map((part) => part.text),
  ].join('\n\n');
  return {
    text: disputed ? `${block}\n\n${say('hours_disputed', language)}` : block,
    rows: [...rows, ...undated.flatMap((part) => part.rows)],
    derived: [],
    unsure: disputed ? 'hours_contradiction' : null,
  };
}
