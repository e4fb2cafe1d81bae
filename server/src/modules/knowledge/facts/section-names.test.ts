import { expect, test } from 'vitest';
import { nameSection } from './section-names.ts';

const english = (en: string) => nameSection({ en, ar: null }, 'ar');
const arabic = (ar: string) => nameSection({ en: null, ar }, 'en');

test('a section keeps the name that its menu gives it in this language', () => {
  expect(nameSection({ en: 'Breakfast', ar: 'ريوق' }, 'ar')).toBe('ريوق');
  expect(nameSection({ en: 'Breakfast', ar: 'ريوق' }, 'en')).toBe('Breakfast');
});

test('a usual name is said in the language of the list, whole or in its parts', () => {
  expect(english('Breakfast')).toBe('الفطور');
  expect(english('SANDWICHES & SALADS')).toBe('الساندويتشات والسلطات');
  expect(english('Cakes and Sweets')).toBe('الكيك والحلويات');
  expect(arabic('المقبلات الباردة')).toBe('Cold Starters');
  expect(arabic('سلطات')).toBe('Salads');
  expect(arabic('الكيك والحلويات')).toBe('Cakes & Desserts');
});

test('what is not wholly known stays as the menu has it', () => {
  expect(english("Nana's Corner")).toBe("Nana's Corner");
  expect(english('Salads & Nana')).toBe('Salads & Nana');
  expect(arabic('وجبات الدار')).toBe('وجبات الدار');
  expect(nameSection({ en: null, ar: null }, 'en')).toBe('');
});
