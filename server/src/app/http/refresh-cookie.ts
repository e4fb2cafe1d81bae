import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

// The refresh token and the mark of a known browser: two cookies that no script can read and no other site can make the browser send.

type Site = Pick<Config, 'publicUrl'>;

const REFRESH_SECONDS = 14 * 24 * 3_600;
const DEVICE_SECONDS = 400 * 24 * 3_600;

/** `__Host-` binds a cookie to this host over https; browsers take it with `Secure` only, which plain http on one's own machine cannot have. */
function nameOf(kind: 'refresh' | 'device', { publicUrl }: Site): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}wafaa_${kind}`;
}

function optionsFor({ publicUrl }: Site, maxAge: number) {
  return { httpOnly: true, sameSite: 'strict' as const, path: '/', secure: publicUrl.startsWith('https:'), maxAge };
}

export function readRefreshCookie(request: FastifyRequest, site: Site): string | undefined {
  return request.cookies[nameOf('refresh', site)];
}

export function setRefreshCookie(reply: FastifyReply, site: Site, refreshToken: string): void {
  void reply.setCookie(nameOf('refresh', site), refreshToken, optionsFor(site, REFRESH_SECONDS));
}

export function clearRefreshCookie(reply: FastifyReply, site: Site): void {
  void reply.clearCookie(nameOf('refresh', site), optionsFor(site, 0));
}

export function readDeviceCookie(request: FastifyRequest, site: Site): string | undefined {
  return request.cookies[nameOf('device', site)];
}

export function setDeviceCookie(reply: FastifyReply, site: Site, mark: string): void {
  void reply.setCookie(nameOf('device', site), mark, optionsFor(site, DEVICE_SECONDS));
}
