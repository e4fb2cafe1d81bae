import type { Route, RouteId, routes } from '@wafaa/contracts';
import type { z } from 'zod';

type Routes = typeof routes;
type Parts<Id extends RouteId> =
  Routes[Id] extends Route<infer Params, infer Query, infer Body, infer Response>
    ? { params: z.input<Params>; query: z.input<Query>; body: z.input<Body>; response: z.output<Response> }
    : never;

/** A part of a route's input that the route does not declare is of type unknown, and is then not asked for. */
type When<Name extends string, Value, Optional extends boolean = false> = unknown extends Value
  ? unknown
  : Optional extends true
    ? { [key in Name]?: Value }
    : { [key in Name]: Value };

/** A query may be left out where each of its parts may. */
type IsOptional<Value> = Record<never, never> extends Value ? true : false;

export type CallInput<Id extends RouteId> = When<'params', Parts<Id>['params']> &
  When<'query', Parts<Id>['query'], IsOptional<Parts<Id>['query']>> &
  When<'body', Parts<Id>['body']>;
export type CallOutput<Id extends RouteId> = Parts<Id>['response'];

/** Routes that answer with a file. */
export type FileRouteId = { [Id in RouteId]: Routes[Id] extends { file?: readonly string[] } ? Id : never }[RouteId];
/** Routes that take one. */
export type UploadRouteId = { [Id in RouteId]: 'multipart' extends Routes[Id]['body'] ? Id : never }[RouteId];

export interface AnyInput {
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
}
