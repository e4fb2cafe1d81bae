import { itemRow, hoursRow, branchRow, policyRow } from '../../server/src/modules/knowledge/facts/render-evidence.ts';
import type { FactSet, HoursFact, ItemFact } from '../../server/src/modules/knowledge/facts/types.ts';
import type { Evidence } from '../../server/src/modules/conversations/turn/claims/claim-types.ts';

/** A business made up from a seed: what it may say, and the figures that are its own. */
export interface World {
  evidence: Evidence[];
  currency: 'SAR' | 'AED' | 'KWD';
  items: { en: string; ar: string; arabizi: string; price: number; calories: number }[];
  opens: number;
  closes: number;
  phone: string;
  email: string;
  site: string;
  street: { en: string; ar: string };
  city: { en: string; ar: string };
  deliveryFee: number;
  minimumOrder: number;
  deliveryMinutes: number;
  refundDays: number;
}

const DISHES: readonly [string, string, string][] = [
  ['Hummus Beiruti', 'حمص بيروتي', '7ommos beiruti'],
  ['Lamb Kabsa', 'كبسة لحم', 'kabsa la7am'],
  ['Chicken Mandi', 'مندي دجاج', 'mandi dajaj'],
  ['Mutabbal', 'متبل', 'mtabbal'],
  ['Fattoush', 'فتوش', 'fattoush'],
  ['Grilled Seabass', 'سيباس مشوي', 'seabass mashwi'],
  ['Beef Shawarma', 'شاورما لحم', 'shawarma la7am'],
  ['Falafel Plate', 'صحن فلافل', 'falafel'],
  ['Kunafa', 'كنافة', 'kunafa'],
  ['Karak Tea', 'شاي كرك', 'karak'],
  ['Lentil Soup', 'شوربة عدس', 'shorbat 3adas'],
  ['Mixed Grill', 'مشاوي مشكلة', 'mashawi'],
];
const STREETS = [
  { en: 'Olaya Street', ar: 'شارع العليا' },
  { en: 'Corniche Road', ar: 'طريق الكورنيش' },
  { en: 'King Abdullah Road', ar: 'طريق الملك عبدالله' },
  { en: 'Salem Al Mubarak Street', ar: 'شارع سالم المبارك' },
];
const CITIES = [
  { en: 'Riyadh', ar: 'الرياض' },
  { en: 'Abu Dhabi', ar: 'أبوظبي' },
  { en: 'Khobar', ar: 'الخبر' },
  { en: 'Salmiya', ar: 'السالمية' },
];
const CURRENCIES = ['SAR', 'AED', 'SAR', 'KWD'] as const;

export function makeWorld(random: () => number): World {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const place = Math.floor(random() * STREETS.length);
  const currency = CURRENCIES[place] ?? 'SAR';
  const decimals = currency === 'KWD' ? 1000 : 100;
  const items = DISHES.toSorted(() => random() - 0.5)
    .slice(0, 8)
    .map(([en, ar, arabizi]) => ({ en, ar, arabizi, price: between(6, 95), calories: between(8, 90) * 10 }));
  const world = {
    currency,
    items,
    opens: between(9, 12),
    closes: between(21, 23),
    phone: `+9665${between(0, 9)}${between(1_000_000, 9_999_999)}`,
    email: `hello@${pick(['albait', 'noor', 'sahra'])}-kitchen.example`,
    site: `https://${pick(['albait', 'noor', 'sahra'])}-kitchen.example/menu`,
    street: STREETS[place] ?? { en: '', ar: '' },
    city: CITIES[place] ?? { en: '', ar: '' },
    deliveryFee: between(5, 19),
    minimumOrder: between(30, 80),
    deliveryMinutes: between(25, 55),
    refundDays: between(3, 14),
  };
  return { ...world, evidence: evidenceOf(world, decimals) };
}

function evidenceOf(world: Omit<World, 'evidence'>, decimals: number): Evidence[] {
  const span = { sourceId: 'src', documentId: 'doc', page: 1, start: 0, end: 1 };
  const none = { en: null, ar: null };
  const minor = (amount: number) => ({ minor: amount * decimals, currency: world.currency });
  const items: ItemFact[] = world.items.map((item, at) => ({
    ...{
      id: `itm_${at}`,
      name: { en: item.en, ar: item.ar },
      section: { en: 'Menu', ar: 'القائمة' },
      description: none,
      aliases: [item.arabizi],
    },
    ...{ price: minor(item.price), variants: [], calories: item.calories, dietTags: [], allergens: ['milk'], allergensConfirmed: true },
    ...{ available: true, state: 'confirmed', span },
  }));
  const two = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
  const hours: HoursFact = {
    ...{
      id: 'hrs_1',
      branchId: null,
      branchName: null,
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      opens: two(world.opens),
      closes: two(world.closes),
    },
    ...{ season: null, validFrom: null, validTo: null, state: 'confirmed', span },
  };
  const policy = (id: string, topic: FactSet['policies'][number]['topic'], en: string, ar: string, amount: number | null) =>
    policyRow({ id, topic, text: { en, ar }, amount: amount === null ? null : minor(amount), state: 'confirmed', span }, 'en', null);
  const { deliveryMinutes, refundDays, phone, email, site } = world;
  const rows = [
    ...items.map((item) => itemRow(item, 'en', null)),
    hoursRow(hours, 'en', null),
    branchRow(
      {
        id: 'brn_1',
        name: { en: 'Main branch', ar: 'الفرع الرئيسي' },
        address: world.street,
        city: world.city,
        phone,
        mapUrl: null,
        state: 'confirmed',
        span,
      },
      'en',
      null,
    ),
    policy('p1', 'delivery_fee', 'Delivery fee', 'رسوم التوصيل', world.deliveryFee),
    policy('p2', 'minimum_order', 'Minimum order for delivery', 'الحد الأدنى للطلب', world.minimumOrder),
    policy(
      'p3',
      'delivery_time',
      `Delivery takes about ${deliveryMinutes} minutes.`,
      `يستغرق التوصيل حوالي ${deliveryMinutes} دقيقة.`,
      null,
    ),
    policy('p4', 'refund', `Refunds are possible within ${refundDays} days.`, `يمكن استرداد المبلغ خلال ${refundDays} أيام.`, null),
    policy('p5', 'contact', `Write to ${email} or see ${site}`, `راسلنا على ${email} أو زر ${site}`, null),
    policy('p6', 'payment', 'We accept cash, Mada and Visa.', 'نقبل النقد ومدى وفيزا.', null),
  ];
  return rows.map((row) => ({ id: row.id, text: row.evidence, names: row.names }));
}
