import { expect, test } from 'vitest';
import { createConceptMatcher } from './concepts.ts';
import { GLOSSARY, parseGlossary } from './glossary/index.ts';
import { tokenise } from './tokenise.ts';

const matcher = createConceptMatcher(
  parseGlossary('parking | parking, park | موقف\nbike_parking > parking | bike parking | موقف دراجات\ncheck_in | check in | تسجيل الدخول'),
);
const idsIn = (text: string): string[] => matcher.match(tokenise(text)).flatMap((match) => match.concepts);

test('takes the longest phrase and never overlaps', () => {
  expect(idsIn('is there bike parking or parking')).toEqual(['bike_parking', 'parking']);
});

test('meets inflected words by their stems, in both languages', () => {
  expect(idsIn('checking in')).toEqual(['check_in']);
  expect(idsIn('الموقف')).toEqual(['parking']);
});

test('knows what is broader, even around a circle', () => {
  expect(matcher.broaderThan('bike_parking')).toEqual(['parking']);
  const circle = createConceptMatcher(parseGlossary('a > b | aa\nb > a | bb'));
  expect(circle.broaderThan('a')).toEqual(['b']);
});

test('every built-in concept is unique, and every broader one exists', () => {
  const ids = GLOSSARY.map((concept) => concept.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(GLOSSARY.flatMap((concept) => concept.broader).filter((id) => !ids.includes(id))).toEqual([]);
  expect(ids.length).toBeGreaterThan(200);
});

test('refuses a row without phrases', () => {
  expect(() => parseGlossary('lonely |')).toThrow('lonely');
});
