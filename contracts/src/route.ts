import type { z } from 'zod';
import type { Access } from './permissions.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

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
  /** Of a route that writes: the action under which each call leaves its one row in the audit log. */
  audit?: AuditAction;
}

/** Neither a route without a permission compiles, nor one that writes without an audit action. */
export function defineRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType, const A extends Access>(
  route: Route<P, Q, B, R, A> & ({ method: 'GET'; audit?: never } | { method: Exclude<Method, 'GET'>; audit: AuditAction }),
): Route<P, Q, B, R, A> {
  return route;
}
