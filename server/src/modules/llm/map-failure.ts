import { APICallError, NoContentGeneratedError } from 'ai';
import type { ModelFailure } from './types.ts';

export interface MappedFailure {
  failure: ModelFailure;
  retryAfterMs: number | null;
}

const BY_STATUS: Record<number, ModelFailure> = {
  400: 'invalid',
  401: 'auth',
  402: 'auth',
  403: 'auth',
  404: 'invalid',
  408: 'timeout',
  409: 'unavailable',
  413: 'invalid',
  422: 'invalid',
  429: 'throttled',
  503: 'overloaded',
  504: 'timeout',
  529: 'overloaded',
};

/** What an error of the SDK means for us. Nothing of the request or the answer is kept. */
export function mapFailure(error: unknown, signals: { caller: AbortSignal; deadline: AbortSignal }): MappedFailure {
  if (signals.caller.aborted) return { failure: 'aborted', retryAfterMs: null };
  if (signals.deadline.aborted) return { failure: 'timeout', retryAfterMs: null };
  if (NoContentGeneratedError.isInstance(error)) return { failure: 'invalid', retryAfterMs: null };
  if (!APICallError.isInstance(error)) return { failure: isUnreadable(error) ? 'invalid' : 'unavailable', retryAfterMs: null };
  const { statusCode, responseBody = '' } = error;
  if (statusCode === undefined) return { failure: 'unavailable', retryAfterMs: null };
  // A spent account answers 429 too, and asking again later does not help.
  if (statusCode === 429 && /insufficient_quota|billing/.test(responseBody)) return { failure: 'auth', retryAfterMs: null };
  if (statusCode < 300) return { failure: 'invalid', retryAfterMs: null };
  return {
    failure: BY_STATUS[statusCode] ?? (statusCode >= 500 ? 'unavailable' : 'invalid'),
    retryAfterMs: retryAfter(error.responseHeaders),
  };
}

function isUnreadable(error: unknown): boolean {
  return error instanceof Error && /JSONParse|TypeValidation|InvalidResponse|EmptyResponse/.test(error.name);
}

function retryAfter(headers: Record<string, string> | undefined): number | null {
  const milliseconds = Number(headers?.['retry-after-ms']);
  if (Number.isFinite(milliseconds) && milliseconds > 0) return milliseconds;
  const seconds = Number(headers?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
}
