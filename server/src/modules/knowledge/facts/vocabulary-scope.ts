import * as cues from './query-cues.ts';
import { SERVICES } from './query-service.ts';
import { phrases } from './query-text.ts';

/** What a reader of facts answers about. A question's other words are about something else. */
export type Scope = 'location' | 'hours' | 'phone' | 'item' | 'list' | 'policies';

const PLACE = phrases(`
  cafe, café, coffeeshop, restaurant, resturant, diner, place, shop, store, boutique, branch*, outlet*, location*, mall, bakery, showroom, business,
  مقهى*, المقهى, مطعم*, محل*, متجر*, بوتيك*, كافيه*, كوفي, كوفيكم, فرع*, فروع*, مكان*, معرض*, مطعمكم, el ma6am, ma6am*, mat3am*, ma7al*, mahal*, far3, fer3, fr3, makan*
`);
const TIME = phrases(`
  today, tonight, tomorrow, tmrw, now, soon, moment, minute*, hour*, stay, stays, day*, week*, month*, morning*, evening*, afternoon*, night*, noon, midnight, lunch*, dinner, early, late, later, long, am, pm, oclock,
  during, january, february, march, april, may, june, july, august, september, october, november, december, daily, usual, usually, normal, regular, next, this, end, from, between, weekday*, weekend*, date, time, times,
  اليوم, يوم, ايام, يوميا, الليلة, ليل, الليل, بكره, بكرة, غدا, صباح*, صبح, الصبح, مساء*, ظهر*, الظهر, عصر*, العصر, مغرب*, المغرب, عشاء, العشاء, عشا, غداء, فجر*, الفجر, بدري, متاخر, دقيق*, ساعه, ساعات, الساعه, اسبوع*, شهر,
  وقت*, الوقت, اوقات*, موعد*, مواعيد*, الحين, الان, هلا, دلوقتي, توقيت, يناير, فبراير, مارس, ابريل, مايو, يونيو, يوليو, اغسطس, سبتمبر, اكتوبر, نوفمبر, ديسمبر, yom, el yom, bokra, bukra, elyom, alyom, al7een, sa3a, el sa3a, sob7, el sob7, sobh, zohr, dohr, 3asr, maghreb, leil, el leil, masa2
`);
const DATES = [
  ...cues.WEEKDAY_CUES,
  ...cues.SEASONS.map(({ season }) => season),
  cues.TODAY,
  cues.TONIGHT,
  cues.TOMORROW,
  cues.NOW,
  cues.WEEKEND,
];
const TAKING = phrases(`
  order*, buy*, purchase, take, eat*, drink*, try, serve*, sell*, make, offer*, recommend*, suggest*, share, bring, fill, choose, pick, show, see, view, browse, send, read, give, stock, stocked, sold,
  اطلب*, نطلب, طلب*, اشتري, نشتري, اخذ, ناخذ, آخذ, اكل, ناكل, آكل, اشرب, نشرب, اجرب, تقدمون, تقدمو*, تبيعون, تبيعو*, تسوون, بتعملو*, بتقدمو*, تنصح*, اقترح*, اشوف, ورني, ورنا, ارسل*, ابعث, اعرض, اجيب, بيع, للبيع, nakol, akol, atlob, ashoof, shoof, ashuf
`);

interface Vocabulary {
  /** What the reader goes by: a word that nothing accounts for beside one of these makes another question of it. */
  core: readonly RegExp[];
  /** What may stand around it. */
  around: readonly RegExp[];
}

export const VOCABULARY: Record<Scope, Vocabulary> = {
  location: {
    core: [
      cues.LOCATION,
      phrases(
        'where, wheres, وين*, فين*, اين, weenkom, wenkom, فينك*, mawqe3*, maw2e3*, mawke3*, makan*, 3enwan*, 3nwan*, lokation, street, nearest, closest',
      ),
    ],
    around: [
      PLACE,
      cues.NEAR,
      ...DATES,
      phrases(`
        find, reach, car, bus, foot, whereabouts, name, detail*, بالتفصيل, تفصيل*, اسم, taxi, uber, careem, cab, come, coming, go, going, visit*, drive, driving, walk, walking, way, far, near, close, closest, nearest, based, situated, sit, precise, precisely, pin, maps, google, link, gps, send, share,
        drop, city, town, area, district, neighbourhood, neighborhood, street, road, building, floor, tower, terminal, landmark, physical, located, local, new, from, parking, country, region, yall, people, many, same, main, head, open,
        تقع, يقع, موجودين, متواجدين, متواجد, صاير, صايره, صايرين, اوصل*, نوصل*, اجي*, نجي*, جاي, جايين, رايح, طريق*, مدينه, حي, شارع, منطقه, منطقتكم, بلد*, ارسل*, ابعث*, دلوني, دلني, قوقل, جوجل, ماب, خرائط, اقرب, قريب*, اروح, ازور*,
        sayreen, jay, gay, aji, arou7, b3atli, ab3at, arsel*
      `),
    ],
  },
  hours: {
    core: [cues.OPENING, phrases('hour*, time*, open*, clos*, ساعه, ساعات, الساعه, متي, امتي, ايمتي, لايمتي')],
    around: [
      PLACE,
      TIME,
      ...DATES,
      cues.AFTER_TOMORROW,
      ...SERVICES.map(([, pattern]) => pattern),
      phrases(`
        come, coming, arrive, walk, visit, order, orders, last, kitchen, prayer*, jumma, fasting, iftar, suhoor, food, start*, stop, finish, shut*, change*, different, same, serving, served, brunch, تعملون, يعمل, تغير*, اغلاق*, تبدل*, work, works, go, first, latest, earliest, public, official, holiday*, customers, door*, everyone, always,
        بعد, قبل, خارج, غير, عادي*, العادي*, معتاد*, المعتاد*, normal*, regular*, usual*, ordinary, after, before, outside, nights, night, ليل*, الليل*, بالليل, صلاه, الصلاه, افطار, الافطار, سحور, السحور, باب*, ابواب*, شغل, الشغل, عمل, العمل, اجي*, نجي*, جاي, جايين, طول, رسمي*, اجاز*, عطل*, نهايه, اول, آخر, اخر, لين, لحد, لغايه, يبدا, تبدون, تبداون, طلب*, الطلب*, talab, اكل, الاكل, ينتهي, تخلصون, نلحق, الحق
      `),
    ],
  },
  phone: {
    core: [cues.PHONE, phrases('number*, call*, phone*, رقم*, جوال*, تليفون*, تلفون*, هاتف*, ra2am*, raqam*')],
    around: [
      PLACE,
      TIME,
      cues.LOCATION,
      phrases(`
        contact*, reach, talk, speak, whatsapp, whats app, landline, manager, customer, service, support, staff, reception, direct, directly, line, person, human, give, send, share, have, dial, ring, details, info, order, reserve, booking, delivery, online,
        تواصل*, اتواصل*, نتواصل*, التواصل, واتس*, الواتس*, واتساب, اكلم*, كلم*, نكلم*, مدير*, خدمه, العملاء, عملاء, الاستقبال, موظف, ارسل*, عطوني, مباشر, ارضي, طلب, الطلبات, حجز, الحجز, استفسار
      `),
    ],
  },
  item: {
    core: [],
    around: [
      cues.PRICE,
      cues.HAVE,
      cues.DESCRIBE,
      cues.CALORIES,
      cues.MENU,
      cues.LIST,
      cues.PRONOUN,
      cues.CHEAPEST,
      cues.DEAREST,
      cues.LIGHTEST,
      cues.UNDER,
      cues.OVER,
      ...DATES,
      PLACE,
      TIME,
      TAKING,
      ...Object.values(cues.DIET_CUES),
      ...Object.values(cues.ALLERGEN_CUES),
      phrases(`
        enough, everything, else, chance, again, قيمه, قيمته, يكفي, تكفي, kbeer, kebeer, sgheer, wasat, charge, charges, charged, kilo, kd, qar, bhd, omr, egp, usd, يطلع, بيطلع, يكلف*, تكلف*, بتكلف*, رييسي*, الرييسي*, بارد*, بارده, حار*, ساخن*, ساخنه, طازج*, main*, plus, with, without, add, added, extras, size*, small*, medium*, large*, big, bigger, single, double, regular, half, full, extra, piece*, pcs, plate*, portion*, cup, bottle, box, kilo, kg, gram*, litre, person, people, guest*, price*, cost*, aed, sar, kwd, dirham*, riyal*, dinar*, dhs,
        total, together, altogether, colour, colours, color, colors, calor*, kcal, contain*, include*, come, comes, still, left, dish*, meal*, food, item*, product*, menu, vat, tax, discount*, offer*, stock, breakfast, lunch, dinner, starter*, main*, dessert*, bread, versus, vs, or,
        compare*, difference, between, cheap*, expensive, eat*, free, without, hot, cold, iced, warm, fresh*, takeaway, delivery, pickup, table, online, website, exactly, cm, ml, instagram,
        كبير*, صغير*, وسط, حجم*, احجام, قطعه, حبه, حبات, طبق, صحن, نفر, كيلو, كوب, قنينه, علبه, شخص*, اشخاص, سعر*, اسعار*, ثمن*, تكلف*, درهم, دراهم, ريال*, دينار, دنانير, مقاس*, لون, الوان*, مكونات*, سعرات, وجبه, وجبات, طبق, اطباق, منيو, قائمه,
        ضريبه, خصم, عرض, عروض, فطور, غداء, عشاء, الفرق, بين, ارخص, اغلي, بدون, حار, بارد, طازج, ساده, مشكل, كامل, نص, ربع, واحد, اثنين, ثنتين, نفرين, مجموع, الكل, توصيل, سفري, يتوفر, تتوفر, متوفر*, متاح*, موجود*, باقي, رخيص*, غالي*
      `),
    ],
  },
  list: { core: [], around: [] },
  policies: {
    core: [],
    around: [
      PLACE,
      TIME,
      ...DATES,
      TAKING,
      cues.PRICE,
      cues.HAVE,
      cues.FEE,
      cues.HOW_LONG,
      cues.LOCATION,
      cues.PRONOUN,
      cues.LIST,
      cues.NEAR,
      cues.PHONE,
      ...cues.POLICY_CUES.map(({ cue }) => cue),
      cues.DELIVERS,
      phrases(`
        machine, twice, double, reach, section, family, available, brunch, breakfast, lunch, dinner, window, near, نقدا, النقدي, تاخذون, تاخذو*, ياخذون, مكينه, الشباك, شباك, عائل*, قسم, whole, code, far, work, works, password, accept*, take*, use, using, allow*, order*, item*, product*, thing*, option*, method*, way*, type*, kind*, bill, check, account, online, app, phone, advance, ahead, deposit, policy, policies, rule*, free, cost*, fee*, charge*, password, name, network, speed, strong, connect, connection,
        table*, seat*, room, people, person*, guest*, pax, group*, party, birthday, appointment*, walk, need, required, require, large, bigger, outdoor, indoor, terrace, vip, private, money, amount, minimum, maximum, refundable, damaged, wrong, missing, late, broken, cold, defective, faulty, used, unopened, opened, unworn, worn,
        receipt, invoice, days, home, house, office, hotel, address, area*, district, outside, inside, city, country, abroad, international*, gcc, express, same, fast, long, arrive*, track*, number*, car, cars, valet, underground, basement, spot*, space*, customer*, visitor*, included, separate, half, split, later, change*, mind, fit, size*, sale, discounted, gift*,
        قبل*, تقبل*, يقبل*, اقبل, ياخذ*, طريق*, طرق, خيار*, حساب*, فاتوره, مقدم, عربون, سياس*, شروط, مجان*, رسوم*, تكلف*, باسوورد, باسورد, رمز, كلمه, السر, المرور, شبكه, اسم, طاول*, ترابيز*, كرسي, جلس*, شخص*, اشخاص*, نفر, انفار, ناس, عدد, مجموع*, جماعه, قاعه, غرفه, عيد, ميلاد, حفل*, موعد*, مسبق*, مسبقا,
        فلوس*, مبلغ, المبلغ, حد, ادني, الادني, اعلي, ناقص*, غلط, خطا, خربان, تالف, طلب*, الطلب*, بيت*, البيت, منزل*, مكتب, فندق, عنوان*, حي, منطقه, مناطق, خارج, داخل, المدينه, دوله, سريع*, نفس, سيار*, موقف*, خدمه, مشمول, مقاس*, قياس*, تخفيض*, عرض, هدي*, الكتروني*, موقع*, استلام, الاستلام, عند, جاني, وصل*, وصلني, لعشره, لخمسه, شخصين, تحتاج*, يحتاج, لازم, ضروري
      `),
    ],
  },
};
VOCABULARY.list.around = VOCABULARY.item.around;

/** Asks for another thing with the same words: how long a place has existed, when a shop will be opened, how many of something. */
export const OTHER_ASKS: Partial<Record<Scope, RegExp>> = {
  item: /\bhow (?:much|many) (?:time|hours|minutes|days|people|pieces|grams?|times)\b|(?<!\p{L})كم (?:حبه|حبات|قطعه|قطع|شخص|نفر|وقت|ساعه|دقيقه|يوم|غرام|جرام|مره|سنه)(?!\p{L})/u,
  hours:
    /\bhow long (?:have|has|were|ago)\b|\bsince when\b|\bfirst (?:time|open\w*)|\b(?:did|was|were) \w+ (?:first |originally )?(?:open|founded|established)|\bhow many hours (?!are you|do you open)|\bopen (?:a|an|the|my|your|new) (?!door|doors|branch now|shop now|store now|restaurant now)|\bhow close (?:is|are)\b|(?<!\p{L})(?:فتحتو\p{L}*|افتتح\p{L}*|اول مره|منذ متي|من متي|من كم سنه)(?!\p{L})|(?<!\p{L})كم ساع(?:ه|ات) (?!تفتح|فاتح|الدوام|دوام|مفتوح)/u,
};
