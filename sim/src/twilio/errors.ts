import type { FastifyReply } from 'fastify';
import type { StruckSend } from '../core/strike-send.ts';

export interface TwilioError {
  code: number;
  message: string;
  status: number;
  retryAfterSeconds?: number;
}

export function toError(code: number, message: string, status = 400): TwilioError {
  return { code, message, status };
}

export const unauthorized = toError(20003, 'Authenticate', 401);
export const notFound = toError(20404, 'The requested resource was not found', 404);

export function refuse(reply: FastifyReply, { code, message, status, retryAfterSeconds }: TwilioError): FastifyReply {
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  return reply.status(status).send({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

/** A struck send in Twilio's words. */
export function toStruckError({ kind, fault }: Extract<StruckSend, { ending: 'refused' }>): TwilioError {
  switch (kind) {
    case 'throttle':
      return { ...toError(20429, 'Too Many Requests', 429), retryAfterSeconds: fault.retryAfterSeconds ?? 1 };
    case 'server_error':
      return toError(20500, 'Internal Server Error', fault.status ?? 500);
    case 'token_expired':
      return unauthorized;
    case 'window_closed':
      return toError(63016, 'Failed to send freeform message because you are outside the allowed window');
    case 'error':
      return toError(fault.code ?? 21211, 'Something went wrong', fault.status ?? 400);
  }
}
