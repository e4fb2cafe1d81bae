import { describe, expect, test } from 'vitest';
import { answerFromFacts } from './answer-facts.ts';
import { makeBranch, makeHours } from './answer-testing.ts';
import type { FactSet, HoursFact } from './types.ts';

const ALL = [0, 1, 2, 3, 4, 5, 6];
const branches = [
  makeBranch('brn_j', 'Jumeirah', 'جميرا'),
  makeBranch('brn_m', 'Marina', 'المارينا'),
  makeBranch('brn_b', 'Al Barsha', 'البرشاء'),
];
const own = (branchId: string, rows: [number[], string | null, string | null][]): HoursFact[] =>
  rows.map(([weekdays, opens, closes], at) => makeHours(`${branchId}_${at}`, weekdays, opens, closes, { branchId }));
/** A café with three branches that differ, a break on no day, one closed day, and hours for Ramadan and Eid al-Fitr. */
const cafe: FactSet = {
  items: [],
  branches,
  hours: [
    ...own('brn_j', [
      [[1, 2, 3, 4, 5], '07:00', '23:00'],
      [[6, 0], '08:00', '00:30'],
    ]),
    ...own('brn_m', [
      [[1, 2, 3, 4], '07:30', '00:00'],
      [[5, 6, 0], '08:30', '01:30'],
    ]),
    ...own('brn_b', [
      [[1, 2, 3, 4, 5], '06:30', '22:00'],
      [[6], '08:00', '22:00'],
      [[0], null, null],
    ]),
    makeHours('ramadan', ALL, '09:00', '02:00', { season: 'Ramadan', validFrom: '2027-02-08', validTo: '2027-03-08' }),
    makeHours('eid', ALL, '14:00', '02:00', { season: 'Eid al-Fitr' }),
  ],
  policies: [],
};
// Monday 23 November 2026, 22:30 in Dubai.
const monday = new Date('2026-11-23T18:30:00Z');
const ask = (
  question: string,
  facts: FactSet = cafe,
  language: 'en' | 'ar' = /\p{Script=Arabic}/u.test(question) ? 'ar' : 'en',
  now = monday,
) => answerFromFacts(question, facts, { language, currency: 'AED', timeZone: 'Asia/Dubai', now, history: [] }).answer;
const only = (branch: string): FactSet => ({
  ...cafe,
  branches: branches.filter((each) => each.id === branch),
  hours: cafe.hours.filter((row) => row.branchId === null || row.branchId === branch),
});

describe('"are you open?"', () => {
  test.each([
    'are you open now?',
    'هل أنتم مفتوحون الآن؟',
    'فاتحين الحين؟',
    'انتو فاتحين دلوقتي؟',
    'فاتحين هلق؟',
    'fat7een al7een?',
    'fate7een delwa2ty?',
  ])('lists each branch where they differ: %s', (question) => {
    const text = ask(question)?.text ?? '';
    const arabic = text.includes('جميرا');
    expect(text.split('\n\n')).toHaveLength(3);
    expect(text).toContain(arabic ? '11:00 م' : '11:00 PM');
    expect(text).toContain(arabic ? 'نحن مغلقون الآن. نفتح غدًا الساعة 6:30 ص' : 'We’re closed right now. We open tomorrow at 6:30 AM');
  });

  test.each([
    ['Is the Marina branch open now?', 'Yes, we’re open now, until 12:00 AM.'],
    ['البرشاء مفتوح الحين؟', 'نحن مغلقون الآن. نفتح غدًا الساعة 6:30 ص.'],
    ['is Al Barsha open on Sunday?', 'Sunday: closed'],
    ['Is Marina open tomorrow?', 'Tomorrow: 7:30 AM – 12:00 AM'],
    ['Marina open on friday at 1 am?', 'No, we’re closed on Friday at 1:00 AM.\nFriday: 8:30 AM – 1:30 AM'],
    ['is marina open on saturday at 1 am', 'Yes, we’re open on Saturday at 1:00 AM, until 1:30 AM.'],
    ['is the jumeirah branch open at 11 pm?', 'No, we’re closed today at 11:00 PM.\nToday: 7:00 AM – 11:00 PM'],
    ['المارينا تفتحون الساعة ١١ بالليل؟', 'نعم، نكون فاتحين اليوم الساعة 11:00 م، حتى 12:00 ص.'],
    ['فرع جميرا بيكون فاتح بكرا الساعة 11 الصبح؟', 'نعم، نكون فاتحين غدًا الساعة 11:00 ص، حتى 11:00 م.'],
    ['is marina open tonight at 1?', 'No, we’re closed tomorrow at 1:00 AM.\nToday: 7:30 AM – 12:00 AM'],
    ['is jumeirah open on 9 March 2027?', '9 March 2027 (Eid al-Fitr): 2:00 PM – 2:00 AM'],
    ['Is Marina open on the 25th of December?', '25 December 2026: 8:30 AM – 1:30 AM'],
    ['btefta7o el jom3a fi Marina?', 'الجمعة: 8:30 ص – 1:30 ص'],
  ])('answers for the branch that is named: %s', (question, expected) => {
    const arabizi = /\d[a-z]|[a-z]\d/.test(question) && !/\d(?:am|pm|th)/.test(question);
    expect(ask(question, cafe, arabizi || /\p{Script=Arabic}/u.test(question) ? 'ar' : 'en')?.text.replace(/^\*\*.*\n/, '')).toBe(expected);
  });

  test.each(['what are your hours during Ramadan?', 'كم دوامكم في رمضان؟', 'مواعيدكم ايه في رمضان؟', 'ramadan timings?'])(
    'knows the season: %s',
    (question) => {
      expect(ask(question)?.text).toMatch(
        /^(?:Opening hours \(Ramadan\):\nEvery day: 9:00 AM – 2:00 AM|ساعات العمل \(رمضان\):\nكل يوم: 9:00 ص – 2:00 ص)$/,
      );
    },
  );

  test.each(['are you open on Eid?', 'فاتحين في العيد؟', 'هل تفتحون في عيد الفطر؟', 'fat7een fel 3eed?'])(
    'tells the feast where a row tells it: %s',
    (question) => {
      expect(ask(question)?.text).toMatch(/2:00 PM – 2:00 AM|2:00 م – 2:00 ص/);
    },
  );

  test.each(['are you open on Eid al-Adha?', 'فاتحين في عيد الأضحى؟', 'are you open on national day?'])(
    'tells no hours of a feast that no row tells, and leaves it to a person: %s',
    (question) => {
      const answer = ask(question);
      expect(answer).toMatchObject({ status: 'person', reason: 'hours_season_unlisted', rows: [] });
      expect(answer?.text).not.toMatch(/\d/);
    },
  );

  test('follows the season while it runs', () => {
    const now = new Date('2027-02-20T21:00:00Z');
    expect(ask('are you open now?', only('brn_b'), 'en', now)?.text).toBe('Yes, we’re open now, until 2:00 AM.');
  });

  test('leaves it to the hours of the day where morning or evening is not said', () => {
    expect(ask('is jumeirah open at 7?')?.text).toContain('Yes, we’re open today at 7:00 AM.');
    expect(ask('is barsha open at 6?')?.text).toContain('Today: 6:30 AM – 10:00 PM');
  });

  test('hands over rather than guess a time that moves with the sun', () => {
    const facts: FactSet = { ...cafe, branches: [], hours: [makeHours('night', ALL, '18:00', 'fajr')] };
    expect(ask('are you open now?', facts)).toMatchObject({
      status: 'person',
      reason: 'hours_vague',
      text: expect.stringContaining('Today: 6:00 PM – Fajr'),
    });
    expect(ask('what time do you open?', facts)?.text).toBe('Opening hours:\nEvery day: 6:00 PM – Fajr');
  });

  test('hands over where two sources differ, and shows both', () => {
    const span = { sourceId: 'src_web', documentId: 'doc_web', page: null, start: 0, end: 9 };
    const facts: FactSet = {
      ...cafe,
      branches: [],
      hours: [makeHours('menu', ALL, '08:00', '22:00'), makeHours('web', ALL, '09:00', '23:00', { span })],
    };
    expect(ask('are you open on friday?', facts)).toMatchObject({ status: 'person', reason: 'hours_contradiction' });
    expect(ask('are you open on friday?', facts)?.rows).toHaveLength(2);
  });

  test('says which days are listed when the one asked for is not', () => {
    const facts: FactSet = { ...cafe, branches: [], hours: [makeHours('week', [0, 1, 2, 3, 4], '09:00', '18:00')] };
    expect(ask('open on friday?', facts)?.text).toBe(
      'Friday: not in our listed hours\n\nOpening hours:\nSunday – Thursday: 9:00 AM – 6:00 PM',
    );
  });
});
