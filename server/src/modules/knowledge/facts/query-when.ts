import { findTimes } from '../../nlu/index.ts';
import type { Season, UndatedSeason } from './calendar-seasons.ts';
import * as cues from './query-cues.ts';
import { foldForTimes } from './read-times.ts';
import { type DateRange, findDates } from './vocabulary-dates.ts';

/** When a question about hours asks for. Nothing set: the whole week. */
export interface When {
  day: number | 'today' | 'tomorrow' | 'after_tomorrow' | 'weekend' | null;
  /** Weekdays, where more than one was named ("saturday and sunday", "sunday to thursday"); `day` is the first of them. */
  days?: readonly number[];
  /** The hours after midnight belong to the evening before. */
  night?: boolean;
  /** The weeks outside of a season: "after Ramadan", "normal hours". */
  ordinary?: boolean;
  date: DateRange['from'] | null;
  season: Season | UndatedSeason | null;
  /** Minutes after midnight; `open` when morning or evening was not said. */
  clock: { minutes: number; open: boolean } | null;
  now: boolean;
}

export const asksForTime = (when: When): boolean =>
  when.day !== null || when.date !== null || when.season !== null || when.ordinary === true || when.clock !== null || when.now;

/** Day, date, season and time of a question in any of its languages. `folded` as `fold` gives it, `sentence` as written. */
export function readWhen(sentence: string, folded: string): When {
  const days = readWeekdays(folded);
  const named = cues.SEASONS.find((entry) => entry.season.test(folded))?.name ?? null;
  const ordinary = named === null ? ORDINARY.test(folded) : OUTSIDE.test(folded);
  const [date = null] = /\d/.test(folded) ? findDates(foldForTimes(sentence)) : [];
  const late = cues.TONIGHT.test(folded);
  const night = late || cues.NIGHT.test(folded);
  const [first] = days;
  const span = clocksIn(sentence).length > 1;
  const day = first ?? readDay(folded, late) ?? (span && !date ? 'today' : null);
  return {
    ...{ day, date: date?.from ?? null, season: ordinary ? null : named, now: cues.NOW.test(folded) },
    // Open "between two and four" is answered by the day's hours.
    clock: span ? null : readClock(sentence, late),
    ...(days.length > 1 ? { days } : {}),
    ...(night ? { night } : {}),
    ...(ordinary ? { ordinary } : {}),
  };
}

const ORDINARY =
  /\b(?:normal|regular|usual|ordinary) (?:opening |working |business )?(?:hours|times|timings?|days)\b|(?:دوام\p{L}*|اوقات\p{L}*|ساعات\p{L}*|مواعيد\p{L}*) (?:ال)?(?:عادي|عاديه|معتاده|معتاد)/u;
const OUTSIDE =
  /\b(?:after|outside|except|not in|before|once) (?:of )?(?:ramad|ramz|rmd|eid)|(?<!\p{L})(?:بعد|قبل|غير|خارج) (?:ال)?(?:شهر )?(?:رمضان|عيد)|\b(?:ba3d|abl|2abl) (?:el )?(?:ramad|rmd|3eed)|\b(?:normal|regular|usual) /u;
/** "Sunday to Thursday": the days between are meant too. */
const THROUGH = /^(?:to|till|until|through|thru|الي|لين|حتي|لحد|ila|la)$/u;

function readWeekdays(folded: string): number[] {
  const tokens = folded.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '');
  const found: { day: number; at: number }[] = [];
  for (const at of tokens.keys()) {
    // A name of two words first ("al a7ad").
    const day = cues.WEEKDAY_CUES.findIndex((pattern) => pattern.test(tokens[at] ?? ''));
    if (day >= 0) found.push({ day, at });
  }
  if (found.length === 0) {
    const day = cues.WEEKDAY_CUES.findIndex((pattern) => pattern.test(folded));
    return day >= 0 ? [day] : [];
  }
  const [from, to] = found;
  if (from && to && found.length === 2 && tokens.slice(from.at + 1, to.at).some((token) => THROUGH.test(token)))
    return Array.from({ length: ((to.day - from.day + 7) % 7) + 1 }, (_, ahead) => (from.day + ahead) % 7);
  return [...new Set(found.map(({ day }) => day))];
}

/** So long, and no time of the day: "after 5 hours", "خلال ٣٠ دقيقة". */
const DURATION =
  /[\d٠-٩]+(?:[.,٫][\d٠-٩]+)?[ -]?(?:hours?|hrs?|minutes?|mins?|days?|weeks?|ساعات|ساعه|ساعة|دقائق|دقايق|دقيقه|دقيقة|ايام|أيام|يوم)(?![\p{L}])/giu;
export const withoutDurations = (text: string): string => text.replace(DURATION, ' ');

const clocksIn = (sentence: string): string[] => [...new Set(findTimes(withoutDurations(sentence)).map(({ value }) => value))];

function readDay(folded: string, late: boolean): When['day'] {
  if (cues.AFTER_TOMORROW.test(folded)) return 'after_tomorrow';
  if (late || cues.TODAY.test(folded)) return 'today';
  if (cues.TOMORROW.test(folded)) return 'tomorrow';
  return cues.WEEKEND.test(folded) ? 'weekend' : null;
}

/** "tonight at 11" is eleven in the evening, "tonight at 1" an hour after midnight. */
function readClock(sentence: string, late: boolean): When['clock'] {
  const [time = ''] = clocksIn(sentence);
  const [, hours = '', minutes = '', open = ''] = /^(\d\d):(\d\d)(\??)$/.exec(time) ?? [];
  if (hours === '') return null;
  const at = Number(hours) * 60 + Number(minutes);
  if (open === '') return { minutes: at, open: false };
  if (!late) return { minutes: at, open: true };
  return { minutes: at < 360 ? at : (at + 720) % 1_440, open: false };
}
