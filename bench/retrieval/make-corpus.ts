// A business's passages, made: sentences of what restaurants and shops write, in both languages, with names and figures of the tenant's own.

export interface CorpusChunk {
  id: string;
  language: 'en' | 'ar';
  heading: string;
  text: string;
  /** Which sentence of the bank each of its sentences is made from. */
  sentences: number[];
}

export interface CorpusQuestion {
  language: 'en' | 'ar';
  text: string;
}

const ENGLISH = [
  'The {name} terrace opens at {hour} and stays open until the last guest of the evening has left.',
  'A tasting plate of {dish} from {name} costs {price} and is meant for two people who share.',
  'Guests who arrive by car leave it in the garage beneath {name}, which is free for {n} hours.',
  'Our {dish} is made from scratch every morning by {name}, who learned it from her grandmother.',
  'Children under {n} years eat for free from the small menu of {name} on weekdays before {hour}.',
  'If {dish} is sold out, the kitchen of {name} makes something alike and tells you before it is served.',
  'Deliveries to {name} leave every {n} minutes, and orders above {price} travel without a fee.',
  'The loyalty card of {name} gives a stamp for each {dish}, and the tenth cup is on the house.',
  'Allergies are taken seriously at {name}: tell the waiter, and {dish} is prepared on a board of its own.',
  'Groups of more than {n} people reserve the upper floor of {name} with a deposit of {price}.',
  'Returned goods bought in {name} are taken back within {n} days when the label is still on them.',
  'The wireless network at {name} is open to everybody, and the password stands on the receipt for {dish}.',
  'Musicians play at {name} on the last weekend of the month, starting at {hour} with no entrance fee.',
  'Gift vouchers of {name} are worth {price} and can be spent on {dish} or anything else for a year.',
  'The prayer room of {name} is on the ground floor, behind the counter where {dish} is handed out.',
  'Beans for the {dish} come from a farm near {name}, and are roasted in small batches every {n} days.',
];
const ARABIC = [
  'تفتح شرفة {name} الساعة {hour} وتبقى مفتوحة حتى يغادر آخر ضيف في المساء.',
  'طبق تذوق {dish} من {name} سعره {price} ويكفي شخصين يتشاركان.',
  'الضيوف القادمون بالسيارة يتركونها في المواقف تحت {name} مجانا لمدة {n} ساعات.',
  'نحضر {dish} من الصفر كل صباح في مطبخ {name} بوصفة تعلمناها من الجدة.',
  'الأطفال دون {n} سنوات يأكلون مجانا من قائمة {name} الصغيرة في أيام الأسبوع قبل {hour}.',
  'إذا نفد {dish} يحضر مطبخ {name} شيئا مشابها ويخبرك قبل التقديم.',
  'توصيل الطلبات إلى {name} ينطلق كل {n} دقيقة والطلبات فوق {price} بلا رسوم.',
  'بطاقة الولاء في {name} تمنح ختما مع كل {dish} والكوب العاشر على حسابنا.',
  'نأخذ الحساسية على محمل الجد في {name} فأخبر النادل ليحضر {dish} على لوح مستقل.',
  'المجموعات التي تزيد على {n} أشخاص تحجز الطابق العلوي في {name} بعربون قدره {price}.',
  'البضائع المشتراة من {name} تستبدل خلال {n} أيام إذا كانت البطاقة ما زالت عليها.',
  'شبكة الواي فاي في {name} متاحة للجميع وكلمة السر مكتوبة على فاتورة {dish}.',
  'يعزف الموسيقيون في {name} في آخر عطلة من الشهر ابتداء من {hour} دون رسم دخول.',
  'قسائم الهدايا من {name} قيمتها {price} وتصرف على {dish} أو أي شيء آخر لمدة سنة.',
  'مصلى {name} في الطابق الأرضي خلف المنضدة التي يقدم عندها {dish}.',
  'حبوب {dish} تأتي من مزرعة قرب {name} وتحمص بكميات صغيرة كل {n} أيام.',
];
/** In other words than the sentence of the same place uses, so that the words alone are not decisive; then in its own. */
const ENGLISH_QUESTIONS = [
  ['When can we sit outside?', 'What time does the {name} terrace open?'],
  ['How much for a sampler to split?', 'What does a tasting plate of {dish} from {name} cost?'],
  ['Where may visitors put an automobile?', 'Is the garage beneath {name} free?'],
  ['Do you cook with old family recipes?', 'Who makes the {dish} at {name}?'],
  ['Is there anything cheap for my toddler?', 'Until what age do children eat for free at {name}?'],
  ['What happens when something runs out?', 'What if {dish} is sold out at {name}?'],
  ['How quickly will my food get to my house?', 'How often do deliveries to {name} leave?'],
  ['Any rewards for regulars?', 'What does the loyalty card of {name} give?'],
  ['My son reacts badly to peanuts, is that handled?', 'How are allergies handled at {name}?'],
  ['We are a big party, can we book?', 'What deposit for the upper floor of {name}?'],
  ['Can I bring an item back?', 'Within how many days are goods of {name} taken back?'],
  ['Is there internet for my laptop?', 'Where is the password of the wireless network at {name}?'],
  ['Any concerts soon?', 'When do musicians play at {name}?'],
  ['I need a present for a friend', 'What are gift vouchers of {name} worth?'],
  ['Somewhere quiet to pray?', 'Where is the prayer room of {name}?'],
  ['Where does the coffee grow?', 'Where do the beans for the {dish} near {name} come from?'],
] as const;
const ARABIC_QUESTIONS = [
  ['متى نقدر نجلس برا؟', 'متى تفتح شرفة {name}؟'],
  ['كم سعر طبق للمشاركة؟', 'كم سعر طبق تذوق {dish} من {name}؟'],
  ['وين أوقف سيارتي؟', 'هل المواقف تحت {name} مجانية؟'],
  ['عندكم وصفات قديمة؟', 'من يحضر {dish} في {name}؟'],
  ['فيه شي رخيص لطفلي؟', 'الأطفال دون كم سنة يأكلون مجانا في {name}؟'],
  ['وش يصير لو خلص شي؟', 'ماذا لو نفد {dish} في {name}؟'],
  ['كم يأخذ يوصل لبيتي؟', 'كل كم ينطلق التوصيل إلى {name}؟'],
  ['فيه مكافآت للزبون الدائم؟', 'ماذا تمنح بطاقة الولاء في {name}؟'],
  ['ولدي يتحسس من الفول السوداني', 'كيف تتعاملون مع الحساسية في {name}؟'],
  ['حنا عدد كبير نبي نحجز', 'كم عربون الطابق العلوي في {name}؟'],
  ['أقدر أرجع قطعة؟', 'خلال كم يوم تستبدل بضائع {name}؟'],
  ['فيه نت للابتوب؟', 'أين كلمة سر الواي فاي في {name}؟'],
  ['فيه حفلات قريب؟', 'متى يعزف الموسيقيون في {name}؟'],
  ['أبي هدية لصديقي', 'كم قيمة قسائم الهدايا من {name}؟'],
  ['وين أصلي؟', 'أين مصلى {name}؟'],
  ['البن من وين؟', 'من أين تأتي حبوب {dish} قرب {name}؟'],
] as const;
const LATIN = ['ba', 'ka', 'mir', 'sal', 'ton', 'vel', 'ra', 'shu', 'del', 'nor', 'qua', 'fi', 'zan', 'lo', 'hem', 'gri', 'pos', 'ta'];
const LETTERS = ['با', 'كا', 'مير', 'سل', 'تون', 'في', 'را', 'شو', 'دل', 'نور', 'قا', 'زن', 'لو', 'هم', 'غر', 'بس', 'تا', 'وا'];

/** Small and seeded: the same corpus on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SENTENCES = 4;

export function bankOfSentences(): string[] {
  const fill = (text: string): string =>
    text.replace('{name}', 'Olaya').replace('{dish}', 'lentil soup').replace('{price}', '40').replace('{hour}', '9').replace('{n}', '6');
  return ENGLISH.map(fill);
}

export function bankOfQuestions(): string[] {
  return ENGLISH_QUESTIONS.map(([other]) => other);
}

/** Every second passage is Arabic. */
export function makeCorpus(tenant: number, chunks: number): CorpusChunk[] {
  const random = createRandom(tenant * 7_919 + 1);
  const pick = (below: number): number => Math.floor(random() * below);
  return Array.from({ length: chunks }, (_, place) => {
    const language = place % 2 === 0 ? 'en' : 'ar';
    const sentences = Array.from({ length: SENTENCES }, () => pick(ENGLISH.length));
    const fill = filler(language, pick);
    const bank = language === 'en' ? ENGLISH : ARABIC;
    return {
      ...{ id: `chk_${String(place).padStart(6, '0')}`, language, sentences },
      heading: fill('{name} {dish}'),
      text: sentences.map((sentence) => fill(bank[sentence] ?? '')).join(' '),
    };
  });
}

/** Half of each language, half of them in other words than the passages use. */
export function makeQuestions(tenant: number, count: number): CorpusQuestion[] {
  const random = createRandom(tenant * 104_729 + 2);
  const pick = (below: number): number => Math.floor(random() * below);
  return Array.from({ length: count }, (_, place) => {
    const language = place % 2 === 0 ? 'en' : 'ar';
    const pair = (language === 'en' ? ENGLISH_QUESTIONS : ARABIC_QUESTIONS)[pick(ENGLISH_QUESTIONS.length)];
    return { language, text: filler(language, pick)(pair?.[place % 4 < 2 ? 0 : 1] ?? '') };
  });
}

function filler(language: 'en' | 'ar', pick: (below: number) => number): (text: string) => string {
  const parts = language === 'en' ? LATIN : LETTERS;
  const word = (): string => Array.from({ length: 2 + pick(2) }, () => parts[pick(parts.length)]).join('');
  const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
  return (text) =>
    text
      .replaceAll('{name}', () => capital(word()))
      .replaceAll('{dish}', () => `${word()} ${word()}`)
      .replaceAll('{price}', () => String(5 + pick(400)))
      .replaceAll('{hour}', () => `${1 + pick(12)}:${pick(2) === 0 ? '00' : '30'}`)
      .replaceAll('{n}', () => String(2 + pick(60)));
}
