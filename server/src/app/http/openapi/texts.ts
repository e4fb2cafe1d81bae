import type { Operation } from './make-openapi.ts';

export const INTRODUCTION = `The API of Wafaa: everything that the dashboard does can be done with it.

**Who asks.** Send \`Authorization: Bearer …\` with an access token (15 minutes, from signing in) or an API key (\`wk_…\`, from Settings).
A route's \`x-permission\` is the right it asks for.

**Errors** are problem documents (RFC 9457) with a stable \`code\` and the text in English and Arabic. \`title\` follows \`Accept-Language\`.

**Lists** come in pages: send \`nextCursor\` back as \`cursor\` until it is null.

**Writes** take an \`Idempotency-Key\`: the same call with the same key gets the first answer again, for 24 hours.

**Limits.** A call too many is answered 429 with \`Retry-After\`.`;

export const SECURITY_SCHEMES = {
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Access token of a signed-in person (EdDSA, 15 minutes).',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'API key of a tenant, in the same header. It holds the rights that it was made with.',
  },
};

const state = { type: 'object', required: ['state', 'required'], properties: { state: { type: 'string' }, required: { type: 'boolean' } } };
const readiness = {
  'application/json': {
    schema: {
      type: 'object',
      required: ['status', 'parts'],
      properties: {
        status: { type: 'string', enum: ['ready', 'degraded', 'not_ready'] },
        parts: { type: 'object', additionalProperties: state },
      },
    },
  },
};
const build = {
  'application/json': {
    schema: {
      type: 'object',
      required: ['status', 'version', 'node'],
      properties: {
        status: { type: 'string', const: 'ok' },
        version: { type: 'string' },
        commit: { type: ['string', 'null'] },
        node: { type: 'string' },
        schema: { type: ['string', 'null'], description: 'The newest migration that the database has.' },
      },
    },
  },
};
const plain = (operationId: string, summary: string, responses: Record<string, unknown>): Record<string, Operation> => ({
  get: { operationId, tags: ['Service'], summary, security: [], 'x-permission': 'public', responses },
});

/** What stands beside the API. */
export const SERVICE_PATHS: Record<string, Record<string, Operation>> = {
  '/healthz': plain('getHealth', 'Whether the process lives, and which build it is', { 200: { description: 'It lives', content: build } }),
  '/readyz': plain('getReadiness', 'Whether it can serve, and how each part stands', {
    200: { description: 'Ready, or degraded: only parts are away that it can do without', content: readiness },
    503: { description: 'Not ready: a required part is away', content: readiness },
  }),
};
