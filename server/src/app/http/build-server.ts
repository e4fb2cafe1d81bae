import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Door, SessionReader } from '../../modules/access/index.ts';
import { type Ingress, webhookRoutes } from '../../modules/ingress/index.ts';
import { type Webchat, webchatRoutes } from '../../modules/webchat/index.ts';
import type { RateLimiter } from '../../platform/limits/rate-limiter.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import type { Metrics } from '../../platform/telemetry/metrics.ts';
import type { Config } from '../config.ts';
import { answerClientError } from './client-error.ts';
import { collectMethods } from './collect-methods.ts';
import { dashboardFiles } from './dashboard-files.ts';
import { doorRoutes } from './door-routes.ts';
import { type Health, healthRoutes } from './health-routes.ts';
import type { AnswerStore } from './idempotency/answer-store.ts';
import { docsPages } from './openapi/docs-pages.ts';
import { makeErrorHandler, sendProblem } from './problem.ts';
import { type Handlers, registerRoutes } from './register-routes.ts';
import { type Removals, removalRoutes } from './removal-routes.ts';
import { makeRequestId } from './request-id.ts';
import { sendFile } from './send-file.ts';
import { securityHeaders } from './security-headers.ts';
import { takePieces } from './take-pieces.ts';
import { trustedProxies } from './trusted-proxies.ts';

export interface ServerParts {
  config: Config;
  log: Log;
  metrics: Metrics;
  ingress: Ingress;
  webchat: Webchat;
  door: Door;
  sessions: SessionReader;
  handlers: Handlers;
  limiter: RateLimiter;
  answers: AnswerStore;
  health: Health;
  removals: Removals;
  refreshMetrics: () => Promise<void>;
}

/** The largest body of a route that takes JSON: the longest instructions with every letter escaped fit in. */
const JSON_BYTES = 100_000;
/** For a whole request to arrive: 20 MB over a slow line. Its headers have less, or one could hold a connection with nothing. */
const ARRIVE_MS = 120_000;
const HEADERS_MS = 15_000;
/** For a handler to answer. Shorter than a key's CRASHED_AFTER_MS, so that nothing is tried again while it may still run. */
const HANDLE_MS = 30_000;

export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, metrics } = parts;
  const isProxy = trustedProxies(config.trustProxy);
  const loggerInstance: FastifyBaseLogger = parts.log;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    disableRequestLogging: true,
    trustProxy: config.trustProxy.length > 0 ? (address: string) => isProxy(address) : false,
    genReqId: makeRequestId(isProxy),
    requestIdHeader: false,
    bodyLimit: JSON_BYTES,
    requestTimeout: ARRIVE_MS,
    handlerTimeout: HANDLE_MS,
    http: { headersTimeout: HEADERS_MS },
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerClientError,
    // An address that cannot be decoded never reaches a route, nor the error handler.
    frameworkErrors: (_error, request, reply) => sendProblem(request, reply as FastifyReply, 'request.invalid'),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(makeErrorHandler(metrics));
  const methodsOf = collectMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url);
    if (methods.length === 0 || methods.includes(request.method)) return sendProblem(request, reply, 'request.not_found');
    void reply.header('allow', methods.join(', '));
    sendProblem(request, reply, 'request.method_not_allowed');
  });
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id));

  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: config.limits.uploadBytes, files: 1, fields: 5, parts: 6, fieldSize: 10_000 } });
  takePieces(app);
  const files = await dashboardFiles();
  await securityHeaders(app, config, files.scriptHashes);

  await app.register(webhookRoutes, { ingress: parts.ingress, maxBytes: config.limits.webhookBytes });
  await app.register(webchatRoutes, { webchat: parts.webchat, sendFile });
  await app.register(removalRoutes, parts);
  registerRoutes(app, parts);
  healthRoutes(app, parts.health);
  await docsPages(app, { version: parts.health.build.version, publicUrl: config.publicUrl });
  app.get('/metrics', async (_request, reply) => {
    await parts.refreshMetrics();
    return reply.header('content-type', metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  doorRoutes(app, parts.door, config);
  await app.register(files.plugin);
  return app;
}
