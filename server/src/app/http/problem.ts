import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AppError, ERRORS, type ErrorCode } from '../../platform/errors.ts';
import { TenantWallError } from '../../platform/db/index.ts';
import type { Metrics } from '../../platform/telemetry/metrics.ts';

/** RFC 9457, with our stable code and the text in both languages. Internals stay in the log, under the same request id. */
export function problemBody(code: ErrorCode, requestId: string, detail?: string) {
  const { status, message } = ERRORS[code];
  return { type: `about:blank#${code}`, title: message.en, status, code, message, requestId, ...(detail ? { detail } : {}) };
}

export function makeErrorHandler(metrics: Metrics) {
  return (error: FastifyError | AppError | Error, request: FastifyRequest, reply: FastifyReply): void => {
    const code = codeOf(error);
    if (error instanceof TenantWallError) metrics.wallRefusals.inc();
    if (ERRORS[code].status >= 500) request.log.error({ err: error, code }, 'request failed');
    send(reply, code, request.id, detailOf(error));
  };
}

export function send(reply: FastifyReply, code: ErrorCode, requestId: string, detail?: string): void {
  void reply
    .status(ERRORS[code].status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-request-id', requestId)
    .serializer((value: unknown) => JSON.stringify(value))
    .send(problemBody(code, requestId, detail));
}

function codeOf(error: FastifyError | AppError | Error): ErrorCode {
  if (error instanceof AppError) return error.code;
  if (hasZodFastifySchemaValidationErrors(error)) return 'request.invalid';
  switch ((error as FastifyError).code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_PARTS_LIMIT':
    case 'FST_FILES_LIMIT':
      return (error as FastifyError).code === 'FST_REQ_FILE_TOO_LARGE' ? 'document.too_large' : 'request.too_large';
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return 'request.unsupported_media_type';
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return 'request.malformed_json';
    default: {
      const status = (error as FastifyError).statusCode ?? 500;
      return status >= 400 && status < 500 ? 'request.invalid' : 'service.internal';
    }
  }
}

function detailOf(error: Error): string | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  return error.validation
    .map((issue) => `${issue.instancePath || '/'}: ${issue.message ?? 'invalid'}`)
    .join('; ')
    .slice(0, 500);
}
