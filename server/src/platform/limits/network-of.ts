import ipaddr from 'ipaddr.js';

/**
 * What calls are counted by: an IPv4 address, also where a socket of both kinds writes it as `::ffff:192.0.2.1`; of IPv6 the /64, because
 * whoever has one address there has them all.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const [a, b, c, d] = (parsed as ipaddr.IPv6).parts;
  return `${[a, b, c, d].map((part) => (part ?? 0).toString(16)).join(':')}::/64`;
}
