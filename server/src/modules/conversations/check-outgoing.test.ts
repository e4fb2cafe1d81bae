import { describe, expect, it } from 'vitest';
import { readDemo } from '../knowledge/facts/answer-testing.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { buildLexicalIndex } from '../knowledge/retrieval/index.ts';
import { checkOutgoing } from './check-outgoing.ts';
import { makeInput } from './turn/testing.ts';

const { facts } = readDemo('bayt-alwaha');
const chunk = {
  id: 'chk_1',
  text: 'Guests of the terrace get a free dessert on birthdays until 31 December.',
  heading: null,
  kind: 'text' as const,
  sourceId: 'src_1',
};
const index = buildLexicalIndex([chunk]);
const knowledge = { version: 1, facts, index, factsOn: () => facts } as unknown as Knowledge;
const { tenant } = makeInput('x');
const check = (text: string) => checkOutgoing(text, knowledge, tenant, new Date('2026-12-02T09:00:00Z'));
const priced = facts.items.find((item) => item.price && item.name.en && item.variants.length === 0);
const price = (priced?.price?.minor ?? 0) / 100;

describe('checkOutgoing', () => {
  it('passes what facts and documents hold, in both languages, and courtesies', () => {
    for (const text of [
      `Hello! ${priced?.name.en} is ${price} SAR.`,
      `سعر ${priced?.name.ar} هو ${price} ريال`,
      'Guests of the terrace get a free dessert on birthdays until 31 December.',
      'Thank you for your message, see you soon!',
    ])
      expect(check(text), text).toMatchObject({ passed: true, unsupported: [] });
  });

  it.each([
    `${priced?.name.en} is ${price + 7} SAR today only.`,
    'Get 40% off everything this weekend!',
    'Call us at +966 55 123 4567.',
    'I will refund you tomorrow.',
    'خصم ٤٠٪ على كل شيء',
    'Order at https://cheap-kabsa.example/now',
  ])('names what nothing holds in "%s"', (text) => {
    const { passed, unsupported } = check(text);
    expect(passed).toBe(false);
    expect(unsupported.length).toBeGreaterThan(0);
  });

  it('takes places that are filled in later for no statement', () => {
    expect(check('Hi {{1}}, your table at {{time}} is waiting, {first_name}.').passed).toBe(true);
  });
});
