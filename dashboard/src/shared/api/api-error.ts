import type { Problem } from '@wafaa/contracts';
import type { Locale } from '../i18n/locales.ts';

/** The server answered, and the answer was a problem. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null) {
    super(problem?.code ?? `http.${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
  }
}

/** Nobody answered: no network, or the server is down. */
export class UnreachableError extends Error {
  constructor(options?: ErrorOptions) {
    super('network.unreachable', options);
    this.name = 'UnreachableError';
  }
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiError && error.status === status;
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
  };
}
