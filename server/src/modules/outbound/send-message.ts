import type { Log } from '../../platform/telemetry/log.ts';
import type { Metrics } from '../../platform/telemetry/metrics.ts';
import {
  adapterFor,
  type ChannelConfig,
  type ChannelHttp,
  type ConnectedAccount,
  type OutboundContent,
  type OutboundTarget,
  type SendFailed,
  type SendResult,
} from '../channels/index.ts';
import type { AccountLookup } from './load-account.ts';
import { decideAfterFailure, type SendOutcome, uncertainPolicyFor } from './retry-policy.ts';

export interface Sender {
  send(lane: { tenantId: string; channel: string; accountId: string }, reply: SendableReply): Promise<SendOutcome>;
  /** What to do with a send that nobody can account for: plain answers go again, what costs money asks a person. */
  uncertainPolicy(lane: { tenantId: string }, reply: SendableReply): Promise<'resend' | 'human'>;
  /**
   * What the provider knows of a send whose answer was lost, `sentForMs` ago: the message's id, or null for none. Undefined
   * where it cannot be asked or gives no answer.
   */
  findSent?(
    lane: { tenantId: string; channel: string; accountId: string },
    reply: SendableReply,
    sentForMs: number | null,
  ): Promise<{ messageId: string | null } | undefined>;
}

export interface SendableReply {
  payload: OutboundContent & { to: OutboundTarget };
  tracker: string;
  attempts: number;
}

export interface SenderDeps {
  http: ChannelHttp;
  configFor: (channel: string) => ChannelConfig;
  accounts: AccountLookup;
  metrics: Metrics;
  log: Log;
}

export function createSender(deps: SenderDeps): Sender {
  return {
    async send(lane, reply) {
      const adapter = adapterFor(lane.channel);
      if (!adapter) return { kind: 'failed', failureKind: 'invalid_payload', failureCode: 'channel.unknown' };
      let account: ConnectedAccount | null;
      try {
        account = await deps.accounts.load(lane.tenantId, lane.accountId);
      } catch (error) {
        // Nothing has left yet: this is no uncertain send, and one that never works ends with a person.
        deps.log.error({ err: error, tenantId: lane.tenantId, accountId: lane.accountId }, 'account unreadable');
        const unread: SendFailed = {
          ok: false,
          failure: 'transient',
          code: 'account.unreadable',
          ambiguous: false,
          detail: 'The account could not be read.',
        };
        return decideAfterFailure(unread, reply.attempts, Math.random());
      }
      if (!account) return { kind: 'retry', failureKind: 'account_problem', failureCode: 'account.disconnected', delayMs: 60_000 };
      const { to, ...content } = reply.payload;
      const result = await adapter.send(
        account,
        { ...content, to, tracker: reply.tracker },
        { http: deps.http, config: deps.configFor(lane.channel) },
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
      }
      // What became of the send is known; what we note about the account must not change that.
      await noteAccount(deps, lane, result).catch((error: unknown) => {
        deps.log.warn({ err: error, tenantId: lane.tenantId, accountId: lane.accountId }, 'account state not recorded');
      });
      return outcome;
    },
    uncertainPolicy: async (_lane, reply) => uncertainPolicyFor(reply.payload.kind, reply.attempts),
    async findSent(lane, reply, sentForMs) {
      const adapter = adapterFor(lane.channel);
      if (!adapter?.findSent || sentForMs === null) return undefined;
      const account = await deps.accounts.load(lane.tenantId, lane.accountId).catch(() => null);
      if (!account) return undefined;
      const { to, ...content } = reply.payload;
      const message = { ...content, to, tracker: reply.tracker };
      const found = await adapter.findSent(account, message, new Date(Date.now() - sentForMs), {
        http: deps.http,
        config: deps.configFor(lane.channel),
      });
      if (!found.ok) deps.log.warn({ tenantId: lane.tenantId, tracker: reply.tracker, code: found.code }, 'send not looked up');
      return found.ok ? { messageId: found.messageId } : undefined;
    },
  };
}

async function noteAccount(deps: SenderDeps, lane: { tenantId: string; accountId: string }, result: SendResult): Promise<void> {
  if (result.ok) await deps.accounts.markWorking(lane.tenantId, lane.accountId);
  else if (result.failure === 'auth') await deps.accounts.markBroken(lane.tenantId, lane.accountId, result.code);
}
