import { expect, test } from 'vitest';
import { readOrigins } from './read-origins.ts';

test('a website is read however it was copied, once', () => {
  expect(readOrigins('shop.example\nHTTPS://Shop.example/menu?x=1#top, https://www.shop.example:8443\nhttp://localhost:3000')).toEqual({
    origins: ['https://shop.example', 'https://www.shop.example:8443', 'http://localhost:3000'],
    wrong: [],
  });
});

test('what is no website is named', () => {
  const lines = ['http://shop.example', 'shop', '*.shop.example', 'javascript:alert(1)', 'https://'];
  expect(readOrigins(lines.join('\n'))).toEqual({ origins: [], wrong: lines });
});
