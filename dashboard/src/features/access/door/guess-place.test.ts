import { expect, test } from 'vitest';
import { guessPlace } from './guess-place.ts';

test('knows the currency of the places our businesses are in', () => {
  expect(guessPlace('Asia/Kuwait')).toEqual({ timeZone: 'Asia/Kuwait', currency: 'KWD' });
  expect(guessPlace('Europe/Berlin')).toEqual({ timeZone: 'Europe/Berlin', currency: 'EUR' });
  expect(guessPlace('America/Lima')).toEqual({ timeZone: 'America/Lima', currency: 'USD' });
});

test('takes a clock without a place for one in the Gulf', () => {
  for (const zone of ['UTC', 'Etc/UTC']) expect(guessPlace(zone)).toEqual({ timeZone: 'Asia/Riyadh', currency: 'SAR' });
});
