import type { FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors.ts';
import type { Config } from '../config.ts';

// localhost and 127.0.0.1 are one machine to the person who opened the page.
export function sameHost(origin: string, publicUrl: string): boolean {
  const loopback = (host: string): string => host.replace(/^(localhost|127\.0\.0\.1)/, 'loopback');
  try {
    return loopback(new URL(origin).host) === loopback(new URL(publicUrl).host);
  } catch {
    return false;
  }
}

/**
 * For routes that read or set the session's cookie. A page elsewhere could otherwise sign somebody out, or in as somebody else; SameSite=Strict
 * does not stop a sibling of our domain. No Origin is no browser's cross-site call. @throws access.forbidden
 */
export function refuseStrangeOrigin(request: FastifyRequest, config: Pick<Config, 'publicUrl' | 'corsOrigins'>): void {
  const { origin, host } = request.headers;
  if (origin === undefined || sameHost(origin, config.publicUrl) || config.corsOrigins.includes(origin)) return;
  if (host !== undefined && sameHost(origin, `http://${host}`)) return;
  throw new AppError('access.forbidden');
}
