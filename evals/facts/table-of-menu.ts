import type { Menu } from './make-menus.ts';
import { type Language, sizeLabel, writePrice } from './write-words.ts';

/** A table with a header in English, Arabic or both, allergens as a list or as a matrix of its own columns. */
export function tableOf(menu: Menu, language: Language): string[][] {
  const matrix = menu.number % 2 === 0;
  const allergens = ['gluten', 'milk', 'nuts', 'sesame', 'eggs', 'fish', 'crustaceans', 'celery', 'mustard', 'peanuts', 'soy'];
  const named = {
    en: ['Gluten', 'Milk', 'Nuts', 'Sesame', 'Eggs', 'Fish', 'Crustaceans', 'Celery', 'Mustard', 'Peanuts', 'Soy'],
    ar: ['جلوتين', 'حليب', 'مكسرات', 'سمسم', 'بيض', 'سمك', 'قشريات', 'كرفس', 'خردل', 'فول سوداني', 'صويا'],
  };
  const base = {
    en: ['Item', 'Arabic name', 'Section', 'Price', 'Sizes', 'Calories', 'Diet'],
    ar: ['الصنف', 'الاسم بالانجليزي', 'القسم', 'السعر', 'الأحجام', 'السعرات', 'الحمية'],
  };
  const header = [...base[language], ...(matrix ? named[language] : [language === 'ar' ? 'مسببات الحساسية' : 'Allergens'])];
  const rows = menu.items.map((item) => [
    item.dish[language],
    item.dish[language === 'en' ? 'ar' : 'en'],
    item.section[language],
    item.price === null ? '' : writePrice(item.price, menu, language),
    item.sizes.map((size) => `${sizeLabel(size.label, language)} ${writePrice(size.price, menu, language)}`).join('; '),
    item.calories === null ? '' : String(item.calories),
    item.dish.diet.join(', '),
    ...(matrix
      ? allergens.map((allergen) => (item.dish.allergens.includes(allergen) ? (language === 'ar' ? 'نعم' : 'yes') : ''))
      : [item.dish.allergens.map((allergen) => named[language][allergens.indexOf(allergen)]).join(language === 'ar' ? '، ' : ', ')]),
  ]);
  return [header, ...rows];
}
