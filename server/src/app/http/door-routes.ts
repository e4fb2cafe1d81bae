import type { FastifyInstance } from 'fastify';
import { type Door, enterByLink } from '../../modules/access/index.ts';
import type { Config } from '../config.ts';
import { callerOf } from './caller.ts';
import { setRefreshCookie } from './refresh-cookie.ts';

/** What the door answers outside the contract: its public keys, and the links into a demo's tenants. */
export function doorRoutes(app: FastifyInstance, door: Door, config: Config): void {
  app.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(await door.keys.published()),
  );
  if (!config.demo) return;
  app.get<{ Querystring: { token?: string | string[] } }>('/enter', async (request, reply) => {
    const caller = callerOf(request);
    const source = { action: 'session.started', reason: null, requestId: request.id, ...caller };
    const { token } = request.query;
    const session = await enterByLink(door, { token: typeof token === 'string' ? token : undefined, caller, source });
    setRefreshCookie(reply, config, session.refreshToken);
    return reply.header('cache-control', 'no-store').redirect('/', 303);
  });
}
