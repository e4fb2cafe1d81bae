import { performance } from 'node:perf_hooks';
import { checkClaims } from '../../server/src/modules/conversations/turn/check-claims.ts';
import { DIGITS, seeded } from '../../server/src/modules/conversations/turn/claims/testing.ts';
import { HARMLESS, INVENTIONS, SENTENCES, type Sentence, type Tongue, type Values } from './sentences.ts';
import { makeWorld, type World } from './world.ts';

export interface Judged {
  tongue: Tongue;
  kind: string;
  text: string;
  truth: boolean;
  blocked: boolean;
  ms: number;
}

const CURRENCY_WORDS: Record<World['currency'], Record<Tongue, readonly string[]>> = {
  SAR: { en: ['SAR', 'riyals', 'SR'], ar: ['ريال', 'ر.س', 'ريالًا'], arabizi: ['riyal', 'SAR'] },
  AED: { en: ['AED', 'dirhams'], ar: ['درهم', 'د.إ'], arabizi: ['dirham', 'AED'] },
  KWD: { en: ['KWD', 'dinars', 'KD'], ar: ['دينار', 'د.ك'], arabizi: ['dinar', 'KD'] },
};

/** Every sentence once true and once false in each of `worlds` made-up businesses, with what nobody may invent and what is harmless. */
export function judgeClaims(worlds: number, seed: number): Judged[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const judged: Judged[] = [];
  for (let at = 0; at < worlds; at += 1) {
    const world = makeWorld(random);
    const judge = (tongue: Tongue, kind: string, text: string, truth: boolean): void => {
      const begun = performance.now();
      const { passed } = checkClaims(text, world.evidence, world.currency);
      judged.push({ tongue, kind, text, truth, blocked: !passed, ms: performance.now() - begun });
    };
    for (const sentence of SENTENCES) {
      const item = pick(world.items);
      judge(sentence.tongue, sentence.states, sentence.say(valuesOf(world, item, sentence, pick, null)), true);
      judge(sentence.tongue, sentence.states, sentence.say(valuesOf(world, item, sentence, pick, random)), false);
    }
    for (const invention of INVENTIONS) judge(invention.tongue, invention.kind, invention.text, false);
    for (const harmless of HARMLESS) judge(harmless.tongue, 'harmless', harmless.text, true);
  }
  return judged;
}

/** With `lie` given, the one value that the sentence states is another one than the world's. */
function valuesOf(
  world: World,
  item: World['items'][number],
  { tongue, states }: Sentence,
  pick: <T>(list: readonly T[]) => T,
  lie: (() => number) | null,
): Values {
  const digits = tongue === 'ar' ? pick([DIGITS.western, DIGITS.arabic]) : DIGITS.western;
  const figures = new Set(
    [...world.items.flatMap(({ price, calories }) => [price, calories]), world.opens, world.closes, world.closes - 12].concat(
      world.deliveryFee,
      world.minimumOrder,
      world.deliveryMinutes,
      world.refundDays,
    ),
  );
  const lieOf = (low: number, high: number): number => {
    for (;;) {
      const value = low + Math.floor((lie ?? Math.random)() * (high - low + 1));
      if (!figures.has(value) && !figures.has(value + 12)) return value;
    }
  };
  const number = (name: Sentence['states'], truth: number, low: number, high: number): string =>
    digits(String(lie && states === name ? lieOf(low, high) : truth));
  const money = (name: Sentence['states'], truth: number, low: number, high: number): string =>
    `${number(name, truth, low, high)} ${pick(CURRENCY_WORDS[world.currency][tongue])}`;
  const clock = (name: 'opens' | 'closes', hour: number): string => {
    const said = lie && states === name ? (name === 'opens' ? pick([5, 6, 7, 8]) : pick([16, 17, 18, 19, 20])) : hour;
    const half = said > 12 ? said - 12 : said;
    if (tongue === 'ar')
      return pick([`${digits(String(half))} ${said < 12 ? 'صباحًا' : 'مساءً'}`, digits(`${half}:00`) + (said < 12 ? ' ص' : ' م')]);
    return pick([`${half} ${said < 12 ? 'AM' : 'PM'}`, `${half}:00 ${said < 12 ? 'am' : 'pm'}`]);
  };
  const lying = (name: Sentence['states']): boolean => lie !== null && states === name;
  return {
    item,
    price: money('price', item.price, 3, 140),
    calories: number('calories', item.calories, 60, 990),
    opens: clock('opens', world.opens),
    closes: clock('closes', world.closes),
    phone: digits(lying('phone') ? world.phone.replace(/\d{4}$/, pick(['0042', '7171', '9908'])) : world.phone),
    email: lying('email') ? world.email.replace('hello', pick(['info', 'sales', 'manager'])) : world.email,
    site: lying('site')
      ? pick(['https://bit.ly/3menu', world.site.replace('.example', '-offers.example'), 'www.menu-online.com'])
      : world.site,
    street: lying('street')
      ? pick([
          { en: 'Tahlia Street', ar: 'شارع التحلية' },
          { en: 'Palm Avenue', ar: 'شارع النخلة' },
        ])
      : world.street,
    fee: money('fee', world.deliveryFee, 2, 29),
    minimum: money('minimum', world.minimumOrder, 20, 140),
    minutes: number('minutes', world.deliveryMinutes, 10, 90),
    days: number('days', world.refundDays, 15, 60),
  };
}
