import { type Access, type FileAnswer, type Route, routes, type RouteId } from '@wafaa/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor, Person, Principal, SessionReader } from '../../modules/access/index.ts';
import type { AuditSource } from '../../modules/audit/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { RateLimiter } from '../../platform/limits/rate-limiter.ts';
import { refuseStrangeOrigin } from './same-origin.ts';
import type { Config } from '../config.ts';
import { callerOf, type Caller } from './caller.ts';
import type { AnswerStore } from './idempotency/answer-store.ts';
import { repeatAnswers } from './idempotency/repeat-answers.ts';
import { refuseOddTexts } from './refuse-odd-texts.ts';
import { admitCalls, type CallRates } from './limit-calls.ts';
import { sendFile } from './send-file.ts';

type RouteOf<R extends RouteId> = (typeof routes)[R];
type Schema<R extends RouteId, K extends 'params' | 'query' | 'body'> = Exclude<NonNullable<RouteOf<R>[K]>, 'multipart'>;
type Shape<R extends RouteId, K extends 'params' | 'query' | 'body'> = Schema<R, K> extends z.ZodType ? z.output<Schema<R, K>> : undefined;

interface AnyContext {
  request: FastifyRequest;
  reply: FastifyReply;
  /** From where: for the audit log, rate limits and the list of sessions. */
  caller: Caller;
  /** Filled but for what changed: hand it to the verb, which writes the row in its own transaction. */
  audit: AuditSource;
}
/** `public`: nobody is known, though a cookie may be there. */
export type PublicContext = AnyContext;
export interface AccountContext extends AnyContext {
  person: Person;
}
export interface OperatorContext extends AnyContext {
  person: Person;
}
export interface TenantContext extends AnyContext {
  tenantId: TenantId;
  actor: Actor;
}

type ContextOf<R extends RouteId> = RouteOf<R>['permission'] extends 'public'
  ? PublicContext
  : RouteOf<R>['permission'] extends 'account'
    ? AccountContext
    : RouteOf<R>['permission'] extends 'operator'
      ? OperatorContext
      : TenantContext;

export type Handler<R extends RouteId> = (
  ctx: ContextOf<R>,
  input: { params: Shape<R, 'params'>; query: Shape<R, 'query'>; body: Shape<R, 'body'> },
) => Promise<z.input<RouteOf<R>['response']>>;
export type Handlers = { [R in RouteId]: Handler<R> };

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null on public routes. Set before the body is read. */
    principal: Principal | null;
  }
  interface FastifyContextConfig {
    /** Of a route of the contract. */
    route?: Route;
  }
}

export interface RouteParts {
  handlers: Handlers;
  sessions: SessionReader;
  limiter: RateLimiter;
  answers: AnswerStore;
  config: Pick<Config, 'publicUrl' | 'corsOrigins'> & { rates: CallRates };
}

/** A piece of a file arrives while its handler runs; it may take as long as any request may take to arrive. */
const PIECE_MS = 120_000;

/** Registers every route of the contract: permission first, then shapes, then the handler; the response schema strips what it does not name. */
export function registerRoutes(app: FastifyInstance, { handlers, sessions, limiter, answers, config }: RouteParts): void {
  app.decorateRequest('principal', null);
  app.decorateRequest('bodyHash', null);
  app.decorateRequest('namedCall', null);
  const admit = admitCalls({ sessions, limiter, rates: config.rates });
  for (const [id, route] of Object.entries(routes) as [RouteId, Route][]) {
    const hooks = repeatAnswers(route, answers);
    app.route({
      method: route.method,
      url: route.path,
      config: { route },
      schema: {
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.body && route.body !== 'multipart' ? { body: route.body } : {}),
        // A file is written out as it is; pieces of one are answered by headers.
        ...(route.file || route.transfer ? {} : { response: { [route.status]: route.response } }),
      },
      // Before parsing and validation: somebody without the right learns nothing about the shapes, and uploads nothing.
      onRequest: async (request) => {
        if (route.setsSession || route.transfer) refuseStrangeOrigin(request, config);
        request.principal = await admit(route, request);
        if (route.permission !== 'public' && request.principal) requireAccess(request.principal, route.permission);
      },
      ...hooks,
      ...(route.transfer ? { handlerTimeout: PIECE_MS } : {}),
      preValidation: [refuseOddTexts, ...(hooks.preValidation ? [hooks.preValidation] : [])],
      handler: async (request, reply) => {
        const handler = handlers[id] as (ctx: unknown, input: unknown) => Promise<unknown>;
        const result = await handler(contextOf(route, request, reply), {
          params: request.params,
          query: request.query,
          body: request.body,
        });
        void reply.status(route.status).header('cache-control', 'no-store');
        // Its handler has set the headers, which are all of the answer.
        if (route.transfer) return reply.send();
        return route.file ? sendFile(reply, result as FileAnswer) : reply.send(result);
      },
    });
  }
}

/** @throws access.forbidden, access.unauthenticated */
function requireAccess(principal: Principal, permission: Exclude<Access, 'public'>): void {
  if (permission === 'account') {
    if (!principal.person) throw new AppError('access.forbidden', { permission });
    return;
  }
  if (permission === 'operator') {
    if (!principal.person?.operator) throw new AppError('access.forbidden', { permission });
    return;
  }
  if (principal.withheld) throw new AppError(principal.withheld);
  if (!principal.actor || (permission !== 'member' && !principal.actor.permissions.has(permission)))
    throw new AppError('access.forbidden', { permission });
}

function contextOf(route: Route, request: FastifyRequest, reply: FastifyReply): AnyContext & Partial<AccountContext & TenantContext> {
  const caller = callerOf(request);
  const { principal } = request;
  const audit: AuditSource = {
    action: route.audit ?? '',
    actor: auditActor(principal),
    reason: principal?.actor?.support?.reason ?? null,
    address: caller.address,
    device: caller.device,
    requestId: request.id,
  };
  return {
    request,
    reply,
    caller,
    audit,
    ...(principal?.person ? { person: principal.person } : {}),
    ...(principal?.tenantId && principal.actor ? { tenantId: principal.tenantId, actor: principal.actor } : {}),
  };
}

/** Of a public route nobody is known yet; the verb that finds out who it is says so. */
function auditActor(principal: Principal | null): AuditSource['actor'] {
  if (principal?.actor) return { kind: principal.actor.kind, id: principal.actor.id, name: principal.actor.name };
  if (principal?.person)
    return { kind: principal.person.operator ? 'operator' : 'user', id: principal.person.userId, name: principal.person.name };
  return { kind: 'system', id: null, name: 'anonymous' };
}
