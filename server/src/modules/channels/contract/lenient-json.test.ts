import { describe, expect, test } from 'vitest';
import { asArray, asId, asNumber, asObject, asText, compact, decodeJson } from './lenient-json.ts';

describe('decodeJson', () => {
  test('keeps every digit of a long id', () => {
    expect(decodeJson('{"id":7451234567890123457,"list":[-9007199254740993]}')).toEqual({
      id: '7451234567890123457',
      list: ['-9007199254740993'],
    });
  });

  test('leaves ordinary numbers and long fractions alone', () => {
    expect(decodeJson('{"a":889000000000123,"b":0.12345678901234567,"c":1234567890123456}')).toEqual({
      a: 889000000000123,
      b: 0.12345678901234567,
      c: 1234567890123456,
    });
  });

  test('takes out what PostgreSQL cannot store', () => {
    expect(decodeJson('{"a\\u0000":"x\\u0000y","b":"\\ud83d!","c":"\\ud83d\\udc4d"}')).toEqual({ a: 'xy', b: '\uFFFD!', c: '👍' });
  });

  test('treats __proto__ as an ordinary key', () => {
    const decoded = asObject(decodeJson('{"__proto__":{"type":"text"}}'));
    expect(decoded?.type).toBeUndefined();
    expect(Object.keys(decoded ?? {})).toEqual(['__proto__']);
  });

  test('gives undefined for what is no JSON and cuts off endless nesting', () => {
    expect(decodeJson('{"a":')).toBeUndefined();
    expect(decodeJson(Buffer.from([0xff, 0xfe]))).toBeUndefined();
    expect(JSON.stringify(decodeJson('['.repeat(20_000) + ']'.repeat(20_000)))).toBe(`${'['.repeat(48)}null${']'.repeat(48)}`);
  });

  test('reads over a byte order mark', () => {
    expect(decodeJson(Buffer.from('\uFEFF{"a":1}'))).toEqual({ a: 1 });
  });
});

describe('readers', () => {
  test('give a value of the wanted shape or nothing', () => {
    expect([asObject([]), asObject(null), asObject('x'), asText(''), asText(5), asId(Number.NaN), asId('')]).toEqual(
      Array(7).fill(undefined),
    );
    expect([asArray('x'), asArray(null)]).toEqual([[], []]);
    expect([asId(5), asId('5'), asText('x'), asNumber('24.71'), asNumber(3)]).toEqual(['5', '5', 'x', 24.71, 3]);
    expect([asNumber(''), asNumber(' '), asNumber('abc'), asNumber(null), asNumber(Number.POSITIVE_INFINITY)]).toEqual(
      Array(5).fill(undefined),
    );
  });

  test('leave out members that are undefined', () => {
    expect(Object.keys(compact<{ a?: number; b?: null }>({ a: undefined, b: null }))).toEqual(['b']);
  });
});
