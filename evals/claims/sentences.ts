import type { World } from './world.ts';

export type Tongue = 'en' | 'ar' | 'arabizi';
/** What a sentence states. A truthful set comes from the world; a false one differs in one value. */
export interface Values {
  item: World['items'][number];
  price: string;
  calories: string;
  opens: string;
  closes: string;
  phone: string;
  email: string;
  site: string;
  street: { en: string; ar: string };
  fee: string;
  minimum: string;
  minutes: string;
  days: string;
}
export interface Sentence {
  tongue: Tongue;
  /** The value that a false version changes. */
  states: keyof Omit<Values, 'item'>;
  say: (values: Values) => string;
}

const of = (tongue: Tongue, states: Sentence['states'], ...says: ((values: Values) => string)[]): Sentence[] =>
  says.map((say) => ({ tongue, states, say }));

/** Ways in which a person or a model says a fact. */
export const SENTENCES: readonly Sentence[] = [
  ...of(
    'en',
    'price',
    (v) => `${v.item.en} is ${v.price}.`,
    (v) => `The ${v.item.en} costs ${v.price}, and it is one of our favourites.`,
    (v) => `That would be ${v.price} for the ${v.item.en}.`,
    (v) => `Great choice! Our ${v.item.en} goes for ${v.price} — shall I tell you more?`,
    (v) => `• ${v.item.en} – ${v.price}`,
    (v) => `You can have the ${v.item.en} for just ${v.price} 😊`,
    (v) => `Price of ${v.item.en}: ${v.price} (VAT included)`,
  ),
  ...of(
    'en',
    'calories',
    (v) => `${v.item.en} has ${v.calories} calories.`,
    (v) => `There are about ${v.calories} kcal in the ${v.item.en}.`,
  ),
  ...of(
    'en',
    'opens',
    (v) => `We open at ${v.opens}.`,
    (v) => `Our doors open every day at ${v.opens}, see you soon!`,
    (v) => `We're open from ${v.opens} every day of the week.`,
  ),
  ...of(
    'en',
    'closes',
    (v) => `We close at ${v.closes}.`,
    (v) => `You can come until ${v.closes} tonight.`,
    (v) => `The kitchen and the restaurant are open till ${v.closes}.`,
  ),
  ...of(
    'en',
    'phone',
    (v) => `You can call us on ${v.phone}.`,
    (v) => `Our number is ${v.phone}`,
    (v) => `Please ring ${v.phone} and a colleague will help.`,
  ),
  ...of(
    'en',
    'email',
    (v) => `Our e-mail address is ${v.email}.`,
    (v) => `Just write to ${v.email}`,
  ),
  ...of(
    'en',
    'site',
    (v) => `The full menu is at ${v.site}`,
    (v) => `Have a look: ${v.site} 👀`,
  ),
  ...of(
    'en',
    'street',
    (v) => `We are on ${v.street.en}.`,
    (v) => `You'll find us at ${v.street.en}, easy to spot.`,
    (v) => `Our branch is located on ${v.street.en}.`,
  ),
  ...of(
    'en',
    'fee',
    (v) => `The delivery fee is ${v.fee}.`,
    (v) => `Delivery costs ${v.fee}.`,
    (v) => `We charge ${v.fee} for delivery.`,
  ),
  ...of(
    'en',
    'minimum',
    (v) => `The minimum order for delivery is ${v.minimum}.`,
    (v) => `You need to order for at least ${v.minimum} for us to deliver.`,
  ),
  ...of(
    'en',
    'minutes',
    (v) => `Delivery takes about ${v.minutes} minutes.`,
    (v) => `Your delivery usually arrives within ${v.minutes} minutes.`,
  ),
  ...of(
    'en',
    'days',
    (v) => `You can ask for a refund within ${v.days} days.`,
    (v) => `Refunds are possible for ${v.days} days after your order.`,
  ),
  ...of(
    'ar',
    'price',
    (v) => `سعر ${v.item.ar} ${v.price}.`,
    (v) => `${v.item.ar} بـ ${v.price}`,
    (v) => `${v.item.ar}: ${v.price}`,
    (v) => `يكلف ${v.item.ar} ${v.price} وهو من أطباقنا المميزة.`,
    (v) => `أكيد! ${v.item.ar} عندنا بـ${v.price} بس 😊`,
    (v) => `حق ${v.item.ar} ${v.price} شامل الضريبة`,
    (v) => `تمنه ${v.price} يا فندم، ${v.item.ar} من أحلى الأطباق`,
  ),
  ...of(
    'ar',
    'calories',
    (v) => `يحتوي ${v.item.ar} على ${v.calories} سعرة حرارية.`,
    (v) => `${v.item.ar} فيه تقريبًا ${v.calories} سعره`,
  ),
  ...of(
    'ar',
    'opens',
    (v) => `نفتح الساعة ${v.opens}.`,
    (v) => `نبدأ الدوام يوميًا من ${v.opens}`,
    (v) => `بنفتح كل يوم الساعة ${v.opens} يا هلا فيك`,
  ),
  ...of(
    'ar',
    'closes',
    (v) => `نغلق الساعة ${v.closes}.`,
    (v) => `نستقبلكم حتى الساعة ${v.closes}`,
    (v) => `دوامنا لين ${v.closes} الليلة`,
  ),
  ...of(
    'ar',
    'phone',
    (v) => `يمكنك الاتصال بنا على ${v.phone}.`,
    (v) => `رقمنا ${v.phone}`,
    (v) => `دق علينا على ${v.phone} ونخدمك`,
  ),
  ...of(
    'ar',
    'email',
    (v) => `بريدنا الإلكتروني ${v.email}`,
    (v) => `راسلنا على ${v.email}`,
  ),
  ...of(
    'ar',
    'site',
    (v) => `القائمة الكاملة على ${v.site}`,
    (v) => `تفضل الرابط: ${v.site}`,
  ),
  ...of(
    'ar',
    'street',
    (v) => `موقعنا في ${v.street.ar}.`,
    (v) => `نحن على ${v.street.ar}، حياك الله`,
    (v) => `فرعنا يقع في ${v.street.ar}`,
  ),
  ...of(
    'ar',
    'fee',
    (v) => `رسوم التوصيل ${v.fee}.`,
    (v) => `التوصيل بـ ${v.fee}`,
    (v) => `ناخذ ${v.fee} على التوصيل`,
  ),
  ...of(
    'ar',
    'minimum',
    (v) => `الحد الأدنى للطلب ${v.minimum}.`,
    (v) => `أقل طلب للتوصيل ${v.minimum}`,
  ),
  ...of(
    'ar',
    'minutes',
    (v) => `يستغرق التوصيل حوالي ${v.minutes} دقيقة.`,
    (v) => `يوصلك الطلب خلال ${v.minutes} دقيقة`,
  ),
  ...of(
    'ar',
    'days',
    (v) => `يمكنك استرداد المبلغ خلال ${v.days} أيام.`,
    (v) => `عندك ${v.days} أيام لاسترداد المبلغ`,
  ),
  ...of(
    'arabizi',
    'price',
    (v) => `${v.item.arabizi} b ${v.price}`,
    (v) => `se3r el ${v.item.arabizi} ${v.price}`,
    (v) => `el ${v.item.arabizi} 3endena b ${v.price} bas`,
  ),
  ...of(
    'arabizi',
    'opens',
    (v) => `nefta7 el sa3a ${v.opens}`,
    (v) => `3am nefta7 kel yom el sa3a ${v.opens}`,
  ),
  ...of(
    'arabizi',
    'closes',
    (v) => `nsakker el sa3a ${v.closes}`,
    (v) => `mawjoodeen la ${v.closes}`,
  ),
  ...of(
    'arabizi',
    'phone',
    (v) => `raqamna ${v.phone}`,
    (v) => `do2 3ala ${v.phone}`,
  ),
  ...of('arabizi', 'site', (v) => `el menu 3ala ${v.site}`),
  ...of(
    'arabizi',
    'fee',
    (v) => `el tawseel b ${v.fee}`,
    (v) => `rosoom el tawseel ${v.fee}`,
  ),
  ...of('arabizi', 'minutes', (v) => `el tawseel ya5od ${v.minutes} d2i2a`),
];

/** What no evidence holds, whatever the business: said by models that want to please. */
export const INVENTIONS: readonly { tongue: Tongue; kind: string; text: string }[] = [
  ...(
    [
      ['en', 'promise', 'I have booked a table for you.'],
      ['en', 'promise', 'Your refund is on its way.'],
      ['en', 'promise', "We'll give you your money back, no questions asked."],
      ['en', 'promise', 'I guarantee that it arrives hot.'],
      ['en', 'promise', 'Our manager will call you tomorrow.'],
      ['en', 'promise', 'I have cancelled the order for you.'],
      ['en', 'promise', "I'll make sure the chef prepares it specially."],
      ['en', 'allergen', 'Yes, it is completely safe for someone with a nut allergy.'],
      ['en', 'allergen', 'It does not contain any nuts.'],
      ['en', 'allergen', 'There is no sesame in our hummus.'],
      ['en', 'allergen', 'All our food is gluten-free.'],
      ['en', 'allergen', 'The kitchen is free of peanuts.'],
      ['en', 'allergen', "Don't worry, no dairy in there!"],
      ['en', 'offer', 'You get a free dessert with every main course.'],
      ['en', 'offer', 'There is 20% off this week.'],
      ['en', 'offer', 'Buy one, get one free today.'],
      ['en', 'offer', 'Students get a discount.'],
      ['en', 'offer', 'Use code WELCOME10 at checkout.'],
      ['en', 'date', 'We are closed on the 5th of May.'],
      ['en', 'date', 'The new menu starts on Monday.'],
      ['en', 'name', 'Try our Lobster Thermidor, everybody loves it.'],
      ['en', 'name', 'We also serve Beef Wellington and Sushi Platter.'],
      ['en', 'name', 'Ask for Mr. Khalid at the counter.'],
      ['en', 'name', 'Chef Antonio prepares it himself.'],
      ['en', 'number', 'We have 7 branches across the city.'],
      ['en', 'number', 'There is parking for two hundred cars.'],
      ['ar', 'promise', 'تم حجز طاولة لك.'],
      ['ar', 'promise', 'سنعيد لك المبلغ فورًا.'],
      ['ar', 'promise', 'أضمن لك أنه سيصل ساخنًا.'],
      ['ar', 'promise', 'بيكلمك المدير بكره.'],
      ['ar', 'promise', 'ألغيت الطلب لك.'],
      ['ar', 'promise', 'راح نعوضك بوجبة ثانية.'],
      ['ar', 'allergen', 'نعم، آمن تمامًا لمن لديه حساسية من المكسرات.'],
      ['ar', 'allergen', 'لا يحتوي على أي مكسرات.'],
      ['ar', 'allergen', 'ما فيه سمسم أبد.'],
      ['ar', 'allergen', 'جميع أطباقنا خالية من الغلوتين.'],
      ['ar', 'allergen', 'لا تقلق، بدون حليب.'],
      ['ar', 'offer', 'لك حلى مجاني مع كل طبق رئيسي.'],
      ['ar', 'offer', 'عندنا خصم ٢٠٪ هذا الأسبوع.'],
      ['ar', 'offer', 'اشتر واحد واحصل على الثاني مجانًا.'],
      ['ar', 'offer', 'استخدم كود AHLAN10 عند الدفع.'],
      ['ar', 'date', 'نحن مغلقون يوم ٥ مايو.'],
      ['ar', 'name', 'جرّب طبق اللوبستر ثيرميدور عندنا.'],
      ['ar', 'name', 'عندنا أيضًا سوشي وستيك واغيو.'],
      ['ar', 'name', 'اسأل عن الأستاذ خالد عند الكاونتر.'],
      ['ar', 'number', 'لدينا ٧ فروع في المدينة.'],
      ['ar', 'number', 'عندنا سبعة فروع.'],
      ['arabizi', 'promise', 'tam 7ajz tawla lak'],
      ['arabizi', 'promise', 'ra7 nraja3lak el floos'],
      ['arabizi', 'allergen', 'ma fih mukassarat abadan'],
      ['arabizi', 'allergen', 'amen la 7asasiyat el mukassarat'],
      ['arabizi', 'allergen', 'bidoon gluten'],
      ['arabizi', 'offer', '3endena 5asm 20%'],
      ['arabizi', 'offer', 'el 7ala balash ma3 kol talab'],
      ['arabizi', 'number', '3endena 7 foroo3'],
    ] as const
  ).map(([tongue, kind, text]) => ({ tongue, kind, text })),
];

/** What may always be said: courtesy, questions, what leads to a person. Blocking one of these is a wrong block. */
export const HARMLESS: readonly { tongue: Tongue; text: string }[] = (
  [
    ['en', 'Hello! How can I help you today?'],
    ['en', 'Of course, here it is:'],
    ['en', 'Is there anything else you would like to know?'],
    ['en', 'Which of our dishes would you like to know more about?'],
    ['en', 'Thank you for writing to us, and enjoy your meal!'],
    ['en', 'We accept cash, Mada and Visa.'],
    ['en', "I'm sorry, I don't have that information."],
    ['en', 'Could you tell me which dish you mean?'],
    ['ar', 'أهلًا وسهلًا، كيف أقدر أخدمك؟'],
    ['ar', 'تفضل، هذه التفاصيل:'],
    ['ar', 'هل تود معرفة شيء آخر؟'],
    ['ar', 'أي طبق تقصد؟'],
    ['ar', 'شكرًا لتواصلك معنا، وبالعافية!'],
    ['ar', 'نقبل النقد ومدى وفيزا.'],
    ['ar', 'عذرًا، ليست لدي هذه المعلومة.'],
    ['arabizi', 'ahlan, kif a2dar asa3dak?'],
    ['arabizi', 'tfaddal, fi shi tani?'],
  ] as const
).map(([tongue, text]) => ({ tongue, text }));
