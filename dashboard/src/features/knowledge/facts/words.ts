import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Tone } from '../../../shared/ui/chip.tsx';
import type { FactStatus, Kind, Show } from './api.ts';

export const DIETS = {
  vegan: msg`Vegan`,
  vegetarian: msg`Vegetarian`,
  gluten_free: msg`Gluten-free`,
  dairy_free: msg`Dairy-free`,
  nut_free: msg`Nut-free`,
  sugar_free: msg`Sugar-free`,
  keto: msg`Keto`,
  halal: msg`Halal`,
  spicy: msg`Spicy`,
  kids: msg`For children`,
} as const satisfies Record<string, MessageDescriptor>;

export const ALLERGENS = {
  gluten: msg`gluten`,
  crustaceans: msg`crustaceans`,
  eggs: msg`eggs`,
  fish: msg`fish`,
  peanuts: msg`peanuts`,
  soy: msg`soy`,
  milk: msg`milk`,
  nuts: msg`nuts`,
  celery: msg`celery`,
  mustard: msg`mustard`,
  sesame: msg`sesame`,
  sulphites: msg`sulphites`,
  lupin: msg`lupin`,
  molluscs: msg`molluscs`,
} as const satisfies Record<string, MessageDescriptor>;

export const TOPICS = {
  delivery_area: msg`Where you deliver`,
  delivery_fee: msg`Delivery fee`,
  delivery_time: msg`Delivery time`,
  minimum_order: msg`Minimum order`,
  payment: msg`Payment`,
  refund: msg`Refunds`,
  exchange: msg`Exchanges`,
  cancellation: msg`Cancelling`,
  booking: msg`Booking`,
  contact: msg`How to reach you`,
  parking: msg`Parking`,
  wifi: msg`Wi-Fi`,
  other: msg`Something else`,
} as const satisfies Record<string, MessageDescriptor>;

export const SEASONS = {
  ramadan: msg`Ramadan`,
  eid_al_fitr: msg`Eid al-Fitr`,
  eid_al_adha: msg`Eid al-Adha`,
  national_day: msg`National day`,
} as const satisfies Record<string, MessageDescriptor>;

/** Where a document names a prayer and no clock. */
const CLOCK_WORDS: Record<string, MessageDescriptor> = {
  fajr: msg`Fajr prayer`,
  sunrise: msg`sunrise`,
  dhuhr: msg`Dhuhr prayer`,
  asr: msg`Asr prayer`,
  maghrib: msg`Maghrib prayer`,
  sunset: msg`sunset`,
  isha: msg`Isha prayer`,
  taraweeh: msg`Taraweeh prayer`,
  iftar: msg`iftar`,
  suhoor: msg`suhoor`,
};

export const KINDS: Record<Kind, MessageDescriptor> = {
  item: msg`Items and prices`,
  hours: msg`Opening hours`,
  policy: msg`Rules and contacts`,
  branch: msg`Places`,
};

export const SHOWS: Record<Show, MessageDescriptor> = {
  in_use: msg`All in use`,
  proposed: msg`To confirm`,
  contradicting: msg`Contradicting`,
  missing_price: msg`No price`,
  open_allergens: msg`Allergens to confirm`,
  expired: msg`Date is over`,
  confirmed: msg`Confirmed`,
  edited: msg`Changed by you`,
  rejected: msg`Not used`,
};

export const STATUSES: Record<FactStatus, { text: MessageDescriptor; tone: Tone; why: MessageDescriptor }> = {
  proposed: { text: msg`To confirm`, tone: 'accent', why: msg`Read from a document; the bot uses it, and nobody has confirmed it yet` },
  confirmed: { text: msg`Confirmed`, tone: 'good', why: msg`A person of your team confirmed it` },
  edited: { text: msg`Changed by you`, tone: 'neutral', why: msg`Your own words stand in the place of the document’s` },
  rejected: { text: msg`Not used`, tone: 'neutral', why: msg`The bot never answers from it` },
  expired: { text: msg`Date is over`, tone: 'warn', why: msg`Its last day has passed` },
  contradicting: { text: msg`Contradicting`, tone: 'bad', why: msg`Another source says it differently` },
};

function look(words: Record<string, MessageDescriptor>, code: string, i18n: I18n): string {
  const found = words[code];
  return found ? i18n._(found) : code.replaceAll('_', ' ');
}

export const dietWords = (code: string, i18n: I18n): string => look(DIETS, code, i18n);
export const allergenWords = (code: string, i18n: I18n): string => look(ALLERGENS, code, i18n);
export const topicWords = (code: string, i18n: I18n): string => look(TOPICS, code, i18n);
export const seasonWords = (code: string, i18n: I18n): string => look(SEASONS, code, i18n);

/** "09:30" as it is; a prayer or the like by its name. */
export const clockWords = (clock: string, i18n: I18n): string => (/^\d/.test(clock) ? clock : look(CLOCK_WORDS, clock, i18n));
