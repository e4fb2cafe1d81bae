import { foldText } from './vocabulary-text.ts';

export interface TimeRange {
  opens: string;
  closes: string;
  start: number;
  end: number;
}

/** Text in which times and days are read: folded, dashes made one, without the marks that fall between number and word. */
export const foldForTimes = (text: string): string =>
  foldText(text)
    .replace(/[–—−]/g, '-')
    .replace(/(\d)\s*h(\d{2})\b/g, '$1:$2')
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m');

const MERIDIEM =
  'am|pm|صباحا|الصبح|صباح|ظهرا|الظهر|بعد الظهر|عصرا|العصر|مساء|المساء|ليلا|الليل|فجرا|الفجر|بعد منتصف الليل|منتصف الليل|midnight|noon|ص(?![\\p{L}])|م(?![\\p{L}])';
const CLOCK = `(?:الساعه\\s*)?(\\d{1,2})(?:[:.](\\d{2}))?(?:\\s*(${MERIDIEM})ً?)?`;
const BARE = '(midnight|noon|منتصف الليل|الظهر)';
const TIME = `(?:${CLOCK}|${BARE})`;
const RANGE = new RegExp(
  `(?<![\\d:./])(?:from |من |between )?${TIME}\\s*(?:-|to|till|until|الي|حتي|لين|لحد|and|و(?=\\s?\\d))\\s*${TIME}(?![\\d:])`,
  'gu',
);
const ALL_DAY = /24\s*(?:\/\s*7|hours?|ساعه)|open all day|طوال اليوم/u;

interface Clock {
  hour: number;
  minute: number;
  mark: string | null;
}

/** Ranges of times in a text made by `foldForTimes`. A range with neither a colon nor a word for the time of day is none. */
export function findTimeRanges(folded: string): TimeRange[] {
  const ranges: TimeRange[] = [];
  for (const match of folded.matchAll(RANGE)) {
    const from = toClock(match.slice(1, 5));
    const to = toClock(match.slice(5, 9));
    if (!from || !to) continue;
    const isClock = from.mark !== null || to.mark !== null || (match[2] !== undefined && match[6] !== undefined);
    if (!isClock) continue;
    const closes = minutesOf(to, null, true);
    const opens = minutesOf(from, to, false);
    if (opens === null || closes === null) continue;
    ranges.push({ opens: format(opens), closes: format(closes), start: match.index, end: match.index + match[0].length });
  }
  if (ranges.length === 0) {
    const allDay = ALL_DAY.exec(folded);
    if (allDay) ranges.push({ opens: '00:00', closes: '00:00', start: allDay.index, end: allDay.index + allDay[0].length });
  }
  return ranges;
}

function toClock([hour, minute, mark, word]: (string | undefined)[]): Clock | null {
  if (word) return { hour: 12, minute: 0, mark: /noon|الظهر/.test(word) ? 'noon' : 'midnight' };
  const clock = { hour: Number(hour), minute: Number(minute ?? 0), mark: mark ?? null };
  return clock.hour <= 24 && clock.minute < 60 ? clock : null;
}

/** Minutes since midnight. An opening time without a mark takes the closing time's, unless that would run backwards. */
function minutesOf(clock: Clock, closing: Clock | null, isClosing: boolean): number | null {
  const { hour, minute } = clock;
  if (clock.mark !== null) return hour > 12 ? (hour % 24) * 60 + minute : hourOf(hour, clock.mark, isClosing) * 60 + minute;
  if (closing === null || closing.mark === null || hour > 12) return (hour % 24) * 60 + minute;
  const end = hourOf(closing.hour, closing.mark, true);
  const same = hourOf(hour, closing.mark, false);
  const isMorning = same >= end && end !== 0;
  return (isMorning || end < 6 ? (hour % 12) + (end < 6 && hour < 6 ? 12 : 0) : same) * 60 + minute;
}

function hourOf(hour: number, mark: string, isClosing: boolean): number {
  const twelve = hour % 12;
  if (/^(?:am|ص|صباح|صباحا|الصبح|فجرا|الفجر|بعد منتصف الليل|منتصف الليل|midnight)$/.test(mark)) return twelve;
  // Late evening is called night up to midnight and after it: 11 ليلا is 23:00, 1 ليلا is 01:00.
  if (/^(?:ليلا|الليل)$/.test(mark)) return hour === 12 || hour < 6 ? twelve : twelve + 12;
  if (/^(?:مساء|المساء)$/.test(mark) && hour === 12 && isClosing) return 0;
  // 11 ظهرا is before noon, 1 ظهرا after it.
  if (/^(?:ظهرا|الظهر|noon)$/.test(mark)) return hour >= 10 && hour < 12 ? hour : twelve + 12;
  return twelve + 12;
}

const format = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
