import type { Log } from '../../platform/telemetry/log.ts';
import type { Metrics } from '../../platform/telemetry/metrics.ts';
import { adapterFor, type ChannelConfig, type ChannelHttp, type OutboundContent } from '../channels/index.ts';
import type { AccountLookup } from './load-account.ts';
import { decideAfterFailure, type SendOutcome } from './retry-policy.ts';

export interface Sender {
  send(lane: { tenantId: string; channel: string; accountId: string }, reply: SendableReply): Promise<SendOutcome>;
  /** What to do with a send that nobody can account for: plain answers go again, what costs money asks a person. */
  uncertainPolicy(lane: { tenantId: string }, reply: SendableReply): Promise<'resend' | 'human'>;
}

export interface SendableReply {
  payload: OutboundContent & { to: { userId: string; phone?: string } };
  tracker: string;
  attempts: number;
}

export interface SenderDeps {
  http: ChannelHttp;
  channelConfig: ChannelConfig;
  accounts: AccountLookup;
  metrics: Metrics;
  log: Log;
}

export function createSender(deps: SenderDeps): Sender {
  return {
    async send(lane, reply) {
      const adapter = adapterFor(lane.channel);
      if (!adapter) return { kind: 'failed', failureKind: 'invalid_payload', failureCode: 'channel.unknown' };
      const account = await deps.accounts.load(lane.tenantId, lane.accountId);
      if (!account) return { kind: 'retry', failureKind: 'account_problem', failureCode: 'account.disconnected', delayMs: 60_000 };
      const { to, ...content } = reply.payload;
      const result = await adapter.send(
        account,
        { ...content, to, tracker: reply.tracker },
        { http: deps.http, config: deps.channelConfig },
      );
      const outcome: SendOutcome = result.ok
        ? { kind: 'sent', providerMessageId: result.messageId }
        : decideAfterFailure(result, reply.attempts, Math.random());
      deps.metrics.sends.inc({ channel: lane.channel, result: outcome.kind });
      if (!result.ok) {
        deps.log.warn(
          {
            tenantId: lane.tenantId,
            tracker: reply.tracker,
            failure: result.failure,
            code: result.code,
            traceId: result.traceId,
            next: outcome.kind,
          },
          'send failed',
        );
        if (result.failure === 'auth') await deps.accounts.markBroken(lane.tenantId, lane.accountId, result.code);
      }
      return outcome;
    },
    uncertainPolicy: async (_lane, reply) => (reply.payload.kind === 'template' ? 'human' : 'resend'),
  };
}
