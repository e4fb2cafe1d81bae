import type { Problem } from '@wafaa/contracts';

export interface Answer {
  status: number;
  body: unknown;
}

export const ok = (body: unknown, status = 200): Answer => ({ status, body });

export function problem(status: number, code: string, en: string, ar: string, retryAfter?: number): Answer {
  const body: Problem = {
    type: `https://wafaa.example/problems/${code}`,
    title: en,
    status,
    code,
    message: { en, ar },
    requestId: 'req_01k7x2m9',
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
  return { status, body };
}
