import { normaliseText } from '../../../nlu/index.ts';

/** Source of a figure in a folded, spelled-out line: ASCII digits, thousands by comma, decimals by point. */
export const FIGURE = '\\u0001?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\u0001?\\d+(?:[.,]\\d+)?';

const fold = (words: readonly string[]) =>
  words.map((word) => normaliseText(word).replace(/[.$]/g, '\\$&')).sort((a, b) => b.length - a.length);

/** Currency words by the money they mean. A riyal is a riyal: the tenant has one currency, and a swap to dollars must show. */
const CURRENCIES: Record<string, readonly string[]> = {
  riyal: [
    'sar',
    'sr',
    's.r',
    'qar',
    'omr',
    'riyal',
    'riyals',
    'rial',
    'rials',
    'riyaal',
    'halala',
    'halalas',
    'ريال',
    'ريالات',
    'ريالا',
    'ر.س',
    'رس',
    'ر.ق',
    'ر.ع',
    'هللة',
    'هللات',
    'ريالين',
    '\u20c1',
  ],
  dirham: ['aed', 'dh', 'dhs', 'mad', 'dirham', 'dirhams', 'درهم', 'دراهم', 'درهما', 'د.إ', 'د.م', 'درهمين'],
  dinar: [
    'kwd',
    'kd',
    'k.d',
    'bhd',
    'jod',
    'iqd',
    'dinar',
    'dinars',
    'fils',
    'دينار',
    'دنانير',
    'دينارا',
    'د.ك',
    'د.ب',
    'د.أ',
    'د.ع',
    'فلس',
    'دينارين',
  ],
  pound: ['egp', 'gbp', 'pound', 'pounds', '£', 'le', 'جنيه', 'جنيها', 'جنيهات', 'ج.م'],
  dollar: ['usd', 'dollar', 'dollars', 'bucks', '$', 'دولار', 'دولارات', 'دولارا'],
  euro: ['eur', 'euro', 'euros', '€', 'يورو'],
};
const byWord = new Map(Object.entries(CURRENCIES).flatMap(([money, words]) => words.map((word) => [normaliseText(word), money] as const)));
export const CURRENCY = fold(Object.values(CURRENCIES).flat()).join('|');
export const currencyOf = (word: string): string => byWord.get(word) ?? 'riyal';
export const currencyClass = (code: string): string => byWord.get(code.toLowerCase()) ?? code.toLowerCase();

/** Units that make a figure a statement of its own kind: 60 minutes is not 60 riyals. */
const UNITS: Record<string, readonly string[]> = {
  minute: ['minute', 'minutes', 'min', 'mins', 'دقيقة', 'دقائق', 'دقايق', 'دقيقه'],
  hour: ['hour', 'hours', 'hr', 'hrs', 'ساعة', 'ساعات'],
  day: [
    'day',
    'days',
    'working day',
    'working days',
    'business days',
    'business day',
    'calendar days',
    'يوم',
    'أيام',
    'يوما',
    'يوم عمل',
    'أيام عمل',
  ],
  week: ['week', 'weeks', 'أسبوع', 'أسابيع'],
  month: ['month', 'months', 'شهر', 'أشهر', 'شهور'],
  year: ['year', 'years', 'سنة', 'سنوات', 'عام', 'أعوام'],
  distance: ['km', 'kilometers', 'kilometres', 'kilometer', 'meters', 'metres', 'كيلومتر', 'كم', 'كيلو', 'متر'],
  people: ['people', 'persons', 'person', 'guests', 'guest', 'seats', 'شخص', 'أشخاص', 'ضيف', 'ضيوف', 'شخصا', 'مقعد'],
  branch: ['branches', 'branch', 'locations', 'stores', 'outlets', 'فرع', 'فروع'],
  kcal: ['kcal', 'calories', 'calorie', 'cal', 'cals', 'سعرة', 'سعرات', 'سعره', 'كالوري'],
  weight: ['g', 'grams', 'gram', 'kg', 'kilo', 'kilos', 'ml', 'litre', 'liter', 'litres', 'غرام', 'جرام', 'كجم', 'مل', 'لتر'],
  piece: ['pieces', 'piece', 'pcs', 'pc', 'قطعة', 'قطع', 'حبة', 'حبات'],
  star: ['stars', 'star', 'نجوم', 'نجمة'],
};
const unitByWord = new Map(Object.entries(UNITS).flatMap(([unit, words]) => words.map((word) => [normaliseText(word), unit] as const)));
export const UNIT = fold(Object.values(UNITS).flat()).join('|');
export const unitOf = (word: string): string | null => unitByWord.get(word) ?? null;

/** Two of something in one Arabic word. */
export const DUALS: readonly { pattern: RegExp; kind: 'price' | 'number'; unit: string }[] = [
  { pattern: /(?<!\p{L})[بو]?ريالين(?!\p{L})/gu, kind: 'price', unit: 'riyal' },
  { pattern: /(?<!\p{L})[بو]?درهمين(?!\p{L})/gu, kind: 'price', unit: 'dirham' },
  { pattern: /(?<!\p{L})[بو]?دينارين(?!\p{L})/gu, kind: 'price', unit: 'dinar' },
  { pattern: /(?<!\p{L})[بو]?(?:ال)?ساعتين(?!\p{L})/gu, kind: 'number', unit: 'hour' },
  { pattern: /(?<!\p{L})[بو]?(?:ال)?يومين(?!\p{L})/gu, kind: 'number', unit: 'day' },
  { pattern: /(?<!\p{L})[بو]?(?:ال)?دقيقتين(?!\p{L})/gu, kind: 'number', unit: 'minute' },
  { pattern: /(?<!\p{L})[بو]?(?:ال)?(?:اسبوعين)(?!\p{L})/gu, kind: 'number', unit: 'week' },
  { pattern: /(?<!\p{L})[بو]?(?:ال)?(?:شهرين)(?!\p{L})/gu, kind: 'number', unit: 'month' },
  { pattern: /(?<!\p{L})[بو]?(?:ال)?(?:فرعين|فرعان)(?!\p{L})/gu, kind: 'number', unit: 'branch' },
  { pattern: /(?<!\p{L})[بو]?(?:ال)?شخصين(?!\p{L})/gu, kind: 'number', unit: 'people' },
];

const MONTHS_EN = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTHS_AR = ['يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر'];
const MONTHS_LEVANT = [
  'كانون الثاني',
  'شباط',
  'آذار',
  'نيسان',
  'أيار',
  'حزيران',
  'تموز',
  'آب',
  'أيلول',
  'تشرين الأول',
  'تشرين الثاني',
  'كانون الأول',
];
const MONTHS_HIJRI = [
  'محرم',
  'صفر',
  'ربيع الأول',
  'ربيع الثاني',
  'جمادى الأولى',
  'جمادى الآخرة',
  'رجب',
  'شعبان',
  'رمضان',
  'شوال',
  'ذو القعدة',
  'ذو الحجة',
];
const monthByWord = new Map<string, string>([
  ...MONTHS_EN.flatMap((name, at) => [[name, `${at + 1}`] as const, [name.slice(0, 3), `${at + 1}`] as const]),
  ...[MONTHS_AR, MONTHS_LEVANT].flatMap((names) => names.map((name, at) => [normaliseText(name), `${at + 1}`] as const)),
  ...MONTHS_HIJRI.map((name, at) => [normaliseText(name), `h${at + 1}`] as const),
  ...[
    ['ابريل', '4'],
    ['sept', '9'],
    ['ramadan', 'h9'],
    ['shawwal', 'h10'],
  ].map(([name, at]) => [normaliseText(name ?? ''), at ?? ''] as const),
]);
export const MONTH = [...monthByWord.keys()].sort((a, b) => b.length - a.length).join('|');
export const monthOf = (word: string): string => monthByWord.get(word) ?? word;

export const WEEKDAY_NAMES: readonly RegExp[] = [
  /\bsundays?\b|(?<!\p{L})(?:و|ل|ب)?(?:ال|ل)احد(?!\p{L})/gu,
  /\bmon(?:days?)?\b|(?<!\p{L})(?:و|ل|ب)?(?:ال|ل)(?:اثنين|اتنين)(?!\p{L})/gu,
  /\btue(?:s|sdays?)?\b|(?<!\p{L})(?:و|ل|ب)?(?:ال|ل)(?:ثلاثاء|ثلاثا|تلات)(?!\p{L})/gu,
  /\bwed(?:nesdays?)?\b|(?<!\p{L})(?:و|ل|ب)?(?:ال|ل)(?:اربعاء|اربعا)(?!\p{L})/gu,
  /\bthu(?:r|rs|rsdays?)?\b|(?<!\p{L})(?:و|ل|ب)?(?:ال|ل)خميس(?!\p{L})/gu,
  /\bfri(?:days?)?\b|(?<!\p{L})(?:و|ل|ب)?(?:ال|ل)جمعه(?!\p{L})/gu,
  /\bsaturdays?\b|(?<!\p{L})(?:و|ل|ب)?(?:ال|ل)سبت(?!\p{L})/gu,
];
