import { cue } from './query-text.ts';

export type Service =
  | 'kitchen'
  | 'last_orders'
  | 'breakfast'
  | 'lunch'
  | 'brunch'
  | 'dinner'
  | 'happy_hour'
  | 'pickup'
  | 'dine_in'
  | 'delivery';

/** Words for a service, the same in a tenant's text and in a question, the most particular first. */
export const SERVICES: readonly (readonly [Service, RegExp])[] = [
  [
    'last_orders',
    cue(
      'last order*, last call, final order*, last food order*, اخر طلب*, آخر طلب*, اخر اوردر, آخر اوردر, a5er talab, akher talab, akhir talab, last orders',
    ),
  ],
  ['kitchen', cue('kitchen, المطبخ, مطبخ, مطبخكم, matbakh, matba5')],
  ['happy_hour', cue('happy hour')],
  ['brunch', cue('brunch, برانش')],
  ['breakfast', cue('breakfast, فطور, الفطور, إفطار الصباح, ريوق, ftoor, fotoor')],
  ['pickup', cue('pickup, pick up, take away, takeaway, takeout, collection, استلام, الاستلام, سفري, تيك اواي, تيك أواي')],
  ['dine_in', cue('dine in, dining room, dining hall, الصالة, صالة الطعام, الجلسات, داخل المطعم')],
  ['delivery', cue('deliver*, delivery, توصيل, التوصيل, توصلون, نوصل, بتوصلو*, دليفري, tawseel, tawsil')],
];

/** The service whose hours a question asks for; null for the doors. */
export const readService = (folded: string): Service | null => SERVICES.find(([, words]) => words.test(folded))?.[0] ?? null;
