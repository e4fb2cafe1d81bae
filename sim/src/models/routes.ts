import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asNumber, asRecord, type Json } from '../core/read.ts';
import type { World } from '../world.ts';
import { anthropicWire, toAnthropicEvents, toAnthropicMessage } from './anthropic-messages.ts';
import { embedText, toBase64 } from './embed.ts';
import { generate } from './generate.ts';
import { answerCall } from './http.ts';
import { toChatChunks, toChatCompletion } from './openai-chat.ts';
import { toResponse, toResponseEvents } from './openai-responses.ts';
import { openaiWire } from './openai-wire.ts';
import { countTokens, fromAnthropicBody, fromChatBody, fromResponsesBody } from './prompt.ts';

/** The model emulator: OpenAI under `/openai/v1`, Anthropic under `/anthropic/v1`. */
export function registerModelRoutes(app: FastifyInstance, world: World): void {
  let counter = 0;
  const nextId = (): string => {
    counter += 1;
    return `sim${String(counter).padStart(16, '0')}`;
  };
  const seconds = (): number => Math.floor(world.now() / 1000);

  app.post('/openai/v1/chat/completions', (request, reply) =>
    answerCall(world, openaiWire('openai.chat'), request, reply, (body, mode) => {
      const generated = generate(world, fromChatBody(body), mode);
      const id = nextId();
      return { whole: toChatCompletion(body, generated, id, seconds()), stream: () => toChatChunks(body, generated, id, seconds()) };
    }),
  );
  app.post('/openai/v1/responses', (request, reply) =>
    answerCall(world, openaiWire('openai.responses'), request, reply, (body, mode) => {
      const generated = generate(world, fromResponsesBody(body), mode);
      const id = nextId();
      return { whole: toResponse(body, generated, id, seconds()), stream: () => toResponseEvents(body, generated, id, seconds()) };
    }),
  );
  app.post('/openai/v1/embeddings', (request, reply) =>
    answerCall(world, openaiWire('openai.embeddings'), request, reply, (body) => ({ whole: toEmbeddings(body), stream: () => [] })),
  );
  app.post('/anthropic/v1/messages', (request, reply) =>
    answerCall(world, anthropicWire, request, reply, (body, mode) => {
      const generated = generate(world, fromAnthropicBody(body), mode);
      const id = nextId();
      return { whole: toAnthropicMessage(body, generated, id), stream: () => toAnthropicEvents(body, generated, id) };
    }),
  );
  app.all('/openai/*', (_request: FastifyRequest, reply: FastifyReply) =>
    reply.status(404).send({ error: { message: 'Invalid URL', type: 'invalid_request_error', param: null, code: null } }),
  );
  app.all('/anthropic/*', (_request: FastifyRequest, reply: FastifyReply) =>
    reply.status(404).send({ type: 'error', error: { type: 'not_found_error', message: 'Not found' } }),
  );
}

function toEmbeddings(body: Json): Json {
  const input = body['input'];
  const texts = (Array.isArray(input) ? input : [input]).map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  const dimensions = asNumber(asRecord(body)['dimensions']) ?? 1536;
  const tokens = texts.reduce((sum, text) => sum + countTokens(text), 0);
  return {
    object: 'list',
    data: texts.map((text, index) => {
      const vector = embedText(text, dimensions);
      return { object: 'embedding', index, embedding: body['encoding_format'] === 'base64' ? toBase64(vector) : vector };
    }),
    model: body['model'],
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}
