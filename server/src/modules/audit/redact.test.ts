import { describe, expect, test } from 'vitest';
import { REDACTED, redact } from './redact.ts';

describe('what goes into the log', () => {
  test.each([
    'password',
    'passwordHash',
    'apiToken',
    'clientSecret',
    'authorization',
    'cookie',
    'signing_key',
    'privateKey',
    'otp',
    'recoveryCodes',
  ])('says nothing of %s, however deep it lies', (name) => {
    expect(redact({ [name]: 'value', list: [{ [name]: ['value'] }] })).toEqual({ [name]: REDACTED, list: [{ [name]: REDACTED }] });
  });

  test('says how many tokens there are, and no token', () => {
    expect(redact({ modelTokensPerMonth: 5, modelTokens: null, accessTokens: ['a'] })).toEqual({
      modelTokensPerMonth: 5,
      modelTokens: null,
      accessTokens: REDACTED,
    });
  });

  test('keeps what is no secret, times as text', () => {
    const given = { role: 'agent', count: 3, none: null, yes: true, at: new Date('2026-01-02T03:04:05Z'), list: ['a', 1] };
    expect(redact(given)).toEqual({ ...given, at: '2026-01-02T03:04:05.000Z' });
  });

  test('is cut where it is long or deep', () => {
    const { long, many, deep } = redact({
      long: 'x'.repeat(900),
      many: Array.from({ length: 90 }, () => 1),
      deep: { a: { b: { c: { d: { e: 1 } } } } },
    });
    expect(String(long)).toHaveLength(501);
    expect(many).toHaveLength(50);
    expect(JSON.stringify(deep)).toBe('{"a":{"b":{"c":"…"}}}');
  });
});
