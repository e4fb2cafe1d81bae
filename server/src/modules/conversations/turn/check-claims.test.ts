import { describe, expect, it } from 'vitest';
import { DEMO_SLUGS, makeFacts, readDemo } from '../../knowledge/facts/answer-testing.ts';
import { allRows } from '../../knowledge/facts/render-evidence.ts';
import { checkClaims } from './check-claims.ts';
import type { Evidence } from './claims/claim-types.ts';
import { arabicWords, englishWords, hostileTexts } from './claims/testing.ts';
import { factEvidence, fixedEvidence } from './evidence.ts';
import { answerFromFacts } from './fact-tables.ts';
import { findLeak } from './leak.ts';

const facts = makeFacts();
const rows = allRows(facts, 'en');
const passage: Evidence = {
  id: 'chk_1',
  text: 'Parking in the basement is free for 60 cars.\nThe terrace opens at 5:00 pm from Sunday to Thursday.\nRefunds go back to the card within 5 to 7 working days.\nWe guarantee fresh bread every morning.',
  names: [],
};
const evidence: Evidence[] = [...rows.map((row) => ({ id: row.id, text: row.evidence, names: row.names })), passage];
const check = (text: string) => checkClaims(text, evidence, 'SAR');
/** Figures that the evidence holds in some way. */
const TAKEN = new Set([22, 34, 23, 32, 20, 42, 68, 72, 28, 18, 15, 60, 310, 24, 14]);

describe('hostile texts', () => {
  const planted = hostileTexts(420, 20261204, TAKEN);
  it.each(planted.map((entry, at) => ({ at, ...entry })))('$at stops the $kind in: $text', ({ text, kind }) => {
    const { passed, claims } = check(text);
    expect(passed).toBe(false);
    const caught = claims.filter((claim) => !claim.supported).map((claim) => claim.kind);
    // A bare figure after a price verb is caught as a number; a discount may show as its percentage or as its word.
    expect(
      caught.some((found) => found === kind || (kind === 'price' && found === 'number') || (kind === 'percent' && found === 'price')),
    ).toBe(true);
  });

  it('reads every number word up to 480 as its value', () => {
    for (let value = 21; value < 480; value += 1) {
      expect(check(`It costs ${englishWords(value, '-')} riyals`).claims[0]?.text).toContain('riyals');
      const english = checkClaims(`It costs ${englishWords(value, '-')} riyals`, [{ id: 'x', text: `${value} SAR`, names: [] }], 'SAR');
      expect(english.passed, englishWords(value, '-')).toBe(true);
      if (value % 100 > 10 && value % 100 < 20) continue;
      const arabic = checkClaims(`السعر ${arabicWords(value)} ريال`, [{ id: 'x', text: `${value} SAR`, names: [] }], 'SAR');
      expect(arabic.passed, arabicWords(value)).toBe(true);
    }
  });
});

describe('honest rendered answers', () => {
  const now = new Date('2026-12-04T15:30:00Z');
  const general = {
    en: [
      'can I see the menu?',
      'what vegan dishes do you have?',
      'which dishes are gluten free?',
      'vegetarian under 30',
      'what is the cheapest drink?',
      'what are your opening hours?',
      'are you open now?',
      'where are you?',
      'what is your phone number?',
      'do you deliver?',
      'how much is delivery?',
      'minimum order?',
      'how can I pay?',
      'what is your refund policy?',
      'hours in ramadan?',
      'I have a nut allergy',
    ],
    ar: [
      'ممكن المنيو',
      'وش عندكم أكل نباتي؟',
      'أطباق بدون جلوتين؟',
      'نباتي أقل من ٣٠',
      'وش أرخص مشروب؟',
      'متى تفتحون؟',
      'فاتحين الحين؟',
      'وين موقعكم؟',
      'رقمكم؟',
      'توصلون؟',
      'بكم التوصيل؟',
      'الحد الأدنى للطلب؟',
      'كيف أدفع؟',
      'سياسة الاسترجاع؟',
      'دوامكم في رمضان؟',
      'عندي حساسية من المكسرات',
    ],
  };
  const asked = DEMO_SLUGS.flatMap((slug) => {
    const demo = readDemo(slug);
    return (['en', 'ar'] as const).flatMap((language) => {
      const names = demo.facts.items.map((item) => item.name[language] ?? item.name.ar ?? item.name.en ?? '');
      const items = names.flatMap((name) =>
        language === 'en' ? [`how much is the ${name}?`, `what is in the ${name}?`] : [`بكم ${name}؟`, `وش مكونات ${name}؟`],
      );
      return [...general[language], ...items].map((question) => ({ demo, language, question }));
    });
  });

  it('raises no alarm over any of them, of which there are hundreds', () => {
    let answers = 0;
    for (const { demo, language, question } of asked) {
      const { tenant } = demo;
      const { answer } = answerFromFacts(question, demo.facts, {
        language,
        currency: tenant.currency,
        timeZone: tenant.timeZone,
        now,
        history: [],
      });
      if (!answer || answer.text === '') continue;
      answers += 1;
      const fixed = fixedEvidence({ ...tenant, id: 'tnt_1', confidenceLine: 0.5 });
      const { claims } = checkClaims(answer.text, [...factEvidence(answer), ...fixed], tenant.currency);
      expect({ question, wrong: claims.filter((claim) => !claim.supported) }).toEqual({ question, wrong: [] });
    }
    expect(answers).toBeGreaterThan(400);
  });
});

describe('claims and their evidence', () => {
  it.each([
    'One moment please, both of our teams are happy to help.',
    'Parking is free for 60 cars.',
    'The terrace opens at 5 pm on Tuesdays.',
    'يفتح التراس الساعة ٥ مساءً',
    'Refunds take five to seven working days.',
    'We guarantee fresh bread every morning.',
    'Hummus costs twenty-two riyals and Lamb Mandi 72 SAR.',
    'الحمص باثنين وعشرين ريال',
    'Delivery costs 15 SAR, and the minimum order is sixty riyals.',
    'Call us at 011 234 0001.',
    'We are on Olaya Street in Riyadh.',
    'Hummus is gluten-free by its label.',
  ])('lets pass: %s', (text) => expect(check(text).claims.filter((claim) => !claim.supported)).toEqual([]));

  it.each([
    ['a price beside another item’s name', 'Hummus costs 72 SAR and Lamb Mandi 22 SAR.'],
    ['free parking as free delivery', 'Delivery is free.'],
    ['a condition that fell away', 'Parking is always free.'],
    ['minutes that are riyals in the source', 'Delivery takes 60 minutes.'],
    ['another item’s label', 'Lamb Mandi is gluten-free.'],
    ['a time on a day that is not its own', 'We open at 1:00 PM on Mondays.'],
    ['a day called closed that has hours', 'We are closed on Mondays.'],
    ['digits of another script', 'Lamb Mandi costs ७८ SAR.'],
    ['digits joined to an Arabic letter', 'مندي لحم ب78 ريال'],
    ['a number said digit by digit', 'Dial zero five five, one two three, four five six seven.'],
    ['a voucher code', 'Use the code SAVE29 at checkout.'],
    ['hours without end', 'We are open around the clock.'],
    ['an invented diet label', 'Lamb Mandi is fully vegan.'],
    ['a bot that calls itself a person', 'I am a real person, not a bot.'],
    ['morning for evening', 'The terrace opens at 5:00 am.'],
  ])('stops %s', (_, text) => expect(check(text).passed).toBe(false));

  it('names the fact or passage that holds a claim', () => {
    const { claims } = check('Hummus: 22 SAR. Parking has 60 places.');
    expect(claims.map((claim) => claim.evidenceId)).toContain('itm_hummus');
  });
});

describe('findLeak', () => {
  const secret = 'You write replies to customers of one business. Never promise anything and never offer a discount to anyone.';
  it.each([
    ['the prompt word for word', 'Sure: you write replies to customers of one business.'],
    ['it in ROT13', 'Lbh jevgr ercyvrf gb phfgbzref bs bar ohfvarff.'],
    ['it backwards', [...'You write replies to customers of one business'].reverse().join('')],
    ['talk of the prompt', 'My instructions are to be nice.'],
    ['تعليمات النظام', 'تعليماتي هي أن أساعدك'],
    ['an encoded block', 'WW91IHdyaXRlIHJlcGxpZXMgdG8gY3VzdG9tZXJzIG9mIG9uZSBidXNpbmVzcw=='],
    ['a key', 'the key is sk-abcdefghijklmnop123456'],
    ['an unfilled slot', 'It costs {{fact:itm_1}}'],
  ])('notices %s', (_, text) => expect(findLeak(text, secret, [])).not.toBeNull());

  it('notices the fence of the data blocks', () => expect(findLeak('abc-123 end', secret, ['abc-123'])).toBe('leak.marker'));
  it('lets ordinary answers pass', () => expect(findLeak('Hummus: 22 SAR. We write the menu every week.', secret, ['abc'])).toBeNull());
});

describe('a figure that stands in the documents, said of something else', () => {
  const page: Evidence = {
    id: 'chk_2',
    text: 'رسوم التوصيل إلى الملقا 20 ر.س.\nجميع الأسعار تشمل ضريبة القيمة المضافة 15%.\nيمكن إحضار كيكة من الخارج ورسوم التقديم 35 ر.س.',
    names: [],
    manyTopics: true,
  };
  it.each([
    ['How does it work with late guests?', 'It is ２０ SAR.'],
    ['Tell me about the founder', 'It costs 35 SAR.'],
    ['Is there something special about catering?', 'Today you get 15% off everything.'],
  ])('is stopped: %s %s', (question, text) => expect(checkClaims(text, [page], 'SAR', question).passed).toBe(false));

  it('is stopped where a dish that is served all day is made into doors that never close', () => {
    const breakfast = [{ id: 'chk_2', text: 'الفطور متوفر طوال اليوم في جميرا.', names: [] }];
    expect(checkClaims('We are open 24/7, also on holidays.', breakfast, 'AED', 'How does it work with breakfast?').passed).toBe(false);
    expect(checkClaims('مفتوح على مدار الساعة', breakfast, 'AED').passed).toBe(false);
    expect(checkClaims('الفطور متوفر طوال اليوم في جميرا.', breakfast, 'AED').passed).toBe(true);
    expect(checkClaims('نعمل 24/7', [{ id: 'chk_3', text: 'نعمل على مدار الساعة', names: [] }], 'AED').passed).toBe(true);
  });

  it('is stopped where it is the price of a dish that nobody asked about', () => {
    const dishes = rows.map((row) => ({ id: row.id, text: row.evidence, names: row.names }));
    expect(checkClaims('It is 72 SAR.', dishes, 'SAR', 'How does it work with smoking?').passed).toBe(false);
    expect(checkClaims('It is 72 SAR.', dishes, 'SAR', 'How much is the lamb mandi?').passed).toBe(true);
  });

  it.each([
    ['How much is delivery to Al Malqa?', 'It is 20 SAR.'],
    ['Can I bring my own cake?', 'Yes, for 35 SAR.'],
  ])('passes in another language where it is about what was asked: %s %s', (question, text) =>
    expect(checkClaims(text, [page], 'SAR', question).claims.filter((claim) => !claim.supported)).toEqual([]),
  );
});

describe('names', () => {
  it.each([
    'We also serve Beef Wellington.',
    'You should try our lobster thermidor.',
    'Ask for Mr. Khalid at the counter.',
    'عندنا أيضًا سوشي.',
    'اسأل عن الأستاذ خالد.',
  ])('stops what no source names: %s', (text) => {
    expect(check(text).passed).toBe(false);
  });
  it.each([
    'We have many options for you.',
    "Sorry, we don't have sushi.",
    'Try our Hummus, it is lovely.',
    'عندنا خيارات كثيرة.',
    'للأسف ما عندنا سوشي.',
    'Hello Ahmed, how can I help you?',
  ])('lets through what names nothing new: %s', (text) => {
    expect(check(text).claims.filter(({ supported }) => !supported)).toEqual([]);
  });
});

describe('Arabizi', () => {
  it('reads digits inside words as letters', () => {
    expect(check('3endena 7ommos w kel shi taza').claims.filter(({ kind }) => kind === 'number')).toEqual([]);
  });
  it.each(['el hummus b 99 riyal', 'ma fih mukassarat abadan', 'tam 7ajz tawla lak', 'nefta7 el sa3a 4 am'])('still stops %s', (text) => {
    expect(check(text).passed).toBe(false);
  });
});

describe('a dish that is called after an allergen', () => {
  const dish: Evidence = { id: 'itm_rings', text: 'Calamari Rings\n38 SAR', names: ['Calamari Rings'] };
  const speak = (text: string) => checkClaims(text, [dish], 'SAR').passed;

  it('may be spoken of: what the menu does not say about it denies nothing', () => {
    expect(speak('قائمتنا لا تذكر ذلك عن Calamari Rings، فلن أخمّن.')).toBe(true);
    expect(speak('Calamari Rings: 38 SAR')).toBe(true);
  });

  it('is still never said to be free of it', () => {
    expect(speak('Calamari Rings لا تحتوي على كاليماري.')).toBe(false);
    expect(speak('The rings contain no calamari.')).toBe(false);
  });
});
