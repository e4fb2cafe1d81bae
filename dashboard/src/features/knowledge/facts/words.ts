import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const DIETS: Record<string, MessageDescriptor> = {
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
};

const ALLERGENS: Record<string, MessageDescriptor> = {
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
};

function look(words: Record<string, MessageDescriptor>, code: string, i18n: I18n): string {
  const found = words[code];
  return found ? i18n._(found) : code.replaceAll('_', ' ');
}

export const dietWords = (code: string, i18n: I18n): string => look(DIETS, code, i18n);
export const allergenWords = (code: string, i18n: I18n): string => look(ALLERGENS, code, i18n);
