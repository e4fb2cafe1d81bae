import type { AnswerLanguage } from './render-money.ts';
import type { HoursFact } from './types.ts';
import { vagueName } from './vocabulary-vague.ts';

export const WEEKDAYS: Record<AnswerLanguage, readonly string[]> = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  ar: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
};

/** "13:05" as "1:05 PM" or "1:05 م"; a time that the source tells by a word is said by it. */
export function renderTime(clock: string, language: AnswerLanguage): string {
  const vague = vagueName(clock)?.[language];
  if (vague) return vague;
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const hour = hours % 24;
  const half = language === 'ar' ? (hour < 12 ? 'ص' : 'م') : hour < 12 ? 'AM' : 'PM';
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes).padStart(2, '0')} ${half}`;
}

const WORDS = {
  en: { closed: 'closed', to: ' – ', and: ', ', allDay: 'open 24 hours', every: 'Every day' },
  ar: { closed: 'مغلق', to: ' – ', and: '، ', allDay: 'مفتوح 24 ساعة', every: 'كل يوم' },
};

/** Intervals of one day: "1:00 PM – 12:00 AM, …", or that it is closed. */
export function renderIntervals(rows: readonly HoursFact[], language: AnswerLanguage): string {
  const said = WORDS[language];
  const open = rows.filter((row) => row.opens !== null && row.closes !== null);
  if (open.length === 0) return said.closed;
  return open
    .map((row) => ({ opens: row.opens ?? '', closes: row.closes ?? '' }))
    .sort((left, right) => left.opens.localeCompare(right.opens))
    .map(({ opens, closes }) => {
      const allDay = opens === '00:00' && (closes === '00:00' || closes === '24:00' || closes === '23:59');
      return allDay ? said.allDay : `${renderTime(opens, language)}${said.to}${renderTime(closes, language)}`;
    })
    .join(said.and);
}

/** The week with equal neighbouring days joined: "Sunday – Thursday: 1:00 PM – 12:00 AM". Days without a row are left out. */
export function renderWeek(rows: readonly HoursFact[], language: AnswerLanguage): string[] {
  const said = WORDS[language];
  const runs: { from: number; to: number; text: string }[] = [];
  for (let day = 0; day < 7; day += 1) {
    const ofDay = rows.filter((row) => row.weekdays.includes(day));
    if (ofDay.length === 0) continue;
    const text = renderIntervals(ofDay, language);
    const last = runs.at(-1);
    if (last && last.text === text && last.to === day - 1) last.to = day;
    else runs.push({ from: day, to: day, text });
  }
  const names = WEEKDAYS[language];
  return runs.map((run) => {
    if (run.from === 0 && run.to === 6) return `${said.every}: ${run.text}`;
    const days = run.from === run.to ? names[run.from] : `${names[run.from]}${said.to}${names[run.to]}`;
    return `${days}: ${run.text}`;
  });
}
