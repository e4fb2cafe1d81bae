import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../config.ts';

/** What a proxy adds: with it, the loopback address is the proxy's and says nothing about who asks. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

/**
 * Does the one who asks sit at this machine? Asked of an installation that is a demo or is bound to loopback. The host that the caller
 * typed is looked at too: a page elsewhere can point its own name at 127.0.0.1 and read what a browser here would then show it.
 */
export function isLocalCall(config: Pick<Config, 'demo' | 'host'>, call: { address: string; headers: IncomingHttpHeaders }): boolean {
  return (
    (config.demo || isLoopback(config.host)) &&
    isLoopback(call.address) &&
    isLoopback(hostName(call.headers.host)) &&
    FORWARDED.every((name) => call.headers[name] === undefined)
  );
}

function hostName(host: string | undefined): string {
  return (host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(host);
}
