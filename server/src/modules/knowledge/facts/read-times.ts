import { foldText } from './vocabulary-text.ts';
import { VAGUE_TIME, vagueKey } from './vocabulary-vague.ts';

/** An end is "HH:MM", or the key of a time told by a word. */
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
  'am|pm|صباحا|الصبح|صباح|ظهرا|الظهر|بعد الظهر|عصرا|العصر|المغرب|مساء|المساء|ليلا|بالليل|الليل|فجرا|الفجر|بعد منتصف الليل|منتصف الليل|in the morning|in the evening|at night|midnight|noon|ص(?![\\p{L}])|م(?![\\p{L}])';
const CLOCK = `(?:الساعه\\s*)?(\\d{1,2})(?:[:.](\\d{2}))?(?:\\s*(${MERIDIEM})ً?)?`;
const BARE = '(midnight|noon|منتصف الليل|الظهر)';
const TIME = `(?:${CLOCK}|${BARE}|(?<![\\p{L}])(${VAGUE_TIME})(?![\\p{L}]))`;
const RANGE = new RegExp(
  `(?<![\\d:./])(?:from |من |between )?${TIME}\\s*(?:-|to|till?|until|up to|الي|حتي|لين|لحد|لغايه|ل(?=ل?(?:الساعه|ساعه)|\\s?\\d)|and|و(?=\\s?\\d))\\s*(?:ل?لساعه\\s*)?${TIME}(?![\\d:])`,
  'gu',
);
const ALL_DAY = /24\s*(?:\/\s*7|[- ]?hours?|ساعه)|open all day|round the clock|(?:طوال|طول) اليوم|(?:علي )?مدار الساعه/gu;

interface Clock {
  hour: number;
  minute: number;
  mark: string | null;
  /** "06:30": written as a 24-hour clock is. */
  padded: boolean;
}

/** Ranges of times in a text made by `foldForTimes`. A range with neither a colon nor a word for the time of day is none. */
export function findTimeRanges(folded: string): TimeRange[] {
  const ranges: TimeRange[] = [];
  for (const match of folded.matchAll(RANGE)) {
    const place = { start: match.index, end: match.index + match[0].length };
    const [vagueFrom, vagueTo] = [match[5], match[10]];
    const from = vagueFrom === undefined ? toClock(match.slice(1, 5)) : null;
    const to = vagueTo === undefined ? toClock(match.slice(6, 10)) : null;
    if (vagueFrom !== undefined || vagueTo !== undefined) {
      const [opens, closes] = [vagueEnd(vagueFrom, from, match[2]), vagueEnd(vagueTo, to, match[7])];
      if (opens !== null && closes !== null) ranges.push({ opens, closes, ...place });
      continue;
    }
    if (!from || !to) continue;
    const isClock = from.mark !== null || to.mark !== null || (match[2] !== undefined && match[7] !== undefined);
    if (!isClock) continue;
    ranges.push({ opens: format(minutesOf(from, to)), closes: format(closingOf(to, from)), ...place });
  }
  for (const allDay of folded.matchAll(ALL_DAY)) {
    const place = { start: allDay.index, end: allDay.index + allDay[0].length };
    if (!ranges.some((range) => range.start < place.end && place.start < range.end))
      ranges.push({ opens: '00:00', closes: '00:00', ...place });
  }
  return ranges.toSorted((one, other) => one.start - other.start);
}

/** One end of a range whose other end is vague; null when the clock says neither morning nor evening ("6 until late"). */
function vagueEnd(word: string | undefined, clock: Clock | null, minute: string | undefined): string | null {
  if (word !== undefined) return vagueKey(word);
  if (!clock || (clock.mark === null && clock.hour <= 12 && !(minute !== undefined && clock.padded))) return null;
  return format(minutesOf(clock, null));
}

function toClock([hour, minute, mark, word]: (string | undefined)[]): Clock | null {
  if (word) return { hour: 12, minute: 0, mark: /noon|الظهر/.test(word) ? 'noon' : 'midnight', padded: false };
  const clock = { hour: Number(hour), minute: Number(minute ?? 0), mark: mark ?? null, padded: hour?.length === 2 && hour.startsWith('0') };
  return clock.hour <= 24 && clock.minute < 60 ? clock : null;
}

/** Minutes since midnight. An opening time without a mark takes the closing time's, unless that would run backwards. */
function minutesOf(clock: Clock, closing: Clock | null): number {
  const { hour, minute } = clock;
  if (clock.mark !== null) return hour > 12 ? (hour % 24) * 60 + minute : hourOf(hour, clock.mark, false) * 60 + minute;
  if (closing === null || closing.mark === null || hour > 12) return (hour % 24) * 60 + minute;
  const end = hourOf(closing.hour, closing.mark, true);
  const same = hourOf(hour, closing.mark, false);
  const isMorning = same >= end && end !== 0;
  return (isMorning || end < 6 ? (hour % 12) + (end < 6 && hour < 6 ? 12 : 0) : same) * 60 + minute;
}

/** "10 am - 10" closes in the evening: a closing time without a mark comes after the opening, and not within three hours of it. */
function closingOf(clock: Clock, opening: Clock): number {
  const { hour, minute } = clock;
  if (clock.mark !== null) return hour > 12 ? (hour % 24) * 60 + minute : hourOf(hour, clock.mark, true) * 60 + minute;
  const plain = (hour % 24) * 60 + minute;
  if (opening.mark === null || hour > 12 || clock.padded) return plain;
  const opens = minutesOf(opening, null);
  return hour < 12 && plain < opens + 180 && plain + 720 > opens ? plain + 720 : plain;
}

function hourOf(hour: number, mark: string, isClosing: boolean): number {
  const twelve = hour % 12;
  if (/^(?:am|ص|صباح|صباحا|الصبح|فجرا|الفجر|بعد منتصف الليل|منتصف الليل|midnight|in the morning)$/.test(mark)) return twelve;
  // Late evening is called night up to midnight and after it: 11 ليلا is 23:00, 1 ليلا is 01:00.
  if (/^(?:ليلا|بالليل|الليل|at night)$/.test(mark)) return hour === 12 || hour < 6 ? twelve : twelve + 12;
  if (/^(?:مساء|المساء)$/.test(mark) && hour === 12 && isClosing) return 0;
  // 11 ظهرا is before noon, 1 ظهرا after it.
  if (/^(?:ظهرا|الظهر|noon)$/.test(mark)) return hour >= 10 && hour < 12 ? hour : twelve + 12;
  return twelve + 12;
}

const format = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
