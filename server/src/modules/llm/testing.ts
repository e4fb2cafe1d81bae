import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
  /** Set when the client went away before it was answered. */
  cancelled: Promise<void>;
}

type Answer = (response: ServerResponse, request: SeenRequest) => void;

/** A provider on this machine that speaks the wire formats; each test says how it answers. */
export async function startProvider(answer: Answer) {
  const seen: SeenRequest[] = [];
  let respond = answer;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const cancelled = new Promise<void>((resolve) => response.on('close', () => (response.writableEnded ? undefined : resolve())));
      const entry = {
        path: request.url ?? '',
        headers: request.headers,
        body: JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as Record<string, unknown>,
        cancelled,
      };
      seen.push(entry);
      respond(response, entry);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    answerWith(next: Answer) {
      respond = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** OpenAI Chat Completions and Embeddings, as api.openai.com answers them. */
export const openai = {
  says:
    (text: string, finishReason = 'stop'): Answer =>
    (response) =>
      void json(response, 200, {
        ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1795402800, model: 'gpt-x' },
        choices: [{ index: 0, message: { role: 'assistant', content: text, refusal: null }, logprobs: null, finish_reason: finishReason }],
        usage: {
          prompt_tokens: 1000,
          completion_tokens: 200,
          total_tokens: 1200,
          prompt_tokens_details: { cached_tokens: 0 },
          completion_tokens_details: { reasoning_tokens: 0 },
        },
      }),
  /** Server-sent chunks, one a word; `cut` breaks the connection after so many of them, `hang` keeps it open. */
  streams:
    (text: string, broken: { cut?: number; hang?: number } = {}): Answer =>
    (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const chunk = (choices: unknown[], usage: unknown = null) =>
        response.write(
          `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1795402800, model: 'gpt-x', choices, usage })}\n\n`,
        );
      for (const [at, word] of (text.match(/\S+\s*/g) ?? []).entries()) {
        if (at === broken.cut) return void setImmediate(() => response.destroy());
        if (at === broken.hang) return;
        chunk([{ index: 0, delta: { content: word }, logprobs: null, finish_reason: null }]);
      }
      chunk([{ index: 0, delta: {}, logprobs: null, finish_reason: 'stop' }]);
      chunk([], { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 });
      response.end('data: [DONE]\n\n');
    },
  embeds:
    (vectors: number[][]): Answer =>
    (response) =>
      void json(response, 200, {
        object: 'list',
        data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
        model: 'embed-x',
        usage: { prompt_tokens: 8, total_tokens: 8 },
      }),
  fails:
    (status: number, type: string, code: string | null = null, headers: Record<string, string> = {}): Answer =>
    (response) =>
      void json(response, status, { error: { message: 'no', type, param: null, code } }, headers),
};

/** Anthropic Messages, as api.anthropic.com answers them. */
export const anthropic = {
  says:
    (text: string): Answer =>
    (response) =>
      void json(response, 200, {
        ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-x', content: [{ type: 'text', text }] },
        ...{
          stop_reason: 'end_turn',
          stop_sequence: null,
          usage: { input_tokens: 500, output_tokens: 50, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
        },
      }),
  fails:
    (status: number, type: string): Answer =>
    (response) =>
      void json(response, status, { type: 'error', error: { type, message: 'no' }, request_id: 'req_1' }),
};

export const hangs: Answer = () => undefined;
export const saysNonsense: Answer = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"half":');
export const hangsUp: Answer = (response) => void response.destroy();
