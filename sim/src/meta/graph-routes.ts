import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../world.ts';
import { authorize, refuse } from './graph-http.ts';
import { unknownObject } from './graph-error.ts';

/** The object belongs to another of Meta's products. */
export const NOT_MINE = Symbol('not mine');

export type GraphHandler = (request: FastifyRequest, reply: FastifyReply, id: string) => unknown;

type Method = 'GET' | 'POST' | 'DELETE';

const registered = new WeakMap<FastifyInstance, Map<string, GraphHandler[]>>();

/**
 * Meta's products share addresses on one host: `/{id}/messages` is a number's or a page's. Each says what it does with an id that it knows,
 * and whoever knows it first answers. `edge` is what follows the id, with a slash, or ''.
 */
export function onGraph(
  app: FastifyInstance,
  world: World,
  route: { prefix: string; method: Method; edge: string },
  handler: GraphHandler,
): void {
  const routes = registered.get(app) ?? new Map<string, GraphHandler[]>();
  registered.set(app, routes);
  const name = `${route.method} ${route.prefix} ${route.edge}`;
  const known = routes.get(name);
  if (known) return void known.push(handler);
  const handlers = [handler];
  routes.set(name, handlers);
  app.route({
    method: route.method,
    url: `${route.prefix}/:version/:id${route.edge}`,
    handler: async (request, reply) => {
      const { id } = request.params as { id: string };
      for (const handle of handlers) {
        const answer = await handle(request, reply, id);
        if (answer !== NOT_MINE) return answer;
      }
      const verb = route.method === 'POST' ? 'post' : route.method === 'DELETE' ? 'delete' : 'get';
      return refuse(world, reply, authorize(world, request) ?? unknownObject(id, verb));
    },
  });
}
