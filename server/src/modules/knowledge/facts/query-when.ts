import { findTimes } from '../../nlu/index.ts';
import type { Season, UndatedSeason } from './calendar-seasons.ts';
import * as cues from './query-cues.ts';
import { foldForTimes } from './read-times.ts';
import { type DateRange, findDates } from './vocabulary-dates.ts';

/** When a question about hours asks for. Nothing set: the whole week. */
export interface When {
  day: number | 'today' | 'tomorrow' | 'after_tomorrow' | 'weekend' | null;
  date: DateRange['from'] | null;
  season: Season | UndatedSeason | null;
  /** Minutes after midnight; `open` when morning or evening was not said. */
  clock: { minutes: number; open: boolean } | null;
  now: boolean;
}

export const asksForTime = (when: When): boolean =>
  when.day !== null || when.date !== null || when.season !== null || when.clock !== null || when.now;

/** Day, date, season and time of a question in any of its languages. `folded` as `fold` gives it, `sentence` as written. */
export function readWhen(sentence: string, folded: string): When {
  const weekday = cues.WEEKDAY_CUES.findIndex((pattern) => pattern.test(folded));
  const season = cues.SEASONS.find((entry) => entry.season.test(folded))?.name ?? null;
  const [date = null] = /\d/.test(folded) ? findDates(foldForTimes(sentence)) : [];
  const late = cues.TONIGHT.test(folded);
  const day = weekday >= 0 ? weekday : readDay(folded, late);
  return { day, date: date?.from ?? null, season, clock: readClock(sentence, late), now: cues.NOW.test(folded) };
}

function readDay(folded: string, late: boolean): When['day'] {
  if (cues.AFTER_TOMORROW.test(folded)) return 'after_tomorrow';
  if (late || cues.TODAY.test(folded)) return 'today';
  if (cues.TOMORROW.test(folded)) return 'tomorrow';
  return cues.WEEKEND.test(folded) ? 'weekend' : null;
}

/** "tonight at 11" is eleven in the evening, "tonight at 1" an hour after midnight. */
function readClock(sentence: string, late: boolean): When['clock'] {
  const [time] = findTimes(sentence);
  const [, hours = '', minutes = '', open = ''] = /^(\d\d):(\d\d)(\??)$/.exec(time?.value ?? '') ?? [];
  if (hours === '') return null;
  const at = Number(hours) * 60 + Number(minutes);
  if (open === '') return { minutes: at, open: false };
  if (!late) return { minutes: at, open: true };
  return { minutes: at < 360 ? at : (at + 720) % 1_440, open: false };
}
