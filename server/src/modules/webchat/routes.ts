import {
  WEBCHAT_LIMITS,
  type WebchatFace,
  WebchatMessagesBody,
  WebchatReadBody,
  WebchatSessionBody,
  WebchatStreamBody,
} from '@wafaa/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AppError } from '../../platform/errors.ts';
import type { Webchat } from './create-webchat.ts';
import type { Chat } from './find-chat.ts';
import { admitCall } from './limits.ts';
import { isAllowedOrigin } from './origins.ts';
import { openStreams } from './open-streams.ts';
import { startSession } from './start-session.ts';
import { markRead, takeMessages } from './take-messages.ts';
import { tryPage } from './try-page.ts';
import { readVisitorToken } from './visitor-token.ts';

interface Keyed {
  Params: { key: string };
}

/** `/webchat/v1/<key>…`: what the chat on a website calls from another origin, without cookies. The key says whose chat it is, the token who writes. */
export async function webchatRoutes(app: FastifyInstance, { webchat }: { webchat: Webchat }): Promise<void> {
  const { deps } = webchat;
  const streams = openStreams(deps);
  app.addHook('preClose', async () => streams.close());

  const chatOf = async (request: FastifyRequest<Keyed>): Promise<Chat> => {
    const chat = await deps.find(request.params.key);
    if (!chat) throw new AppError('webchat.unknown_key');
    return chat;
  };
  /** Browsers name the origin of every call from another one and of every POST: a call without is no page's. */
  const admit = async (request: FastifyRequest<Keyed>, reply: FastifyReply): Promise<Chat> => {
    const chat = await chatOf(request);
    const { origin } = request.headers;
    if (origin === undefined ? request.method !== 'GET' : !isAllowedOrigin(origin, chat.origins, deps.publicUrl))
      throw new AppError('webchat.origin_not_allowed');
    void reply.header('vary', 'Origin').header('cross-origin-resource-policy', 'cross-origin');
    if (origin !== undefined)
      void reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', 'retry-after');
    return chat;
  };
  const onRequest = async (request: FastifyRequest<Keyed>, reply: FastifyReply): Promise<void> => {
    const chat = await admit(request, reply);
    await admitCall(deps, chat, 'network', request.ip);
    await admitCall(deps, chat, 'chat', '');
  };
  const visitorOf = (request: FastifyRequest<Keyed>, chat: Chat): string => {
    const token = /^Bearer (\S{20,1000})$/.exec(request.headers.authorization ?? '')?.[1];
    const visitorId = token === undefined ? null : readVisitorToken(chat, token, deps.clock.now());
    if (visitorId === null) throw new AppError('webchat.no_visitor');
    return visitorId;
  };
  const takes = (body: z.ZodType) => ({ schema: { body }, onRequest, bodyLimit: WEBCHAT_LIMITS.bodyBytes });

  const preflight = async (request: FastifyRequest<Keyed>, reply: FastifyReply): Promise<FastifyReply> => {
    await admit(request, reply);
    return reply
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'authorization, content-type')
      .header('access-control-max-age', '600')
      .status(204)
      .send();
  };
  app.options<Keyed>('/webchat/v1/:key', preflight);
  app.options<Keyed>('/webchat/v1/:key/:what', preflight);

  app.get<Keyed>('/webchat/v1/:key', { onRequest }, async (request, reply) => {
    const { name, look } = await chatOf(request);
    const face: WebchatFace = { name, look };
    return reply.header('cache-control', 'no-store').send(face);
  });
  app.post<Keyed & { Body: z.output<typeof WebchatSessionBody> }>(
    '/webchat/v1/:key/sessions',
    takes(WebchatSessionBody),
    async (request, reply) => {
      const chat = await chatOf(request);
      await admitCall(deps, chat, 'newVisits', request.ip);
      return reply.header('cache-control', 'no-store').send(await startSession(deps, chat, request.body));
    },
  );
  app.post<Keyed & { Body: z.output<typeof WebchatMessagesBody> }>(
    '/webchat/v1/:key/messages',
    takes(WebchatMessagesBody),
    async (request, reply) => {
      const chat = await chatOf(request);
      const visitorId = visitorOf(request, chat);
      await admitCall(deps, chat, 'visitorMessages', visitorId);
      const taken = await takeMessages(deps, chat, visitorId, request.body.messages);
      return reply.header('cache-control', 'no-store').send({ taken });
    },
  );
  app.post<Keyed & { Body: z.output<typeof WebchatReadBody> }>('/webchat/v1/:key/read', takes(WebchatReadBody), async (request, reply) => {
    const chat = await chatOf(request);
    const visitorId = visitorOf(request, chat);
    await admitCall(deps, chat, 'visitorOther', visitorId);
    await markRead(deps, chat, visitorId, request.body.seq);
    return reply.status(204).send();
  });
  app.post<Keyed & { Body: z.output<typeof WebchatStreamBody> }>(
    '/webchat/v1/:key/stream',
    takes(WebchatStreamBody),
    async (request, reply) => {
      const chat = await chatOf(request);
      const visitorId = visitorOf(request, chat);
      await admitCall(deps, chat, 'visitorOther', visitorId);
      streams.open(chat, visitorId, request.body.after, reply);
      return reply;
    },
  );
  app.get<Keyed>('/webchat/try/:key', async (request, reply) => {
    const chat = await chatOf(request);
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(tryPage(chat));
  });
}
