import { createHash } from 'node:crypto';
import { type Route, takesIdempotencyKey } from '@wafaa/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../../platform/errors.ts';
import { readUpload } from '../read-upload.ts';
import { type AnswerStore, MAX_KEPT_CHARACTERS, type NamedCall } from './answer-store.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, hashed before its shape was checked and changed; set only with an Idempotency-Key. */
    bodyHash: string | null;
    /** Set while this call holds its key. */
    namedCall: NamedCall | null;
  }
}

interface Hooks {
  preValidation?: (request: FastifyRequest) => Promise<void>;
  preHandler?: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;
  onSend?: (request: FastifyRequest, reply: FastifyReply, payload: unknown) => Promise<unknown>;
}

const KEY = /^[!-~]{1,255}$/;

/** The hooks of a route whose answer is kept. Order matters: whoever may not call learns nothing, and a call of a wrong shape takes no key. */
export function repeatAnswers(route: Route, answers: AnswerStore): Hooks {
  if (!takesIdempotencyKey(route)) return {};
  return {
    preValidation: async (request: FastifyRequest): Promise<void> => {
      const key = keyOf(request);
      if (key === null) return;
      request.bodyHash = route.body === 'multipart' ? await hashUpload(request) : hashText(JSON.stringify(request.body ?? null));
    },
    preHandler: async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      const key = keyOf(request);
      if (key === null) return undefined;
      const call: NamedCall = {
        scope: scopeOf(request),
        key,
        tenantId: request.principal?.tenantId ?? null,
        route: route.id,
        requestHash: hashText(`${request.method} ${request.url}\n${request.bodyHash ?? ''}`),
      };
      const kept = await answers.begin(call);
      if (!kept) {
        request.namedCall = call;
        return undefined;
      }
      return reply
        .status(kept.status)
        .header('idempotent-replayed', 'true')
        .header('cache-control', 'no-store')
        .header('content-type', kept.contentType)
        .serializer((text: unknown) => text as string)
        .send(kept.body);
    },
    onSend: async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
      const call = request.namedCall;
      if (!call) return payload;
      request.namedCall = null;
      const isKept =
        reply.statusCode < 300 &&
        typeof payload === 'string' &&
        payload.length <= MAX_KEPT_CHARACTERS &&
        // A cookie is worth a session: no copy of one lies anywhere.
        reply.getHeader('set-cookie') === undefined;
      // What was refused has changed nothing, so its key may name the next try.
      if (!isKept)
        await answers.release(call).catch((error: unknown) => request.log.warn({ err: error }, 'an idempotency key was not given back'));
      else
        await answers
          .keep(call, { status: reply.statusCode, contentType: String(reply.getHeader('content-type') ?? ''), body: payload })
          .catch((error: unknown) => request.log.warn({ err: error }, 'an answer was not kept'));
      return payload;
    },
  };
}

/** @throws request.invalid when there is a key that is none */
function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !KEY.test(key))
    throw new AppError('request.invalid', { detail: 'idempotency-key: 1 to 255 visible characters' });
  return key;
}

function scopeOf({ principal, ip }: FastifyRequest): string {
  if (principal?.actor) return `${principal.tenantId}:${principal.actor.kind}:${principal.actor.id}`;
  if (principal?.person) return `person:${principal.person.userId}`;
  return `address:${ip}`;
}

async function hashUpload(request: FastifyRequest): Promise<string> {
  const { name, bytes } = await readUpload(request);
  return createHash('sha256').update(name).update('\0').update(bytes).digest('hex');
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
