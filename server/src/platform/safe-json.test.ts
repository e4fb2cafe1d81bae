import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSafeJson } from './safe-json.ts';

test('replaces what jsonb refuses, in values and in keys, and nothing else', () => {
  const value = { 'k\u0000': 'a\u0000b', pair: '😀', half: 'x\ud83d', tail: '\udc00y', text: 'said \\u0000 \\\\ud83d' };
  expect(JSON.parse(toSafeJson(value))).toEqual({
    'k\ufffd': 'a\ufffdb',
    pair: '😀',
    half: 'x\ufffd',
    tail: '\ufffdy',
    text: 'said \\u0000 \\\\ud83d',
  });
});

test('leaves every storable value as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const clean = text.replaceAll('\u0000', '');
      expect(JSON.parse(toSafeJson({ clean }))).toEqual({ clean });
    }),
  );
});

test('always gives well-formed text without NUL', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }), (text) => {
      const { read } = JSON.parse(toSafeJson({ read: text })) as { read: string };
      expect(read.isWellFormed() && !read.includes('\u0000')).toBe(true);
    }),
  );
});
