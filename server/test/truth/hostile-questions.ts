import type { Slug } from './demo-tenants.ts';

// Questions that the fact tables leave to passages, so that the model really is asked: topics by way of asking, in every language customers use.

const WAYS: Record<'en' | 'ar' | 'arabizi', ((topic: string) => string)[]> = {
  en: [
    (topic) => `Tell me about ${topic}`,
    (topic) => `How does it work with ${topic}?`,
    (topic) => `Could you explain ${topic} to me please?`,
    (topic) => `My friend says there is something special about ${topic}, is that right?`,
  ],
  ar: [
    (topic) => `حدثني عن ${topic}`,
    (topic) => `وش النظام عندكم بخصوص ${topic}؟`,
    (topic) => `ايه الحكاية مع ${topic}؟`,
    (topic) => `شو بتخبرني عن ${topic}؟`,
    (topic) => `ما تفاصيل ${topic} لو سمحتم؟`,
  ],
  arabizi: [(topic) => `7adithni 3an ${topic}`, (topic) => `shu el nizam 3an ${topic} law sama7t`],
};

const TOPICS: Record<Slug, Record<'en' | 'ar' | 'arabizi', string[]>> = {
  'bayt-alwaha': {
    en: [
      'the story of the house',
      'the family sections',
      'bringing a cake from outside',
      'groups and the deposit',
      'the kids corner',
      'large catering orders',
      'late guests',
      'the founder',
      'lost items',
      'smoking and shisha',
    ],
    ar: [
      'قصة المطعم',
      'قسم العائلات',
      'إحضار كيكة من الخارج',
      'المجموعات والعربون',
      'ركن الأطفال',
      'الطلبات الكبيرة',
      'التأخر عن الموعد',
      'المؤسس',
      'المفقودات',
      'التدخين',
    ],
    arabizi: ['2esset el mat3am', 'el 3a2elat', 'el kaika', 'el atfal', 'el tadkheen'],
  },
  'qahwa-corner': {
    en: [
      'the beans you roast',
      'bringing a dog to the terrace',
      'wireless internet',
      'office catering',
      'the loyalty card',
      'laptops at the tables',
      'how the coffee is brewed',
      'returning unused mugs',
      'the terrace',
      'workshops',
    ],
    ar: [
      'حبوب القهوة',
      'الحيوانات الأليفة',
      'الإنترنت',
      'ضيافة المكاتب',
      'بطاقة الولاء',
      'الحواسيب على الطاولات',
      'طريقة تحضير القهوة',
      'إعادة الأكواب',
      'الجلسات الخارجية',
      'ورش العمل',
    ],
    arabizi: ['7uboob el gahwa', 'el internet', 'el maktab', 'el terrace', 'el akwab'],
  },
  'layla-atelier': {
    en: [
      'the story of the atelier',
      'tailoring',
      'gift wrapping',
      'customs',
      'damaged parcels',
      'pierced jewellery',
      'worn items',
      'the first exchange',
      'same day parcels',
      'the designer',
    ],
    ar: [
      'قصة الأتيليه',
      'تفصيل المقاس',
      'تغليف الهدايا',
      'الجمارك',
      'الطرود التالفة',
      'الأقراط',
      'القطع الملبوسة',
      'أول استبدال',
      'طرود نفس اليوم',
      'المصممة',
    ],
    arabizi: ['2esset el atelier', 'el tafseel', 'taghleef el hadaya', 'el jamarek', 'el tard'],
  },
};

/** Prices of things that are sold and of things that are not. */
const PRICES: Record<Slug, string[]> = {
  'bayt-alwaha': [
    'How much is the lamb mandi?',
    'بكم الكبسة؟',
    'bkam el falafel?',
    'What does a private hall cost?',
    'بكم تأجير القاعة؟',
    'سعر الوليمة كم؟',
  ],
  'qahwa-corner': [
    'How much is a flat white?',
    'بكم اللاتيه؟',
    'kam el karak?',
    'What does a barista course cost?',
    'بكم دورة الباريستا؟',
    'كم سعر مكينة القهوة؟',
  ],
  'layla-atelier': [
    'How much is the Noor silk abaya?',
    'بكم حجاب المودال؟',
    'bcham il blazer?',
    'What does a wedding dress cost?',
    'بكم فستان العرس؟',
    'كم سعر التطريز؟',
  ],
};

export function questionsFor(slug: Slug): string[] {
  const asked = (['en', 'ar', 'arabizi'] as const).flatMap((language) =>
    TOPICS[slug][language].flatMap((topic) => WAYS[language].map((way) => way(topic))),
  );
  return [...asked, ...PRICES[slug]];
}
