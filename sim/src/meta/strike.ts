import type { StruckSend } from '../core/strike-send.ts';
import { expiredToken, type GraphError, serviceUnavailable } from './graph-error.ts';

/** What a product of Meta's answers where a fault asks for it. */
export interface ProductErrors {
  throttled: GraphError;
  windowClosed: GraphError;
  /** Code of an error whose rule names none. */
  otherwise: number;
}

/** The error in which a struck send ends, in the product's own numbers. */
export function toRefusal({ kind, fault }: Extract<StruckSend, { ending: 'refused' }>, errors: ProductErrors): GraphError {
  switch (kind) {
    case 'throttle':
      return { ...errors.throttled, status: fault.status ?? 429, retryAfterSeconds: fault.retryAfterSeconds ?? 1 };
    case 'server_error':
      return { ...serviceUnavailable, status: fault.status ?? 503 };
    case 'token_expired':
      return expiredToken;
    case 'window_closed':
      return errors.windowClosed;
    case 'error':
      return {
        status: fault.status ?? 400,
        code: fault.code ?? errors.otherwise,
        message: `(#${fault.code ?? errors.otherwise}) Something went wrong`,
        ...(fault.subcode === undefined ? {} : { subcode: fault.subcode }),
        ...(fault.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: fault.retryAfterSeconds }),
      };
  }
}
