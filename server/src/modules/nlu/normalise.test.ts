import { expect, test } from 'vitest';
import { foldDigits, normaliseArabic, normaliseText, stripInvisible } from './normalise.ts';

test('writes alef, ya, ta marbuta and hamza forms one way', () => {
  expect(normaliseArabic('أإآٱ ى ئ ؤ ة')).toBe('اااا ي ي و ه');
});

test('drops harakat and tatweel, keeps the letters', () => {
  expect(normaliseArabic('مُؤَسَّسَةٌ ســـلام')).toBe('موسسه سلام');
});

test('turns Arabic and Persian digits and their signs into ASCII', () => {
  expect(foldDigits('٢٥٫٥ ۱۲۳ ١٬٠٠٠ ٪')).toBe('25.5 123 1,000 %');
});

test('resolves presentation forms copied out of PDFs', () => {
  expect(normaliseArabic('\uFEE3\uFEAE\uFEA3\uFE92\uFE8E')).toBe('مرحبا');
});

test('removes bidi marks that hide inside a copied price', () => {
  expect(stripInvisible('\u200f28\u202c SAR\u2069')).toBe('28 SAR');
});

test('shortens drawn-out letters and lowers case, leaving double letters alone', () => {
  expect(normaliseText('Sooooo   GOOD Café')).toBe('so good cafe');
});

test('gives the same text when applied twice', () => {
  const once = normaliseText('آكل الكبسة ٣٢ ريال Café');
  expect(normaliseText(once)).toBe(once);
});
