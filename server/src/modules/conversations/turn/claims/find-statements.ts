import { normaliseText } from '../../../nlu/index.ts';
import type { FoundClaim } from './claim-types.ts';

const any = (...words: string[]) =>
  words
    .map((word) => normaliseText(word))
    .sort((a, b) => b.length - a.length)
    .join('|');
const AR_PREFIX = '[وف]?(?:بال|لل|ال|ب|ل|ك)?';
const word = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}])${AR_PREFIX}(?:${source})(?![\\p{L}\\p{N}])`, 'gu');

const ALLERGEN_SPELLINGS: Record<string, RegExp> = {
  gluten: word(any('gluten', 'wheat', 'barley', 'rye', 'جلوتين', 'غلوتين', 'قلوتين', 'قمح', 'شعير')),
  crustaceans: word(
    any(
      'crustacean',
      'crustaceans',
      'shellfish',
      'shrimp',
      'shrimps',
      'prawn',
      'prawns',
      'crab',
      'lobster',
      'قشريات',
      'روبيان',
      'جمبري',
      'قريدس',
      'سلطعون',
      'ربيان',
    ),
  ),
  eggs: word(any('egg', 'eggs', 'بيض', 'بيضة')),
  fish: word(any('fish', 'seafood', 'salmon', 'tuna', 'سمك', 'أسماك', 'سلمون', 'تونة', 'مأكولات بحرية')),
  peanuts: word(any('peanut', 'peanuts', 'فول سوداني', 'فستق سوداني')),
  soy: word(any('soy', 'soya', 'soybean', 'soybeans', 'صويا')),
  milk: word(any('milk', 'dairy', 'lactose', 'حليب', 'ألبان', 'لاكتوز')),
  nuts: word(
    any(
      'nut',
      'nuts',
      'almond',
      'almonds',
      'walnut',
      'walnuts',
      'pistachio',
      'pistachios',
      'cashew',
      'cashews',
      'hazelnut',
      'hazelnuts',
      'pecan',
      'مكسرات',
      'لوز',
      'فستق',
      'كاجو',
      'جوز',
      'بندق',
    ),
  ),
  celery: word(any('celery', 'كرفس')),
  mustard: word(any('mustard', 'خردل')),
  sesame: word(any('sesame', 'tahini', 'سمسم', 'طحينة')),
  sulphites: word(any('sulphite', 'sulphites', 'sulfite', 'sulfites', 'كبريتيت')),
  lupin: word(any('lupin', 'lupine', 'ترمس')),
  molluscs: word(
    any('mollusc', 'molluscs', 'mollusk', 'squid', 'calamari', 'oyster', 'oysters', 'mussels', 'رخويات', 'كاليماري', 'حبار', 'محار'),
  ),
};
const ABSENT_BEFORE =
  /(?:\bno|\bnot any|\bwithout(?: any)?|\bfree (?:of|from)|\bzero|n'?t (?:contain|have|include|use)(?: any)?|\bnot (?:contain|have|include|use)(?: any)?|\bnever (?:contains?|uses?)|بدون(?: اي)?|خال\p{L}{0,3}(?: تماما)? من(?: اي)?|من غير|بلا|لا (?:ي|ت|ن)\p{L}+(?: علي)?(?: اي)?|ما (?:ي|ت|ن)\p{L}+(?: علي)?|ما ?في\p{L}{0,2}(?: اي)?|مافي\p{L}{0,2}|لا يوجد(?: في\p{L}*)?(?: اي)?|ليس في\p{L}*)\s+(?:[\p{L}]+\s+){0,2}$/u;
/** "Our menu doesn't say that about the calamari" denies nothing of what is in it. */
const SPOKEN_OF = /(?<!\p{L})(?:عن|about|regarding)\s+(?:the\s+)?$/u;
const ABSENT_AFTER = /^[\s-]*free\b|^ فري/u;
const SAFE = new RegExp(
  `\\b(?:completely |totally |perfectly |100% )?safe (?:for|to eat|with)\\b|\\ballergen[- ]free\\b|\\bno allergens\\b|\\bcross[- ]contamination\\b|(?:${any('آمن تماما', 'آمنة تماما', 'آمن لمرضى', 'آمن لك', 'آمنة لك', 'آمن لمن', 'خالي من مسببات الحساسية', 'بدون مسببات حساسية', 'مناسب لمرضى', 'مناسب لمن لديه حساسية', 'لا تقلق من الحساسية')})`,
  'gu',
);

/** Allergen words, with whether the sentence says that it is absent, and words that call food safe. */
export function findAllergens(folded: string): FoundClaim[] {
  const claims: FoundClaim[] = [];
  for (const [allergen, pattern] of Object.entries(ALLERGEN_SPELLINGS)) {
    for (const match of folded.matchAll(pattern)) {
      const before = folded.slice(Math.max(0, match.index - 48), match.index);
      const absent =
        (ABSENT_BEFORE.test(before) && !SPOKEN_OF.test(before)) || ABSENT_AFTER.test(folded.slice(match.index + match[0].length));
      claims.push({ kind: 'allergen', text: match[0], values: [`${absent ? 'absent' : 'present'}:${allergen}`], at: match.index });
    }
  }
  for (const match of folded.matchAll(SAFE))
    claims.push({ kind: 'allergen', text: match[0], values: [`said:${match[0]}`], at: match.index });
  return claims;
}

const DIETS: Record<string, RegExp> = {
  vegan: word(any('vegan', 'plant based', 'plant-based', 'فيجن', 'فيغان', 'نباتي صرف', 'نباتية صرفة', 'نباتي بالكامل', 'نباتية بالكامل')),
  vegetarian: word(any('vegetarian', 'meatless', 'نباتي', 'نباتية', 'نباتيين')),
  halal: word(any('halal', 'حلال')),
  keto: word(any('keto', 'low carb', 'low-carb', 'كيتو')),
  sugar_free: word(any('sugar free', 'sugar-free', 'no sugar', 'without sugar', 'بدون سكر', 'خالي من السكر', 'خالية من السكر')),
  organic: word(any('organic', 'عضوي', 'عضوية', 'أورجانيك')),
};
const DENIED = /(?:\bnot|n't|\bno|\bnothing|\bnon|غير|ليس\p{L}*|لا|ما|مو|مش)[\s-]+(?:\p{L}+\s+){0,5}$/u;

/** Diet labels that a sentence gives; denying one claims nothing that could hurt. */
export function findDiets(folded: string): FoundClaim[] {
  return Object.entries(DIETS).flatMap(([diet, pattern]) =>
    [...folded.matchAll(pattern)]
      .filter((match) => !DENIED.test(folded.slice(Math.max(0, match.index - 48), match.index)))
      .map((match) => ({ kind: 'allergen' as const, text: match[0], values: [`diet:${diet}`], at: match.index })),
  );
}

const PROMISES: readonly RegExp[] = [
  /\bi(?:'m| am) (?:not a (?:bot|robot|machine)|(?:a |an )?(?:real|actual|human|person|live)\b)|(?<!\p{L})انا (?:شخص|انسان|بشر|موظف|ولست روبوت|لست روبوت|مو روبوت|مش روبوت)/gu,
  /\b(?:i|we|they|someone|somebody|he|she|a (?:manager|colleague|member|team member)|our (?:team|manager|staff))(?:'?ll| will| shall|'?m going to| am going to| are going to|'?re going to| can definitely| promise to)\s+(?:\p{L}+ly )?(?:call|phone|ring|contact|email|e-mail|text|message|write|get back|reach out|send|deliver|bring|refund|reimburse|compensate|give|offer|credit|arrange|book|reserve|confirm|make sure|ensure|take care|waive|replace|fix|check|follow up|notify|let you know|hold|keep|add|apply|cancel|process|be there|arrive)\b/gu,
  /\b(?:we|i)(?: can)? (?:guarantee|promise|assure|vow|commit)\b|\bguaranteed?\b|\bi promise\b|\byou have my word\b/gu,
  /\b(?:your (?:[\p{L}\p{N}]+ ){0,4}[\p{L}\p{N}]+|the (?:order|booking|reservation|table|refund|payment|request|appointment))\s+(?:is|has been|was|will be|is being|is now)\s+(?:\p{L}+ly )?(?:confirmed|booked|placed|reserved|cancelled|canceled|refunded|processed|approved|delivered|accepted|issued|scheduled|on (?:its|the) way|shipped|made|ready)\b/gu,
  /\b(?:i|we)(?:'?ve| have)? (?:just )?(?:booked|reserved|cancelled|canceled|refunded|placed|confirmed|arranged|applied|scheduled|upgraded|issued) (?:your|you|a|the|it)\b/gu,
  /\byou(?:'?ll| will) (?:be )?(?:refunded|compensated|reimbursed|receive|get|have)\b/gu,
  /\bwill (?:arrive|be delivered|be ready|reach you|be with you|be there)\b|\bfull refund\b|\bmoney[- ]back\b|\bno questions asked\b|\bon the house\b/gu,
  new RegExp(
    `(?<![\\p{L}])و?(?:${any('سنتصل', 'سأتصل', 'سيتصل', 'بنتصل', 'بتصل', 'راح نتصل', 'راح أتصل', 'رح نتصل', 'حنتصل', 'هنتصل', 'سنكلمك', 'بنكلمك', 'راح نكلمك', 'هنكلمك', 'سنتواصل', 'سيتواصل', 'بنتواصل', 'راح نتواصل', 'سأتواصل', 'هنتواصل')})\\p{L}*`,
    'gu',
  ),
  new RegExp(
    `(?<![\\p{L}])و?(?:${any('نضمن', 'أضمن', 'مضمون', 'مضمونة', 'نعدك', 'أعدك', 'نوعدك', 'أوعدك', 'وعد مني', 'أكيد بيوصل', 'نؤكد لك', 'أؤكد لك', 'نتعهد')})(?!\\p{L})`,
    'gu',
  ),
  new RegExp(
    `(?<![\\p{L}])و?(?:${any('سنعيد', 'سنعوض', 'بنعوض', 'راح نعوض', 'نعوضك', 'هنعوض', 'سنرد', 'بنرجع لك', 'راح نرجع', 'هنرجع', 'سنرسل', 'بنرسل', 'راح نرسل', 'هنبعت', 'سنوصل', 'بنوصل', 'راح نوصل', 'سيصل', 'بيوصل', 'راح يوصل', 'هيوصل', 'سنقدم', 'بنعطيك', 'سنمنحك', 'راح نعطيك', 'سنحجز', 'بنحجز', 'سنلغي', 'بنلغي', 'سنتأكد', 'سنبلغ', 'سنخصم', 'بنخصم')})\\p{L}*`,
    'gu',
  ),
  new RegExp(
    `(?<![\\p{L}])و?(?:${any('تم تأكيد', 'تم حجز', 'تم إلغاء', 'تم استرداد', 'تم استرجاع', 'تم الحجز', 'تم التأكيد', 'تم الإلغاء', 'تم تسجيل', 'تم إرسال', 'تم قبول', 'سيتم', 'راح يتم', 'حيتم', 'حجزت لك', 'حجزنا لك', 'أكدت لك', 'أكدنا', 'ألغيت لك', 'ألغينا', 'طلبك في الطريق', 'استرداد كامل', 'المبلغ كاملا')})(?!\\p{L})`,
    'gu',
  ),
  // Arabic futures in their many forms (who, tense, deed), and deeds said to be done.
  /(?<!\p{L})و?(?:(?:راح|رح|حا?|ه|س|سوف|ب)\s?[ايتن])(?:كلم|تصل|رجع|رد|عوض|رسل|بعت|بعث|حجز|لغي|خصم|عط|منح|تواصل|جهز|بلغ|بدل|حول|اكد|سجل|تابع)\p{L}*(?=\s|$|[.!،])/gu,
  /(?<!\p{L})و?(?:الغيت|حجزت|اكدت|غيرت|ارسلت|بلغت|سجلت|خصمت|عوضت|حولت|رجعت|عدلت)(?:\s+(?:لك|لكم|الطلب|طلبك|الحجز|حجزك|المبلغ|مبلغك|الطاوله))/gu,
  // Arabizi.
  /(?<![\p{L}\p{N}])(?:ra7|rah|7a|ha|sa|b)\s?[nbyt2a]?[a-z']*(?:raj+[ae]?3|rja3|radd|3aw+[ae]d|t+[ae]s[ae]l|kal+[ei]m|b3at|was+[ei]l|7j[ei]z|7g[ei]z|l8i|lghi|5s[ei]m|khs[ei]m|3ti)[a-z0-9']*/gu,
  /(?<![\p{L}\p{N}])tam+(?:at)? (?:el )?(?:7ajz|hajz|7agz|el8a2?|elgha2?|ta2ki?d|te2kid|[ie]rja3|[ie]st[ei]rdad|[ie]st[ei]rja3|tasjil)[a-z0-9']*|(?<![\p{L}\p{N}])(?:ndman|bndman|bdman|adman|nadman|aw3dak|nw3dak|bw3dak|wa3d menni)[a-z0-9']*/gu,
];

/** Promises and things said to be done: nobody here can do them, so only the very words of a source may say them. */
export function findPromises(folded: string): FoundClaim[] {
  return PROMISES.flatMap((pattern) =>
    [...folded.matchAll(pattern)].map((match) => {
      // What is promised belongs to the promise: "we guarantee fresh bread" is no warrant for "we guarantee you will love it".
      const promised = /^(?:[^\p{L}\p{N}]+[\p{L}\p{N}]+){0,3}/u.exec(folded.slice(match.index + match[0].length))?.[0] ?? '';
      return { kind: 'promise' as const, text: match[0], values: [`said:${match[0]}${promised}`], at: match.index };
    }),
  );
}

const OFFERS = new RegExp(
  `\\bdiscount\\w*|\\bpromo(?:tion|tions|s| code)?\\b|\\bvouchers?\\b|\\bcoupons?\\b|\\bspecial offers?\\b|\\bbuy one\\b|\\b(?:half|two)[- ]for[- ](?:one|price)\\b|\\bcash ?back\\b|\\b(?:promo|discount|voucher|use the|the) code\\b|(?<!\\p{L})${AR_PREFIX}(?:${any('خصم', 'خصما', 'خصومات', 'تخفيض', 'تخفيضات', 'كوبون', 'قسيمة', 'عرض خاص', 'عروض', 'كاش باك', 'كود', 'رمز الخصم')})(?!\\p{L})`,
  'gu',
);
const FREE = new RegExp(
  `(?<!feel |are you |you are |you're |i'm |i am |be |set |gluten |dairy |nut |sugar |lactose |smoke |alcohol |caffeine |fat |cruelty |tax |duty |stress |milk |egg |meat |soy |wheat |hands |[-])\\bfree\\b(?! (?:to|time|of(?! charge)|from|range)\\b)|\\bcomplimentary\\b|\\bno (?:extra )?(?:charge|cost|fees?)\\b|\\bat no cost\\b|(?<!\\p{L})${AR_PREFIX}(?:${any('مجاني', 'مجانية', 'مجانا', 'مجان', 'ببلاش', 'بلاش', 'بدون رسوم', 'من غير رسوم', 'بدون مقابل')})(?!\\p{L})`,
  'gu',
);
const FREE_TOPICS: Record<string, RegExp> = {
  delivery: /deliver|shipping|\bship|توصيل|شحن/u,
  parking: /parking|valet|مواقف|موقف|صف السيارات/u,
  wifi: /wi-?fi|internet|واي ?فاي|انترنت|نت /u,
  booking: /booking|reserv|table|حجز|طاول|جلسات/u,
  cancellation: /cancel|الغا/u,
  exchange: /exchang|استبدال|تبديل/u,
  returns: /\breturn|refund|ارجاع|استرجاع/u,
  gift: /gift|wrap|هديه|تغليف/u,
  alteration: /alter|hem|tailor|تعديل|تقصير/u,
  styling: /styling|appointment|consult|موعد|تنسيق/u,
  food: /dessert|coffee|drink|water|meal|dish|bread|حلي|قهوه|مشروب|ماء|مياه|وجبه|خبز|طبق/u,
};

/** Offers and things said to cost nothing. "Free" counts per topic: free parking is no free delivery. */
export function findOffers(folded: string): FoundClaim[] {
  const offers = [...folded.matchAll(OFFERS)].map((match) => ({
    kind: 'percent' as const,
    text: match[0],
    values: ['offer'],
    at: match.index,
  }));
  const topics = Object.entries(FREE_TOPICS).flatMap(([topic, pattern]) => (pattern.test(folded) ? [topic] : []));
  const free = [...folded.matchAll(FREE)].map((match) => ({
    ...{ kind: 'price' as const, text: match[0], at: match.index },
    values: topics.length > 0 ? topics.map((topic) => `free:${topic}`) : ['free:'],
  }));
  return [...offers, ...free];
}

const STREET_EN =
  /((?:[\p{L}'-]+ ){0,3}?[\p{L}'-]+)[ ](?:street|road|avenue|boulevard|highway|lane|square|district|tower|towers|mall|plaza|building|court|roundabout)\b/gu;
const STREET_STOP = new Set(
  'a an the our your this that in on at of to from and or is are we you it by near inside no every each shopping any next main same other with for visit located find'.split(
    ' ',
  ),
);
const STREET_AR =
  /(?<!\p{L})[وب]?(?:ل|ب)?(?:ال)?(?:شارع|طريق|حي|مبني|عماره|برج|مجمع|مول|ممشي|دوار|ميدان|قطعه)\s+([\p{L}\p{N}]+)(?:\s+([\p{L}\p{N}]+))?/gu;
/** First words that open a longer Arabic name and tell nothing alone. */
const STREET_OPENERS = /^(?:الملك|الامير|الاميره|الشيخ|الامام|ابن|ابو|ام|عبد|بن|سيدي|السلطان|الشهيد|الدكتور|رقم)$/u;
const CITIES = word(
  any(
    ...[
      'riyadh',
      'jeddah',
      'jedda',
      'dammam',
      'khobar',
      'mecca',
      'makkah',
      'medina',
      'madinah',
      'taif',
      'abha',
      'tabuk',
      'dubai',
      'abu dhabi',
      'sharjah',
      'ajman',
      'al ain',
      'kuwait city',
      'salmiya',
      'hawalli',
      'doha',
      'manama',
      'muscat',
      'cairo',
      'alexandria',
      'giza',
      'amman',
      'beirut',
      'baghdad',
      'damascus',
      'istanbul',
      'london',
      'paris',
      'new york',
    ],
    ...[
      'الرياض',
      'جدة',
      'الدمام',
      'الخبر',
      'مكة',
      'المدينة المنورة',
      'الطائف',
      'أبها',
      'تبوك',
      'دبي',
      'أبوظبي',
      'أبو ظبي',
      'الشارقة',
      'عجمان',
      'العين',
      'مدينة الكويت',
      'السالمية',
      'حولي',
      'الدوحة',
      'المنامة',
      'مسقط',
      'القاهرة',
      'الإسكندرية',
      'الجيزة',
      'عمّان',
      'بيروت',
      'بغداد',
      'دمشق',
      'اسطنبول',
      'لندن',
      'باريس',
    ],
  ),
);
const CITY_PAIRS: readonly (readonly string[])[] = [
  ['riyadh', 'الرياض'],
  ['jeddah', 'jedda', 'جده'],
  ['dammam', 'الدمام'],
  ['khobar', 'الخبر'],
  ['mecca', 'makkah', 'مكه'],
  ['medina', 'madinah', 'المدينه المنوره'],
  ['dubai', 'دبي'],
  ['abu dhabi', 'ابوظبي', 'ابو ظبي'],
  ['sharjah', 'الشارقه'],
  ['ajman', 'عجمان'],
  ['al ain', 'العين'],
  ['kuwait city', 'مدينه الكويت'],
  ['salmiya', 'السالميه'],
  ['hawalli', 'حولي'],
  ['doha', 'الدوحه'],
  ['manama', 'المنامه'],
  ['muscat', 'مسقط'],
  ['cairo', 'القاهره'],
  ['amman', 'عمان'],
  ['beirut', 'بيروت'],
];

/** Streets, buildings, districts and cities. Values are folded names that the evidence must hold. */
export function findPlaces(folded: string): FoundClaim[] {
  const claims: FoundClaim[] = [];
  for (const match of folded.matchAll(STREET_EN)) {
    const before = (match[1] ?? '').split(' ');
    const cut = before.findLastIndex((each) => STREET_STOP.has(each));
    const name = before
      .slice(cut + 1)
      .slice(-2)
      .join(' ');
    const kind = match[0].slice((match[1] ?? '').length).trim();
    if (name !== '') claims.push({ kind: 'address', text: `${name} ${kind}`, values: [`said:${name} ${kind}`], at: match.index });
  }
  for (const match of folded.matchAll(STREET_AR)) {
    const [, first = '', second = ''] = match;
    if (STREET_FILLER.has(first)) continue;
    const name = STREET_OPENERS.test(first) && second !== '' ? `${first} ${second}` : first;
    claims.push({ kind: 'address', text: match[0].trim(), values: [`said:${name}`], at: match.index });
  }
  for (const match of folded.matchAll(CITIES)) {
    const bare = match[0].replace(/^[وفبلك](?=(?:ال)?\p{Script=Arabic}{3,})/u, '');
    const pair = CITY_PAIRS.find((names) => names.includes(match[0]) || names.includes(bare));
    claims.push({ kind: 'address', text: match[0], values: (pair ?? [bare, match[0]]).map((name) => `said:${name}`), at: match.index });
  }
  return claims;
}
const STREET_FILLER = new Set(
  any('في', 'من', 'على', 'إلى', 'الذي', 'التي', 'هذا', 'هذه', 'كان', 'هو', 'هي', 'مستقل', 'خاص', 'واحد').split('|'),
);
