import { addDays, type LocalDay } from './calendar-clock.ts';
import { fold } from './query-text.ts';

/** Seasons that the calendar can place without dates of their own. */
export type Season = 'ramadan' | 'eid' | 'eid_fitr' | 'eid_adha' | 'national_day' | 'founding_day' | 'new_year';

/** Which season a fact's own words name, such as "Eid al-Fitr"; null for one that we know no calendar of ("Summer"). */
export function seasonOf(season: string): Season | null {
  const folded = fold(season).replace(/-/g, ' ');
  if (/رمضان|ramad/.test(folded)) return 'ramadan';
  if (/فطر|fitr/.test(folded)) return 'eid_fitr';
  if (/اضح|adha/.test(folded)) return 'eid_adha';
  if (/(?<!\p{L})(?:ال|بال|لل)?عيد|\beid\b/u.test(folded)) return 'eid';
  if (/تاسيس|found(?:ing|ation)/.test(folded)) return 'founding_day';
  if (/وطني|national/.test(folded)) return 'national_day';
  return /new year|راس السنه/.test(folded) ? 'new_year' : null;
}

/** Seasons that people name and no calendar dates: when they begin is the owner's to say. */
export type UndatedSeason = 'summer' | 'winter' | 'holidays';

export function undatedSeasonOf(season: string): UndatedSeason | null {
  const folded = fold(season);
  if (/summer|صيف/.test(folded)) return 'summer';
  if (/winter|شتا/.test(folded)) return 'winter';
  return /holiday|عطل|اجاز/.test(folded) ? 'holidays' : null;
}

/** Months (1-12) in which a season without dates may run, north of the equator. */
const MAY_RUN: Record<'summer' | 'winter', readonly number[]> = { summer: [5, 6, 7, 8, 9], winter: [11, 12, 1, 2, 3] };
export const mayRunOn = (season: UndatedSeason, date: string): boolean =>
  season !== 'holidays' && MAY_RUN[season].includes(Number(date.slice(5, 7)));

/** Month and day of national days, first to last, by the zone of the place. */
const NATIONAL_DAYS: Record<string, readonly [from: string, to: string]> = {
  'Asia/Riyadh': ['09-23', '09-23'],
  'Asia/Dubai': ['12-02', '12-03'],
  'Asia/Kuwait': ['02-25', '02-26'],
  'Asia/Qatar': ['12-18', '12-18'],
  'Asia/Bahrain': ['12-16', '12-17'],
  'Asia/Muscat': ['11-20', '11-21'],
  'Africa/Cairo': ['07-23', '07-23'],
  'Asia/Amman': ['05-25', '05-25'],
  'Asia/Beirut': ['11-22', '11-22'],
};

/** Whether a day lies in a season that names no dates. Eid al-Fitr is 1-3 Shawwal, Eid al-Adha 10-13 Dhu al-Hijja. */
export function isInSeason(season: Season, day: LocalDay, timeZone: string): boolean {
  const { month, day: of } = day.hijri;
  const fitr = month === 10 && of <= 3;
  const adha = month === 12 && of >= 10 && of <= 13;
  const date = day.date.slice(5);
  switch (season) {
    case 'ramadan':
      return month === 9;
    case 'eid':
      return fitr || adha;
    case 'eid_fitr':
      return fitr;
    case 'eid_adha':
      return adha;
    case 'founding_day':
      return date === '02-22';
    case 'new_year':
      return date === '01-01';
    case 'national_day': {
      const [from, to] = NATIONAL_DAYS[timeZone] ?? ['', ''];
      return from <= date && date <= to && from !== '';
    }
  }
}

/** A span of days that comes every year, written by the reader of hours as "hijri 9/21-9/30" or "yearly 12/24-12/26". */
const YEARLY = /^(hijri|yearly) (\d{1,2})\/(\d{1,2})-(\d{1,2})\/(\d{1,2})$/;

export interface Yearly {
  hijri: boolean;
  from: number;
  to: number;
}

export function yearlyOf(season: string): Yearly | null {
  const [, kind, ...numbers] = YEARLY.exec(season) ?? [];
  if (kind === undefined) return null;
  const [fromMonth = 0, fromDay = 0, toMonth = 0, toDay = 0] = numbers.map(Number);
  return { hijri: kind === 'hijri', from: fromMonth * 100 + fromDay, to: toMonth * 100 + toDay };
}

export const writeYearly = (kind: 'hijri' | 'yearly', from: readonly [number, number], to: readonly [number, number]): string =>
  `${kind} ${from.join('/')}-${to.join('/')}`;

/** Whether a season's words hold on a day; null when they name a season of unknown dates. */
export function holdsOn(season: string, day: LocalDay, timeZone: string): boolean | null {
  const yearly = yearlyOf(season);
  if (yearly) {
    const at = yearly.hijri ? day.hijri.month * 100 + day.hijri.day : Number(day.date.slice(5, 7)) * 100 + Number(day.date.slice(8));
    return yearly.from <= yearly.to ? yearly.from <= at && at <= yearly.to : at >= yearly.from || at <= yearly.to;
  }
  const known = seasonOf(season);
  return known === null ? null : isInSeason(known, day, timeZone);
}

const WIDTHS: Record<Season, number> = {
  ...{ ramadan: 30, eid: 4, eid_fitr: 3, eid_adha: 3.5, national_day: 2, founding_day: 1, new_year: 1 },
};

/** About how many days a season lasts: of two in force, the narrower one is meant. */
export function widthOf(season: string): number {
  const yearly = yearlyOf(season);
  if (yearly)
    return Math.max(1, Math.floor(yearly.to / 100) * 30 + (yearly.to % 100) - Math.floor(yearly.from / 100) * 30 - (yearly.from % 100) + 1);
  const known = seasonOf(season);
  return known === null ? 120 : WIDTHS[known];
}

/** Days of the season that runs or comes next, from `today` on; empty when it does not come within 400 days. */
export function nextSeason(season: Season, today: LocalDay, timeZone: string, dayOf: (date: string) => LocalDay): LocalDay[] {
  const found: LocalDay[] = [];
  for (let ahead = 0; ahead < 400; ahead += 1) {
    const day = dayOf(addDays(today.date, ahead));
    if (isInSeason(season, day, timeZone)) found.push(day);
    else if (found.length > 0) return found;
  }
  return found;
}
