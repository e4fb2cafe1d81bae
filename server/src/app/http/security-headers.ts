import cors, { type FastifyCorsOptions } from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

/** What browsers are told: what our pages may load, who may show them in a frame, which other sites may call the API. */
export async function securityHeaders(app: FastifyInstance, config: Config, scriptHashes: readonly string[]): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...scriptHashes],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // What customers recorded; read with the token, and played from memory.
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        // Safari did not count ws: as 'self' for long; naming it costs nothing.
        connectSrc: ["'self'", config.publicUrl.replace(/^http/, 'ws')],
        frameSrc: config.simulatorUrl ? [new URL(config.simulatorUrl).origin] : ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        objectSrc: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    // The demo runs on plain http; over https a browser remembers it for a year.
    strictTransportSecurity: config.publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // It would forbid the emulator's phone, which the demo shows in a frame.
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.addHook('onSend', async (_request, reply) => {
    void reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()');
  });
  await allowOrigins(app, config.corsOrigins);
}

/** Of uploads that come piece by piece. */
const UPLOAD_HEADERS = ['tus-resumable', 'upload-length', 'upload-offset', 'upload-metadata', 'upload-expires', 'upload-source'];

/** Browsers on other sites. Without a list there are no CORS headers at all, and a browser lets no other site read an answer. */
async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  const everybody = origins.includes('*');
  const options: FastifyCorsOptions = {
    origin: everybody ? '*' : [...origins],
    // Cookies go to sites that are named, never to everybody.
    credentials: !everybody,
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'accept-language', ...UPLOAD_HEADERS],
    exposedHeaders: ['x-request-id', 'retry-after', 'idempotent-replayed', 'content-disposition', 'location', ...UPLOAD_HEADERS],
    maxAge: 600,
    strictPreflight: false,
  };
  // The chat of websites answers for itself: which of them may call it is its tenant's to say.
  await app.register(cors, {
    delegator: (request, done) => done(null, request.url?.startsWith('/webchat/') ? { origin: false } : options),
  });
}
