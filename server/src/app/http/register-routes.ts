import type { FastifyInstance, FastifyRequest } from 'fastify';
import { routes, type Permission, type RouteId } from '@wafaa/contracts';
import type { z } from 'zod';
import type { Actor, SeededSessions, Session } from '../../modules/access/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';

type RouteOf<R extends RouteId> = (typeof routes)[R];
type Schema<R extends RouteId, K extends 'params' | 'query' | 'body'> = Exclude<NonNullable<RouteOf<R>[K]>, 'multipart'>;
type Shape<R extends RouteId, K extends 'params' | 'query' | 'body'> = Schema<R, K> extends z.ZodType ? z.output<Schema<R, K>> : undefined;

export interface RouteContext {
  tenantId: TenantId;
  actor: Actor;
  request: FastifyRequest;
}
export type Handler<R extends RouteId> = (
  ctx: RouteContext,
  input: { params: Shape<R, 'params'>; query: Shape<R, 'query'>; body: Shape<R, 'body'> },
) => Promise<z.input<RouteOf<R>['response']>>;
export type Handlers = { [R in RouteId]: Handler<R> };

export const SESSION_COOKIE = 'wafaa_session';

/** Registers every route of the contract: permission first, then shapes, then the handler; the response schema strips what it does not name. */
export function registerRoutes(app: FastifyInstance, handlers: Handlers, sessions: SeededSessions): void {
  for (const [id, route] of Object.entries(routes) as [RouteId, (typeof routes)[RouteId]][]) {
    const shapes = route as { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType | 'multipart'; response: z.ZodType; status: number };
    app.route({
      method: route.method,
      url: route.path,
      schema: {
        ...(shapes.params ? { params: shapes.params } : {}),
        ...(shapes.query ? { querystring: shapes.query } : {}),
        ...(shapes.body && shapes.body !== 'multipart' ? { body: shapes.body } : {}),
        response: { [shapes.status]: shapes.response },
      },
      // Before parsing and validation: somebody without the right learns nothing about the shapes, and uploads nothing.
      onRequest: async (request) => {
        requirePermission(sessionOf(request, sessions), route.permission);
      },
      handler: async (request, reply) => {
        const session = sessionOf(request, sessions);
        const handler = handlers[id] as Handler<RouteId>;
        const result = await handler(
          { tenantId: session.tenantId, actor: session.actor, request },
          {
            params: request.params,
            query: request.query,
            body: request.body,
          },
        );
        return reply.status(shapes.status).header('cache-control', 'no-store').send(result);
      },
    });
  }
}

/** @throws access.unauthenticated */
export function sessionOf(request: FastifyRequest, sessions: SeededSessions): Session {
  const session = sessions.read('cookie', request.cookies[SESSION_COOKIE]);
  if (!session) throw new AppError('access.unauthenticated');
  return session;
}

function requirePermission(session: Session, permission: Permission): void {
  if (!session.actor.permissions.has(permission)) throw new AppError('access.forbidden', { permission });
}
