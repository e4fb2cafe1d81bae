import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Door, SessionReader } from '../../modules/access/index.ts';
import { type Ingress, webhookRoutes } from '../../modules/ingress/index.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import type { Metrics } from '../../platform/telemetry/metrics.ts';
import type { Config } from '../config.ts';
import { collectMethods } from './collect-methods.ts';
import { dashboardFiles } from './dashboard-files.ts';
import { doorRoutes } from './door-routes.ts';
import { makeErrorHandler, send } from './problem.ts';
import { type Handlers, registerRoutes } from './register-routes.ts';

export interface ServerParts {
  config: Config;
  log: Log;
  metrics: Metrics;
  ingress: Ingress;
  door: Door;
  sessions: SessionReader;
  handlers: Handlers;
  /** Each dependency's state, for /readyz. */
  readiness: () => Promise<Record<string, 'ok' | 'down'>>;
  refreshMetrics: () => Promise<void>;
}

export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, log, metrics, ingress, door, sessions, handlers } = parts;
  const loggerInstance: FastifyBaseLogger = log;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    disableRequestLogging: true,
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    bodyLimit: 1_000_000,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be decoded never reaches a route, nor the error handler.
    frameworkErrors: (_error, request, reply) => send(reply as FastifyReply, 'request.invalid', request.id),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(makeErrorHandler(metrics));
  const methodsOf = collectMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url);
    if (methods.length === 0 || methods.includes(request.method)) return send(reply, 'request.not_found', request.id);
    void reply.header('allow', methods.join(', '));
    send(reply, 'request.method_not_allowed', request.id);
  });
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id));

  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: config.limits.uploadBytes, files: 1, fields: 5, parts: 6 } });
  const files = await dashboardFiles();
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...files.scriptHashes],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...webSocketOrigins(config)],
        frameSrc: config.simulatorUrl ? [new URL(config.simulatorUrl).origin] : ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        objectSrc: ["'none'"],
      },
    },
    // The demo runs on plain http; a proxy with a certificate adds this.
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
  });

  await app.register(webhookRoutes, { ingress, maxBytes: config.limits.webhookBytes });
  registerRoutes(app, handlers, sessions);
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const parts_ = await parts.readiness();
    const ready = Object.values(parts_).every((state) => state === 'ok');
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready', parts: parts_ });
  });
  app.get('/metrics', async (_request, reply) => {
    await parts.refreshMetrics();
    return reply.header('content-type', metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  doorRoutes(app, door, config);
  await app.register(files.plugin);
  return app;
}

function webSocketOrigins(config: Config): string[] {
  // Safari did not count ws: as 'self' for long; naming it costs nothing.
  return [config.publicUrl.replace(/^http/, 'ws')];
}
