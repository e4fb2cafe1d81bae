import type { Ids } from '../core/ids.ts';

/** An error as the Graph API reports it. Receivers decide by `code`; the HTTP status only resembles it. */
export interface GraphError {
  status: number;
  code: number;
  message: string;
  type?: string;
  subcode?: number;
  details?: string;
  transient?: boolean;
  retryAfterSeconds?: number;
}

export function toErrorBody(error: GraphError, ids: Ids): { error: Record<string, unknown> } {
  return {
    error: {
      message: error.message,
      type: error.type ?? 'OAuthException',
      code: error.code,
      ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
      ...(error.details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details: error.details } }),
      ...(error.transient ? { is_transient: true } : {}),
      fbtrace_id: ids.trace(),
    },
  };
}

export const missingParameter = (name: string): GraphError => ({
  status: 400,
  code: 100,
  message: `(#100) The parameter ${name} is required.`,
});
export const wrongParameter = (message: string): GraphError => ({ status: 400, code: 100, message: `(#100) ${message}` });
export const invalidValue = (details: string): GraphError => ({
  status: 400,
  code: 131009,
  message: '(#131009) Parameter value is not valid',
  details,
});
export const missingValue = (details: string): GraphError => ({
  status: 400,
  code: 131008,
  message: '(#131008) Required parameter is missing',
  details,
});
export const unknownObject = (id: string, verb: 'post' | 'get' | 'delete'): GraphError => ({
  status: 400,
  code: 100,
  subcode: 33,
  type: 'GraphMethodException',
  message: `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
});
export const unknownPath = (path: string): GraphError => ({ status: 400, code: 2500, message: `Unknown path components: ${path}` });
export const invalidToken: GraphError = { status: 401, code: 190, message: 'Invalid OAuth access token - Cannot parse access token' };
export const expiredToken: GraphError = {
  status: 401,
  code: 190,
  subcode: 463,
  message: 'Error validating access token: Session has expired. The current time is past the expiry of this session.',
};
export const windowClosed: GraphError = {
  status: 400,
  code: 131047,
  message: '(#131047) Re-engagement message',
  details: 'More than 24 hours have passed since the customer last replied to this number.',
};
export const throttled: GraphError = {
  status: 429,
  code: 130429,
  message: '(#130429) Rate limit hit',
  details: 'Message failed to send because there were too many messages sent from this phone number in a short period of time.',
};
export const serviceUnavailable: GraphError = {
  status: 503,
  code: 2,
  message: 'Service temporarily unavailable',
  transient: true,
};
export const unsupportedType = (type: string): GraphError => ({
  status: 400,
  code: 131051,
  message: '(#131051) Unsupported message type',
  details: `Message type "${type}" is not currently supported.`,
});
export const templateMissing = (name: string, language: string): GraphError => ({
  status: 404,
  code: 132001,
  message: '(#132001) Template name does not exist in the translation',
  details: `template name (${name}) does not exist in ${language}`,
});
export const templateParameters = (given: number, expected: number, part = 'body'): GraphError => ({
  status: 400,
  code: 132000,
  message: '(#132000) Number of parameters does not match the expected number of params',
  details: `${part}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
});
export const templatePaused: GraphError = {
  status: 400,
  code: 132015,
  message: '(#132015) Template is paused',
  details: 'The template is paused.',
};
export const templateDisabled: GraphError = {
  status: 400,
  code: 132016,
  message: '(#132016) Template is disabled',
  details: 'The template was paused too many times and is disabled for good.',
};
export const templateTooLong: GraphError = {
  status: 400,
  code: 132005,
  message: '(#132005) Translated text too long',
  details: 'The text with its parameters is longer than 1024 characters.',
};
export const templateFormat = (details: string): GraphError => ({
  status: 400,
  code: 132012,
  message: '(#132012) Parameter format does not match format in the created template',
  details,
});
export const templateText: GraphError = {
  status: 400,
  code: 132018,
  message: "(#132018) There's an issue with the parameters in your template",
  details: 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces.',
};

/** The titles that statuses carry for the codes a send may fail with after a 200. */
export function toStatusError(code: number): Record<string, unknown> {
  const title = STATUS_TITLES[code] ?? 'Something went wrong';
  return {
    code,
    title,
    message: title,
    error_data: { details: code === 131047 ? (windowClosed.details ?? title) : `${title}.` },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}

const STATUS_TITLES: Record<number, string> = {
  130472: "User's number is part of an experiment",
  131000: 'Something went wrong',
  131026: 'Message undeliverable',
  131047: 'Re-engagement message',
  131049: 'This message was not delivered to maintain healthy ecosystem engagement.',
  131053: 'Media upload error',
};
