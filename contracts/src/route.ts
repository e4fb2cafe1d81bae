import type { z } from 'zod';
import type { Access } from './permissions.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE';

/** `noun.past_participle`, e.g. `member.invited`. */
export type AuditAction = `${string}.${string}`;

/** A route as data. Registration, permission check, schema stripping, OpenAPI, fuzz tests and the typed client are made from it. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  A extends Access = Access,
> {
  id: string;
  method: Method;
  path: `/api/v1/${string}`;
  /** Required: a route without one does not compile. */
  permission: A;
  summary: string;
  params?: P;
  query?: Q;
  /** `'multipart'`: the handler reads the stream itself. */
  body?: B | 'multipart';
  status: 200 | 201 | 202 | 204;
  response: R;
  /** Set when the answer is a file: its media types. `response` is then `FileAnswer`. */
  file?: readonly string[];
  /** Codes of the error catalogue that this route may answer with, besides the common ones. */
  errors?: readonly string[];
  /** Set when a file comes piece by piece (tus): the body is bytes, the answer is headers, and what is lasting is written, and audited, at the end. */
  transfer?: true;
  /** Set when the answer starts, moves or ends a session: it carries cookies, and is never kept for an `Idempotency-Key`. */
  setsSession?: true;
  /** Set when a call leaves nothing behind but what is seen at that moment: there is nothing to log, and nothing to repeat. */
  fleeting?: true;
  /** Of a route that writes: the action under which each call leaves its one row in the audit log. */
  audit?: AuditAction;
}

/** Codes that every route may answer with, and those that come with what a route asks for. A route names only what is its own. */
export function errorsOf(route: Route): string[] {
  const codes = ['request.invalid', 'request.rate_limited', 'service.unavailable', 'service.internal'];
  if (route.method !== 'GET' && route.method !== 'HEAD')
    codes.push('request.malformed_json', 'request.too_large', 'request.unsupported_media_type');
  if (route.permission !== 'public')
    codes.push('access.unauthenticated', 'access.forbidden', 'tenant.suspended', 'access.second_factor_needed');
  // The session's cookie is not read, nor set, for a page of somebody else.
  if (route.setsSession) codes.push('access.forbidden');
  if (takesIdempotencyKey(route)) codes.push('request.idempotency_mismatch', 'request.in_progress');
  return [...new Set([...codes, ...(route.errors ?? [])])];
}

/** Writes whose answer is kept for a repeated `Idempotency-Key`. Not those that answer with cookies or tokens of a session, nor files: the
 *  first must not lie anywhere, and the second are made anew; nor pieces of a file, which know by their offset whether they were taken. */
export function takesIdempotencyKey(route: Route): boolean {
  return route.audit !== undefined && !route.file && !route.setsSession && !route.transfer;
}

/** Neither a route without a permission compiles, nor one that writes without an audit action. */
export function defineRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType, const A extends Access>(
  route: Route<P, Q, B, R, A> &
    (
      | { method: 'GET'; audit?: never; transfer?: never; fleeting?: never }
      | { method: Exclude<Method, 'GET' | 'HEAD'>; audit: AuditAction; transfer?: never; fleeting?: never }
      | { method: 'POST'; fleeting: true; audit?: never; transfer?: never }
      | { method: Exclude<Method, 'GET'>; transfer: true; fleeting?: never }
    ),
): Route<P, Q, B, R, A> {
  return route;
}
