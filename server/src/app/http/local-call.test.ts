import { describe, expect, test } from 'vitest';
import { isLocalCall } from './local-call.ts';

const bound = { demo: false, host: '127.0.0.1' };
const from = (address: string, headers: Record<string, string> = { host: 'localhost:8000' }) => ({ address, headers });

describe('a call from this machine', () => {
  test.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('comes from %s', (address) => {
    expect(isLocalCall(bound, from(address))).toBe(true);
  });

  test.each(['10.0.0.5', '203.0.113.9', '1270.0.0.1', '::ffff:10.0.0.5', 'fe80::1', ''])('does not come from %s', (address) => {
    expect(isLocalCall(bound, from(address))).toBe(false);
  });

  test.each(['127.0.0.1:8000', 'localhost', '[::1]:8000'])('names this machine as %s', (host) => {
    expect(isLocalCall(bound, from('127.0.0.1', { host }))).toBe(true);
  });

  test.each(['evil.example', 'localhost.evil.example:8000', '127.0.0.1.evil.example', ''])('is none under the name %s', (host) => {
    expect(isLocalCall(bound, from('127.0.0.1', { host }))).toBe(false);
  });

  test.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host'])('is none when a proxy wrote %s', (name) => {
    expect(isLocalCall(bound, from('127.0.0.1', { host: 'localhost', [name]: 'anything' }))).toBe(false);
  });

  test('counts on an open address only in a demo', () => {
    expect(isLocalCall({ demo: false, host: '0.0.0.0' }, from('127.0.0.1'))).toBe(false);
    expect(isLocalCall({ demo: true, host: '0.0.0.0' }, from('127.0.0.1'))).toBe(true);
  });
});
