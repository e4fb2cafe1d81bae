import { AREAS, errorsOf, Problem, type Route, takesIdempotencyKey } from '@wafaa/contracts';
import type { z } from 'zod';
import { ERRORS, type ErrorCode } from '../../../platform/errors.ts';
import { exampleOf, type JsonSchema } from './example-of.ts';
import { inputSchema, outputSchema } from './to-json-schema.ts';
import { INTRODUCTION, SECURITY_SCHEMES, SERVICE_PATHS } from './texts.ts';

export interface OpenApi {
  openapi: '3.1.0';
  info: object;
  servers: object[];
  tags: object[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; examples: object; parameters: object; headers: object; securitySchemes: object };
}
export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  responses: Record<string, unknown>;
  [key: string]: unknown;
}

/** OpenAPI 3.1 of the whole API, made from the contracts: there is no second description that could say something else. */
export function makeOpenApi(given: { version: string; publicUrl: string }): OpenApi {
  const schemas: Record<string, JsonSchema> = {};
  outputSchema(Problem, schemas);
  const paths: OpenApi['paths'] = { ...SERVICE_PATHS };
  for (const area of AREAS) {
    for (const route of Object.values(area.routes) as Route[]) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, area.label, schemas) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wafaa API',
      version: given.version,
      description: INTRODUCTION,
      license: { name: 'Proprietary', url: `${given.publicUrl}/docs` },
    },
    servers: [{ url: given.publicUrl, description: 'This installation' }],
    tags: [
      ...AREAS.map((area) => ({ name: area.label, description: area.about })),
      { name: 'Service', description: 'How the service stands. Nothing of any tenant is in these answers.' },
    ],
    paths,
    components: {
      schemas,
      examples: Object.fromEntries(codesOf(AREAS).map((code) => [code, exampleProblem(code)])),
      parameters: { IdempotencyKey: IDEMPOTENCY_KEY },
      headers: { RequestId: REQUEST_ID, RetryAfter: RETRY_AFTER },
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

const IDEMPOTENCY_KEY = {
  name: 'idempotency-key',
  in: 'header',
  required: false,
  description:
    'A text of your own, 1 to 255 visible characters. The same call with the same key gets the first answer again, for 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
};
const REQUEST_ID = { description: 'Names this call in our logs and in the audit log.', schema: { type: 'string' } };
const RETRY_AFTER = { description: 'Seconds after which the same call may work.', schema: { type: 'integer', minimum: 0 } };

function operationOf(route: Route, tag: string, schemas: Record<string, JsonSchema>): Operation {
  const parameters = [
    ...parametersOf('path', route.params),
    ...parametersOf('query', route.query),
    ...(takesIdempotencyKey(route) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
  return {
    operationId: route.id,
    tags: [tag],
    summary: route.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: bodyOf(route.body) } : {}),
    ...(route.id === 'appendUpload' ? { requestBody: PIECE } : {}),
    responses: { [route.status]: answerOf(route, schemas), ...problemsOf(route) },
    security: securityOf(route),
    'x-permission': route.permission,
    ...(route.audit ? { 'x-audit-action': route.audit } : {}),
  };
}

// A key acts inside its tenant, and never for a person or for the platform.
function securityOf(route: Route): object[] {
  if (route.permission === 'public') return [];
  if (route.permission === 'account' || route.permission === 'operator') return [{ accessToken: [] }];
  return [{ accessToken: [] }, { apiKey: [] }];
}

function parametersOf(place: 'path' | 'query', schema: z.ZodType | undefined): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = inputSchema(schema);
  return Object.entries(properties).map(([name, { description, ...inner }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: inner,
  }));
}

const PIECE = { required: true, content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } } };

function bodyOf(body: z.ZodType | 'multipart'): object {
  if (body === 'multipart') {
    const file = { type: 'string', contentMediaType: 'application/octet-stream', description: 'One file; it is judged by its content.' };
    return {
      required: true,
      content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file } } } },
    };
  }
  const schema = inputSchema(body);
  return { required: true, content: { 'application/json': { schema, example: exampleOf(schema, {}) } } };
}

function answerOf(route: Route, schemas: Record<string, JsonSchema>): object {
  const headers = { 'x-request-id': { $ref: '#/components/headers/RequestId' } };
  if (route.file) {
    const binary = { schema: { type: 'string', format: 'binary' } };
    return { description: 'The file, as a download', headers, content: Object.fromEntries(route.file.map((mime) => [mime, binary])) };
  }
  if (route.transfer) return { description: 'Done; the headers of the tus protocol say the rest', headers };
  const schema = outputSchema(route.response, schemas);
  return { description: 'Done', headers, content: { 'application/json': { schema, example: exampleOf(schema, schemas) } } };
}

/** One response for each status, with an example for each code that may come with it. */
function problemsOf(route: Route): Record<string, object> {
  const byStatus = Map.groupBy(errorsOf(route) as ErrorCode[], (code) => ERRORS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        headers: {
          'x-request-id': { $ref: '#/components/headers/RequestId' },
          ...(status === 429 || status === 503 || codes.includes('request.in_progress')
            ? { 'retry-after': { $ref: '#/components/headers/RetryAfter' } }
            : {}),
        },
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
          },
        },
        'x-codes': codes,
      },
    ]),
  );
}

function codesOf(areas: readonly { routes: object }[]): ErrorCode[] {
  const all = areas.flatMap((area) => (Object.values(area.routes) as Route[]).flatMap(errorsOf));
  return [...new Set(all)].sort() as ErrorCode[];
}

function exampleProblem(code: ErrorCode): object {
  const { status, message } = ERRORS[code];
  const requestId = '9f6f2c1e-52d1-4f0e-9a57-3b1d2c4e5f60';
  return { summary: message.en, value: { type: `about:blank#${code}`, title: message.en, status, code, message, requestId } };
}
