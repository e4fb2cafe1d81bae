import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';

let running: TestApp;
beforeAll(async () => {
  running = await startTestApp({ env: { PUBLIC_URL: 'https://wafaa.example' } });
});
afterAll(() => running.close());

const post = (path: string, headers: Record<string, string>) =>
  running.api.server.inject({ method: 'POST', url: `/api/v1/auth/${path}`, headers, payload: {} });

test.each(['https://evil.example', 'https://shop.wafaa.example', 'https://wafaa.example.evil.example', 'null'])(
  "the session's cookie is not read for a page of %s",
  async (origin) => {
    for (const path of ['refresh', 'sign-out', 'sign-in']) {
      const answer = await post(path, { origin });
      expect({ path, status: answer.statusCode, code: JSON.parse(answer.body).code }).toEqual({
        path,
        status: 403,
        code: 'access.forbidden',
      });
    }
  },
);

test('it is read for our own pages, and for callers that are no page', async () => {
  for (const headers of [{ origin: 'https://wafaa.example' }, { origin: 'https://inside.example', host: 'inside.example' }, {}])
    expect((await post('sign-out', headers as Record<string, string>)).statusCode).toBe(200);
});
