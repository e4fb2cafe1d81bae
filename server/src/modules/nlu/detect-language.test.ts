import { expect, test } from 'vitest';
import { detectLanguage } from './detect-language.ts';

test.each([
  ['What vegan dishes do you have?', 'en', false],
  ['menu', 'en', false],
  ['2pm on the 3rd, 4 ppl', 'en', false],
  ['3andkom akl nabati?', 'ar', true],
  ['kam se3er el kabsa', 'ar', true],
  ['wesh 3endkom vegan', 'ar', true],
  ['law samaht wein el far3', 'ar', true],
  ['كم سعر الكبسة؟', 'ar', false],
  ['شو عندكن أكل نباتي', 'ar', false],
  ['عندكم vegan options؟', 'ar', false],
  ['what is كبسة and how much is it', 'en', false],
  ['Bonjour, combien coûte la livraison ?', 'other', false],
  ['merhaba, saat kaça kadar açık', 'other', false],
  ['قیمت این غذا چقدر است', 'other', false],
  ['菜单', 'other', false],
] as const)('reads "%s" as %s (arabizi %s)', (text, language, arabizi) => {
  expect(detectLanguage(text)).toMatchObject({ language, arabizi });
});

test('keeps the language of the conversation when the message says nothing', () => {
  expect(detectLanguage('👍', 'ar')).toEqual({ language: 'ar', script: 'none', arabizi: false });
  expect(detectLanguage('Pizza Margherita', 'ar').language).toBe('ar');
});

test('calls an even mixture of scripts mixed', () => {
  expect(detectLanguage('ابي two burgers').script).toBe('mixed');
});

test('ignores links and addresses of e-mail', () => {
  expect(detectLanguage('هذا https://example.com/the-menu-and-the-prices').language).toBe('ar');
});

test.each([
  ['and al barsha', 'en'],
  ['address al barsha', 'en'],
  ['whats teh pric of chikn kabsa', 'en'],
  ['twaslon jeddah?', 'ar'],
  ['bkam el kabsa', 'ar'],
])('names of places and dishes do not make a language: %s', (text, language) => {
  expect(detectLanguage(text, 'en').language).toBe(language);
});
