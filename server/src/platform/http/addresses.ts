import ipaddr from 'ipaddr.js';

/** True for every address that is not on the public internet: loopback, private, link-local, carrier-grade, unique-local, reserved, mapped forms of these. */
export function isPrivateAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return true;
  return ipaddr.process(address).range() !== 'unicast';
}
