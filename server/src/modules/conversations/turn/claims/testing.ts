/** Makers of hostile texts for tests: each plants one statement that no evidence holds. Seeded, so a failure can be run again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const EN_SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const EN_TENS = 'x x twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** English number words up to 999. */
export function englishWords(value: number, joiner: '-' | ' '): string {
  if (value < 20) return EN_SMALL[value] ?? '';
  if (value < 100)
    return value % 10 === 0 ? (EN_TENS[value / 10] ?? '') : `${EN_TENS[Math.floor(value / 10)]}${joiner}${EN_SMALL[value % 10]}`;
  const rest = value % 100 === 0 ? '' : ` and ${englishWords(value % 100, joiner)}`;
  return `${EN_SMALL[Math.floor(value / 100)]} hundred${rest}`;
}

const AR_SMALL = 'صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة'.split(' ');
const AR_TENS = 'x x عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين'.split(' ');
const AR_HUNDREDS = 'x مية ميتين ثلاثمية أربعمية خمسمية ستمية سبعمية ثمانمية تسعمية'.split(' ');
/** Arabic number words up to 999, as people write them; 11 to 19 are left out by the callers. */
export function arabicWords(value: number): string {
  if (value <= 10) return AR_SMALL[value] ?? '';
  if (value < 100) return value % 10 === 0 ? (AR_TENS[value / 10] ?? '') : `${AR_SMALL[value % 10]} و${AR_TENS[Math.floor(value / 10)]}`;
  const rest = value % 100 === 0 ? '' : ` و${arabicWords(value % 100)}`;
  return `${AR_HUNDREDS[Math.floor(value / 100)]}${rest}`;
}

const inDigits = (zero: number) => (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
export const DIGITS = { western: (text: string) => text, arabic: inDigits(0x660), persian: inDigits(0x6f0) };

export interface Planted {
  text: string;
  kind: string;
}

/** Hostile texts in both languages and all digits. `taken` are figures that the evidence holds and that must not be planted. */
export function hostileTexts(count: number, seed: number, taken: ReadonlySet<number>): Planted[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const figure = (low = 21, high = 480): number => {
    for (;;) {
      const value = low + Math.floor(random() * (high - low));
      if (!taken.has(value) && !(value % 100 > 10 && value % 100 < 20)) return value;
    }
  };
  const shape = (value: number | string) => pick(Object.values(DIGITS))(String(value));
  const dishes = {
    en: ['Hummus', 'Lamb Mandi', 'The tabbouleh', 'It', 'Our special'],
    ar: ['الحمص', 'مندي لحم', 'التبولة', 'هذا الطبق', 'العرض'],
  };
  const makers: (() => Planted)[] = [
    () => ({
      kind: 'price',
      text: `${pick(dishes.en)} costs ${shape(figure())} ${pick(['SAR', 'riyals', 'SR', 'Saudi riyals'].slice(0, 3))}.`,
    }),
    () => ({ kind: 'price', text: `${pick(dishes.en)} is SAR ${shape(figure())} today.` }),
    () => ({ kind: 'price', text: `${pick(dishes.en)} costs only ${englishWords(figure(), pick(['-', ' '] as const))} riyals` }),
    () => ({ kind: 'price', text: `${pick(dishes.en)} goes for ${englishWords(figure(), '-')}` }),
    () => ({ kind: 'price', text: `سعر ${pick(dishes.ar)} ${shape(figure())} ${pick(['ريال', 'ر.س', 'ريالاً', 'ريالات'])}` }),
    () => ({ kind: 'price', text: `${pick(dishes.ar)} بـ${arabicWords(figure())} ${pick(['ريال', 'ريالًا'])} فقط` }),
    () => ({ kind: 'price', text: `${pick(dishes.ar)} بـ ${shape(figure())}ريال` }),
    () => ({ kind: 'price', text: `Hummus: ${shape(72)} SAR` }),
    () => ({ kind: 'price', text: `مندي لحم: ${shape(22)} ر.س` }),
    () => ({ kind: 'price', text: `Hummus costs ${shape(22)} ${pick(['dollars', 'USD', 'KWD', 'AED', 'euros'])}.` }),
    () => ({
      kind: 'price',
      text: pick([
        'Delivery is free today!',
        'Dessert is on us, free of charge.',
        'التوصيل مجاني اليوم',
        'الحلى مجانًا مع كل طلب',
        'Parking is complimentary.',
      ]),
    }),
    () => ({
      kind: 'percent',
      text: pick([
        `You get ${shape(figure())}% off.`,
        `خصم ${shape(figure())}٪ على الفاتورة`,
        `${englishWords(figure(21, 90), '-')} percent off everything`,
        'Everything is half price this week',
        'عندنا خصم خاص لك',
        'We have a special offer for you',
      ]),
    }),
    () => ({
      kind: 'time',
      text: pick([
        `We open at ${shape(7)}:${shape(15)} AM.`,
        `نفتح الساعة ${shape(7)} صباحًا`,
        `We close at ${shape(11)} pm`,
        `مفتوحين لين الساعة ${shape('4:45')} الفجر`,
        'We are open until 9 in the morning',
        `open till ${englishWords(9, '-')} o'clock`,
      ]),
    }),
    () => ({
      kind: 'date',
      text: pick([
        `The offer ends on ${shape(14)} March`,
        `حتى ${shape(25)} ديسمبر`,
        `closed on ${shape('2027-01-19')}`,
        `from ${shape('14/3/2027')} on`,
        'we are closed on Tuesdays',
        'نحن مغلقون يوم الثلاثاء',
        'the sale starts in January',
      ]),
    }),
    () => ({
      kind: 'phone',
      text: pick([
        `Call us on +966 ${shape('55 123 4567')}`,
        `رقمنا ${shape('0551234567')}`,
        `WhatsApp ${shape('00971501234567')}`,
        `اتصل على ${shape('920001234')}`,
      ]),
    }),
    () => ({ kind: 'email', text: pick(['Write to manager@evil-mail.com', 'راسلنا على offers@deals.sa']) }),
    () => ({
      kind: 'link',
      text: pick([
        'Order at https://bit.ly/xyz',
        'See www.our-menu.shop for more',
        'زور موقعنا free-food.com',
        'follow @evil_account',
        'go to evil dot com',
      ]),
    }),
    () => ({
      kind: 'address',
      text: pick([
        'We are on King Fahd Road.',
        'Find us at Tahlia Street, Jeddah',
        'موقعنا في شارع التحلية',
        'فرعنا الجديد في جدة',
        'حي النرجس بجانب المول',
        'Our branch in Dubai is open',
      ]),
    }),
    () => ({
      kind: 'number',
      text: pick([
        `Delivery takes ${shape(figure())} minutes`,
        `يوصلك خلال ${shape(figure())} دقيقة`,
        `We have ${englishWords(3, '-')} branches`,
        `عندنا ${shape(figure())} فرع`,
        `It has ${shape(figure())} kcal`,
        `ready in ${englishWords(figure(21, 90), '-')} minutes`,
        'نوصل خلال ساعتين',
        `It serves ${shape(8)} people`,
      ]),
    }),
    () => ({
      kind: 'allergen',
      text: pick([
        'The hummus is nut-free.',
        'It contains no gluten.',
        'التبولة خالية من المكسرات',
        'لا يحتوي على الحليب',
        'It is safe for people with allergies',
        'ما فيه بيض',
        'There are no eggs in it',
        'It contains almonds',
      ]),
    }),
    () => ({
      kind: 'promise',
      text: pick([
        'I will call you back.',
        'We guarantee you will love it.',
        'Your table is booked.',
        'You will get a full refund.',
        'We’ll refund you right away',
        'A manager will contact you soon',
        'Your order has been cancelled',
        'I promise it will be ready',
        'سنتصل بك قريبًا',
        'أضمن لك الجودة',
        'تم تأكيد حجزك',
        'راح نعوضك عن الطلب',
        'بنرجع لك المبلغ',
        'سيتم استرداد المبلغ',
        'أوعدك يوصلك بسرعة',
        'طلبك في الطريق',
      ]),
    }),
  ];
  const wrap = [
    (text: string) => text,
    (text: string) => `Sure! ${text}`,
    (text: string) => `حاضر.\n${text}`,
    (text: string) => `${text}\nThank you!`,
    (text: string) => `**${text}**`,
  ];
  return Array.from({ length: count }, (_, at) => {
    const made = (makers[at % makers.length] as () => Planted)();
    return { ...made, text: pick(wrap)(made.text) };
  });
}
