import type { ConversationView, SessionView } from '@wafaa/contracts';
import { afterEach, expect, expectTypeOf, test, vi } from 'vitest';
import { type CallInput, type CallOutput, callApi } from './api-client.ts';
import { ApiError, UnreachableError } from './api-error.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function answerWith(status: number, body: unknown): ReturnType<typeof vi.fn> {
  const fetched = vi.fn(async () => Response.json(body, { status }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

test('asks for exactly what the contract asks for, and gives what it promises', () => {
  expectTypeOf<CallOutput<'getSession'>>().toEqualTypeOf<SessionView>();
  expectTypeOf<CallOutput<'movePen'>>().toEqualTypeOf<ConversationView>();
  expectTypeOf<CallInput<'movePen'>>().toExtend<{
    params: { id: string };
    body: { action: 'take' | 'release' | 'assign' | 'give_to_bot' };
  }>();
  const fetched = answerWith(200, {});
  // @ts-expect-error a route with path parts cannot be called without them
  void callApi('getConversation', {}).catch(() => undefined);
  expect(fetched).not.toHaveBeenCalled();
});

test('sends the method, the filled path, the query and the body', async () => {
  const fetched = answerWith(200, { id: 'cnv_1' });
  await callApi('movePen', { params: { id: 'cnv_1' }, body: { action: 'take' } });
  expect(fetched).toHaveBeenCalledWith(
    '/api/v1/conversations/cnv_1/pen',
    expect.objectContaining({ method: 'POST', credentials: 'same-origin', body: '{"action":"take"}' }),
  );
});

test('turns a problem document into an error that carries it', async () => {
  answerWith(404, { code: 'conversation.not_found', message: { en: 'Gone.', ar: null }, requestId: 'req_1' });
  const error = await callApi('getConversation', { params: { id: 'cnv_1' } }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 404, problem: { code: 'conversation.not_found', requestId: 'req_1' } });
});

test('tells an unreachable server from an aborted call', async () => {
  const failed = vi.fn(async () => {
    throw new TypeError('fetch failed');
  });
  vi.stubGlobal('fetch', failed);
  await expect(callApi('getSession', {})).rejects.toBeInstanceOf(UnreachableError);
  const aborted = AbortSignal.abort();
  await expect(callApi('getSession', {}, { signal: aborted })).rejects.toBeInstanceOf(TypeError);
});
