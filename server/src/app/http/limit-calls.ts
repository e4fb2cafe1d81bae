import type { Route } from '@wafaa/contracts';
import type { FastifyRequest } from 'fastify';
import type { Principal, SessionReader } from '../../modules/access/index.ts';
import { AppError } from '../../platform/errors.ts';
import { networkOf } from '../../platform/limits/network-of.ts';
import type { Rate, RateLimiter } from '../../platform/limits/rate-limiter.ts';

export interface CallRates {
  /** Of one signed-in session. */
  session: Rate;
  /** Of one API key. */
  apiKey: Rate;
  /** Of one address: calls of public routes, and calls that show a credential which is none. */
  address: Rate;
}

/**
 * Finds who asks and counts the call. Only routes of the contract are counted: health checks and webhooks never are.
 * @throws request.rate_limited, and what the session reader throws
 */
export function admitCalls(parts: { sessions: SessionReader; limiter: RateLimiter; rates: CallRates }) {
  const { sessions, limiter, rates } = parts;
  const count = async (key: string, rate: Rate): Promise<void> => {
    const waitMs = await limiter.take(key, rate);
    if (waitMs > 0) throw new AppError('request.rate_limited', { retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) });
  };
  return async (route: Route, request: FastifyRequest): Promise<Principal | null> => {
    const address = `address:${networkOf(request.ip)}`;
    if (route.permission === 'public') {
      await count(address, rates.address);
      return null;
    }
    let principal: Principal;
    try {
      principal = await sessions.read(request.headers.authorization);
    } catch (error) {
      // Whoever tries tokens is counted too; with no room left they learn nothing more about them.
      if (error instanceof AppError) await count(address, rates.address);
      throw error;
    }
    const { person, actor } = principal;
    if (person) await count(`session:${person.sessionId}`, rates.session);
    else await count(`key:${actor?.id ?? ''}`, rates.apiKey);
    return principal;
  };
}
