import { expect, test } from 'vitest';
import { alike, signatureOf } from './signature.ts';

test('the same question in other forms of its words is the same', () => {
  expect(signatureOf('Do you have parking?').hash).toBe(signatureOf('is there PARKING').hash);
  expect(signatureOf('هل يوجد موقف سيارات؟').hash).toBe(signatureOf('هل يوجد مَوقف سيّارات').hash);
});

test('questions about the same thing are alike in both languages where the glossary knows it, others are not', () => {
  expect(alike(signatureOf('Do you have wifi?'), signatureOf('عندكم واي فاي؟'))).toBeGreaterThanOrEqual(0.6);
  expect(alike(signatureOf('Do you have wifi?'), signatureOf('Do you sell vouchers?'))).toBe(0);
});

test('a question of nothing but small words has a signature too', () => {
  expect(signatureOf('what is it?').hash).not.toBe(signatureOf('who are you?').hash);
});
