import type { AnswerContext } from './answer-types.ts';
import { addDays, dayIn, instantOf, localTime } from './calendar-clock.ts';
import { type Calendar, hoursOn, isOpen, nextOpening, type Openness } from './calendar.ts';
import type { When } from './query-when.ts';
import { dayLine, type HoursSaid } from './render-day.ts';
import { renderTime, WEEKDAYS } from './render-hours.ts';
import type { AnswerLanguage } from './render-money.ts';
import { say } from './render-words.ts';
import type { HoursFact } from './types.ts';

const clockOf = (instant: Date, timeZone: string): string => {
  const { minutes } = localTime(instant, timeZone);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};
const inBoth = (clock: string): string[] => [renderTime(clock, 'en'), renderTime(clock, 'ar')];

/** Whether a place is open now, or at a time of a day (`date`, else today). */
export function answerMoment(when: When, date: string | null, calendar: Calendar, context: AnswerContext): HoursSaid {
  const { timeZone } = calendar;
  const today = localTime(context.now, timeZone);
  if (when.clock === null) return tell(isOpen(calendar, context.now), context.now, null, calendar, context);
  const { minutes, open } = when.clock;
  const on = date ?? today.date;
  // "Tonight at 1", or "at 1 am" asked by day, is after midnight, and so is one o'clock on the night of a named day.
  const isNear = when.day === 'today' || (when.day === null && when.date === null);
  const night = !open && minutes < 360 && (isNear ? today.minutes > 600 : when.night === true);
  const instants = (open ? [minutes, (minutes + 720) % 1_440] : [minutes]).map((each) =>
    instantOf(night ? addDays(on, 1) : on, each, timeZone),
  );
  const states = instants.map((instant) => isOpen(calendar, instant));
  const [first] = states;
  const [instant] = instants;
  if (first && instant && states.every((state) => state.state === first.state)) {
    const until = states.length > 1 ? forgetUntil(first) : first;
    return tell(until, instant, clockOf(instant, timeZone), calendar, context, night ? on : undefined);
  }
  // Seven in the morning or in the evening: the hours of the day say both.
  const hours = hoursOn(calendar, on);
  return { text: dayLine(hours, headingOf(on, calendar, context), context.language), rows: hours.rows, derived: [], unsure: null };
}

const forgetUntil = (state: Openness): Openness => (state.state === 'open' ? { ...state, until: null } : state);

function headingOf(date: string, { timeZone }: Calendar, { now, language }: AnswerContext): string {
  const ahead = [0, 1].find((days) => dayIn(now, timeZone, days).date === date);
  if (ahead !== undefined) return say(ahead === 0 ? 'today' : 'tomorrow', language);
  return WEEKDAYS[language][new Date(`${date}T12:00:00Z`).getUTCDay()] ?? '';
}

/** `clock`: the time that was asked for; null for now. `evening`: the day whose night it belongs to. */
function tell(
  state: Openness,
  instant: Date,
  clock: string | null,
  calendar: Calendar,
  context: AnswerContext,
  evening?: string,
): HoursSaid {
  const { language } = context;
  const { timeZone } = calendar;
  const { date } = localTime(instant, timeZone);
  const heading = headingOf(date, calendar, context);
  const day = dayPhrase(heading, language);
  const asked = clock === null ? [] : inBoth(clock);
  const time = clock === null ? '' : renderTime(clock, language);
  if (state.state === 'open') {
    const closing = state.until === null ? null : clockOf(state.until, timeZone);
    const derived = [...asked, ...(closing === null ? [] : inBoth(closing))];
    const round = isAllDay(state.row);
    const until = closing === null ? '' : renderTime(closing, language);
    if (clock === null) {
      const text = closing === null ? say(round ? 'open_all_day' : 'open_now', language) : say('open_until', language, { time: until });
      return { text, rows: [state.row], derived, unsure: null };
    }
    const text = closing === null ? say('open_at', language, { day, time }) : say('open_at_until', language, { day, time, until });
    return { text, rows: [state.row], derived, unsure: null };
  }
  if (state.state === 'unknown') {
    const hours = hoursOn(calendar, date);
    const rows = hours.rows.length > 0 ? hours.rows : state.rows;
    const line = dayLine({ ...hours, rows: [...rows] }, heading, language);
    const disputed = state.why === 'disputed';
    return {
      text: `${line}\n\n${say(disputed ? 'hours_disputed' : 'hours_vague', language)}`,
      rows,
      derived: asked,
      unsure: disputed ? 'hours_contradiction' : 'hours_vague',
    };
  }
  if (clock !== null) {
    const hours = hoursOn(calendar, evening ?? date);
    const closed = say('closed_at', language, { day, time });
    const title = evening === undefined ? heading : headingOf(evening, calendar, context);
    return { text: `${closed}\n${dayLine(hours, title, language)}`, rows: hours.rows, derived: [...asked, closed], unsure: null };
  }
  return tellClosed(state.rows, instant, calendar, context);
}

function tellClosed(rows: readonly HoursFact[], instant: Date, calendar: Calendar, context: AnswerContext): HoursSaid {
  const { language } = context;
  const next = nextOpening(calendar, instant);
  if (!next) return { text: say('closed_now', language), rows, derived: [], unsure: null };
  const clock = clockOf(next.at, calendar.timeZone);
  const { date } = localTime(next.at, calendar.timeZone);
  const day = dayPhrase(headingOf(date, calendar, context), language);
  const text = say('closed_until', language, { day, time: renderTime(clock, language) });
  return { text, rows: [...rows, next.row], derived: inBoth(clock), unsure: null };
}

/** "on Friday", but "today". */
function dayPhrase(heading: string, language: AnswerLanguage): string {
  return language === 'en' && WEEKDAYS.en.includes(heading) ? `on ${heading}` : heading;
}

const isAllDay = (row: HoursFact): boolean =>
  row.opens === '00:00' && (row.closes === '00:00' || row.closes === '24:00' || row.closes === '23:59');
