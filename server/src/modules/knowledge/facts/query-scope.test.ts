import { describe, expect, it } from 'vitest';
import { answerFromFacts } from './answer-facts.ts';
import { makeFacts, makePolicy, readDemo } from './answer-testing.ts';
import { live } from './answer-types.ts';
import type { FactSet } from './types.ts';

const now = new Date('2026-12-04T15:30:00Z');
const ask = (question: string, facts: FactSet, called: string[] = []) => {
  const language = /\p{Script=Arabic}/u.test(question) ? 'ar' : 'en';
  return answerFromFacts(question, facts, { language, currency: 'AED', timeZone: 'Asia/Dubai', now, history: [], called }).answer;
};
const cafe = readDemo('qahwa-corner').facts;
const restaurant = readDemo('bayt-alwaha').facts;

describe('a question that only sounds like a fact', () => {
  it.each([
    'Where are the beans grown?',
    'من أين البن عندكم؟',
    'men wen el bon',
    'where do you source your milk from',
    'وين الحمام عندكم',
    'where is my order',
  ])('is not answered with addresses: %s', (question) => expect(ask(question, cafe)).toBeNull());

  it.each([
    'what do you do with leftover coffee',
    'وش تسوون ببقايا القهوة؟',
    'who roasts the coffee',
    'can I bring my own cake',
    'is your owner vegan',
    'do you host kids birthday parties',
  ])('is not answered with a list: %s', (question) => expect(ask(question, cafe)).toBeNull());

  it.each([
    'how much caffeine is in a latte',
    'كم كافيين في اللاتيه',
    'why is the saffron latte so expensive',
    'do you have latte art classes',
    'عندكم كورس لاتيه ارت',
  ])('is not answered with a price: %s', (question) => expect(ask(question, cafe)).toBeNull());

  it.each([
    'when does the live music start',
    'how long have you been open',
    'what are your busiest hours',
    'are you open to collaborations',
    'متى فتحتوا اول مرة',
  ])('is not answered with opening hours: %s', (question) => expect(ask(question, cafe)).toBeNull());

  it.each(['do you sell phone cases', 'can I charge my phone at your place', 'ما هو رقم السجل التجاري؟', 'كم رقم طاولتي'])(
    'is not answered with a telephone number: %s',
    (question) => expect(ask(question, cafe)).toBeNull(),
  );

  it.each([
    'is there a book club that I could join',
    'are the delivery bikes electric',
    'how do you pay your farmers',
    'ابي اشتغل سواق توصيل',
  ])('is not answered with a policy: %s', (question) => expect(ask(question, cafe)).toBeNull());
});

describe('a question of facts with talk, slips and joined words around it', () => {
  it.each([
    ['where are you?', 'branches.location'],
    ['hey im new in town, where exactly is your cafe', 'branches.location'],
    ['وين مكانكم', 'branches.location'],
    ['wher are you loacted', 'branches.location'],
    ['do you have a branch in Sharjah', 'branches.location'],
    ['where can I buy the house blend beans', 'branches.location'],
    ['what time do you close on Friday in the Marina branch', 'hours'],
    ['are you still open i am five minutes away', 'hours'],
    ['do you have anything vegan without nuts under 30', 'allergens'],
    ['my sister is vegetarian what can she eat at your cafe', 'list.diet'],
    ['my wife loves the pistachio latte how much is it now', 'item.price'],
    ['wht vegen food do you hav', 'list.diet'],
    ['what vegan dishes do you have because my friend is vegan', 'list.diet'],
    ['kam se3r el karak', 'item.price'],
    ['how mcuh is teh matcha latte', 'item.price'],
  ])('%s: %s', (question, query) => {
    const answer = ask(question, cafe);
    expect(answer?.query).toBe(query);
    expect(answer?.score).toBeGreaterThanOrEqual(0.6);
  });

  it.each(['is delivery free over 250', 'توصلون حي الروضة', 'do you deliver to Khalifa Gardens', 'can i pay the driver in cash'])(
    'keeps a place that no row knows, and whoever brings the food: %s',
    (question) => expect(ask(question, restaurant)?.query).toBe('policies'),
  );

  it("knows the business by its own name, which is no row's", () => {
    expect(ask("where's Sunrise Corner", makeFacts(), ['sunrise', 'corner'])?.query).toBe('branches.location');
    expect(ask("where's Sunrise Corner", makeFacts())).toBeNull();
  });

  it('is doubtful where a strange word stands apart, so that a passage may know better', () => {
    const answer = ask('which dresses do you have for a gala', readDemo('layla-atelier').facts);
    expect(answer).toMatchObject({ query: 'list.section', score: 0.55 });
  });

  it('reads "are you closed" as no question of nuts', () => {
    const answer = ask('انا والعيال جايين الحين فاتحين ولا مسكرين', restaurant);
    expect(answer?.query).toBe('hours');
  });
});

it('takes no words of rules about something else for its own', () => {
  const facts = {
    ...makeFacts(),
    policies: [makePolicy('pol_pay', 'payment', 'We accept cash.', null), makePolicy('pol_o', 'other', 'Loyalty points.', null)],
  };
  expect(ask('do you have loyalty cards', facts)).toBeNull();
});

it('keeps the rows of a day and those of no day side by side, so that what is worked out of them lasts', () => {
  const facts = makeFacts();
  const today = live(facts, now, 'Asia/Dubai');
  const always = live(facts);
  expect(live(facts, now, 'Asia/Dubai')).toBe(today);
  expect(live(facts)).toBe(always);
  for (let day = 5; day < 20; day += 1) live(facts, new Date(Date.UTC(2026, 11, day)), 'Asia/Dubai');
  expect(live(facts)).toBe(always);
});
