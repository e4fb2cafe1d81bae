import type { Entry } from './types.ts';

export const FEELINGS: Entry[] = [
  {
    id: 'positive',
    en: 'exquisite, bargain, unbelievable, unreal, elegant, elegantly, five stars, 5 stars, magnificent, spectacular, terrific, charming, welcoming, remarkable, spotless, mouthwatering, scrumptious, divine, heaven, top notch, first class, hospitable, refreshing, cant wait, will be back, come back again, good, great, excellent, amazing, awesome, delicious, tasty, love, loved, lovely, perfect, best, fantastic, wonderful, friendly, happy, nice, enjoyed, enjoy, recommend, fresh, yummy, pleased, satisfied, superb, outstanding, impressed, favorite, favourite, beautiful, incredible, fast, clean, helpful, attentive, cool, well done, worth, brilliant, phenomenal, fabulous, pleasant, generous, flavorful, tender, perfectly, glad, thrilled, delightful, cozy, reasonable, fun, treat, solid, reasonably, gem, delight, attentive, crispy, yum',
    msa: 'رائعا, اجمل, اروع, كريم, نظيفين, فخامه, مذهل, مذهله, مدهش, ساحر, ساحره, مرحب, احترافيه, احترافي, ارضاء, راحه, متنوع, متنوعه, واسع, واسعه, استمتع, شكرا, اشكر, يستحق, تستحق, رايع, رايعه, راضي, مرتب, مرتبه, منظم, ممتاز, ممتازه, رائع, رائعه, جميل, جميله, لذيذ, لذيذه, مميز, مميزه, جيد, جيده, نظيف, نظيفه, افضل, احب, احببت, سعيد, مريح, مريحه, انصح, ودود, راقي, راقيه, هادئ, هادي, فاخر, خرافي, خيالي, ودودين, استمتعت, استمتعنا, متعاون, متعاونين, نظافه, سريع, سريعه, مناسب, مناسبه, الاروع, حسن, ممتع, مبهر, جمال, روعه, محترم, محترمين, لطيف, لطفاء, واسع, واسعه, سعدت, مثالي, مثاليه, الحب, مبروك, خير',
    gulf: 'حلو, حلوه, زين, زينه, كفو, عجبني, يجنن, يهبل, خطير, فخم, طيب, روعه, جنان, حبيت, اسطوري',
    egyptian: 'حلو, جامد, تحفه, عظمه, جميل, عجبني, لذيذ, قمر, مبسوط',
    levantine: 'منيح, كتير طيب, زاكي, طيب, بيعقد, بياخد العقل, روعه, كويس, حلو',
    arabizi:
      '7elw, helw, 7ilw, zain, zein, zaki, lazeez, latheeth, momtaz, mumtaz, jameel, rw3a, raw3a, t7fa, to7fa, 3ajabni, mneeh, kwayes',
  },
  {
    id: 'negative',
    en: "meh, blah, disaster, atrocious, dreadful, appalling, smelled, smelly, stink, stinks, waited and waited, sat there, stay away, will never, never go back, never return, won't be going, will not return, rudely, underwhelmed, blows, sub par, subpar, charged twice, untrained, uncomfortable, unfriendly, unsanitary, filthy, moldy, frozen, flies, roach, cockroach, hair in, vomit, neglected, forgot, forgotten, insulting, shocked, horrid, gave up, bad, terrible, awful, horrible, worst, poor, disgusting, rude, slow, cold, disappointed, disappointing, disappointment, dirty, overpriced, hate, hated, bland, stale, raw, burnt, undercooked, overcooked, soggy, mediocre, useless, angry, upset, annoyed, annoying, frustrated, frustrating, waste, pathetic, never again, unacceptable, sick, gross, ridiculous, fraud, scam, cheated, lied, worse, dry, salty, nasty, tasteless, lacking, avoid, unfortunately, wasted, sucks, sucked, suck, crap, lousy, joke, ignored, unprofessional, fail, failed, greasy, rubbery, flavorless, inedible, insulted, unhappy, overwhelmed, sad, disgrace, stupid, broken, problem, wrong, dirt, won't be back, not be back, wait too long, overcharged, underwhelming, unsatisfying, pale, tough, expensive, mistake, hardly, barely, noisy, warned, probably not",
    msa: 'سئ, سءيه, بشع, بشعه, رائحه, روايح, اطلاقا, لا انصح, لا يستحق, لا تستحق, عدم, معدوم, معدومه, متهالك, متهالكه, صراصير, حشرات, تعطل, معطل, معطله, لا يعمل, لا تعمل, باهظ, باهظه, مرتفعه جدا, اسعار مرتفعه, صغيره جدا, انقطاع, تاخير, مبالغ, مملح, مالح, محروق, ني, غير نظيف, غير نظيفه, خيبه, مبالغ فيه, سيء, سيئ, سيئه, سيءه, اسوا, رديء, رديئ, رديئه, مقرف, بارد, بارده, قذر, قذره, متاخر, تاخر, غالي, ضعيف, ضعيفه, مزعج, مزعجه, فاشل, فاشله, خائب, مخيب, نصب, احتيال, غير مقبول, مستاء, زعلان, قديم, قديمه, ضوضاء, ازعاج, مشكله, مشاكل, اكره, للاسف, بائس, بائسه, كارثه, عيب, خرب, متسخ, وسخ, بعيد, سوء, السوء, وسخه, كريهه, حزن, حزين, اهمال, مهمل, خسارتكم, فضيحه, كذب, كاذب, ظلم, قتل, ارهاب, حرب, عار, زباله, مرض, موت, فساد, غبي, غباء',
    gulf: 'خايس, خايسه, زفت, شين, شينه, تعبان, مو زين, مب زين, ابطي, تاخرتوا, فاشلين, قهر, مقهور, حسافه, غثيتونا, خياس',
    egyptian: 'وحش, وحشه, زفت, زباله, مقرف, اتاخر, نصابين, قرف, زهقت, متضايق, حرام عليكم, بايخ, خربان',
    levantine: 'بشع, مش منيح, زفت, بيقرف, مقهور, زهقت, سيء كتير, معصب, عاطل, مو منيح',
    arabizi: 'zift, zeft, wa7esh, we7esh, wehesh, khayes, 5ayes, sayye2, saye2, sayi2, bayikh, mo2ref, muqrif, zbala, ta3ban, bared',
  },
  {
    id: 'complaint',
    en: 'complaint, complain, complaining, file a complaint, not happy, unhappy, unacceptable, disappointed, terrible service, bad service, worst service, poor service, wrong order, wrong item, wrong size, missing item, missing, never arrived, not arrived, hasnt arrived, didnt arrive, did not arrive, not delivered, still waiting, arrived cold, food was cold, was cold, late, too late, very late, hour late, damaged, broken, torn, defective, spoiled, expired, hair in, insect, food poisoning, overcharged, charged twice, double charged, charged me twice, scam, fraud, sue, report you, disgusting, rude staff, was rude, pathetic, useless, waste of time, waste of money, nobody answers, no one is answering, no one answers, was ignored, were ignored, been ignored, being ignored, got ignored, are ignored, is ignored, ignored me, ignored us, ignoring me, ignoring us, they ignored, you ignored, staff ignored, made me sick, raw chicken',
    msa: 'شكوي, اشتكي, شكوتي, اقدم شكوي, غير مقبول, غير راضي, خدمه سيئه, طلب خاطئ, طلب خطا, ناقص, ناقصه, لم يصل, لم تصل, متاخر, تاخر, تاخرت, تالف, تالفه, مكسور, منتهي الصلاحيه, شعره, حشره, تسمم, خصم مرتين, نصب, احتيال, وصل بارد, وصلني بارد, بارد جدا, اسوا خدمه, اسوا مطعم',
    gulf: 'ابي اشتكي, ابغي اشتكي, ما وصل, ماوصل, ما وصلني, تاخرتوا, تاخر الطلب, طلبي غلط, غلط, ناقص, خربان, محد يرد, ما احد يرد, ماحد يرد, ابطيتوا, فاسد, فاسده, مو مقبول, خايس',
    egyptian:
      'عايز اشتكي, اشتكي, موصلش, ماوصلش, اتاخر, اتاخرتوا, غلط, ناقص, بايظ, بايظه, محدش بيرد, ماحدش بيرد, وصل بارد, ساقع, حرام عليكم, نصابين',
    levantine: 'بدي اشتكي, ما وصل, ما وصلت, تاخرتو, تاخر, غلط, ناقص, مكسر, ما حدا عم يرد, ما حدا برد, معفن, بارد',
    arabizi:
      'shakwa, ashtiki, ashteki, ma wasal, ma wesel, mawasal, mawsalsh, ma wasalni, met2akher, mt2a5er, ta2akhar, t2a5r, t2akhar, ghalat, 8ala6, ghala6, na2es, na2is, m7ad yrod, ma7ad yrod, ma7adsh byrod',
  },
  {
    id: 'negator',
    en: "not, no, never, don't, dont, didn't, didnt, isn't, isnt, wasn't, wasnt, won't, wont, can't, cant, couldn't, wouldn't, doesn't, nothing, without, hardly, aren't, weren't",
    msa: 'لا, لم, لن, ليس, ليست, غير, ما, بدون, عدم',
    gulf: 'مو, مب, مهب, ماهو, موب',
    egyptian: 'مش, مفيش, مكانش, مش ولا',
    levantine: 'مش, مو, مانو, منو, ما',
    arabizi: 'mo, mu, mish, mesh, msh, mosh',
  },
  {
    id: 'urgent',
    en: 'urgent, urgently, asap, immediately, emergency, right away',
    msa: 'عاجل, مستعجل, فورا, ضروري, طارئ',
    gulf: 'مستعجل, ضروري',
    egyptian: 'مستعجل, ضروري',
    levantine: 'مستعجل, ضروري',
    arabizi: 'musta3jel, mesta3gel, daroori, 6aroori',
  },
];
