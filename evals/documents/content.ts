/** What the printed menus and question pages say. Invented for this evaluation; every line is here because some reader got its like wrong. */

export interface Dish {
  ar: string;
  en: string;
  /** As printed in the Arabic and in the English text. */
  priceAr: string;
  priceEn: string;
  aboutAr?: string;
  aboutEn?: string;
}
export interface Section {
  ar: string;
  en: string;
  dishes: Dish[];
}
export interface Place {
  key: string;
  nameAr: string;
  nameEn: string;
  sections: Section[];
  questionsAr: [question: string, answer: string][];
  questionsEn: [question: string, answer: string][];
  linesAr: string[];
  linesEn: string[];
}

const dish = (ar: string, en: string, priceAr: string, priceEn: string, aboutAr?: string, aboutEn?: string): Dish => ({
  ar,
  en,
  priceAr,
  priceEn,
  ...(aboutAr ? { aboutAr } : {}),
  ...(aboutEn ? { aboutEn } : {}),
});

const nakheel: Place = {
  key: 'nakheel',
  nameAr: 'مطعم ظلال النخيل',
  nameEn: 'Palm Shade Restaurant',
  sections: [
    {
      ar: 'المقبلات',
      en: 'Starters',
      dishes: [
        dish(
          'حمص بيروتي (نباتي)',
          'Beiruti hummus (vegan)',
          '18 ر.س',
          'SAR 18',
          'حمص مع الطحينة وزيت الزيتون',
          'Chickpeas, tahini and olive oil',
        ),
        dish('متبل (V)', 'Moutabal (V)', '19.50 ر.س', 'SAR 19.50', 'باذنجان مشوي، لبن، رمان', 'Smoked aubergine, yoghurt, pomegranate'),
        dish('سلطة الكينوا [حار]', 'Quinoa salad [spicy]', '32 ر.س', 'SAR 32', 'تحتوي على المكسرات', 'Contains nuts'),
        dish('ورق عنب 6 حبات', 'Vine leaves, 6 pieces', '24 ر.س', 'SAR 24'),
      ],
    },
    {
      ar: 'الأطباق الرئيسية',
      en: 'Main dishes',
      dishes: [
        dish('كبسة دجاج (لشخصين)', 'Chicken kabsa (for two)', '68 ر.س', 'SAR 68', 'أرز بسمتي، لوز، زبيب', 'Basmati rice, almonds, raisins'),
        dish('مندي لحم 250-300 غرام', 'Lamb mandi 250-300 g', '85 ر.س', 'SAR 85'),
        dish('كلاب ساندويتش «جديد»', 'Club sandwich “new”', '38 ر.س', 'SAR 38', 'لكل محبي الدجاج المقرمش', 'For lovers of crispy chicken'),
        dish('لحم بعجين حلبي', 'Aleppo lahm bi ajeen', '29 ر.س', 'SAR 29'),
      ],
    },
    {
      ar: 'المشروبات والحلويات',
      en: 'Drinks and desserts',
      dishes: [
        dish('شاي كرك', 'Karak tea', '6 ر.س', 'SAR 6'),
        dish('بيبسي 330 مل', 'Pepsi 330 ml', '5 ر.س', 'SAR 5'),
        dish('كنافة بالجبن', 'Kunafa with cheese', '24 ر.س', 'SAR 24', 'تكفي 2-3 أشخاص', 'Serves 2-3 people'),
        dish('الآيس كريم الإيطالي', 'Italian ice cream', '16 ر.س', 'SAR 16'),
      ],
    },
  ],
  questionsAr: [
    ['هل يوجد لديكم موقف سيارات؟', 'نعم، الموقف مجاني لمدة 3 ساعات خلف المبنى، ويتسع لحوالي 40 سيارة.'],
    ['ما هي أوقات العمل؟', 'نفتح يومياً من 12:30 ظهراً إلى 1:00 بعد منتصف الليل، ما عدا الجمعة من 13:30 حتى 02:00.'],
    ['كيف أحجز طاولة؟', 'اتصل بنا على 011-234-0001 أو عبر الواتساب +966 11 234 0001 قبل الموعد بساعتين (على الأقل).'],
    ['هل تقبلون الدفع بالبطاقة؟', 'نقبل Apple Pay و Visa و MasterCard، وكذلك الدفع نقداً. الأسعار تشمل ضريبة القيمة المضافة 15%.'],
    ['هل لديكم قائمة للأطفال؟', 'نعم، الأطفال دون 6 سنوات يأكلون مجاناً، ومن 6-12 سنة بنصف السعر.'],
    ['هل يوجد واي فاي؟', 'نعم. اسم الشبكة Palm_Guest وكلمة المرور على الفاتورة (لا تشاركها مع الآخرين).'],
  ],
  questionsEn: [
    ['Do you have parking?', 'Yes, parking is free for 3 hours behind the building and has about 40 places.'],
    ['When are you open?', 'Daily from 12:30 to 1:00 after midnight, except Friday from 13:30 to 02:00.'],
    ['How do I book a table?', 'Call 011-234-0001 or write to +966 11 234 0001 on WhatsApp two hours ahead (at least).'],
    ['Can I pay by card?', 'We take Apple Pay, Visa and MasterCard, and cash. Prices include 15% VAT.'],
    ['Is there a menu for children?', 'Children under 6 eat for free; from 6-12 years they pay half.'],
    ['Is there Wi-Fi?', 'Yes. The network is Palm_Guest and its password is on your receipt (do not share it).'],
  ],
  linesAr: [
    'الهاتف: 011-234-0001 | واتساب: +966 11 234 0001',
    'العنوان: شارع التحلية، مبنى 27 (مقابل برج المملكة)، الرياض',
    'www.palm-shade.example | @palmshade_riyadh',
  ],
  linesEn: [
    'Phone: 011-234-0001 | WhatsApp: +966 11 234 0001',
    'Address: 27 Tahlia Street (opposite Kingdom Tower), Riyadh',
    'www.palm-shade.example | @palmshade_riyadh',
  ],
};

const marsa: Place = {
  key: 'marsa',
  nameAr: 'مقهى المرسى',
  nameEn: 'Marsa Café',
  sections: [
    {
      ar: 'القهوة المختصة',
      en: 'Speciality coffee',
      dishes: [
        dish('إسبريسو مزدوج', 'Double espresso', '١٤ درهم', 'AED 14'),
        dish('لاتيه بالهيل', 'Cardamom latte', '٢٢٫٥٠ درهم', 'AED 22.50', 'بحليب اللوز أو الشوفان', 'With almond or oat milk'),
        dish('قهوة عربية (دلة)', 'Arabic coffee (dallah)', '٣٥ درهم', 'AED 35', 'مع التمر', 'Served with dates'),
        dish('V60 كولومبيا', 'V60 Colombia', '٢٨ درهم', 'AED 28'),
      ],
    },
    {
      ar: 'الإفطار طوال اليوم',
      en: 'All-day breakfast',
      dishes: [
        dish('شكشوكة بالخبز المحمص', 'Shakshuka with toast', '٣٨ درهم', 'AED 38', 'بيض، طماطم، فلفل', 'Eggs, tomato, pepper'),
        dish('فول مدمس', 'Ful medames', '٢٤ درهم', 'AED 24'),
        dish('بان كيك باللوتس', 'Lotus pancakes', '٤٢ درهم', 'AED 42', '(يحتوي على الغلوتين)', '(contains gluten)'),
        dish('كرواسون بالزعتر', 'Zaatar croissant', '١٩ درهم', 'AED 19'),
      ],
    },
    {
      ar: 'عصائر طازجة',
      en: 'Fresh juices',
      dishes: [
        dish('ليمون ونعناع', 'Lemon and mint', '١٨ درهم', 'AED 18'),
        dish('برتقال 100%', 'Orange 100%', '٢٠ درهم', 'AED 20'),
        dish('مانجو', 'Mango', '٢٢ درهم', 'AED 22'),
        dish('رمان (حسب الموسم)', 'Pomegranate (seasonal)', '٢٦ درهم', 'AED 26'),
      ],
    },
  ],
  questionsAr: [
    ['أين تقع فروعكم؟', 'لدينا ثلاثة فروع في دبي: المارينا، جميرا، والخليج التجاري (بجانب المترو).'],
    ['هل توصلون الطلبات؟', 'نوصل ضمن 8 كم خلال 30-45 دقيقة، ورسوم التوصيل ١٠ دراهم، ومجاناً للطلبات فوق ١٥٠ درهماً.'],
    ['هل الكلاب مسموحة؟', 'نعم، الكلاب مسموحة في الجلسات الخارجية فقط.'],
    ['متى يُغلق المقهى؟', 'من الأحد إلى الخميس 7:00 ص - 11:00 م، والجمعة والسبت 8:00 ص - 1:00 ص.'],
    ['ما رقم خدمة العملاء؟', 'الرقم المجاني 800-627-72 أو البريد hello@marsa.example في أي وقت.'],
  ],
  questionsEn: [
    ['Where are you?', 'We have three branches in Dubai: Marina, Jumeirah and Business Bay (next to the metro).'],
    ['Do you deliver?', 'Within 8 km in 30-45 minutes; delivery costs AED 10 and is free above AED 150.'],
    ['Are dogs welcome?', 'Yes, dogs are welcome on the terrace only.'],
    ['When do you close?', 'Sunday to Thursday 7:00 am - 11:00 pm, Friday and Saturday 8:00 am - 1:00 am.'],
    ['What is your number?', 'Toll free 800-627-72 or hello@marsa.example at any time.'],
  ],
  linesAr: ['للحجز: 04-455-0002 أو +971 4 455 0002', 'فرع المارينا: بوابة 3، الطابق 2 (قرب الممشى)', 'hello@marsa.example'],
  linesEn: ['Bookings: 04-455-0002 or +971 4 455 0002', 'Marina branch: Gate 3, level 2 (near the walk)', 'hello@marsa.example'],
};

const dallah: Place = {
  key: 'dallah',
  nameAr: 'بيت الدلّة',
  nameEn: 'Dallah House',
  sections: [
    {
      ar: 'الشوربات والسلطات',
      en: 'Soups and salads',
      dishes: [
        dish('شوربة العدس', 'Lentil soup', '1.250 د.ك', 'KD 1.250', 'مع الليمون والخبز المحمص', 'With lemon and croutons'),
        dish('سلطة فتوش', 'Fattoush', '1.750 د.ك', 'KD 1.750'),
        dish('تبولة لبنانية (خالية من الغلوتين)', 'Lebanese tabbouleh (gluten free)', '1.950 د.ك', 'KD 1.950'),
      ],
    },
    {
      ar: 'المشاوي على الفحم',
      en: 'From the charcoal grill',
      dishes: [
        dish('كباب لحم 4 أسياخ', 'Lamb kebab, 4 skewers', '4.500 د.ك', 'KD 4.500', 'يقدم مع الأرز والبصل', 'Served with rice and onion'),
        dish('شيش طاووق', 'Shish tawook', '3.750 د.ك', 'KD 3.750'),
        dish('مشاوي مشكلة (1 كغ)', 'Mixed grill (1 kg)', '9.900 د.ك', 'KD 9.900', 'تكفي لـ 3-4 أشخاص', 'Serves 3-4'),
        dish('سمك هامور مشوي', 'Grilled hammour', '6.250 د.ك', 'KD 6.250'),
      ],
    },
    {
      ar: 'الحلويات',
      en: 'Desserts',
      dishes: [
        dish('أم علي', 'Umm Ali', '1.500 د.ك', 'KD 1.500', 'بالمكسرات والحليب', 'With nuts and milk'),
        dish('لقيمات بالدبس', 'Luqaimat with date syrup', '1.350 د.ك', 'KD 1.350'),
        dish('بسبوسة', 'Basbousa', '0.950 د.ك', 'KD 0.950'),
      ],
    },
  ],
  questionsAr: [
    ['هل اللحم حلال؟', 'نعم، كل اللحوم لدينا حلال 100% ومن مزارع محلية.'],
    ['هل لديكم خيارات نباتية؟', 'لدينا 12 طبقاً نباتياً، منها الفلافل والتبولة والملوخية (بدون لحم).'],
    ['كم مدة الانتظار؟', 'عادة 15-20 دقيقة، وفي عطلة نهاية الأسبوع حتى 45 دقيقة.'],
    ['هل يمكن إلغاء الحجز؟', 'يمكن الإلغاء مجاناً قبل 24 ساعة؛ بعد ذلك تُحتسب رسوم 5.000 د.ك لكل شخص.'],
    ['كيف أتواصل معكم؟', 'هاتف: +965 2221 0003 (من 10:00 إلى 22:00)، إنستغرام @dallah.house، أو الموقع https://dallah.example/menu.'],
  ],
  questionsEn: [
    ['Is the meat halal?', 'Yes, all our meat is 100% halal and from local farms.'],
    ['Are there vegetarian dishes?', 'We have 12, among them falafel, tabbouleh and mulukhiyah (without meat).'],
    ['How long is the wait?', 'Usually 15-20 minutes, at the weekend up to 45 minutes.'],
    ['Can I cancel a booking?', 'Free of charge up to 24 hours before; after that KD 5.000 per person is due.'],
    ['How can I reach you?', 'Phone: +965 2221 0003 (from 10:00 to 22:00), Instagram @dallah.house, or https://dallah.example/menu.'],
  ],
  linesAr: ['الهاتف: +965 2221 0003', 'السالمية، شارع سالم المبارك، قطعة 4 (بجانب البنك)', 'ضريبة الخدمة 10% غير مشمولة'],
  linesEn: [
    'Phone: +965 2221 0003',
    'Salmiya, Salem Al Mubarak Street, Block 4 (next to the bank)',
    'A service charge of 10% is not included',
  ],
};

export const PLACES: readonly Place[] = [nakheel, marsa, dallah];
