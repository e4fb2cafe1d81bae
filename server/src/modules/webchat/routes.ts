import {
  type FileAnswer,
  WEBCHAT_LIMITS,
  type WebchatFace,
  WebchatFileParams,
  WebchatFileQuery,
  WebchatMessagesBody,
  WebchatReadBody,
  WebchatSessionBody,
  WebchatStreamBody,
  type WebchatTaken,
  WebchatTypingBody,
} from '@wafaa/contracts';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AppError } from '../../platform/errors.ts';
import type { Webchat } from './create-webchat.ts';
import { readFileTicket } from './file-address.ts';
import type { Chat } from './find-chat.ts';
import { admitCall } from './limits.ts';
import { isAllowedOrigin } from './origins.ts';
import { openStreams } from './open-streams.ts';
import { startSession } from './start-session.ts';
import { markRead, takeMessages } from './take-messages.ts';
import { takeFile } from './take-file.ts';
import { tellTyping } from './tell-typing.ts';
import { isThreadOver } from './thread.ts';
import { openFile } from './thread-files.ts';
import { tryPage } from './try-page.ts';
import { readVisitorToken } from './visitor-token.ts';

interface Keyed {
  Params: { key: string };
}

interface WebchatRoutes {
  webchat: Webchat;
  /** Writes a file out, in part where a part is asked for. */
  sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply;
}

/** For a file to arrive, over a slow line. */
const FILE_MS = 120_000;

/** `/webchat/v1/<key>…`: what the chat on a website calls from another origin, without cookies. The key says whose chat it is, the token who writes. */
export async function webchatRoutes(app: FastifyInstance, { webchat, sendFile }: WebchatRoutes): Promise<void> {
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
  app.options<Keyed>('/webchat/v1/:key/files/:id', preflight);

  app.get<Keyed>('/webchat/v1/:key', { onRequest }, async (request, reply) => {
    const { name, look } = await chatOf(request);
    const face: WebchatFace = { name, look, fileBytes: WEBCHAT_LIMITS.fileBytes };
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
      const answer: WebchatTaken = { taken: await takeMessages(deps, chat, visitorId, request.body.messages) };
      return reply.header('cache-control', 'no-store').send(answer);
    },
  );
  app.post<Keyed & { Body: z.output<typeof WebchatTypingBody> }>(
    '/webchat/v1/:key/typing',
    takes(WebchatTypingBody),
    async (request, reply) => {
      const chat = await chatOf(request);
      const visitorId = visitorOf(request, chat);
      await admitCall(deps, chat, 'visitorOther', visitorId);
      await tellTyping(deps, chat, visitorId);
      return reply.status(204).send();
    },
  );
  // The bytes of a file are taken as they are, whatever they are called.
  await app.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    files.post<{ Params: z.output<typeof WebchatFileParams>; Querystring: z.output<typeof WebchatFileQuery>; Body: Readable | undefined }>(
      '/webchat/v1/:key/files/:id',
      { schema: { params: WebchatFileParams, querystring: WebchatFileQuery }, onRequest, handlerTimeout: FILE_MS },
      async (request, reply) => {
        const chat = await chatOf(request);
        const visitorId = visitorOf(request, chat);
        const maxBytes = WEBCHAT_LIMITS.fileBytes;
        if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new AppError('request.too_large', { maxBytes });
        await admitCall(deps, chat, 'visitorFiles', visitorId);
        await admitCall(deps, chat, 'chatFiles', '');
        const { type, voice } = request.query;
        await takeFile(deps, chat, visitorId, {
          ...{ id: request.params.id, type, author: 'visitor', voice: voice !== undefined, maxBytes },
          // Without one the largest is reckoned with.
          sizeBytes: Number(request.headers['content-length'] ?? maxBytes),
          content: request.body ?? Readable.from([]),
        });
        return reply.status(204).send();
      },
    );
  });
  app.get<{ Params: { key: string; ticket: string } }>('/webchat/v1/:key/files/:ticket', { onRequest }, async (request, reply) => {
    const chat = await chatOf(request);
    const named = readFileTicket(chat, request.params.ticket, deps.clock.now());
    if (!named) throw new AppError('webchat.no_file');
    return sendFile(reply.header('cache-control', 'private, max-age=86400'), await openFile(deps, chat, named));
  });
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
      if (await deps.database.withTenant(chat.tenantId, (db) => isThreadOver(db, { accountId: chat.accountId, visitorId })))
        throw new AppError('webchat.no_visitor');
      streams.open(chat, visitorId, request.body.after, reply);
      return reply;
    },
  );
  app.get<Keyed>('/webchat/try/:key', async (request, reply) => {
    const chat = await chatOf(request);
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(tryPage(chat));
  });
}
