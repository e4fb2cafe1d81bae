import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RawRequest, RawResponse } from '../channels/index.ts';
import type { Ingress } from './accept-delivery.ts';

/** `/webhooks/<channel>` and what a channel has below it, an account's own address for instance: the body stays bytes, because signatures cover bytes. */
export async function webhookRoutes(app: FastifyInstance, options: { ingress: Ingress; maxBytes: number }): Promise<void> {
  const { ingress, maxBytes } = options;
  // Encapsulated: only this plugin's routes get raw bodies.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) => done(null, body));

  for (const path of ['/webhooks/:channel', '/webhooks/:channel/*']) {
    app.get<{ Params: Params }>(path, async (request, reply) =>
      answer(reply, ingress.handshake(request.params.channel, toRawRequest(request))),
    );
    app.post<{ Params: Params }>(path, { bodyLimit: maxBytes }, async (request, reply) =>
      answer(reply, await ingress.accept(request.params.channel, toRawRequest(request))),
    );
  }
}

interface Params {
  channel: string;
  '*'?: string;
}

function toRawRequest(request: FastifyRequest<{ Params: Params }>): RawRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const search = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
  return {
    method: request.method,
    headers,
    path: (request.params['*'] ?? '').replace(/^\/+|\/+$/g, ''),
    url: request.url,
    // Parsed here: providers use dots in names (hub.mode), which some parsers turn into nested objects.
    query: Object.fromEntries(new URLSearchParams(search)),
    rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  };
}

function answer(reply: FastifyReply, response: RawResponse): FastifyReply {
  return reply.status(response.status).headers(response.headers).send(response.body);
}
