import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts.ts';
import type { World } from '../world.ts';
import { expiredToken, invalidToken, toErrorBody, unknownObject, type GraphError } from './graph-error.ts';
import { loginStateOf } from './login/login-state.ts';

export function refuse(world: World, reply: FastifyReply, error: GraphError): FastifyReply {
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds));
  if (error.status === 401) reply.header('www-authenticate', `OAuth "Facebook Platform" "invalid_token" "${error.message}"`);
  return reply.status(error.status).send(toErrorBody(error, world.ids));
}

/**
 * Null when the bearer token is the account's, or anyone's when no account is given. Somebody else's token is valid
 * but sees no such object, so that one business cannot tell whether another's number exists.
 */
export function authorize(world: World, request: FastifyRequest, account?: Account): GraphError | null {
  const token = bearerOf(request);
  if (token !== null && loginStateOf(world).expired.has(token)) return expiredToken;
  if (token === null || !world.accounts.list().some((known) => known.accessToken === token)) return invalidToken;
  if (!account || account.accessToken === token) return null;
  const verb = request.method === 'POST' ? 'post' : request.method === 'DELETE' ? 'delete' : 'get';
  return unknownObject((request.params as { id?: string; waba?: string }).id ?? account.businessKey, verb);
}

export function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header?.startsWith('Bearer ')) return header.slice('Bearer '.length);
  const query = request.query as Record<string, unknown>;
  return typeof query['access_token'] === 'string' ? query['access_token'] : null;
}
