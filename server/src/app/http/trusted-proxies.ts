import ipaddr from 'ipaddr.js';

const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/**
 * Whether a neighbour on the network is a proxy of ours, whose word about the caller counts. The list names addresses, networks (`10.1.0.0/16`)
 * or `loopback`, `linklocal`, `uniquelocal`; an empty one trusts nobody.
 * @throws Error naming an entry that is none of these
 */
export function trustedProxies(list: readonly string[]): (address: string | undefined) => boolean {
  const networks = list.flatMap((entry) => NAMED[entry] ?? [entry]).map(toNetwork);
  return (address) => {
    if (address === undefined || !ipaddr.isValid(address)) return false;
    // Mapped IPv4 (`::ffff:10.0.0.1`) is the IPv4 address.
    const parsed = ipaddr.process(address);
    return networks.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits));
  };
}

function toNetwork(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  try {
    if (entry.includes('/')) return ipaddr.parseCIDR(entry);
    const address = ipaddr.process(entry);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch (error) {
    throw new Error(`TRUST_PROXY: "${entry}" is neither an address nor a network`, { cause: error });
  }
}
