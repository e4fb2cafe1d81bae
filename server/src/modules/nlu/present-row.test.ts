import { expect, test } from 'vitest';
import { presentRow } from './present-row.ts';

const shipping =
  'Destination / الوجهة: GCC / دول الخليج; Fee / الرسوم: KWD 5.000; Time / المدة: 3 to 5 working days; Free above / مجاني فوق: never / لا يوجد';
const dish =
  'name_en: Cortado; name_ar: كورتادو; section: Hot Coffee; price_aed: 18.00; sizes: Small 18.00; Large 22.00; allergens: milk; available: yes';

test('says a table of both languages in the one that is spoken, what it is about first', () => {
  expect(presentRow(shipping, 'en')).toBe('GCC — Fee: KWD 5.000 — Time: 3 to 5 working days — Free above: never');
  expect(presentRow(shipping, 'ar')).toBe('دول الخليج — الرسوم: KWD 5.000 — المدة: 3 to 5 working days — مجاني فوق: لا يوجد');
});

test('says labels that were written for machines in words, and leaves out what is for the till', () => {
  expect(presentRow(`sku: LA-1; ${dish}`, 'en')).toBe(
    'Cortado — Section: Hot Coffee — Price: 18.00 — Sizes: Small 18.00; Large 22.00 — Allergens: milk',
  );
  expect(presentRow(dish, 'ar')).toBe(
    'كورتادو — القسم: Hot Coffee — السعر: 18.00 — الأحجام: Small 18.00; Large 22.00 — مسببات الحساسية: milk',
  );
});

test('keeps what the source says when it says it in one language, or that something is not there', () => {
  expect(presentRow('name_en: Cortado; price: 18', 'ar')).toBe('Cortado — السعر: 18');
  expect(presentRow('name_en: Cortado; available: no', 'en')).toBe('Cortado — Available: no');
  expect(presentRow('الصنف: شاي كرك; السعر: 6', 'ar')).toBe('شاي كرك — السعر: 6');
});

test('leaves every other text as it is', () => {
  for (const text of [
    '',
    'Open daily: 9 to 5',
    'We deliver; we cater.',
    'Note: bring 1/2 kg; and a box',
    'Hummus — 18 SAR — with tahini',
  ]) {
    expect(presentRow(text, 'en')).toBe(text);
  }
});
