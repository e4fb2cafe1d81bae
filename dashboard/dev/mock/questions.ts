import type { AskView, FaqView, GapView, TurnTrace } from '@wafaa/contracts';

export function makeFaq(now: number): FaqView[] {
  const ago = (hours: number): string => new Date(now - hours * 3_600_000).toISOString();
  return [
    {
      id: 'faq_1',
      questions: [
        ...['هل عندكم جلسات خارجية؟', 'Do you have a terrace?', 'Can we sit outside in the evening?'],
        ...['في جلسات برا؟', '3ndkom jalsat barra?', 'Is there seating on the roof?'],
      ],
      answer: {
        en: 'Yes, there are nine tables on the roof. They open at sunset and cannot be booked.',
        ar: 'نعم، لدينا تسع طاولات على السطح تُفتح عند الغروب ولا تُحجز مسبقًا.',
      },
      ...{ validFrom: null, validTo: null, usedCount: 37, lastUsedAt: ago(3), createdAt: ago(900), updatedAt: ago(40) },
    },
    {
      id: 'faq_2',
      questions: ['Do you have an iftar menu?', 'عندكم بوفيه إفطار؟'],
      answer: { en: null, ar: 'نعم، بوفيه الإفطار طوال شهر رمضان بسعر ١٤٠ ريالًا للشخص.' },
      ...{
        validFrom: '2026-02-18',
        validTo: '2026-03-19',
        usedCount: 112,
        lastUsedAt: ago(6_000),
        createdAt: ago(7_000),
        updatedAt: ago(6_900),
      },
    },
    {
      id: 'faq_3',
      questions: ['Is there parking for large cars?'],
      answer: { en: 'Yes, behind the building, and it is free for guests.', ar: null },
      ...{ validFrom: null, validTo: null, usedCount: 0, lastUsedAt: null, createdAt: ago(20), updatedAt: ago(20) },
    },
  ];
}

export function makeGaps(now: number): GapView[] {
  const ago = (hours: number): string => new Date(now - hours * 3_600_000).toISOString();
  return [
    {
      ...{
        id: 'gap_vouchers',
        question: 'Do you sell gift vouchers?',
        examples: ['Do you sell gift vouchers?', 'عندكم بطاقات هدايا؟', 'gift card?'],
      },
      ...{ count: 4, lastAskedAt: ago(2), firstAskedAt: ago(400), reason: 'nothing_found', conversationIds: ['cnv_james'] },
      ...{ language: 'en', languages: ['en', 'ar'] },
    },
    {
      ...{
        id: 'gap_birthday',
        question: 'تقدرون تجهزون ركن لعيد ميلاد ١٥ شخص؟',
        examples: ['تقدرون تجهزون ركن لعيد ميلاد ١٥ شخص؟', 'Do you host birthdays?'],
      },
      ...{ count: 23, lastAskedAt: ago(30), firstAskedAt: ago(1_900), reason: 'below_line', conversationIds: ['cnv_omar', 'cnv_james'] },
      ...{ language: 'ar', languages: ['ar', 'en'] },
    },
    {
      ...{ id: 'gap_nuts', question: 'is umm ali ok w nut allergy', examples: ['is umm ali ok w nut allergy'] },
      ...{ count: 1, lastAskedAt: ago(70), firstAskedAt: ago(70), reason: 'fixed.allergy', conversationIds: ['cnv_james'] },
      ...{ language: 'en', languages: ['en'] },
    },
  ];
}

/** What the bot says in the playground: one answer with buttons, from a turn of the inbox. */
export function answerOf(question: string, trace: TurnTrace, now: number): AskView {
  const arabic = /\p{Script=Arabic}/u.test(question);
  const text = arabic ? 'نعم، لدينا حمص بالطحينة: 18 ر.س، وهو نباتي.' : 'Yes: hummus with tahini is 18 SAR, and it is vegan.';
  return {
    ...{ outcome: 'answered', language: arabic ? 'ar' : 'en', reason: null, knowledgeVersion: 12, modelTokens: 0, streams: false },
    parts: [{ kind: 'buttons', text, options: arabic ? ['القائمة', 'ساعات العمل'] : ['Menu', 'Opening hours'] }],
    answer: text,
    citations: [
      {
        ...{ from: 0, to: text.length, evidenceId: 'itm_1', sourceId: 'src_menu', sourceName: 'قائمة بيت الواحة 2026.pdf' },
        ...{ sourceVersion: 1, page: 2, quote: 'حمص بالطحينة ........ 18', start: 0, end: 24, support: 'checked' },
      },
    ],
    askedAt: new Date(now).toISOString(),
    trace: { ...trace, question, outcome: 'answered' },
  };
}
