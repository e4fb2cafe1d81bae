import type { AnswerContext } from './answer-types.ts';
import { dayIn, dayOf } from './calendar-clock.ts';
import { mayRunOn, nextSeason, type Season, seasonOf, type UndatedSeason, undatedSeasonOf, yearlyOf } from './calendar-seasons.ts';
import { type Calendar, hoursOn } from './calendar.ts';
import { type HoursSaid, weekBlock } from './render-day.ts';
import type { AnswerLanguage } from './render-money.ts';
import { nameSeason, renderSeason } from './render-season.ts';
import { say } from './render-words.ts';
import type { HoursFact } from './types.ts';

const isUndated = (season: Season | UndatedSeason): season is UndatedSeason =>
  season === 'summer' || season === 'winter' || season === 'holidays';
const isEid = (season: Season | null): boolean => season?.startsWith('eid') ?? false;
/** A dated exception longer than this is no feast's. */
const MOST_FEAST_DAYS = 12;

/** Whether a row that is in force on a day of a season was told for that season: the end of Ramadan lies beside Eid. */
function isTold(row: HoursFact, season: Season): boolean {
  if (row.season === null) {
    const [from, to] = [row.validFrom, row.validTo].map((date) => (date === null ? Number.NaN : Date.parse(date)));
    return season === 'ramadan' || ((to ?? Number.NaN) - (from ?? Number.NaN)) / 86_400_000 < MOST_FEAST_DAYS;
  }
  if (yearlyOf(row.season)) return true;
  const known = seasonOf(row.season);
  return known === season || (isEid(known) && isEid(season));
}

/** Only rows that are told for the season answer for it: what a shop does at Eid does not follow from its ordinary week. */
export function speakOfSeason(season: Season | UndatedSeason, calendar: Calendar, context: AnswerContext): HoursSaid {
  const { language, now } = context;
  if (isUndated(season)) return speakOfRows(rowsOf(season, calendar.rows), season, false, language);
  const days = nextSeason(season, dayIn(now, calendar.timeZone, 0), calendar.timeZone, dayOf);
  const told = days
    .map((day) => hoursOn(calendar, day.date))
    .filter((hours) => hours.special && hours.rows.some((row) => isTold(row, season)));
  const rows = [...new Set(told.flatMap((hours) => hours.rows.filter((row) => isTold(row, season))))];
  return speakOfRows(
    rows,
    season,
    told.some((hours) => hours.disputed),
    language,
  );
}

function speakOfRows(rows: HoursFact[], season: Season | UndatedSeason, disputed: boolean, language: AnswerLanguage): HoursSaid {
  const [first] = rows;
  if (!first) {
    const name = nameSeason(season, language);
    return { text: say('season_unlisted', language, { season: name }), rows: [], derived: [name], unsure: 'hours_season_unlisted' };
  }
  // Two feasts asked for at once, each with hours of its own, are told apart.
  const blocks = [...Map.groupBy(rows, (row) => row.season)].map(([of, same]) =>
    weekBlock(same, language, renderSeason(of ?? season, language)),
  );
  const text = blocks.join('\n\n');
  return {
    text: disputed ? `${text}\n\n${say('hours_disputed', language)}` : text,
    rows,
    derived: rows.flatMap((row) => (['en', 'ar'] as const).map((each) => renderSeason(row.season ?? season, each))),
    unsure: disputed ? 'hours_contradiction' : null,
  };
}

const rowsOf = (season: UndatedSeason, rows: readonly HoursFact[]): HoursFact[] =>
  rows.filter(
    (row) =>
      row.validFrom === null &&
      row.validTo === null &&
      row.season !== null &&
      seasonOf(row.season) === null &&
      undatedSeasonOf(row.season) === season,
  );

/** Blocks of the seasons that name no dates, to stand beside the ordinary week. */
export function undatedBlocks(rows: readonly HoursFact[], language: AnswerLanguage): { text: string; rows: HoursFact[] }[] {
  return (['summer', 'winter', 'holidays'] as const).flatMap((season) => {
    const own = rowsOf(season, rows);
    return own.length > 0 ? [{ text: weekBlock(own, language, nameSeason(season, language)), rows: own }] : [];
  });
}

/** Where a season without dates may be running on a day, nobody can tell from the rows which hours hold: both are told, and a person says which. */
export function speakOfUndated(date: string, calendar: Calendar, { language }: AnswerContext): HoursSaid | null {
  const season = (['summer', 'winter'] as const).find((each) => mayRunOn(each, date) && rowsOf(each, calendar.rows).length > 0);
  if (!season || hoursOn(calendar, date).special) return null;
  const ordinary = calendar.rows.filter((row) => row.season === null && row.validFrom === null && row.validTo === null);
  const own = rowsOf(season, calendar.rows);
  const name = nameSeason(season, language);
  const blocks = [...(ordinary.length > 0 ? [weekBlock(ordinary, language)] : []), weekBlock(own, language, name)];
  return {
    text: [...blocks, say('season_undated', language, { season: name })].join('\n\n'),
    rows: [...ordinary, ...own],
    derived: [],
    unsure: 'hours_vague',
  };
}
