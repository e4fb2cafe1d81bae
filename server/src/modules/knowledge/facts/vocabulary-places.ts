import type { Bilingual } from './types.ts';
import { foldText } from './vocabulary-text.ts';

/** Cities of the region, longest names first so that "Kuwait City" is not read as a country. */
const CITIES: Bilingual[] = [
  ['Kuwait City', 'مدينة الكويت'],
  ['Abu Dhabi', 'أبوظبي'],
  ['Ras Al Khaimah', 'رأس الخيمة'],
  ['Al Ain', 'العين'],
  ['Dubai', 'دبي'],
  ['Sharjah', 'الشارقة'],
  ['Ajman', 'عجمان'],
  ['Fujairah', 'الفجيرة'],
  ['Riyadh', 'الرياض'],
  ['Jeddah', 'جدة'],
  ['Makkah', 'مكة المكرمة'],
  ['Madinah', 'المدينة المنورة'],
  ['Dammam', 'الدمام'],
  ['Khobar', 'الخبر'],
  ['Dhahran', 'الظهران'],
  ['Taif', 'الطائف'],
  ['Abha', 'أبها'],
  ['Tabuk', 'تبوك'],
  ['Buraidah', 'بريدة'],
  ['Hail', 'حائل'],
  ['Salmiya', 'السالمية'],
  ['Hawally', 'حولي'],
  ['Doha', 'الدوحة'],
  ['Manama', 'المنامة'],
  ['Muscat', 'مسقط'],
  ['Cairo', 'القاهرة'],
  ['Alexandria', 'الإسكندرية'],
  ['Giza', 'الجيزة'],
  ['Amman', 'عمّان'],
  ['Beirut', 'بيروت'],
  ['Baghdad', 'بغداد'],
  ['Casablanca', 'الدار البيضاء'],
  ['Tunis', 'تونس'],
  ['London', 'لندن'],
].map(([en, ar]) => ({ en: en ?? null, ar: ar ?? null }));

const ALSO: Record<string, string> = {
  jiddah: 'Jeddah',
  'al riyadh': 'Riyadh',
  mecca: 'Makkah',
  medina: 'Madinah',
  'al khobar': 'Khobar',
  'ابو ظبي': 'Abu Dhabi',
  مكه: 'Makkah',
};

const holds = (folded: string, word: string): boolean => new RegExp(`(?<![\\p{L}])(?:ب)?${word}(?![\\p{L}])`, 'u').test(folded);

/** The city an address names, in both languages. */
export function findCity(address: Bilingual): Bilingual {
  const folded = foldText(`${address.en ?? ''} , ${address.ar ?? ''}`);
  const named = CITIES.find((city) => holds(folded, foldText(city.en ?? '')) || holds(folded, foldText(city.ar ?? '')));
  const other = Object.keys(ALSO).find((word) => holds(folded, word));
  return named ?? CITIES.find((city) => other !== undefined && city.en === ALSO[other]) ?? { en: null, ar: null };
}
