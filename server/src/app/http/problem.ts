import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { TenantWallError } from '../../platform/db/index.ts';
import { AppError, ERRORS, type ErrorCode } from '../../platform/errors.ts';
import type { Metrics } from '../../platform/telemetry/metrics.ts';
import { preferredLanguage } from './preferred-language.ts';

interface More {
  detail?: string | undefined;
  /** Seconds until the same call may work. */
  retryAfter?: number | undefined;
  language?: 'en' | 'ar';
  /** What stands in the way, of the same tenant as the caller. */
  subject?: { kind: string; id: string; name: string } | undefined;
}

/** RFC 9457, with our stable code and the text in both languages. Internals stay in the log, under the same request id. */
export function problemBody(code: ErrorCode, requestId: string, { detail, retryAfter, language = 'en', subject }: More = {}) {
  const { status, message } = ERRORS[code];
  return {
    type: `about:blank#${code}`,
    title: message[language],
    status,
    code,
    message,
    requestId,
    ...(detail ? { detail } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(subject ? { subject } : {}),
  };
}

export function makeErrorHandler(metrics: Metrics) {
  return (error: FastifyError | AppError | Error, request: FastifyRequest, reply: FastifyReply): void => {
    const code = codeOf(error);
    if (error instanceof TenantWallError) metrics.wallRefusals.inc();
    if (ERRORS[code].status >= 500) request.log.error({ err: error, code, requestId: request.id }, 'request failed');
    sendProblem(request, reply, code, { detail: detailOf(error), retryAfter: retryAfterOf(error, code), subject: subjectOf(error) });
  };
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: ErrorCode, more: Omit<More, 'language'> = {}): void {
  const language = preferredLanguage(request.headers['accept-language']);
  if (more.retryAfter !== undefined) void reply.header('retry-after', String(more.retryAfter));
  void reply
    .status(ERRORS[code].status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-language', language)
    // Not every problem passes the hooks that set it: an address that cannot be decoded does not.
    .header('x-content-type-options', 'nosniff')
    .header('x-request-id', request.id)
    .serializer((value: unknown) => JSON.stringify(value))
    .send(problemBody(code, request.id, { ...more, language }));
}

const FRAMEWORK_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too_large',
  FST_PARTS_LIMIT: 'request.too_large',
  FST_FILES_LIMIT: 'request.too_large',
  FST_FIELDS_LIMIT: 'request.too_large',
  FST_REQ_FILE_TOO_LARGE: 'document.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported_media_type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'request.unsupported_media_type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed_json',
  FST_ERR_HANDLER_TIMEOUT: 'service.unavailable',
};

function codeOf(error: FastifyError | AppError | Error): ErrorCode {
  if (error instanceof AppError) return error.code;
  if (hasZodFastifySchemaValidationErrors(error)) return 'request.invalid';
  const { code, statusCode } = error as FastifyError;
  const known = FRAMEWORK_CODES[code];
  if (known) return known;
  const status = statusCode ?? 500;
  return status >= 400 && status < 500 ? 'request.invalid' : 'service.internal';
}

/** Verbs say it as `new AppError(code, { retryAfter })`; what is only busy is worth another try at once. */
function retryAfterOf(error: Error, code: ErrorCode): number | undefined {
  const given = error instanceof AppError ? error.details['retryAfter'] : undefined;
  if (typeof given === 'number' && given >= 0) return Math.ceil(given);
  return ERRORS[code].status === 503 || ERRORS[code].status === 429 ? 1 : undefined;
}

/** Verbs say it as `subjectKind`, `subjectId` and `subjectName`. */
function subjectOf(error: Error): More['subject'] {
  if (!(error instanceof AppError)) return undefined;
  const { subjectKind: kind, subjectId: id, subjectName: name } = error.details;
  return typeof kind === 'string' && typeof id === 'string' && typeof name === 'string' ? { kind, id, name } : undefined;
}

// Where a field is wrong, never what was in it: an answer repeats nothing of a request.
function detailOf(error: Error): string | undefined {
  if (error instanceof AppError) {
    const { detail } = error.details;
    return typeof detail === 'string' ? detail : undefined;
  }
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  return error.validation
    .map((issue) => `${issue.instancePath || '/'}: ${issue.message ?? 'invalid'}`)
    .join('; ')
    .slice(0, 500);
}
