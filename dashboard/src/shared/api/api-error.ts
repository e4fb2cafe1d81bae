import type { Problem } from '@wafaa/contracts';
import type { Locale } from '../i18n/locales.ts';

/** The server answered, and the answer was a problem. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | null;
  /** Seconds until the same call may work; null when the server did not say. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: Problem | null, retryAfter: number | null = null) {
    super(problem?.code ?? `http.${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
    this.retryAfter = problem?.retryAfter ?? retryAfter;
  }
}

/** Nobody answered: no network, or the server is down. */
export class UnreachableError extends Error {
  constructor(options?: ErrorOptions) {
    super('network.unreachable', options);
    this.name = 'UnreachableError';
  }
}

/** Reads what a refused answer says. */
export async function toApiError(response: Response): Promise<ApiError> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ApiError(response.status, toProblem(await response.json().catch(() => null)), Number.isFinite(seconds) ? seconds : null);
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiError && error.status === status;
}

/** The stable code of an answered problem (`access.wrong_code`); null for anything else. */
export function codeOf(error: unknown): string | null {
  return error instanceof ApiError ? (error.problem?.code ?? null) : null;
}

/** The server's words in the reader's language, else in the other one; null when it said none. */
export function wordsOf(error: unknown, locale: Locale): string | null {
  if (!(error instanceof ApiError) || !error.problem) return null;
  const { message, title } = error.problem;
  return message[locale] ?? message[locale === 'ar' ? 'en' : 'ar'] ?? title;
}

export function requestIdOf(error: unknown): string | null {
  return error instanceof ApiError ? (error.problem?.requestId ?? null) : null;
}

/** Reads a problem document leniently: a proxy's HTML page is no problem document and gives null. */
export function toProblem(body: unknown): Problem | null {
  if (typeof body !== 'object' || body === null) return null;
  const candidate = body as Partial<Problem>;
  if (typeof candidate.code !== 'string') return null;
  return {
    type: candidate.type ?? 'about:blank',
    title: candidate.title ?? candidate.code,
    status: candidate.status ?? 0,
    code: candidate.code,
    message: candidate.message ?? { en: candidate.title ?? null, ar: null },
    requestId: candidate.requestId ?? '',
    ...(candidate.detail === undefined ? {} : { detail: candidate.detail }),
    ...(candidate.retryAfter === undefined ? {} : { retryAfter: candidate.retryAfter }),
    ...(candidate.subject === undefined ? {} : { subject: candidate.subject }),
  };
}
