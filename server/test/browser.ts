import { SignInResult } from '@wafaa/contracts';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { TestDatabase } from './database.ts';
import { expectProblem } from './http/expect-problem.ts';

/** Cookies, an access token in memory, and one address: what a dashboard in a browser is to the server. */
export interface Browser {
  /** The access token of the last sign-in or refresh. */
  accessToken: string | null;
  cookie(name: string): { name: string; value: string; [attribute: string]: unknown } | undefined;
  setCookie(name: string, value: string): void;
  call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<LightMyRequestResponse>;
  get(path: string): Promise<unknown>;
  /** @returns the answer's body, of the status that is expected */
  post(path: string, body?: object, status?: number): Promise<unknown>;
  fail(path: string, body: object | undefined, status: number, code: string): Promise<void>;
  /** Keeps the token of an answer that signed in. */
  signedIn(answer: unknown): SignInResult & { status: 'signed_in' };
}

let made = 0;

/** Each comes from an address of its own, unless one is given: what is counted by address is counted apart. */
export function createBrowser(server: FastifyInstance, address?: string): Browser {
  made += 1;
  const remoteAddress = address ?? `10.1.${made >> 8}.${made & 255}`;
  const jar = new Map<string, { name: string; value: string }>();
  const browser: Browser = {
    accessToken: null,
    cookie: (name) => jar.get(name),
    setCookie: (name, value) => void jar.set(name, { name, value }),
    async call(method, path, body) {
      const answer = await server.inject({
        method,
        url: `/api/v1${path}`,
        remoteAddress,
        headers: {
          'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0',
          ...(browser.accessToken ? { authorization: `Bearer ${browser.accessToken}` } : {}),
        },
        cookies: Object.fromEntries([...jar.values()].map(({ name, value }) => [name, value])),
        ...(body ? { payload: body } : {}),
      });
      for (const cookie of answer.cookies as { name: string; value: string }[]) {
        if (cookie.value === '') jar.delete(cookie.name);
        else jar.set(cookie.name, cookie);
      }
      return answer;
    },
    async get(path) {
      const answer = await browser.call('GET', path);
      expect(answer.statusCode, `${path} ${answer.body}`).toBe(200);
      return JSON.parse(answer.body) as unknown;
    },
    async post(path, body, status = 200) {
      const answer = await browser.call('POST', path, body);
      expect(answer.statusCode, `${path} ${answer.body}`).toBe(status);
      return JSON.parse(answer.body) as unknown;
    },
    async fail(path, body, status, code) {
      expectProblem(await browser.call('POST', path, body), status, code);
    },
    signedIn(answer) {
      const result = SignInResult.parse(answer);
      if (result.status !== 'signed_in') throw new Error(`not signed in but ${result.status}`);
      browser.accessToken = result.accessToken;
      return result;
    },
  };
  return browser;
}

/** The newest mail of a kind to an address, with the token of its link. */
export async function mailTo(test: TestDatabase, email: string, template: string): Promise<{ token: string; text: string }> {
  const [mail] = await test.asOwner<{ body_text: string }>(
    'select body_text from mail where recipient = $1 and template = $2 order by id desc limit 1',
    [email, template],
  );
  if (!mail) throw new Error(`no ${template} to ${email}`);
  return { text: mail.body_text, token: /token[=/]([A-Za-z0-9_-]{43})/.exec(mail.body_text)?.[1] ?? '' };
}
