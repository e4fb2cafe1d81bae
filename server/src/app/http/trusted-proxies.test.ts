import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { preferredLanguage } from './preferred-language.ts';
import { makeRequestId } from './request-id.ts';
import { trustedProxies } from './trusted-proxies.ts';

describe('proxies that are believed', () => {
  test('are those that the list names: addresses, networks, words', () => {
    const isProxy = trustedProxies(['10.1.0.0/16', '203.0.113.7', 'loopback', 'fd00::/8']);
    for (const address of ['10.1.2.3', '203.0.113.7', '127.0.0.1', '::1', '::ffff:10.1.9.9', 'fd12::1'])
      expect(isProxy(address), address).toBe(true);
    for (const address of ['10.2.0.1', '203.0.113.8', '8.8.8.8', '2001:db8::1', '', 'proxy.internal', undefined])
      expect(isProxy(address), String(address)).toBe(false);
  });

  test('are nobody when the list is empty', () => {
    expect(trustedProxies([])('127.0.0.1')).toBe(false);
  });

  test('are not guessed: an entry that says nothing stops the start', () => {
    for (const entry of ['true', '*', '10.0.0.0/99', 'proxy.internal']) expect(() => trustedProxies([entry])).toThrow(/TRUST_PROXY/);
  });
});

describe("a request's id", () => {
  const from = (remoteAddress: string, id: string | undefined) =>
    ({ headers: { 'x-request-id': id }, socket: { remoteAddress } }) as unknown as IncomingMessage;
  const make = makeRequestId(trustedProxies(['10.0.0.0/8']));

  test('is the one that a proxy of ours brings', () => {
    expect(make(from('10.0.0.1', 'edge-7f31a9'))).toBe('edge-7f31a9');
  });

  test('is made here for everybody else, and for names that could mean something in a log', () => {
    const UUID = /^[0-9a-f-]{36}$/;
    expect(make(from('198.51.100.1', 'edge-7f31a9'))).toMatch(UUID);
    for (const id of [
      undefined,
      '',
      'short',
      'a'.repeat(65),
      'with space 1',
      'line\r\nbreak-1',
      '<script>alert(1)',
      '../../etc/passwd',
      '-option-like',
    ])
      expect(make(from('10.0.0.1', id)), String(id)).toMatch(UUID);
  });
});

test('the language of a title is the one that is asked for, English when none of ours is', () => {
  const cases: [string | undefined, 'en' | 'ar'][] = [
    [undefined, 'en'],
    ['', 'en'],
    ['ar', 'ar'],
    ['ar-SA,ar;q=0.9,en;q=0.8', 'ar'],
    ['fr-FR, ar;q=0.5', 'ar'],
    ['en-US,ar;q=0.9', 'en'],
    ['ar;q=0.2, en;q=0.7', 'en'],
    ['ar;q=0', 'en'],
    ['*', 'en'],
    [';;;,,q=1;ar;=,', 'en'],
  ];
  for (const [header, language] of cases) expect(preferredLanguage(header), header).toBe(language);
});
