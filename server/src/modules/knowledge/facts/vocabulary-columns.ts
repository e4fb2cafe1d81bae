import { foldText } from './vocabulary-text.ts';

export const COLUMNS = [
  'name',
  'name_en',
  'name_ar',
  'section',
  'section_en',
  'section_ar',
  'description',
  'description_en',
  'description_ar',
  'price',
  'sizes',
  'colours',
  'calories',
  'diet',
  'allergens',
  'available',
  'aliases',
  'sku',
  'material',
  'currency',
  'day',
  'from',
  'to',
  'hours',
  'branch',
  'address',
  'city',
  'phone',
  'map',
  'area',
  'fee',
  'duration',
  'free_above',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Header words by column, folded. A header cell may hold both languages: "Destination / الوجهة". */
const WORDS: Record<Column, string> = {
  name: 'name|item|item name|dish|dish name|product|product name|title|drink|meal|menu item|اسم|الاسم|اسم الصنف|الصنف|صنف|اسم الطبق|الطبق|طبق|المنتج|منتج|اسم المنتج|المشروب|الوجبه|القطعه',
  name_en:
    'en|english|name en|name (en)|en name|english name|name english|item (english)|dish (english)|الاسم بالانجليزي|الاسم الانجليزي|الاسم بالانجليزيه|انجليزي',
  name_ar:
    'ar|arabic|name ar|name (ar)|ar name|arabic name|name arabic|item (arabic)|dish (arabic)|الاسم بالعربي|الاسم العربي|الاسم بالعربيه|عربي|العربي',
  section: 'section|category|group|menu section|type|department|القسم|قسم|الفيه|فيه|التصنيف|تصنيف|المجموعه|النوع',
  section_en: 'section en|category en|section (en)|category (en)|القسم بالانجليزي',
  section_ar: 'section ar|category ar|section (ar)|category (ar)|القسم بالعربي',
  description: 'description|details|ingredients|about|notes|الوصف|وصف|المكونات|مكونات|التفاصيل|تفاصيل|ملاحظات',
  description_en: 'description en|description (en)|details en|ingredients en|الوصف بالانجليزي',
  description_ar: 'description ar|description (ar)|details ar|ingredients ar|الوصف بالعربي',
  price: 'price|prices|unit price|cost|amount|السعر|سعر|الاسعار|القيمه|الثمن|ثمن',
  sizes: 'sizes|size|variants|options|المقاسات|المقاس|الاحجام|الحجم|الخيارات',
  colours: 'colours|colour|colors|color|الالوان|اللون',
  calories: 'calories|kcal|cal|energy|calories (kcal)|سعرات|السعرات|السعرات الحراريه|سعرات حراريه|سعره حراريه|السعره الحراريه',
  diet: 'diet|dietary|tags|labels|diet tags|dietary tags|marks|الحميه|الوسوم|وسوم|نوع الطعام|علامات|الرموز',
  allergens: 'allergens|allergen|allergies|contains|allergy|مسببات الحساسيه|الحساسيه|حساسيه|مسببات حساسيه|يحتوي علي',
  available: 'available|availability|in stock|stock|status|active|متوفر|التوفر|متاح|الحاله|متوفره',
  aliases: 'aliases|also known as|other names|synonyms|اسماء اخري|مرادفات',
  sku: 'sku|code|id|item code|product code|رمز|الرمز|كود|رقم الصنف|no|no.|#|م',
  material: 'material|fabric|الخامه|القماش',
  currency: 'currency|العمله',
  day: 'day|days|اليوم|الايام|يوم',
  from: 'from|opens|open|opening|opening time|من|يفتح|الافتتاح|بدايه',
  to: 'to|closes|close|closing|closing time|until|till|الي|يغلق|الاغلاق|نهايه|حتي',
  hours: 'hours|opening hours|working hours|timings|timing|times|ساعات العمل|الساعات|اوقات العمل|الدوام|المواعيد|الوقت|الاوقات',
  branch: 'branch|branches|branch name|store|location name|shop|الفرع|فرع|اسم الفرع|الفروع',
  address: 'address|location|العنوان|عنوان|الموقع',
  city: 'city|المدينه|مدينه',
  phone: 'phone|telephone|tel|mobile|phone number|contact|whatsapp|الهاتف|هاتف|الجوال|جوال|رقم الهاتف|التواصل|الواتساب',
  map: 'map|google maps|map link|location link|الخريطه|رابط الموقع|خرائط',
  area: 'area|areas|zone|zones|district|districts|destination|where|where you are|region|المناطق|المنطقه|الاحياء|الحي|الوجهه',
  fee: 'fee|delivery fee|shipping fee|collection fee|charge|delivery charge|shipping|الرسوم|رسوم|رسوم التوصيل|رسوم الشحن|اجره التوصيل|سعر التوصيل',
  duration: 'time|duration|delivery time|eta|how long|how long it takes|المده|مده التوصيل|وقت التوصيل|الزمن',
  free_above: 'free above|free over|free from|مجاني فوق|مجاني للطلبات فوق',
};

const LOOKUP = new Map(COLUMNS.flatMap((column) => WORDS[column].split('|').map((word) => [word, column] as const)));

/** The column a header cell names; null when unknown. Currency hints and units in it do not matter: "price_kwd", "السعر (ر.س)". */
export function columnOf(header: string): Column | null {
  const folded = foldText(header)
    .replace(/[_:*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (folded === '' || folded.length > 60) return null;
  const direct = LOOKUP.get(folded);
  if (direct) return direct;
  const bare = folded
    .replace(/\s*[([].*?[)\]]\s*/g, ' ')
    .replace(/\b(sar|aed|kwd|kd|sr|qar|bhd|omr|egp|usd)\b|ر\.? ?س\.?|د\.? ?[اك]\.?|بالريال|بالدرهم|بالدينار/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const found = LOOKUP.get(bare);
  if (found) return found === 'name' ? namedLanguage(folded) : found;
  for (const part of folded.split(/\s*[/|\n-]\s*/)) {
    const column = LOOKUP.get(part);
    if (column) return column;
  }
  return null;
}

const namedLanguage = (folded: string): Column => {
  if (/english|انجليز|\ben\b/.test(folded)) return 'name_en';
  if (/arabic|عربي|\bar\b/.test(folded)) return 'name_ar';
  return 'name';
};
