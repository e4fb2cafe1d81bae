import { cue, words } from './query-text.ts';
import type { Season, UndatedSeason } from './calendar-seasons.ts';
import type { Allergen, DietTag, PolicyTopic } from './types.ts';

/** Words by which people ask for things: English, standard Arabic, Gulf, Egyptian, Levantine and Arabizi. Folded when compiled. */
export const PRICE = cue(`
  how much, how mch, how muc, hw much, price*, prise, prize, cost*, rate, rates, pricing, whats the damage, بكم, كم سعر*,
  سعر*, أسعار*, بكام, قديش, أديش, بقديش, شكد, كم حق, كم ثمن, ثمن*, كم يكلف, كم تكلف*, تكلفة, شقد, كم, bkam, bekam, bcham,
  b cham, bkm, cham, be kam, b kam, bikam, kam se3r, kam s3r, se3r*, s3r*, adesh, 2adesh, addesh, gadesh, kam
`);
export const HAVE = cue(`
  do you have, do u have, have you got, do you serve, do you sell, do you offer, you have, is there, are there, any,
  available, in stock, serve, got, عندكم, عندك, عندكو, لديكم, يوجد, متوفر*, متاح*, موجود*, في عندكم, فيه, تقدمون, تبيعون,
  معكم, تسوون, بتعملو, 3ndkm, 3andkom, 3endkom, 3ndkom, andkom, 3indkum, 3andkum, 3ndk, 3andak, mawjood, mwjwd, mtwfr,
  feh, fi
`);
export const DESCRIBE = cue(`
  ingredient*, what is in, whats in, what is, whats, made of, made from, made with, come with, comes with, describe,
  tell me about, served with, details, size, sizes, colour*, color*, what are in, material, fabric, مكونات*, مكون من,
  وش فيه, وش فيها, ايش فيه, ايش فيها, شنو فيه, شو فيه, فيه ايه, فيها ايه, ما هو, ما هي, وش هو, وش هي, شنو هو, ايه هو,
  وصف, عبارة عن, تتكون, يتكون, محتويات, خامة, قماش, القماش, مقاس*, ألوان, لون, ألوانه, ألوانها, mkwnat, mokawenat,
  mukawinat, wsh fih, wesh feeh, shu fi, esh fih, shno fih
`);
export const CALORIES = cue(
  'calorie*, kcal, cals, سعرات, السعرات, سعرة حرارية, سعرات حرارية, السعرات الحرارية, كالوري*, كالوريز, so3rat, calories',
);
export const CHEAPEST = cue(`
  cheapest, lowest price, least expensive, most affordable, أرخص, أقل سعر, الأرخص, أوفر, ar5as, arkhas
`);
export const DEAREST = cue('most expensive, priciest, highest price, dearest, أغلى, الأغلى, أعلى سعر, a8la, aghla');
export const LIGHTEST = cue(`
  fewest calories, lowest calorie*, lowest in calories, least calories, lightest, أقل سعرات, اقل سعرات حرارية, الأقل سعرات, أقل سعرة, أخف طبق, a2al so3rat
`);
export const MENU = cue(`
  menu, full menu, price list, catalog*, catalogue, collection, what do you serve, what do you sell, what do you have,
  what you have, what else do you have, all items, everything you have, all your dishes, what can i order,
  what can i eat, منيو, المنيو, قائمة الطعام, القائمة, قائمة, المينيو, مينيو, كتالوج, وش عندكم, ايش عندكم, شنو عندكم,
  شو عندكم, عندكم ايه, وش تقدمون, ايش تقدمون, ماذا تقدمون, ماذا لديكم, الأصناف, أصناف, تشكيلة, قائمة الأسعار, meno,
  elmenu, almenu, menyu, wsh 3ndkm, wesh 3andkom, shu 3andkom, esh 3ndkm, shno 3ndkm
`);
export const LIST = cue(`
  what, which, show, list, options, choices, dishes, items, products, kinds, types, all, any, selection, recommend,
  suggest, food, things, وش, ايش, شنو, شو, ايه, ما, ماذا, أي, خيارات, أنواع, أطباق, أكل, أكلات, اكلات, أصناف, وجبات, كل,
  جميع, كامل, كامله, كاملة, kamel, kamla, اعرض, ورني, منتجات, اقترح, اقتراح*, wsh, wesh, esh, aish, shno, shu, akl, anwa3
`);
export const OPENING = cue(`
  open, opening, opens, close, closed, closes, closing, hours, timing, timings, working hours, business hours, what time,
  schedule, until when, how late, ساعات العمل, ساعات, أوقات, أوقات العمل, وقت العمل, الدوام, دوام, دوامكم, دوامات*,
  متى تفتح*, متى تقفل*, متى تسكر*, تفتح*, تقفل*, تقفلون, تسكر*, مفتوح*, فاتح*, مقفل*, مسكر*, مغلق*, تغلق*, بتفتح*,
  بتقفل*, بتسكر*, يفتح*, يقفل*, يغلق*, يسكر*, بيفتح*, بيقفل*, بيسكر*, بيغلق*, مواعيد*, فتحون, dawam*, maftoo7, maft7,
  mafto7, tfta7oon, teftahon, tft7on, tftahon, teqfelon, tskron, mata teft*, sa3at, maw3id, mawa3eed, fat7een, fathin,
  work on, working on, شغالين, شغال, تشتغلون, بتشتغلو*, تداومون, مداومين, مبندين, تبندون, قافلين, بتفتحو*, بتقفلو*, بتسكرو*,
  maftoo7*, maftooh*, fate7*, fat7*, fatiheen, fatheen, tefta7*, teftah*, btefta7*, bteftah*, beftaho*, tsakr*, tskr*, btsakr*, bitsakr*,
  te2fel*, bte2fel*, te2fl*, 2afl*, msakr*, shaghaleen, sha8aleen, dwam*, dawamkom
`);
export const NOW = cue(`
  now, right now, currently, still open, at the moment, open yet, الحين, الآن, هلق, هلا, دلوقتي, حاليا, دحين, لسا, لسه,
  al7een, alheen, 7alyan, dlw2ty, delwa2ty, hala2, alan, el7een
`);
export const TODAY = cue(`
  today, اليوم, النهاردة, انهارده, النهارده, elyoom, alyoum, elyom, el yom, el youm, enaharda, ennaharda, el naharda
`);
export const TONIGHT = cue(
  'tonight, this evening, late tonight, الليلة, الليله, هالليلة, الليلة دي, ellela, el leila, elleila, el layla, hal laila',
);
/** Beside a day, the hours after its midnight are still its night. */
export const NIGHT = cue('night, at night, nights, late night, بالليل, ليلا, الليل, ليل, بليل, ليلة, bellel, belleil, bil leil, fel leil');
export const TOMORROW = cue(
  'tomorrow, tmrw, tmr, tomorow, tommorow, بكرة, بكره, بكرا, غدا, غداً, باكر, باجر, bukra, bokra, bkra, boukra, bacher, baker',
);
export const AFTER_TOMORROW = cue(
  'day after tomorrow, after tomorrow, بعد بكرة, بعد بكره, بعد بكرا, بعد غد, عقب باجر, ba3d bokra, ba3d bukra',
);
export const WEEKDAY_CUES: readonly RegExp[] = [
  cue('sunday*, الأحد, احد, al a7ad, la7ad, ela7ad'),
  cue('monday*, الاثنين, الإثنين, اثنين, الاتنين, ethnain, etneen'),
  cue('tuesday*, الثلاثاء, ثلاثاء, الثلوث, التلات, talat, thulatha'),
  cue('wednesday*, الأربعاء, اربعاء, الربوع, الاربع, arbi3a, arba3'),
  cue('thursday*, الخميس, خميس, khamees, 5amees, 5mis, khamis'),
  cue('friday*, الجمعة, جمعة, jum3a, gom3a, jom3a, jumaa'),
  cue('saturday*, السبت, سبت, elsabt, alsabt, sabt'),
];
export const WEEKEND = cue('weekend*, الويكند, ويكند, نهاية الأسبوع, عطلة نهاية الأسبوع, weekend');
export const SEASONS: readonly { season: RegExp; name: Season | UndatedSeason }[] = [
  { season: cue('ramadan, ramadhan, ramzan, رمضان, rmdan, ramdan, rmadan'), name: 'ramadan' },
  { season: cue('eid al fitr, eid ul fitr, eid fitr, عيد الفطر, 3eed el fetr, 3id el fitr, 3eed el fitr'), name: 'eid_fitr' },
  {
    season: cue('eid al adha, eid ul adha, eid adha, عيد الأضحى, عيد الاضحى, العيد الكبير, 3eed el ad7a, 3id el ad7a, 3eed el adha'),
    name: 'eid_adha',
  },
  { season: cue('national day, اليوم الوطني, يوم الوطني, العيد الوطني, el yom el watani'), name: 'national_day' },
  { season: cue('eid, eids, العيد, عيد, 3eed, 3id, eed'), name: 'eid' },
  { season: cue('founding day, foundation day, يوم التأسيس'), name: 'founding_day' },
  { season: cue('new year, new years, new years day, new years eve, رأس السنة, راس السنه'), name: 'new_year' },
  {
    season: cue(
      'public holiday*, bank holiday*, official holiday*, holiday, holidays, العطل الرسمية, العطلات الرسمية, الإجازات الرسمية, الاجازات الرسميه, الإجازة الرسمية, العطلة الرسمية, أيام العطل',
    ),
    name: 'holidays',
  },
  { season: cue('summer, summertime, الصيف, صيف, صيفي, الصيفي, el seif, elseif, sayf'), name: 'summer' },
  { season: cue('winter, wintertime, الشتاء, شتاء, الشتا, شتوي, الشتوي, el sheta, sheta'), name: 'winter' },
];
export const LOCATION = cue(`
  where, located, location*, address*, directions, map, branch*, find you, store, shop, boutique, outlet*, nearest,
  area are you in, وين, فين, أين, وينكم, فينكم, وين مكانكم, موقع*, موقعكم, عنوان*, العنوان, اللوكيشن, لوكيشن, فرع*,
  فروع*, الفروع, مكانكم, خريطة, بوتيك, المحل, محلكم, معرض*, أقرب, wen, wain, wein, weenkom, wenkom, fen, fein, fenkom,
  maw2e3, maw8e3, mawqe3, el3enwan, 3nwan, 3enwan, lokation, fer3, fr3, far3
`);
export const NEAR = cue(`
  near, near by, nearby, close to, next to, around, nearest to, closest to, قريب من, قريبة من, قريب, قرب, جنب, حول, بجانب, بالقرب من, عند,
  2areeb, 2areb, gareeb, 8areeb, janb, gamb, 7ad, hada
`);
/** Asks for the rest of a list that was too long for one answer. */
export const MORE = cue(`
  more, more please, show more, show me more, next, next page, continue, the rest, rest, go on, keep going, see more, المزيد, مزيد, كمل, كملي, أكمل, اكمل,
  الباقي, باقي, بقية القائمة, التالي, زيد, زيدني, كمان, غيرها, وغيرها, وش بعد, ايش بعد, وبعدين, هات الباقي, kammel, kamel, kamil, akmel, kman, kaman, elba2i, el ba2i, albaqi, aktar, zeed
`);
export const OF_THEM = cue(
  'of them, of these, of those, among them, among these, منها, منهم, فيهم, بينهم, من هذي, من هذه, menha, minha, menhom, minhom',
);
export const FIRST = cue('first, the first, first one, 1, الأول, الاول, الأولى, اول واحد, awal, el awal');
export const SECOND = cue('second, the second, second one, 2, الثاني, التاني, الثانية, ثاني واحد, tani, el tani, el thani');
export const THIRD = cue('third, the third, third one, 3, الثالث, التالت, الثالثة, talet, el talet, el thaleth');
export const WHAT_ABOUT = cue(`
  what about, how about, and, and the, also, same for, ماذا عن, وماذا عن, وش عن, طيب, طب, وبالنسبة, وشو عن, وايش عن, tayeb, tab, wel, w el, w
`);
export const PHONE = cue(`
  phone, phone number, telephone, contact number, call you, number to call, mobile, hotline, contact details, ring you,
  your number, رقم, رقمكم, الرقم, هاتف*, الهاتف, تلفون*, تليفون*, جوال*, الجوال, أتصل, اتصل, نتصل, اتصال, موبايل,
  رقم التواصل, أكلمكم, raqam, rqm, ra2am, telefon, tilfon, jawal, mobayl, rakam, nmrtkm, nemra
`);
export const BOOKING = cue(`
  book, booking*, reserve, reservation*, table for, احجز, حجز*, الحجز, أحجز, نحجز, تحجز, طاولة, a7jez, 7ajz, ahjez, 7jz
`);
export const ALLERGY = cue(`
  allerg*, intoleran*, celiac, coeliac, anaphyla*, epipen, حساسية, حساسيه, تحسس, حساسيتي, أتحسس, اتحسس, يتحسس, سيلياك,
  مسببات الحساسية, 7asasiya*, 7sasya, hasasiya*, 7asaseya
`);
export const SAFE = cue(`
  safe, suitable, can i eat, can she eat, can he eat, can my son eat, ok for me, okay for me, مناسب*, آمن, آمنة,
  أقدر آكل, اقدر اكل, ينفعني, ينفع, يصلح لي, يصلح, monaseb, munaseb, amen, aamen, amin, safe le, ok for, okay for, good for, fine for,
  آمنه, مأمون, امان, أمان, امنة, يناسب*, بيناسب*, ينفع ل
`);
export const CANNOT_EAT = cue(`
  cant eat, cannot eat, cant have, cannot have, can not eat, avoid*, react to, reacts to, makes me sick, ما أقدر آكل, ما اقدر اكل,
  ما يقدر ياكل, ممنوع من, ممنوعة من, ما ينفع آكل, مينفعش, مش بقدر اكل, ما بقدر آكل, يضرني, يتعبني, ma agdar akol, mab2dar
`);
export const CONTAINS = cue(`
  contain*, has, have, include*, are there, in the, in it, inside, used in, made with, cooked with, with, without, free of, free from, traces, is there, any, في, فيه, فيها, يحتوي, تحتوي,
  بدون, خالي, خالية, من غير, بلا, fih, fiha, feeh, feha, bdoon, bedon
`);
export const PRONOUN = cue(`
  it, that, this, this one, that one, its, them, those, the same, هو, هي, هذا, هذي, هذه, ذا, ذي, دي, ده, هاد, هيدا, سعره,
  سعرها, بكمه, مكوناته, مكوناتها, منه, منها, hatha, hay, dah, hada, hadi, hayda, huwa, howa, howwe, huwe, hiya, heya, hiye, se3ro, se3raha, meno, menno, menha
`);
export const UNDER = cue(`
  under, below, less than, up to, within, maximum, max, no more than, cheaper than, budget, not more than, أقل من, تحت,
  بحدود, حدود, ميزانية, ميزانيتي, لا يتجاوز, ما يتجاوز, ما يزيد عن, لا يزيد عن, أرخص من, ما تتعدى, لحد, aqal men,
  a2al mn, a8al mn, ta7t, taht, ta7et, tahet
`);
/** Words that leave the limit itself out; "up to 30" keeps it. */
export const LESS_THAN = cue(
  'under, below, less than, cheaper than, أقل من, اقل من, تحت, أرخص من, aqal men, aqal min, a2al mn, a2al men, a2al min, a8al mn, ta7t',
);
export const OVER = cue(
  'over, above, more than, at least, أكثر من, اكتر من, فوق, أعلى من, aktar mn, aktar men, akthar mn, akthar men, fo2, foug, foo2',
);

export const DIET_CUES: Record<DietTag, RegExp> = {
  vegan: cue(`
  vegan*, plant based, animal products, animal free, منتجات حيوانية, فيجن, فيغان, نباتي صرف, نباتية صرفة, نباتية صرف, نباتي الصرف, نباتية الصرفة, نباتيين صرف, نباتي بالكامل,
  نباتي 100, نباتي تماما, نباتيات صرفة, صيامي, vigan, vegen, fegan, figan, nabati serf, nabati sirf, nabati sarf, nabaty serf, nabaty sarf, nabati srf, siyami, seyami
`),
  vegetarian: cue(`
  vegetarian*, veggie*, veg, vegitarian*, vegeterian*, meatless, meat free, no meat, نباتي, نباتية, نباتيين, نباتيات,
  بدون لحم, من غير لحم, nabati, nabaty, nbaty, nabatiya
`),
  gluten_free: cue(`
  gluten free, glutenfree, no gluten, without gluten, خالي من الجلوتين, خالية من الجلوتين, بدون جلوتين, بدون قلوتين,
  خالي من القلوتين, بدون غلوتين, خالي من الغلوتين, خالية من الغلوتين, قلوتين فري, bdoon gluten, bedon gluten
`),
  dairy_free: cue(`
  dairy free, no dairy, lactose free, without dairy, without milk, no milk, milk free, خالي من الألبان, بدون ألبان,
  بدون حليب, خالي من الحليب, خالي من اللاكتوز, بدون لاكتوز
`),
  nut_free: cue('nut free, no nuts, without nuts, خالي من المكسرات, بدون مكسرات, خالية من المكسرات'),
  sugar_free: cue('sugar free, no sugar, without sugar, خالي من السكر, بدون سكر, خالية من السكر, bdoon sukkar'),
  keto: cue('keto, low carb, كيتو'),
  halal: cue('halal, halaal, حلال, 7alal'),
  spicy: cue('spicy, hot and spicy, حار, حارة, حراق, سبايسي, 7ar, 7arra'),
  kids: cue('kids, kid, children, child, for my son, for my daughter, أطفال, للأطفال, الأطفال, أولاد, atfal'),
};

export const ALLERGEN_CUES: Record<Allergen, RegExp> = {
  gluten: cue('gluten, wheat, celiac, coeliac, جلوتين, غلوتين, قلوتين, قمح, سيلياك'),
  crustaceans: cue(`
  crustacean*, shellfish, shrimp*, prawn*, crab*, lobster*, قشريات, روبيان, جمبري, قريدس, سلطعون, rubyan
`),
  eggs: cue('egg, eggs, بيض, بيضة, beid, bayd'),
  fish: cue('fish, سمك, أسماك, samak'),
  peanuts: cue('peanut*, فول سوداني, الفول السوداني'),
  soy: cue('soy, soya, صويا, الصويا'),
  milk: cue('milk, dairy, lactose, حليب, ألبان, لاكتوز, 7aleeb, haleeb'),
  nuts: cue(`
  nut, nuts, almond*, walnut*, pistachio*, cashew*, hazelnut*, مكسرات, لوز, فستق, كاجو, جوز, بندق, mkasarat, mkassarat,
  mukassarat, moksrat
`),
  celery: cue('celery, كرفس'),
  mustard: cue('mustard, خردل'),
  sesame: cue('sesame, tahini, سمسم, طحينة, simsim, semsem'),
  sulphites: cue('sulphite*, sulfite*, كبريتيت*'),
  lupin: cue('lupin*, ترمس'),
  molluscs: cue('mollus*, squid, calamari, oyster*, mussel*, رخويات, كاليماري, حبار, محار'),
};

export const DELIVERS = cue(`
  deliver*, delivery, shipping, ship, توصل*, توصيل*, التوصيل, دليفري, شحن, الشحن, توصلون, بتوصلو*, tawseel, tw9eel,
  tawsil, tawsel, tawseela, twaslon, twasloon, twaslo, btwaslo, betwaslo, nwasel, twsyl, delivry, dilivery
`);
export const HOW_LONG = cue(`
  how long, how fast, when will, how many minutes, how many days, time, takes, take, arrive*, كم ياخذ, كم يأخذ, كم مدة,
  مدة, كم وقت, وقت, كم يستغرق, كم يوم, متى يوصل, متى توصل, يوصل, بياخد, kam y2a5eth, meta yewsal
`);
export const FEE = cue(`
  fee, fees, charge*, how much, cost*, price, free, رسوم, بكم, كم, سعر, مجاني, تكلفة, بكام, قديش, bkam, kam, rsoom
`);
export const POLICY_CUES: readonly { topic: PolicyTopic; cue: RegExp }[] = [
  {
    topic: 'minimum_order',
    cue: cue('minimum order, min order, minimum, الحد الأدنى, حد أدنى, أقل طلب, أقل مبلغ, ادنى طلب, had adna'),
  },
  {
    topic: 'payment',
    cue: cue(`
  pay, payment*, credit card*, cards, card, cash, apple pay, mada, tabby, tamara, knet, visa, mastercard,
  american express, amex, stc pay, installment*, ادفع, أدفع, الدفع, دفع, كاش, بطاقة, بطاقات, مدى, فيزا, ابل باي, آبل باي,
  كي نت, كي-نت, تقسيط, تابي, تمارا, شبكة, adfa3, daf3, dafa3, kash
`),
  },
  {
    topic: 'refund',
    cue: cue(`
  refund*, money back, return*, استرجاع, استرداد, ارجاع, إرجاع, الارجاع, أرجع, ارجع, ترجيع, مرتجع*, استرجع, esterja3,
  arja3
`),
  },
  {
    topic: 'exchange',
    cue: cue(`
  exchange*, swap, أبدل المقاس, change the size, different size, استبدال, تبديل, أبدل, ابدل, أستبدل, استبدل, estebdal,
  tabdeel
`),
  },
  { topic: 'cancellation', cue: cue('cancel*, إلغاء, الغاء, ألغي, الغي, كنسل, el8a2, algha') },
  { topic: 'booking', cue: BOOKING },
  { topic: 'parking', cue: cue('parking, park, valet, مواقف, موقف, باركنج, باركينج, فاليه, mawaqef, barking') },
  { topic: 'wifi', cue: cue('wifi, wi fi, wi-fi, internet, واي فاي, انترنت, إنترنت, النت, في نت, فيه نت, عندكم نت, wai fai') },
  {
    topic: 'contact',
    cue: cue(`
  email, e mail, contact, instagram, website, web site, ايميل, إيميل, بريد, البريد, انستقرام, انستغرام,
  موقعكم الالكتروني, الموقع الإلكتروني, تواصل, التواصل, نتواصل, أتواصل
`),
  },
];

/** Words that carry a question and name nothing. */
const FILLER = new Set(
  words(`a an the i we you u me my our your us of for to in on at by with and or is are was be do does did can could would will please pls plz
  some any one ones just also too so hi hello hey ok okay want like need get got have has much many how what whats which who when where why
  there here it its this that these those them they not no yes order ordering buy today now tonight tell know give show list about price prices
  cost costs priced rate from if then more me most available serve sell offer dish dishes item items product products option options food foods
  menu piece pieces each per plate please thanks thank dear sir madam good morning evening hows im id ill lets may should made make comes come
  only all every ingredients ingredient contain contains calories size sizes colour color small medium large riyal riyals sar aed kwd dirham dirhams dinar dinars
  و ان أن في من على عن الى إلى مع هل ما ماذا كم بكم بكام قديش سعر سعره سعرها اسعار أسعار عندكم عندك عندي لديكم يوجد فيه فيها اذا إذا لو سمحت سمحتم ممكن
  أبغى ابغى أبي ابي أريد اريد بدي عايز عاوز حاب ودي وش ايش شنو شو ايه هو هي هذا هذي هذه ذا دي ده انا أنا انت أنت يا او أو ثم كل جميع حق حقت مال تبع
  موجود موجوده موجودة متوفر متوفره متوفرة متاح الحين الآن اليوم لي لنا لكم كيف متى وين فين أين السلام عليكم مرحبا هلا اهلا أهلا صباح الخير مساء
  طبق أطباق اطباق أكل اكل اكلات أكلات صنف أصناف منتج منتجات حبة حبه ريال ريالات درهم دينار شكرا عفوا طيب بس كمان برضو مكونات سعرات يكلف تكلف ثمن قيمة
  يعني الله يعطيك العافية بالله ياليت اعرف أعرف تقدمون معكم غير بدون صغير كبير وسط
  see look view browse send share read أشوف اشوف شوف ارسل ارسلوا ابعث عطني اعطني ورني شي شيء حاجة شغلة thing things something anything
  il lal lil kif keef ezay bcham
  kam bkam bekam b se3r s3r el al 3ndkm 3andkom 3ndkom andkom abgha abi abghy ana law sama7t momken mumkin fi feh fih wsh wesh esh shu shno hatha wa w ya men mn 3ala salam alaykom marhaba`),
);
export function isFiller(word: string): boolean {
  return FILLER.has(word);
}
