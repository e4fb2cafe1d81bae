import { errorsOf, Problem, type Route } from '@wafaa/contracts';
import { ERRORS } from '../../src/platform/errors.ts';
import type { FuzzRequest } from './make-requests.ts';
import { TWIN_MARK } from './world.ts';

export interface Answer {
  statusCode: number;
  headers: Record<string, string | string[] | number | undefined>;
  body: string;
}

const INSIDE =
  /\bat .+:\d+:\d+|node_modules|server\/src|\bselect\s.+\sfrom\b|insert into|violates|relation "|syntax error at|ECONNREFUSED|Kysely|Zod/i;
// What any address may answer, whichever route it was meant for: a broken path leads elsewhere.
const EVERYWHERE: readonly string[] = [
  'request.not_found',
  'request.method_not_allowed',
  'request.headers_too_large',
  'request.timeout',
  'service.overloaded',
];

/** What is wrong with an answer: sentences, none when nothing is. */
export function judgeAnswer(route: Route, request: FuzzRequest, answer: Answer, secrets: readonly string[]): string[] {
  const wrong: string[] = [];
  const { statusCode, headers, body } = answer;
  const type = String(headers['content-type'] ?? '');
  // 502 is a provider's fault, and its code one that the contract names, as is looked at below.
  if (statusCode >= 500 && statusCode !== 502) wrong.push(`answers ${statusCode}`);
  // The answer to HEAD has no body, whatever it says.
  if (statusCode >= 400 && route.method !== 'HEAD') wrong.push(...judgeProblem(route, answer, type));
  if (route.permission !== 'operator' && body.includes(`${TWIN_MARK}-`)) wrong.push('shows what another tenant wrote');
  // An operator sees names of tenants, never what was said in one.
  if (route.permission === 'operator' && new RegExp(`${TWIN_MARK}-(?!slug|name|owner)`).test(body))
    wrong.push('shows an operator what a tenant wrote');
  if (type.includes('html') && body.includes('fuzz-reflected')) wrong.push('gives back what was sent, as a page');
  if (statusCode >= 300 && statusCode < 400) wrong.push('redirects');
  for (const [name, value] of Object.entries(headers)) {
    if (/[\r\n]/.test(String(value)) || /fuzz=1/.test(String(value))) wrong.push(`lets a header in: ${name}`);
  }
  for (const secret of secrets) if (body.includes(secret) && !route.setsSession) wrong.push('answers with a secret');
  if (headers['x-request-id'] === undefined) wrong.push('has no request id');
  if (headers['x-content-type-options'] !== 'nosniff') wrong.push('lets a browser guess its type');
  if (statusCode < 300 && request.kind === 'forged token' && route.permission !== 'public') wrong.push('believes a forged token');
  return wrong;
}

function judgeProblem(route: Route, { statusCode, headers, body }: Answer, type: string): string[] {
  if (!type.startsWith('application/problem+json')) return [`is no problem document but ${type || 'nothing'}: ${statusCode}`];
  const problem = Problem.safeParse(parse(body));
  if (!problem.success) return ['is no problem of the contract'];
  const wrong: string[] = [];
  const { code, status, requestId } = problem.data;
  if (!(code in ERRORS)) wrong.push(`has a code that is in no catalogue: ${code}`);
  if (status !== statusCode) wrong.push('contradicts its own status');
  if (requestId === '' || requestId !== headers['x-request-id']) wrong.push('has no request id of its own');
  if (INSIDE.test(body)) wrong.push('tells about our inside');
  if (![...errorsOf(route), ...EVERYWHERE].includes(code)) wrong.push(`answers with a code that its contract does not name: ${code}`);
  if (status === 429 && problem.data.retryAfter === undefined) wrong.push('does not say when to come again');
  return wrong;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
