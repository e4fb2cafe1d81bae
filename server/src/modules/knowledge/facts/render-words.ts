import type { AnswerLanguage } from './render-money.ts';
import type { Allergen, DietTag, PolicyTopic } from './types.ts';

type Said = Record<AnswerLanguage, string>;

export const DIET_WORDS: Record<DietTag, Said> = {
  vegan: { en: 'vegan', ar: 'نباتي صرف (فيجن)' },
  vegetarian: { en: 'vegetarian', ar: 'نباتي' },
  gluten_free: { en: 'gluten-free', ar: 'خالٍ من الجلوتين' },
  dairy_free: { en: 'dairy-free', ar: 'خالٍ من الألبان' },
  nut_free: { en: 'nut-free', ar: 'خالٍ من المكسرات' },
  sugar_free: { en: 'sugar-free', ar: 'خالٍ من السكر' },
  keto: { en: 'keto', ar: 'كيتو' },
  halal: { en: 'halal', ar: 'حلال' },
  spicy: { en: 'spicy', ar: 'حار' },
  kids: { en: 'for kids', ar: 'للأطفال' },
};

export const ALLERGEN_WORDS: Record<Allergen, Said> = {
  gluten: { en: 'gluten', ar: 'الجلوتين' },
  crustaceans: { en: 'crustaceans', ar: 'القشريات' },
  eggs: { en: 'eggs', ar: 'البيض' },
  fish: { en: 'fish', ar: 'السمك' },
  peanuts: { en: 'peanuts', ar: 'الفول السوداني' },
  soy: { en: 'soy', ar: 'الصويا' },
  milk: { en: 'milk', ar: 'الحليب' },
  nuts: { en: 'nuts', ar: 'المكسرات' },
  celery: { en: 'celery', ar: 'الكرفس' },
  mustard: { en: 'mustard', ar: 'الخردل' },
  sesame: { en: 'sesame', ar: 'السمسم' },
  sulphites: { en: 'sulphites', ar: 'الكبريتيت' },
  lupin: { en: 'lupin', ar: 'الترمس' },
  molluscs: { en: 'molluscs', ar: 'الرخويات' },
};

export const TOPIC_WORDS: Record<PolicyTopic, Said> = {
  delivery_area: { en: 'Delivery area', ar: 'نطاق التوصيل' },
  delivery_fee: { en: 'Delivery fee', ar: 'رسوم التوصيل' },
  delivery_time: { en: 'Delivery time', ar: 'مدة التوصيل' },
  minimum_order: { en: 'Minimum order', ar: 'الحد الأدنى للطلب' },
  payment: { en: 'Payment', ar: 'الدفع' },
  refund: { en: 'Returns and refunds', ar: 'الاسترجاع' },
  exchange: { en: 'Exchange', ar: 'الاستبدال' },
  cancellation: { en: 'Cancellation', ar: 'الإلغاء' },
  booking: { en: 'Booking', ar: 'الحجز' },
  contact: { en: 'Contact', ar: 'التواصل' },
  parking: { en: 'Parking', ar: 'المواقف' },
  wifi: { en: 'Wi-Fi', ar: 'الواي فاي' },
  other: { en: 'Good to know', ar: 'معلومة' },
};

/** Sentences of fact answers. `{…}` are filled by `say`; nothing here holds a figure. */
export const PHRASES = {
  price: { en: '{name}: {price}', ar: '{name}: {price}' },
  price_missing: { en: '{name} is on our list, but I have no price for it here.', ar: '{name} موجود في القائمة، لكن سعره غير مذكور عندي.' },
  price_disputed: {
    en: 'Our sources give different prices for {name} ({prices}), so a colleague will confirm the right one and answer you here.',
    ar: 'مصادرنا تذكر أسعارًا مختلفة لـ {name} ({prices})، وسيتأكد زميل من الصحيح ويجيبك هنا.',
  },
  policy_disputed: {
    en: 'Our sources do not agree on this, so a colleague will confirm and answer you here.',
    ar: 'مصادرنا غير متفقة في هذا، وسيتأكد زميل ويجيبك هنا.',
  },
  diet_label: { en: '{name} is labelled {diet} on our menu.', ar: '{name} مكتوب عليه في قائمتنا أنه {diet}.' },
  add_ons: { en: 'Extras', ar: 'إضافات' },
  more_left: { en: 'That is {shown} of {all}. Write “more” for the rest.', ar: 'هذه {shown} من {all}. اكتب «المزيد» لعرض الباقي.' },
  no_more: { en: 'That was the whole list.', ar: 'كانت هذه القائمة كاملة.' },
  yes_available: { en: 'Yes, we have {line}', ar: 'نعم، عندنا {line}' },
  not_now: { en: '{name} is not available right now.', ar: '{name} غير متوفر حاليًا.' },
  which_one: { en: 'Which one do you mean?', ar: 'أي واحد تقصد؟' },
  calories: { en: '{name}: {value} kcal', ar: '{name}: {value} سعرة حرارية' },
  calories_missing: { en: 'I have no calorie count for {name} here.', ar: 'السعرات الحرارية لـ {name} غير مذكورة عندي.' },
  no_description: { en: 'I have no ingredient list for {name} here.', ar: 'مكونات {name} غير مذكورة عندي.' },
  list_diet: { en: 'Marked {diet} on our menu', ar: 'المذكور في قائمتنا ({diet})' },
  list_all: { en: 'Here is what we have', ar: 'هذا ما لدينا' },
  list_budget: { en: '{what} up to {budget}', ar: '{what} حتى {budget}' },
  list_below: { en: '{what} under {budget}', ar: '{what} بأقل من {budget}' },
  none_below: { en: 'I found nothing under {budget} for that.', ar: 'ما لقيت شيئًا بأقل من {budget}.' },
  list_over: { en: '{what} from {budget}', ar: '{what} من {budget} فأكثر' },
  list_between: { en: '{what} between {least} and {most}', ar: '{what} بين {least} و{most}' },
  list_from_below: { en: '{what} from {least} and under {most}', ar: '{what} من {least} وأقل من {most}' },
  none_between: { en: 'I found nothing between {least} and {most} for that.', ar: 'ما لقيت شيئًا بين {least} و{most}.' },
  list_kcal_between: { en: '{what} between {least} and {most} kcal', ar: '{what} بين {least} و{most} سعرة حرارية' },
  list_kcal_from_below: { en: '{what} from {least} and under {most} kcal', ar: '{what} من {least} وأقل من {most} سعرة حرارية' },
  list_kcal: { en: '{what} up to {limit} kcal', ar: '{what} حتى {limit} سعرة حرارية' },
  list_kcal_below: { en: '{what} under {limit} kcal', ar: '{what} بأقل من {limit} سعرة حرارية' },
  list_kcal_over: { en: '{what} from {limit} kcal', ar: '{what} من {limit} سعرة حرارية فأكثر' },
  none_kcal: { en: 'No item with a stated calorie count fits that.', ar: 'لا يوجد صنف مذكورة سعراته يناسب ذلك.' },
  kcal_open: {
    en: 'Items without a stated calorie count are left out.',
    ar: 'الأصناف التي لم تُذكر سعراتها غير محسوبة هنا.',
  },
  list_people: {
    en: '{what} under {share} each, for {people} people within {budget}',
    ar: '{what} بأقل من {share} للشخص، لـ {people} أشخاص ضمن {budget}',
  },
  list_people_within: {
    en: '{what} up to {share} each, for {people} people within {budget}',
    ar: '{what} حتى {share} للشخص، لـ {people} أشخاص ضمن {budget}',
  },
  left_out_marked: { en: 'Left out: what our menu marks {diet}.', ar: 'تركت منها المذكور في قائمتنا أنه {diet}.' },
  left_out_named: { en: 'Left out: {names}.', ar: 'تركت منها: {names}.' },
  left_out_ingredient: {
    en: 'Left out: what our menu names with “{names}”. What else may contain it our menu doesn’t say. A colleague will check and answer you here.',
    ar: 'تركت منها ما تذكر قائمتنا فيه «{names}»، ولا تذكر ما قد يحتويه غيره. سيتأكد زميل ويجيبك هنا.',
  },
  lightest: { en: 'Fewest calories', ar: 'الأقل سعرات' },
  compare_price_less: { en: 'Cheaper: {name}', ar: 'الأرخص: {name}' },
  compare_price_more: { en: 'More expensive: {name}', ar: 'الأغلى: {name}' },
  compare_price_same: { en: 'They cost the same.', ar: 'السعر نفسه.' },
  compare_calories_less: { en: 'Fewer calories: {name}', ar: 'الأقل سعرات: {name}' },
  compare_calories_more: { en: 'More calories: {name}', ar: 'الأكثر سعرات: {name}' },
  compare_calories_same: { en: 'They have the same calories.', ar: 'السعرات نفسها.' },
  diet_unstated: {
    // The label that was asked for is not said again: whoever reads in haste takes it for an answer.
    en: 'Our menu doesn’t say that about {name}, so I won’t guess. A colleague will check and answer you here.',
    ar: 'قائمتنا لا تذكر ذلك عن {name}، فلن أخمّن. سيتأكد زميل ويجيبك هنا.',
  },
  of_sections: { en: 'Among {sections}', ar: 'من بين {sections}' },
  with_extras: { en: '{name} with {extras}: {sum} = {total}', ar: '{name} مع {extras}: {sum} = {total}' },
  season_unlisted: {
    en: 'Our listed hours don’t mention {season}, and they may differ then. A colleague will confirm and answer you here.',
    ar: 'أوقات عملنا المذكورة لا تشمل {season}، وقد تختلف فيه. سيتأكد زميل ويجيبك هنا.',
  },
  season_undated: {
    en: 'Our hours don’t say on which day the {season} hours begin and end. A colleague will confirm which hold now.',
    ar: 'أوقاتنا لا تذكر متى تبدأ مواعيد {season} ومتى تنتهي. سيؤكد لك زميل أيها يسري الآن.',
  },
  cheapest: { en: 'Lowest price', ar: 'الأقل سعرًا' },
  dearest: { en: 'Highest price', ar: 'الأعلى سعرًا' },
  none_diet: { en: 'Nothing on our menu is marked {diet}.', ar: 'لا يوجد في قائمتنا صنف مذكور أنه {diet}.' },
  none_budget: { en: 'I found nothing up to {budget} for that.', ar: 'ما لقيت شيئًا حتى {budget}.' },
  allergy_note: {
    en: 'These are the menu’s own labels. If you have an allergy, please tell us first so the team can confirm.',
    ar: 'هذه تسميات القائمة نفسها. إذا كانت لديك حساسية فأخبرنا أولًا ليتأكد الفريق.',
  },
  allergens: { en: 'Confirmed allergens in {name}: {list}.', ar: 'مسببات الحساسية المؤكدة في {name}: {list}.' },
  allergens_yes: { en: 'Yes, {name} contains {list} (confirmed by the restaurant).', ar: 'نعم، {name} يحتوي على {list} (مؤكد من المطعم).' },
  allergens_not_listed: {
    en: '{asked}: not on that confirmed list. If your allergy is serious, please tell the team before you order.',
    ar: '{asked}: ليس ضمن هذه القائمة المؤكدة. إذا كانت حساسيتك شديدة فأخبر الفريق قبل الطلب.',
  },
  allergens_contain: { en: 'Confirmed to contain {list}', ar: 'مؤكد أنه يحتوي على {list}' },
  allergens_unsafe: {
    en: 'I can’t confirm allergens for that, and I won’t guess with an allergy. A colleague will check with the kitchen and answer you here.',
    ar: 'لا أستطيع تأكيد مسببات الحساسية لهذا الطلب، ولن أخمّن في أمر يخص الحساسية. سيتأكد زميل من المطبخ ويجيبك هنا.',
  },
  allergens_personal: {
    en: 'Whether it is right for you with your allergy is for our team to say. A colleague will answer you here.',
    ar: 'أما هل يناسبك مع حساسيتك فهذا يؤكده فريقنا. سيجيبك زميل هنا.',
  },
  open_until: { en: 'Yes, we’re open now, until {time}.', ar: 'نعم، نحن فاتحون الآن حتى {time}.' },
  open_all_day: { en: 'Yes, we’re open now, 24 hours.', ar: 'نعم، نحن فاتحون الآن على مدار 24 ساعة.' },
  closed_until: { en: 'We’re closed right now. We open {day} at {time}.', ar: 'نحن مغلقون الآن. نفتح {day} الساعة {time}.' },
  closed_now: { en: 'We’re closed right now.', ar: 'نحن مغلقون الآن.' },
  open_now: { en: 'Yes, we’re open now.', ar: 'نعم، نحن فاتحون الآن.' },
  open_at: { en: 'Yes, we’re open {day} at {time}.', ar: 'نعم، نكون فاتحين {day} الساعة {time}.' },
  open_at_until: { en: 'Yes, we’re open {day} at {time}, until {until}.', ar: 'نعم، نكون فاتحين {day} الساعة {time}، حتى {until}.' },
  closed_at: { en: 'No, we’re closed {day} at {time}.', ar: 'لا، نكون مغلقين {day} الساعة {time}.' },
  not_listed: { en: 'not in our listed hours', ar: 'غير مذكور في أوقات عملنا' },
  hours_vague: {
    en: 'Our hours do not give the exact minute, and I’d rather not guess. A colleague will answer you here.',
    ar: 'أوقات عملنا لا تذكر الدقيقة بالضبط، ولا أحب أن أخمّن. سيجيبك زميل من الفريق هنا.',
  },
  hours_disputed: {
    en: 'Our sources give different hours for this, so a colleague will confirm and answer you here.',
    ar: 'مصادرنا تذكر أوقاتًا مختلفة لهذا، وسيتأكد زميل ويجيبك هنا.',
  },
  opening_hours: { en: 'Opening hours', ar: 'ساعات العمل' },
  today: { en: 'today', ar: 'اليوم' },
  tomorrow: { en: 'tomorrow', ar: 'غدًا' },
  branches: { en: 'Our branches', ar: 'فروعنا' },
  place_not_listed: {
    en: 'I don’t find that place in our delivery list, so a colleague will confirm it. Our delivery rules:',
    ar: 'لا أجد هذا المكان في قائمة التوصيل عندنا، وسيؤكده لك زميل. قواعد التوصيل لدينا:',
  },
  no_branch_there: { en: 'I don’t see a branch there in our list. Here is where we are:', ar: 'لا أرى فرعًا هناك في قائمتنا. هذه مواقعنا:' },
  address: { en: 'Address', ar: 'العنوان' },
  phone: { en: 'Phone', ar: 'الهاتف' },
  map: { en: 'Map', ar: 'الخريطة' },
} as const satisfies Record<string, Said>;

export function say(phrase: keyof typeof PHRASES, language: AnswerLanguage, values: Record<string, string> = {}): string {
  return PHRASES[phrase][language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** What our own sentences announce of a person, who then really gets the conversation: evidence for those sentences and for no others. */
export const ANNOUNCEMENTS: readonly string[] = Object.values(PHRASES)
  .flatMap(({ en, ar }) => [...en.matchAll(/a colleague will [^.{]*\./giu), ...ar.matchAll(/[^.،{}]*(?:زميل|فريقنا)[^.{]*\./gu)])
  .map(([sentence]) => sentence.trim());
