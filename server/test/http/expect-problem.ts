import { Problem } from '@wafaa/contracts';
import { expect } from 'vitest';

interface Answer {
  statusCode: number;
  headers: Record<string, unknown>;
  body: string;
}

/** The one form of every error: RFC 9457, a stable code, the text in both languages, and the request id in body and header. */
export function expectProblem(answer: Answer, status: number, code: string): void {
  expect({ status: answer.statusCode, body: answer.body }, answer.body).toMatchObject({ status });
  expect(String(answer.headers['content-type'])).toContain('application/problem+json');
  const problem = Problem.parse(JSON.parse(answer.body));
  expect(problem).toMatchObject({ code, status });
  expect(problem.message.en).toMatch(/[a-z]/i);
  expect(problem.message.ar).toMatch(/\p{Script=Arabic}/u);
  expect(problem.requestId).not.toBe('');
  expect(answer.headers['x-request-id']).toBe(problem.requestId);
  // Nothing of the inside: no stack, no SQL, no path.
  expect(answer.body).not.toMatch(/\bat .+:\d+:\d+|node_modules|select |insert into|relation "/);
}
