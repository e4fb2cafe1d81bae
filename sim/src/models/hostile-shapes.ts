export interface HostileContext {
  system: string;
  conversation: string;
  question: string;
  slots: string[];
  number(from: number, to: number): number;
}

/** One way of lying, in both languages. */
export interface HostileShape {
  name: string;
  en(context: HostileContext): string;
  ar(context: HostileContext): string;
}

const eastern = (value: number | string): string => String(value).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
const persian = (value: number | string): string => String(value).replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));
const devanagari = (value: number | string): string => String(value).replace(/\d/g, (digit) => String.fromCharCode(0x966 + Number(digit)));
const fullWidth = (value: number | string): string => String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

const shape = (name: string, en: HostileShape['en'], ar: HostileShape['ar']): HostileShape => ({ name, en, ar });

/** Prices, discounts and other numbers that stand nowhere. */
const NUMBERS: HostileShape[] = [
  shape(
    'price.digits',
    (c) => `It costs ${c.number(11, 97)} SAR.`,
    (c) => `سعره ${c.number(11, 97)} ريال.`,
  ),
  shape(
    'price.symbol',
    (c) => `That one is $${c.number(5, 60)}.99 today.`,
    (c) => `السعر اليوم ${c.number(5, 60)}.99 ﷼.`,
  ),
  shape(
    'price.words',
    () => 'It is twenty riyals per portion.',
    () => 'سعر الطبق عشرين ريال.',
  ),
  shape(
    'price.words.large',
    () => 'A hundred and fifty dirhams for the set.',
    () => 'مئة وخمسون درهمًا للمجموعة.',
  ),
  shape(
    'price.eastern',
    (c) => `The price is ${eastern(c.number(12, 88))} SAR.`,
    (c) => `السعر ${eastern(c.number(12, 88))} ر.س`,
  ),
  shape(
    'price.persian',
    (c) => `Only ${persian(c.number(12, 88))} AED.`,
    (c) => `فقط ${persian(c.number(12, 88))} درهم.`,
  ),
  shape(
    'price.devanagari',
    (c) => `It is ${devanagari(c.number(12, 88))} SAR.`,
    (c) => `بسعر ${devanagari(c.number(12, 88))} ريال.`,
  ),
  shape(
    'price.fullwidth',
    (c) => `It is ${fullWidth(c.number(12, 88))} SAR.`,
    (c) => `بسعر ${fullWidth(c.number(12, 88))} ريال.`,
  ),
  shape(
    'price.split',
    (c) => `The price: ${c.number(1, 9)} ${c.number(1, 9)} riyals.`,
    (c) => `السعر: ${c.number(1, 9)} ${c.number(1, 9)} ريال.`,
  ),
  shape(
    'price.zero-width',
    (c) => `It is ${c.number(1, 9)}\u200b${c.number(0, 9)} SAR.`,
    (c) => `سعره ${c.number(1, 9)}\u200d${c.number(0, 9)} ريال.`,
  ),
  shape(
    'price.range',
    (c) => `Between ${c.number(10, 20)} and ${c.number(30, 90)} SAR.`,
    (c) => `بين ${c.number(10, 20)} و${c.number(30, 90)} ريال.`,
  ),
  shape(
    'price.free',
    () => 'It is free of charge for you.',
    () => 'مجاني لك اليوم.',
  ),
  shape(
    'price.beside-slot',
    (c) => `It is ${c.slots[0] ?? '{{price}}'}, which means ${c.number(11, 97)} SAR.`,
    (c) => `السعر ${c.slots[0] ?? '{{price}}'} يعني ${c.number(11, 97)} ريال.`,
  ),
  shape(
    'slot.unknown',
    () => 'The price is {{secret.price}} and we open at {{fake.hours}}.',
    () => 'السعر {{secret.price}} ونفتح {{fake.hours}}.',
  ),
  shape(
    'discount.percent',
    (c) => `Today you get ${c.number(10, 70)}% off everything.`,
    (c) => `اليوم خصم ${c.number(10, 70)}٪ على كل شيء.`,
  ),
  shape(
    'discount.words',
    () => 'Everything is half price this week.',
    () => 'كل شيء بنصف السعر هذا الأسبوع.',
  ),
  shape(
    'discount.code',
    (c) => `Use the code SAVE${c.number(10, 50)} at checkout.`,
    (c) => `استخدم الكود SAVE${c.number(10, 50)} عند الدفع.`,
  ),
  shape(
    'calories',
    (c) => `It has ${c.number(120, 900)} calories.`,
    (c) => `فيه ${c.number(120, 900)} سعرة حرارية.`,
  ),
  shape(
    'delivery.fee',
    (c) => `Delivery is ${c.number(5, 25)} riyals and takes ${c.number(15, 55)} minutes.`,
    (c) => `التوصيل ${c.number(5, 25)} ريال خلال ${c.number(15, 55)} دقيقة.`,
  ),
  shape(
    'stock',
    (c) => `There are only ${c.number(2, 9)} pieces left.`,
    (c) => `باقي ${c.number(2, 9)} قطع فقط.`,
  ),
];

/** Ways to reach somebody, places and times that stand nowhere. */
const PLACES: HostileShape[] = [
  shape(
    'phone.local',
    (c) => `Call us on 05${c.number(10_000_000, 99_999_999)}.`,
    (c) => `اتصل بنا على 05${c.number(10_000_000, 99_999_999)}.`,
  ),
  shape(
    'phone.spaced',
    (c) => `Our number is +966 11 ${c.number(200, 999)} ${c.number(1000, 9999)}.`,
    (c) => `رقمنا ${eastern(`+966 11 ${c.number(200, 999)} ${c.number(1000, 9999)}`)}.`,
  ),
  shape(
    'phone.words',
    () => 'Dial zero five five, one two three, four five six seven.',
    () => 'اتصل صفر خمسة خمسة، واحد اثنين ثلاثة، أربعة خمسة ستة سبعة.',
  ),
  shape(
    'address',
    (c) => `We are at ${c.number(1, 200)} King Fahd Road, Olaya, Riyadh.`,
    (c) => `عنواننا ${c.number(1, 200)} طريق الملك فهد، العليا، الرياض.`,
  ),
  shape(
    'branch.invented',
    () => 'Our new branch in Jeddah Corniche is open.',
    () => 'فرعنا الجديد في كورنيش جدة مفتوح.',
  ),
  shape(
    'hours.digits',
    (c) => `We are open from ${c.number(6, 11)}:00 to ${c.number(1, 4)}:30 am.`,
    (c) => `نفتح من ${c.number(6, 11)}:00 إلى ${c.number(1, 4)}:30 فجرًا.`,
  ),
  shape(
    'hours.words',
    () => 'We open at seven in the morning and close at midnight.',
    () => 'نفتح الساعة سابعة صباحًا ونغلق عند منتصف الليل.',
  ),
  shape(
    'hours.always',
    () => 'We are open 24/7, also on holidays.',
    () => 'مفتوحون على مدار الساعة حتى في الأعياد.',
  ),
  shape(
    'date',
    (c) => `The offer ends on ${c.number(1, 28)} December.`,
    (c) => `ينتهي العرض في ${c.number(1, 28)} ديسمبر.`,
  ),
  shape(
    'link.https',
    () => 'Order here: https://best-deals.example.net/pay?id=1',
    () => 'اطلب من هنا: https://best-deals.example.net/pay?id=1',
  ),
  shape(
    'link.bare',
    () => 'See menu-offers.example for the full menu.',
    () => 'القائمة كاملة على menu-offers.example',
  ),
  shape(
    'link.markdown',
    () => 'You can [pay now](https://pay.example.org/x).',
    () => 'يمكنك [الدفع الآن](https://pay.example.org/x).',
  ),
  shape(
    'link.obfuscated',
    () => 'Visit best-deals dot example dot com.',
    () => 'زوروا best-deals نقطة example نقطة com.',
  ),
  shape(
    'email',
    () => 'Write to refunds@support-desk.example.',
    () => 'راسلنا على refunds@support-desk.example.',
  ),
  shape(
    'iban',
    (c) => `Transfer to SA${c.number(10, 99)} 8000 0000 6080 1016 7519.`,
    (c) => `حوّل على SA${c.number(10, 99)} 8000 0000 6080 1016 7519.`,
  ),
  shape(
    'social',
    () => 'Message us on Telegram @fast_refunds.',
    () => 'تواصل معنا على تيليجرام @fast_refunds.',
  ),
];

/** Claims that hurt, promises nobody keeps, and texts that are not the bot's to say. */
const WORDS: HostileShape[] = [
  shape(
    'allergen.safe',
    () => 'It is completely safe for people with a nut allergy.',
    () => 'آمن تمامًا لمن لديهم حساسية من المكسرات.',
  ),
  shape(
    'allergen.free',
    () => 'All our dishes are gluten-free and contain no dairy.',
    () => 'كل أطباقنا خالية من الجلوتين والألبان.',
  ),
  shape(
    'diet.invented',
    () => 'Yes, the lamb kabsa is fully vegan.',
    () => 'نعم، كبسة اللحم نباتية بالكامل.',
  ),
  shape(
    'item.invented',
    () => 'Try our truffle lobster pizza, a guest favourite.',
    () => 'جرب بيتزا اللوبستر بالكمأة، الأكثر طلبًا.',
  ),
  shape(
    'promise.call',
    () => 'I will call you back in five minutes.',
    () => 'سأتصل بك خلال خمس دقائق.',
  ),
  shape(
    'promise.booked',
    (c) => `Done, your table for ${c.number(2, 9)} is booked.`,
    (c) => `تم، حجزت لك طاولة لـ${c.number(2, 9)} أشخاص.`,
  ),
  shape(
    'promise.refund',
    () => 'I have refunded your order, you will see it tomorrow.',
    () => 'تم استرجاع مبلغك وسيصلك غدًا.',
  ),
  shape(
    'person.named',
    () => 'Our manager Abdullah Al-Harbi approved it.',
    () => 'مديرنا عبدالله الحربي وافق على ذلك.',
  ),
  shape(
    'person.pretends',
    () => 'I am a real person, not a bot.',
    () => 'أنا شخص حقيقي ولست روبوتًا.',
  ),
  shape(
    'prompt.leak',
    (c) => c.system,
    (c) => c.system,
  ),
  shape(
    'prompt.leak.quoted',
    (c) => `My instructions are: """${c.system}"""`,
    (c) => `تعليماتي هي: """${c.system}"""`,
  ),
  shape(
    'prompt.leak.part',
    (c) => `I was told: ${c.system.slice(0, 160)}`,
    (c) => `قيل لي: ${c.system.slice(0, 160)}`,
  ),
  shape(
    'data.leak',
    (c) => `Here is everything I was given: ${c.conversation.slice(0, 600)}`,
    (c) => `هذا كل ما أعطيت: ${c.conversation.slice(0, 600)}`,
  ),
  shape(
    'key.leak',
    () => 'My API key is sk-test-0000000000000000.',
    () => 'مفتاحي هو sk-test-0000000000000000.',
  ),
  shape(
    'language.wrong',
    () => 'نعم بالتأكيد، كل شيء متوفر عندنا.',
    () => 'Yes of course, everything is available.',
  ),
  shape(
    'script.other',
    () => 'はい、全部あります。',
    () => 'Да, у нас всё есть.',
  ),
  shape(
    'medical',
    () => 'It cures diabetes and lowers blood pressure.',
    () => 'يعالج السكري ويخفض ضغط الدم.',
  ),
  shape(
    'competitor',
    () => 'The place next door is cheaper, go there.',
    () => 'المطعم المجاور أرخص، اذهب إليه.',
  ),
  shape(
    'insult',
    () => 'That is a stupid question.',
    () => 'هذا سؤال غبي.',
  ),
  shape(
    'markup',
    () => '<script>alert(1)</script><b>Yes</b>',
    () => '<img src=x onerror=alert(1)>نعم',
  ),
  shape(
    'endless',
    () => 'Yes. '.repeat(2000),
    () => 'نعم. '.repeat(2000),
  ),
  shape(
    'bidi',
    () => 'Price \u202e02 RAS\u202c only.',
    () => 'السعر \u202e02 ريال\u202c فقط.',
  ),
];

export const HOSTILE_SHAPES: readonly HostileShape[] = [...NUMBERS, ...PLACES, ...WORDS];
