import type { Entity } from './find-entities.ts';

export const INTENTS = [
  'greeting',
  'thanks',
  'goodbye',
  'menu_list',
  'item_price',
  'item_availability',
  'item_ingredients',
  'diet_query',
  'allergen_query',
  'hours',
  'open_now',
  'location',
  'branches',
  'delivery_area',
  'delivery_fee',
  'delivery_time',
  'minimum_order',
  'payment',
  'refund',
  'exchange',
  'booking',
  'contact',
  'order_status',
  'complaint',
  'human',
  'cheapest',
  'under_budget',
  'other',
] as const;
export type Intent = (typeof INTENTS)[number];

export interface Signals {
  concepts: ReadonlySet<string>;
  entities: readonly Entity[];
  asksForPerson: boolean;
  complaint: boolean;
  /** Some sentence of it asks something. */
  asks: boolean;
  wordCount: number;
}

type Rule = [intent: Intent, applies: (signals: Reading) => boolean];

interface Reading extends Signals {
  has(...concepts: string[]): boolean;
  entity(kind: Entity['kind']): boolean;
}

const CALL_BACK_WORDS = 4;

/** First rule that applies wins: what is dangerous or costly to misread comes first, courtesies last. */
const RULES: Rule[] = [
  ['human', ({ asksForPerson }) => asksForPerson],
  [
    'allergen_query',
    ({ has, entity }) => has('allergy') || (entity('allergen') && has('free_from') && !has('diet:dairy_free', 'diet:sugar_free')),
  ],
  ['exchange', ({ has }) => has('exchange')],
  ['refund', ({ has }) => has('refund')],
  ['complaint', ({ complaint, has }) => complaint && !has('price', 'where', 'when', 'how_long', 'booking', 'menu')],
  ['order_status', ({ has }) => has('status')],
  ['minimum_order', ({ has }) => has('minimum')],
  ['delivery_time', ({ has }) => has('delivery', 'order') && has('how_long')],
  ['delivery_fee', ({ has }) => has('delivery') && has('price', 'fee')],
  ['booking', ({ has }) => has('booking') && !has('delivery')],
  ['delivery_time', ({ has }) => has('delivery') && has('when')],
  ['delivery_area', ({ has }) => has('delivery')],
  [
    'diet_query',
    ({ entities, has }) =>
      entities.some((entity) => entity.kind === 'diet' && entity.value !== 'spicy' && entity.value !== 'kids') && !has('price'),
  ],
  ['under_budget', ({ entity }) => entity('budget')],
  ['cheapest', ({ has }) => has('cheapest')],
  ['payment', ({ has }) => has('payment') && !has('menu')],
  ['branches', ({ has }) => has('branch') && !has('open')],
  ['open_now', ({ has, entity }) => has('open') && has('now') && !has('when') && !entity('weekday') && !entity('time')],
  ['hours', ({ has }) => has('open')],
  ['location', ({ has }) => has('location') || (has('where') && !has('order'))],
  ['contact', ({ has }) => has('contact') && !has('order')],
  ['item_ingredients', ({ has }) => has('ingredients')],
  ['item_price', ({ has, entity }) => has('price') && (entity('item') || !has('menu'))],
  [
    'allergen_query',
    ({ entities, has }) =>
      entities.some(
        ({ kind, value }) => kind === 'allergen' && (value === 'gluten' || value === 'nuts' || value === 'peanuts' || value === 'sesame'),
      ) && has('have'),
  ],
  ['diet_query', ({ entity, has }) => entity('diet') && (has('have', 'what_list') || !entity('item'))],
  ['menu_list', ({ has, entity }) => has('menu') || (has('what_list') && !entity('item'))],
  ['item_availability', ({ has, entity }) => has('have', 'what_list', 'variant') && (entity('item') || entity('allergen'))],
  ['hours', ({ has, wordCount }) => has('when') && wordCount <= CALL_BACK_WORDS],
  // What is asked beside a courtesy is what wants an answer: "Thanks! Is the place wheelchair accessible?"
  ['thanks', ({ has, asks, entity }) => has('thanks') && !(asks && entity('item'))],
  ['goodbye', ({ has, asks, entity }) => (has('goodbye') && !(asks && entity('item'))) || (has('perhaps_goodbye') && !asks)],
  ['greeting', ({ has, entity }) => has('greeting') && !entity('item')],
  ['complaint', ({ complaint }) => complaint],
];

/** One intent of `INTENTS`. */
export function readIntent(signals: Signals): Intent {
  const reading: Reading = {
    ...signals,
    has: (...concepts) => concepts.some((concept) => signals.concepts.has(concept)),
    entity: (kind) => signals.entities.some((entity) => entity.kind === kind),
  };
  return RULES.find(([, applies]) => applies(reading))?.[0] ?? 'other';
}
