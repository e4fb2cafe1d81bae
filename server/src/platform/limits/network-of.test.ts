import { expect, test } from 'vitest';
import { networkOf } from './network-of.ts';

test('an IPv4 address is one place, however it is written', () => {
  for (const address of ['198.51.100.7', '::ffff:198.51.100.7', '::FFFF:c633:6407', '0:0:0:0:0:ffff:c633:6407'])
    expect(networkOf(address)).toBe('198.51.100.7');
});

test('of IPv6 a whole /64 is one place, and the next one another', () => {
  for (const address of ['2001:db8:1:2::1', '2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:0db8:0001:0002:0:0:0:9', '2001:db8:1:2::1%eth0'])
    expect(networkOf(address)).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});

test('what is no address is its own place', () => {
  expect(networkOf('unknown')).toBe('unknown');
});
