import type { FastifyRequest } from 'fastify';
import type { Wire } from './http.ts';

const ERRORS = {
  auth: { status: 401, message: 'Incorrect API key provided.', type: 'invalid_request_error', code: 'invalid_api_key' },
  invalid: { status: 400, message: 'you must provide a model parameter', type: 'invalid_request_error', code: null },
  rate: { status: 429, message: 'Rate limit reached for requests. Please try again in 1s.', type: 'requests', code: 'rate_limit_exceeded' },
  quota: {
    status: 429,
    message: 'You exceeded your current quota, please check your plan and billing details.',
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  },
  server: {
    status: 500,
    message: 'The server had an error while processing your request. Sorry about that!',
    type: 'server_error',
    code: null,
  },
  overloaded: { status: 503, message: 'The engine is currently overloaded, please try again later.', type: 'server_error', code: null },
} as const;

export function openaiWire(api: Wire['api']): Wire {
  return {
    api,
    requestIdHeader: 'x-request-id',
    key: bearerKey,
    error: (kind) => {
      const { status, message, type, code } = ERRORS[kind];
      return { status, body: { error: { message, type, param: null, code } } };
    },
    rateHeaders: () => ({
      'openai-processing-ms': '12',
      'openai-version': '2020-10-01',
      'x-ratelimit-limit-requests': '10000',
      'x-ratelimit-remaining-requests': '9999',
      'x-ratelimit-reset-requests': '6ms',
      'x-ratelimit-limit-tokens': '2000000',
      'x-ratelimit-remaining-tokens': '1999000',
      'x-ratelimit-reset-tokens': '30ms',
    }),
  };
}

function bearerKey(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  return header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : null;
}
