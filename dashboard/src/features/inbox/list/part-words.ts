import type { AskedLanguage, AskedMood, HandoffReason, SentCategory, Writer } from '@wafaa/contracts';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { intlLocale, type Locale } from '../../../shared/i18n/locales.ts';

// What the parts of a figure are called: by analytics, which counts them, and by the list that is opened from one.

const TOPICS: Record<string, MessageDescriptor> = {
  ...{ greeting: msg`Greetings`, thanks: msg`Thanks`, goodbye: msg`Goodbyes` },
  ...{ menu_list: msg`What you offer`, item_price: msg`Prices of items`, item_availability: msg`Availability` },
  ...{ item_ingredients: msg`Ingredients`, diet_query: msg`Diets`, allergen_query: msg`Allergens and allergies` },
  ...{ hours: msg`Opening times`, open_now: msg`Whether you are open`, location: msg`Where you are`, branches: msg`Your branches` },
  ...{ delivery_area: msg`Delivery area`, delivery_fee: msg`Delivery fee`, delivery_time: msg`Delivery time` },
  ...{ minimum_order: msg`Minimum order`, payment: msg`Ways to pay`, refund: msg`Refunds`, exchange: msg`Exchanges` },
  ...{ booking: msg`Bookings`, contact: msg`How to reach you`, order_status: msg`Orders under way` },
  ...{ complaint: msg`Complaints`, human: msg`Wish for a person`, cheapest: msg`Cheapest items`, under_budget: msg`Within a budget` },
  ...{ other: msg`Other questions`, none: msg`Not read by the bot` },
};
const LANGUAGES: Record<AskedLanguage, MessageDescriptor> = {
  ar: msg`Arabic`,
  en: msg`English`,
  other: msg`Another language`,
  none: msg`Not read by the bot`,
};
const MOODS: Record<AskedMood, MessageDescriptor> = {
  positive: msg`Pleased`,
  neutral: msg`Neutral`,
  negative: msg`Displeased`,
  none: msg`Not read by the bot`,
};
const REASONS: Record<HandoffReason, MessageDescriptor> = {
  not_known: msg`Nothing was known of it`,
  not_sure: msg`Not sure enough`,
  allergy: msg`A question of allergies`,
  person: msg`The customer wanted a person`,
  complaint: msg`The customer complained`,
  action: msg`Only a person can do it`,
  not_tried: msg`The bot could not try`,
  other: msg`Another reason`,
};
const WRITERS: Record<Writer, MessageDescriptor> = {
  contact: msg`Customers wrote`,
  bot: msg`The bot wrote`,
  person: msg`The team wrote`,
};
const CATEGORIES: Record<SentCategory, MessageDescriptor> = {
  service: msg`Service messages`,
  utility: msg`Utility templates`,
  marketing: msg`Marketing templates`,
  authentication: msg`Sign-in code templates`,
  other: msg`Templates that are gone`,
};

const WORDS: Record<string, Record<string, MessageDescriptor>> = {
  ...{ topic: TOPICS, language: LANGUAGES, mood: MOODS, reason: REASONS, wrote: WRITERS, category: CATEGORIES },
};

/** A weekday, 1 is Monday. */
export function weekdayName(weekday: number, locale: Locale, form: 'long' | 'short' = 'long'): string {
  // The fifth of January 1970 was a Monday.
  return new Intl.DateTimeFormat(intlLocale(locale), { weekday: form, timeZone: 'UTC' }).format(new Date((3 + weekday) * 86_400_000));
}

/** What a part is called, such as `topic:hours`; a code without words is shown with its separators opened. */
export function partName(part: string, i18n: I18n, locale: Locale): string {
  const [kind = '', value = ''] = part.split(':');
  if (kind === 'hour') return `${weekdayName(Number(value.slice(0, 1)), locale)} ${value.slice(2)}:00`;
  const found = WORDS[kind]?.[value];
  return found ? i18n._(found) : value.replaceAll('_', ' ');
}
