import { seasonOf, type Season, type UndatedSeason, undatedSeasonOf, yearlyOf } from './calendar-seasons.ts';
import type { AnswerLanguage } from './render-money.ts';

const SEASON_NAMES: Record<Season | UndatedSeason, Record<AnswerLanguage, string>> = {
  summer: { en: 'Summer', ar: 'الصيف' },
  winter: { en: 'Winter', ar: 'الشتاء' },
  holidays: { en: 'public holidays', ar: 'العطل الرسمية' },
  ramadan: { en: 'Ramadan', ar: 'رمضان' },
  eid: { en: 'Eid', ar: 'العيد' },
  eid_fitr: { en: 'Eid al-Fitr', ar: 'عيد الفطر' },
  eid_adha: { en: 'Eid al-Adha', ar: 'عيد الأضحى' },
  national_day: { en: 'National Day', ar: 'اليوم الوطني' },
  founding_day: { en: 'Founding Day', ar: 'يوم التأسيس' },
  new_year: { en: 'New Year', ar: 'رأس السنة' },
};
const MONTHS = {
  en: new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }),
  ar: new Intl.DateTimeFormat('ar', { month: 'long', timeZone: 'UTC' }),
};
const HIJRI_MONTHS: Record<AnswerLanguage, readonly string[]> = {
  en: [
    'Muharram',
    'Safar',
    'Rabi I',
    'Rabi II',
    'Jumada I',
    'Jumada II',
    'Rajab',
    'Shaban',
    'Ramadan',
    'Shawwal',
    'Dhu al-Qidah',
    'Dhu al-Hijjah',
  ],
  ar: ['محرم', 'صفر', 'ربيع الأول', 'ربيع الآخر', 'جمادى الأولى', 'جمادى الآخرة', 'رجب', 'شعبان', 'رمضان', 'شوال', 'ذو القعدة', 'ذو الحجة'],
};

/** A fact's season as a contact reads it: "Eid al-Fitr", "21 – 30 Ramadan", "Summer". */
export function renderSeason(season: string, language: AnswerLanguage): string {
  const yearly = yearlyOf(season);
  if (!yearly) {
    const known = seasonOf(season) ?? undatedSeasonOf(season);
    return known ? SEASON_NAMES[known][language] : season;
  }
  const month = (at: number) =>
    yearly.hijri
      ? (HIJRI_MONTHS[language][Math.floor(at / 100) - 1] ?? '')
      : MONTHS[language].format(Date.UTC(2024, Math.floor(at / 100) - 1, 1));
  const [from, to] = [yearly.from, yearly.to];
  if (from === to) return `${from % 100} ${month(from)}`;
  const same = Math.floor(from / 100) === Math.floor(to / 100);
  return same ? `${from % 100} – ${to % 100} ${month(to)}` : `${from % 100} ${month(from)} – ${to % 100} ${month(to)}`;
}

/** The name of a season that a question asks for. */
export const nameSeason = (season: Season | UndatedSeason, language: AnswerLanguage): string => SEASON_NAMES[season][language];

/** "27 November 2026", with Western digits in both languages. */
export function renderDate(date: string, language: AnswerLanguage): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[language].format(Date.UTC(year ?? 0, (month ?? 1) - 1, 1))} ${year}`;
}
