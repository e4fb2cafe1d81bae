import type { FastifyReply, FastifyRequest } from 'fastify';
import { SEND_FAULTS, type ActiveFault } from '../faults.ts';
import type { World } from '../world.ts';

/** What a send ends in, by the rules that strike; the provider's own words for it are the channel's. */
export type StruckSend =
  | { ending: 'gone' }
  | { ending: 'refused'; kind: 'throttle' | 'server_error' | 'token_expired' | 'window_closed' | 'error'; fault: ActiveFault }
  | { ending: 'recorded'; lost: ActiveFault | undefined; failing: ActiveFault | undefined };

const REFUSALS = ['throttle', 'server_error', 'token_expired', 'window_closed', 'error'] as const;

/** Lets the rules for sends strike. `gone`: the request will get no answer; `recorded`: it goes on, and `lost` says that its answer does not. */
export async function strikeSend(
  world: World,
  occasion: { account: string; contact: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<StruckSend> {
  const faults = world.faults.strike(SEND_FAULTS, occasion);
  const slow = faults.find((fault) => fault.kind === 'slow');
  if (slow) await new Promise((resolve) => setTimeout(resolve, slow.delayMs ?? 1000));
  const silent = faults.find((fault) => fault.kind === 'hang' || fault.kind === 'cut_before');
  if (silent) {
    disappear(request, reply, silent.kind === 'cut_before');
    return { ending: 'gone' };
  }
  for (const kind of REFUSALS) {
    const fault = faults.find((one) => one.kind === kind);
    if (fault) return { ending: 'refused', kind, fault };
  }
  return {
    ending: 'recorded',
    lost: faults.find((fault) => fault.kind === 'cut_after_record' || fault.kind === 'hang_after_record'),
    failing: faults.find((fault) => fault.kind === 'failed_status'),
  };
}

/** Takes the request out of the server's hands: the connection is cut, or stays open and silent. */
export function disappear(request: FastifyRequest, reply: FastifyReply, cut: boolean): FastifyReply {
  reply.hijack();
  if (cut) request.raw.socket.destroy();
  return reply;
}
