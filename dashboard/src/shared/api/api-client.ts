import type { RouteId } from '@wafaa/contracts';
import { tokenSource } from './access.ts';
import { codeOf, toApiError, UnreachableError } from './api-error.ts';
import type { AnyInput, CallInput, CallOutput } from './call-types.ts';
import { endpointOf } from './endpoint-of.ts';
import { toUrl } from './to-url.ts';

export type { CallInput, CallOutput } from './call-types.ts';

export interface CallOptions {
  signal?: AbortSignal;
  keepalive?: boolean;
  /** Takes a refused token for an answer, and does not renew it. */
  once?: boolean;
}

/**
 * Calls one route of the API, as the contract describes it, in the name of who is signed in. A token that the server no longer
 * takes is renewed once.
 * @throws ApiError with the problem document; UnreachableError when nobody answers; the signal's reason when aborted.
 */
export async function callApi<Id extends RouteId>(id: Id, input: CallInput<Id>, options: CallOptions = {}): Promise<CallOutput<Id>> {
  const response = await answerOf(id, input, options);
  const answer: unknown = await response.json();
  return answer;
}

/** The answer of a route before its body is read, already known to be a good one. */
export async function answerOf<Id extends RouteId>(
  id: Id,
  input: CallInput<Id>,
  { once = false, ...options }: CallOptions = {},
): Promise<Response> {
  const { params, query, body } = input as AnyInput;
  const { method, path } = endpointOf(id);
  const url = toUrl(path, params, query);
  // Signing in, refreshing and the like come before there is a token.
  const open = path.startsWith('/api/v1/auth/');
  const send = (token: string | null): Promise<Response> =>
    reach(url, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...options,
    });
  const token = open ? null : await tokenSource().token();
  const response = await send(token);
  if (response.ok) return response;
  const error = await toApiError(response);
  if (open || once || !isTokenRefused(error)) throw error;
  const renewed = await tokenSource().renew(token);
  if (renewed === null) throw error;
  const second = await send(renewed);
  if (!second.ok) throw await toApiError(second);
  return second;
}

/** A wrong password is 401 too; only this code speaks of the token. */
export function isTokenRefused(error: unknown): boolean {
  return codeOf(error) === 'access.unauthenticated';
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new UnreachableError({ cause });
  }
}
