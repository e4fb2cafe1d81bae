import type { FastifyReply } from 'fastify';
import type { StruckSend } from '../core/strike-send.ts';

export interface BotError {
  code: number;
  description: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

export const badRequest = (what: string): BotError => ({ code: 400, description: `Bad Request: ${what}` });
export const unauthorized: BotError = { code: 401, description: 'Unauthorized' };
export const notFound: BotError = { code: 404, description: 'Not Found' };
export const blocked: BotError = { code: 403, description: 'Forbidden: bot was blocked by the user' };

/** The Bot API's number is the status of HTTP too. */
export function refuse(reply: FastifyReply, { code, description, parameters }: BotError): FastifyReply {
  return reply.status(code).send({ ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) });
}

/** A struck send in Telegram's words. */
export function toError({ kind, fault }: Extract<StruckSend, { ending: 'refused' }>): BotError {
  switch (kind) {
    case 'throttle': {
      const seconds = fault.retryAfterSeconds ?? 1;
      return { code: 429, description: `Too Many Requests: retry after ${seconds}`, parameters: { retry_after: seconds } };
    }
    case 'server_error':
      return { code: fault.status ?? 500, description: 'Internal Server Error' };
    case 'token_expired':
      return unauthorized;
    case 'window_closed':
      return badRequest('BUSINESS_PEER_USAGE_MISSING');
    case 'error':
      return { code: fault.code ?? fault.status ?? 400, description: 'Bad Request: something went wrong' };
  }
}
