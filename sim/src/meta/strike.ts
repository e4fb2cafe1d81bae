import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ActiveFault } from '../faults.ts';
import { expiredToken, type GraphError, serviceUnavailable } from './graph-error.ts';

/** What a product answers where a fault asks for it. */
export interface ProductErrors {
  throttled: GraphError;
  windowClosed: GraphError;
  /** Code of an error whose rule names none. */
  otherwise: number;
}

/** Faults that strike before anything is recorded. `'gone'`: the request will get no answer. */
export async function strikeBefore(
  faults: readonly ActiveFault[],
  request: FastifyRequest,
  reply: FastifyReply,
  errors: ProductErrors,
): Promise<GraphError | 'gone' | null> {
  for (const fault of faults) {
    switch (fault.kind) {
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000));
        break;
      case 'hang':
      case 'cut_before':
        disappear(request, reply, fault.kind === 'cut_before');
        return 'gone';
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
      default:
        break;
    }
  }
  return null;
}

/** Takes the request out of the server's hands: the connection is cut, or stays open and silent. */
export function disappear(request: FastifyRequest, reply: FastifyReply, cut: boolean): FastifyReply {
  reply.hijack();
  if (cut) request.raw.socket.destroy();
  return reply;
}
