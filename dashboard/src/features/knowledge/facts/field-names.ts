import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Locale } from '../../../shared/i18n/locales.ts';
import { currencyName } from './money.ts';

const NAMES: Record<string, MessageDescriptor> = {
  price: msg`Price`,
  name: msg`Name`,
  section: msg`Section`,
  description: msg`Description`,
  variants: msg`Sizes and extras`,
  calories: msg`Calories`,
  dietTags: msg`Diet`,
  allergens: msg`Allergens`,
  aliases: msg`Other names`,
  available: msg`Available`,
  text: msg`What holds`,
  amount: msg`Amount`,
  opens: msg`Opens`,
  closes: msg`Closes`,
  weekdays: msg`Days`,
  season: msg`Season`,
  branchName: msg`Place`,
  topic: msg`About`,
  phone: msg`Phone`,
};

/** A field of a fact as the table's heads call it. */
export function fieldName(field: string, i18n: I18n): string {
  const name = NAMES[field];
  return name ? i18n._(name) : field;
}

/** "price: 15 SAR" in the reader's words: names of fields and currencies, where they are any. */
export function sideText(value: string, i18n: I18n, locale: Locale): string {
  const named = value.replace(/(^|, )([a-zA-Z]+): /g, (whole, before: string, field: string) =>
    field in NAMES ? `${before}${fieldName(field, i18n)}: ` : whole,
  );
  return named.replace(/(\d[\d.,]*) ([A-Z]{3})\b/g, (_, amount: string, currency: string) => `${amount} ${currencyName(currency, locale)}`);
}
