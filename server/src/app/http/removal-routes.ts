import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RawRequest } from '../../modules/channels/index.ts';
import type { RemovalKind } from '../../modules/connections/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { RateLimiter } from '../../platform/limits/rate-limiter.ts';
import type { Config } from '../config.ts';
import { deletionPage } from './deletion-page.ts';
import { preferredLanguage } from './preferred-language.ts';

/** What the callbacks of providers do; bound to its stores where the server is put together. */
export interface Removals {
  remove(given: { kind: RemovalKind; channel: string; request: RawRequest; requestId: string }): Promise<{ code: string }>;
  status(code: string): Promise<{ doneAt: Date } | null>;
}

/** A signed request is a few hundred bytes. */
const MOST_BYTES = 10_000;
/** For whoever guesses codes; they have 192 bits. */
const LOOKS = { perMinute: 30, burst: 30 };

interface Parts {
  removals: Removals;
  limiter: RateLimiter;
  config: Pick<Config, 'publicUrl'>;
}

/** Where providers tell that a person took access back or asks to be forgotten, and where that person reads what became of it. */
export async function removalRoutes(app: FastifyInstance, { removals, limiter, config }: Parts): Promise<void> {
  // Encapsulated: only this plugin's routes get raw bodies.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  const act = (request: FastifyRequest<{ Params: { channel: string } }>, kind: RemovalKind): Promise<{ code: string }> =>
    removals.remove({ kind, channel: request.params.channel, request: toRawRequest(request), requestId: request.id });

  app.post<{ Params: { channel: string } }>('/provider/:channel/deauthorize', async (request, reply) => {
    await act(request, 'deauthorise');
    return reply.send({ success: true });
  });
  app.post<{ Params: { channel: string } }>('/provider/:channel/data-deletion', async (request, reply) => {
    const { code } = await act(request, 'data_deletion');
    return reply.send({ url: `${config.publicUrl.replace(/\/+$/, '')}/deletion-status?code=${code}`, confirmation_code: code });
  });
  app.get<{ Querystring: { code?: string | string[] } }>('/deletion-status', async (request, reply) => {
    const waitMs = await limiter.take(`deletion-status:${request.ip}`, LOOKS);
    if (waitMs > 0) throw new AppError('request.rate_limited', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
    const { code } = request.query;
    const found = typeof code === 'string' ? await removals.status(code) : null;
    const language = preferredLanguage(request.headers['accept-language']);
    return reply
      .status(found ? 200 : 404)
      .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-language': language })
      .send(deletionPage(language, found));
  });
}

function toRawRequest(request: FastifyRequest): RawRequest {
  const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return { method: request.method, headers: {}, query: {}, url: request.url, rawBody };
}
