import { CONNECTION_ERRORS } from './error-catalogue/connection-errors.ts';
import { KNOWLEDGE_ERRORS } from './error-catalogue/knowledge-errors.ts';
import { PEOPLE_ERRORS } from './error-catalogue/people-errors.ts';
import { REQUEST_ERRORS } from './error-catalogue/request-errors.ts';
import { TEMPLATE_ERRORS } from './error-catalogue/template-errors.ts';
import { TENANT_ERRORS } from './error-catalogue/tenant-errors.ts';
import { WEBCHAT_ERRORS } from './error-catalogue/webchat-errors.ts';

/** Every error that a client can see: its HTTP status, whether the same call may work later, and its text in both languages. Codes are never reused. */
export const ERRORS = {
  ...REQUEST_ERRORS,
  ...PEOPLE_ERRORS,
  ...TENANT_ERRORS,
  ...KNOWLEDGE_ERRORS,
  ...CONNECTION_ERRORS,
  ...TEMPLATE_ERRORS,
  ...WEBCHAT_ERRORS,
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** A broken promise with a stable code. Expected outcomes are return values, not this. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, details: Record<string, string | number> = {}, options?: ErrorOptions) {
    super(ERRORS[code].message.en, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}
