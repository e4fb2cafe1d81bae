import type { z } from 'zod';

/** Rights that a route may ask for. A route without one does not compile. */
export const PERMISSIONS = [
  'session.read',
  'conversations.read',
  'conversations.write',
  'knowledge.read',
  'knowledge.write',
  'events.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** A route as data. Registration, permission check, schema stripping and the typed client are made from it. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  id: string;
  method: Method;
  path: `/api/v1/${string}`;
  permission: Permission;
  summary: string;
  params?: P;
  query?: Q;
  /** `'multipart'`: the handler reads the stream itself. */
  body?: B | 'multipart';
  status: 200 | 201 | 202 | 204;
  response: R;
  /** Codes of the error catalogue that this route may answer with, besides the common ones. */
  errors?: readonly string[];
}

export function defineRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  return route;
}
