import { describe, expect, test } from 'vitest';
import { PASSWORD_WORDS } from './known-password-words.ts';
import { isKnownPassword } from './known-passwords.ts';

describe('a password that everybody tries', () => {
  test('is a listed word, or two, or three, with what people put around them', () => {
    expect(new Set(PASSWORD_WORDS).size).toBeGreaterThan(600);
    for (const word of PASSWORD_WORDS) {
      for (const password of [
        `${word}123456`,
        `${word}${word}${word}`,
        `${word}@2026!`,
        `${word}password!`,
        `${word.toUpperCase()}qwerty1`,
      ])
        expect(isKnownPassword(password), password).toBe(true);
    }
  });

  test('is not saved by spelling, by rows of keys or by repetition', () => {
    for (const password of [
      'P@ssw0rd1234',
      'passw0rd!2026',
      '1loveyou1loveyou',
      'qwertyuiop[]12',
      'asdfghjkl12345',
      '1qaz2wsx3edc4rfv',
      '123456789012',
      '000000000000',
      '111222111222',
      'abcdefghijkl',
      'zyxwvutsrqpo',
      'aaaaaaaaaaaab',
      'محمد١٢٣٤٥٦٧٨',
      'الحمدلله123456',
      'letmein-letmein-letmein',
    ])
      expect(isKnownPassword(password), password).toBe(true);
  });

  test('is the name of the person, of the address or of the business, and little more', () => {
    const names = ['noura.q', 'Noura Alqahtani', 'Bayt Al Waha', 'بيت الواحة'];
    for (const password of ['noura.q.12345', 'NouraAlqahtani1', 'bayt-al-waha-26', 'baytalwaha2026!', 'بيت الواحة ١٢٣', 'alqahtani+waha99'])
      expect(isKnownPassword(password, names), password).toBe(true);
    expect(isKnownPassword('alqahtanialqahtani')).toBe(false);
  });
});

test('a password of one’s own is none of them, words of a list included when they are enough', () => {
  for (const password of [
    'quiet-lantern-9134-vz',
    'zubmarble tofik',
    'mango guitar thunder falcon',
    'h7#kQz!v9Lw2',
    'noura8837465521',
    'قهوة الصباح على السطح',
  ])
    expect(isKnownPassword(password, ['noura']), password).toBe(false);
});
