import { decimalsOf, type HoursTruth, type Menu, type MenuItem } from './make-menus.ts';
import { ALLERGEN_NAMES } from './words.ts';

export type Language = 'en' | 'ar';

const arabicDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? digit).replace(/\.(?=[٠-٩])/g, '٫');

const plain = (minor: number, menu: Menu, drop: boolean): string => {
  const decimals = decimalsOf(menu.currency);
  const text = (minor / 10 ** decimals).toFixed(decimals);
  return drop ? text.replace(/\.0+$/, '') : text;
};

const WRITERS: Record<Menu['currency'], Record<Language, ((amount: string) => string)[]>> = {
  SAR: {
    en: [(a) => `SAR ${a}`, (a) => `${a} SAR`, (a) => a, (a) => `${a} SR`],
    ar: [(a) => `${a} ر.س`, (a) => `${a} ريال`, (a) => a, (a) => `ر.س ${a}`],
  },
  AED: {
    en: [(a) => `AED ${a}`, (a) => a, (a) => `${a} AED`, (a) => `Dhs ${a}`],
    ar: [(a) => `${a} درهم`, (a) => `${a} د.إ`, (a) => a, (a) => `${a} درهم`],
  },
  KWD: {
    en: [(a) => `KD ${a}`, (a) => `${a} KWD`, (a) => `KWD ${a}`, (a) => `${a} KD`],
    ar: [(a) => `${a} د.ك`, (a) => `${a} دينار`, (a) => `${a} د.ك`, (a) => `د.ك ${a}`],
  },
  USD: {
    en: [(a) => `$${a}`, (a) => `$ ${a}`, (a) => `${a} USD`, (a) => `$${a}`],
    ar: [(a) => `$${a}`, (a) => `${a} $`, (a) => `$${a}`, (a) => `${a} $`],
  },
};

/** A price as one house writes all of its prices. */
export function writePrice(minor: number, menu: Menu, language: Language): string {
  const drop = menu.currency !== 'KWD' && menu.number % 2 === 0;
  const amount = plain(minor, menu, drop);
  const written = language === 'ar' && menu.number % 3 === 0 ? arabicDigits(amount) : amount;
  return (WRITERS[menu.currency][language][menu.number % 4] ?? ((a: string) => a))(written);
}

const SIZES_AR: Record<string, string> = {
  S: 'صغير',
  M: 'وسط',
  L: 'كبير',
  Small: 'صغير',
  Large: 'كبير',
  '250g': '250 جم',
  '500g': '500 جم',
  Half: 'نصف',
  Whole: 'كامل',
};
export const sizeLabel = (label: string, language: Language): string => (language === 'ar' ? (SIZES_AR[label] ?? label) : label);

const MARKS: Record<string, Record<Language, string>[]> = {
  vegan: [
    { en: '(VG)', ar: '(نباتي صرف)' },
    { en: '(vegan)', ar: '(فيغان)' },
    { en: '🌱', ar: '🌱' },
  ],
  vegetarian: [
    { en: '(V)', ar: '(نباتي)' },
    { en: '(vegetarian)', ar: '(نباتي)' },
    { en: '(V)', ar: '(نباتي)' },
  ],
  gluten_free: [
    { en: '(GF)', ar: '(خالي من الجلوتين)' },
    { en: '(gluten free)', ar: '(بدون جلوتين)' },
    { en: 'GF', ar: '(خالي من الغلوتين)' },
  ],
  spicy: [
    { en: '🌶', ar: '🌶' },
    { en: '(spicy)', ar: '(حار)' },
    { en: '🌶', ar: '🌶' },
  ],
};

/** Diet marks beside a name; vegan says vegetarian too. */
export function writeMarks(item: MenuItem, menu: Menu, language: Language): string {
  const tags = item.dish.diet.filter((tag) => !(tag === 'vegetarian' && item.dish.diet.includes('vegan')));
  return tags.map((tag) => MARKS[tag]?.[menu.number % 3]?.[language] ?? '').join(' ');
}

/** "Contains: milk, nuts" in one of the house's ways; empty where nothing is declared. */
export function writeAllergens(item: MenuItem, menu: Menu, language: Language): string {
  const names = item.dish.allergens.map((allergen) => ALLERGEN_NAMES[allergen]?.[language] ?? allergen);
  if (names.length === 0) return '';
  const list = names.join(language === 'ar' ? '، ' : ', ');
  const ways =
    language === 'ar'
      ? [`يحتوي على: ${list}`, `مسببات الحساسية: ${list}`, `(يحتوي على ${list})`]
      : [`Contains: ${list}`, `Allergens: ${list}`, `(contains ${list})`];
  return ways[menu.number % 3] ?? '';
}

const DAYS: Record<Language, string[]> = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  ar: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
};

export function writeDays(weekdays: readonly number[], language: Language, way: number): string {
  const names = DAYS[language].map((name) => (language === 'en' && way % 3 === 1 ? name.slice(0, 3) : name));
  const first = names[weekdays[0] ?? 0] ?? '';
  const last = names[weekdays.at(-1) ?? 0] ?? '';
  if (weekdays.length === 7)
    return language === 'ar'
      ? (['يوميًا', 'كل يوم', 'جميع أيام الأسبوع'][way % 3] ?? '')
      : (['Daily', 'Every day', '7 days a week'][way % 3] ?? '');
  if (weekdays.length === 1) return first;
  if (language === 'ar') return `${first} ${['إلى', '-', 'حتى'][way % 3]} ${last}`;
  return way % 3 === 1 ? `${first}-${last}` : `${first} ${way % 3 === 0 ? 'to' : '–'} ${last}`;
}

export function writeTime(text: string, language: Language, way: number): string {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  if (way % 4 === 2) return text;
  const twelve = `${hours % 12 === 0 ? 12 : hours % 12}${minutes === 0 && way % 2 === 1 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
  if (language === 'en') return way % 4 === 1 ? `${twelve}${hours < 12 ? 'am' : 'pm'}` : `${twelve} ${hours < 12 ? 'AM' : 'PM'}`;
  const digits = way % 3 === 0 ? arabicDigits(twelve) : twelve;
  if (way % 4 === 1) return `${digits} ${hours < 12 ? 'ص' : 'م'}`;
  const part = hours < 4 ? 'بعد منتصف الليل' : hours < 12 ? 'صباحًا' : hours < 16 ? 'ظهرًا' : 'مساءً';
  return `${digits} ${part}`;
}

const TO: Record<Language, string[]> = { en: [' – ', ' - ', '-', ' to '], ar: [' إلى ', ' - ', '-', ' حتى '] };

/** Lines of a timetable, one for each set of days, breaks joined. */
export function writeHours(hours: readonly HoursTruth[], language: Language, way: number): string[] {
  const groups = Map.groupBy(hours, (row) => `${row.season}|${row.weekdays.join('')}`);
  return [...groups.values()].map((rows) => {
    const [first] = rows;
    const spans = rows.map((row) =>
      row.opens === null || row.closes === null
        ? language === 'ar'
          ? 'مغلق'
          : 'closed'
        : `${writeTime(row.opens, language, way)}${TO[language][way % 4]}${writeTime(row.closes, language, way)}`,
    );
    const days = writeDays(first?.weekdays ?? [], language, way);
    const season = first?.season
      ? language === 'ar'
        ? first.season === 'Ramadan'
          ? 'رمضان: '
          : 'عيد الفطر: '
        : `${first.season}: `
      : '';
    return `${season}${days}: ${spans.join(language === 'ar' ? ' و' : ' and ')}`;
  });
}
