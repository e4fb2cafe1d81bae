import type { Route, RouteId, routes } from '@wafaa/contracts';
import type { z } from 'zod';
import { ApiError, toProblem, UnreachableError } from './api-error.ts';
import { endpoints } from './endpoints.ts';
import { toUrl } from './to-url.ts';

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

export type CallInput<Id extends RouteId> = When<'params', Parts<Id>['params']> &
  When<'query', Parts<Id>['query'], true> &
  When<'body', Parts<Id>['body']>;
export type CallOutput<Id extends RouteId> = Parts<Id>['response'];

interface AnyInput {
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
}

/**
 * Calls one route of the API, as the contract describes it. The session travels in its cookie.
 * @throws ApiError with the problem document; UnreachableError when nobody answers; the signal's reason when aborted.
 */
export async function callApi<Id extends RouteId>(
  id: Id,
  input: CallInput<Id>,
  options: { signal?: AbortSignal; keepalive?: boolean } = {},
): Promise<CallOutput<Id>> {
  const { params, query, body } = input as AnyInput;
  const { method, path } = endpoints[id];
  const response = await reach(toUrl(path, params, query), {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...options,
  });
  if (!response.ok) throw new ApiError(response.status, toProblem(await response.json().catch(() => null)));
  const answer: unknown = await response.json();
  return answer;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new UnreachableError({ cause });
  }
}
