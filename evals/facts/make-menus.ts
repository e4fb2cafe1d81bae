import { ADD_ONS, type Dish, SECTIONS } from './words.ts';

/** What a generated menu says, from which every layout is rendered and against which the reading is judged. */
export interface MenuItem {
  dish: Dish;
  section: { en: string; ar: string };
  /** Minor units. */
  price: number | null;
  sizes: { label: string; price: number }[];
  addOn: { en: string; ar: string; price: number } | null;
  calories: number | null;
}

export interface HoursTruth {
  weekdays: number[];
  opens: string | null;
  closes: string | null;
  season: string | null;
}

export interface Menu {
  number: number;
  currency: 'SAR' | 'AED' | 'KWD' | 'USD';
  items: MenuItem[];
  hours: HoursTruth[];
  delivery: { fee: number; minimum: number };
}

/** Numbers that look random and are the same in each run. */
export function dice(seed: number) {
  let value = (seed * 2_654_435_761) % 4_294_967_296;
  const next = (): number => {
    value = (value * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return value / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, chance: (share: number) => next() < share, of: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}

const CURRENCIES = ['SAR', 'AED', 'KWD', 'SAR', 'AED', 'USD'] as const;
export const decimalsOf = (currency: Menu['currency']): number => (currency === 'KWD' ? 3 : 2);
const ALL = [0, 1, 2, 3, 4, 5, 6];
const SIZE_SETS = [
  ['S', 'M', 'L'],
  ['Small', 'Large'],
  ['250g', '500g'],
  ['Half', 'Whole'],
];

const clock = (minutes: number): string =>
  `${String(Math.floor((minutes % 1_440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export function makeMenu(number: number): Menu {
  const roll = dice(number + 17);
  const currency = CURRENCIES[number % CURRENCIES.length] as Menu['currency'];
  const unit = 10 ** decimalsOf(currency);
  const price = (): number => {
    if (currency === 'KWD') return 500 + roll.below(50) * 250;
    return (8 + roll.below(90)) * unit + (roll.chance(0.3) ? 50 : 0);
  };
  const items = SECTIONS.flatMap((section) =>
    section.dishes
      .filter(() => roll.chance(0.75))
      .map((dish): MenuItem => {
        const drink = section.en === 'Drinks';
        const labels = roll.chance(drink ? 0.5 : 0.12) ? (drink ? roll.of(SIZE_SETS.slice(0, 2)) : roll.of(SIZE_SETS.slice(1))) : [];
        const first = price();
        const sizes = labels.map((label, at) => ({ label, price: first + at * (currency === 'KWD' ? 500 : 4 * unit) }));
        const addOn = sizes.length === 0 && roll.chance(0.1) ? { ...roll.of(ADD_ONS), price: currency === 'KWD' ? 250 : 3 * unit } : null;
        return {
          dish,
          section,
          price: sizes.length > 0 ? null : first,
          sizes,
          addOn,
          calories: roll.chance(0.4) ? 60 + roll.below(90) * 10 : null,
        };
      }),
  );
  const hours = makeHours(roll);
  return { number, currency, items, hours, delivery: { fee: (10 + roll.below(10)) * unit, minimum: (40 + roll.below(20)) * unit } };
}

function makeHours(roll: ReturnType<typeof dice>): HoursTruth[] {
  const row = (weekdays: number[], opens: number | null, closes: number | null, season: string | null = null): HoursTruth => ({
    weekdays,
    opens: opens === null ? null : clock(opens),
    closes: closes === null ? null : clock(closes),
    season,
  });
  const opens = 420 + roll.below(12) * 30;
  const closes = 1_260 + roll.below(11) * 30;
  const ramadan = roll.chance(0.5) ? [row(ALL, 1_020 + roll.below(4) * 30, 1_560, 'Ramadan')] : [];
  const eid = roll.chance(0.3) ? [row(ALL, 840, 1_500, 'Eid al-Fitr')] : [];
  switch (roll.below(5)) {
    case 0:
      return [row(ALL, opens, closes), ...ramadan, ...eid];
    case 1:
      // Saturday to Thursday, and Friday after the prayer.
      return [row([6, 0, 1, 2, 3, 4], opens, closes), row([5], 810, closes + 30), ...ramadan, ...eid];
    case 2:
      return [row([0, 1, 2, 3, 4], opens, closes), row([5, 6], opens + 60, closes + 90), ...ramadan, ...eid];
    case 3:
      // A break in the afternoon, and a closed day.
      return [row([6, 0, 1, 2, 3, 4], 600, 810), row([6, 0, 1, 2, 3, 4], 990, 1_350), row([5], null, null), ...ramadan, ...eid];
    default:
      return [row([1, 2, 3, 4, 5], opens, closes), row([6], opens + 60, closes), row([0], null, null), ...ramadan];
  }
}
