import type { Log } from '../../platform/telemetry/log.ts';
import type { Metrics } from '../../platform/telemetry/metrics.ts';
import {
  adapterFor,
  type ChannelCapabilities,
  type ChannelConfig,
  type ChannelHttp,
  type OutboundContent,
  type OutboundTarget,
  type SendFailed,
  type SendResult,
} from '../channels/index.ts';
import type { AccountLookup, SendingAccount } from './load-account.ts';
import { judgeWindow, type WindowVerdict } from './judge-window.ts';
import type { LearnName } from './learn-name.ts';
import type { WindowLookup } from './load-window.ts';
import type { SendPace } from './pace-sends.ts';
import { decideAfterFailure, isShut, parked, type SendOutcome, TOO_LATE, uncertainPolicyFor } from './retry-policy.ts';

export interface Sender {
  /** `mayBegin` is asked at the last moment before the provider is called: whoever waited too long for a place or an account sends nothing. */
  send(lane: SendingLane, reply: SendableReply, mayBegin?: () => boolean): Promise<SendOutcome>;
  /** What to do with a send of which no news came (`uncertainPolicyFor`). */
  uncertainPolicy(lane: { tenantId: string; channel: string }, reply: SendableReply): Promise<'resend' | 'human'>;
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

export interface SendingLane {
  tenantId: string;
  channel: string;
  accountId: string;
  conversationId?: string;
  contactId?: string;
  /** What is being answered: a fresh message leaves no doubt that its window is open. */
  pending?: readonly { occurredAt: string }[];
}

export interface SendableReply {
  payload: OutboundContent & { to: OutboundTarget };
  tracker: string;
  attempts: number;
  /** Place among the parts of one reply. */
  part?: number;
  /** The bot unless said otherwise. */
  author?: 'bot' | 'agent';
}

export interface SenderDeps {
  http: ChannelHttp;
  configFor: (channel: string) => ChannelConfig;
  accounts: AccountLookup;
  windows: WindowLookup;
  pace: SendPace;
  learnName: LearnName;
  metrics: Metrics;
  log: Log;
}

export function createSender(deps: SenderDeps): Sender {
  return {
    async send(lane, reply, mayBegin) {
      const adapter = adapterFor(lane.channel);
      if (!adapter) return { kind: 'failed', failureKind: 'invalid_payload', failureCode: 'channel.unknown' };
      let account: SendingAccount | null;
      let window: WindowVerdict;
      try {
        window = await windowOf(deps, lane, reply, adapter.definition.capabilities.window);
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
      if (!account) return parked('account.disconnected', 'account_problem');
      // Refused here, before the provider would: too many such sends cost the account its good name.
      if (window === 'closed') return { kind: 'failed', failureKind: 'window_closed', failureCode: 'window.closed' };
      if (account.shutBy !== null) {
        deps.metrics.sends.inc({ channel: lane.channel, result: 'parked' });
        return parked(account.shutBy);
      }
      const waitMs = await deps.pace.admit(adapter, account, lane, reply);
      if (waitMs > 0) {
        deps.metrics.sends.inc({ channel: lane.channel, result: 'paced' });
        return { kind: 'retry', failureKind: 'paced', failureCode: 'rate.kept', delayMs: waitMs };
      }
      if (mayBegin && !mayBegin()) return TOO_LATE;
      const { to, ...content } = reply.payload;
      const result = await adapter.send(
        account,
        { ...content, to, tracker: reply.tracker, ...(window === 'human_agent' ? { humanAgent: true } : {}) },
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
      await noteAccount(deps, lane, reply, result).catch((error: unknown) => {
        deps.log.warn({ err: error, tenantId: lane.tenantId, accountId: lane.accountId }, 'account state not recorded');
      });
      if (result.ok && lane.contactId !== undefined) {
        // Beside the answer, which waits for nobody's name.
        const { tenantId, channel, contactId } = lane;
        void deps.learnName({ tenantId, channel, contactId, userId: to.userId }, account).catch((error: unknown) => {
          deps.log.warn({ err: error, tenantId, contactId }, 'name not learnt');
        });
      }
      return outcome;
    },
    async uncertainPolicy(lane, reply) {
      const confirmed = adapterFor(lane.channel)?.definition.capabilities.inbound.confirmsSends ?? false;
      return uncertainPolicyFor(reply.payload.kind, reply.attempts, confirmed);
    },
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

const HOUR_MS = 3_600_000;

/** Looked up only where time has passed: a first answer to a message of the last hours is within any window. */
async function windowOf(
  deps: SenderDeps,
  lane: SendingLane,
  reply: SendableReply,
  window: ChannelCapabilities['window'],
): Promise<WindowVerdict> {
  const author = reply.author ?? 'bot';
  const oldest = Date.now() - ((window?.hours ?? 0) - 1) * HOUR_MS;
  const isFresh =
    author === 'bot' && reply.attempts <= 1 && (lane.pending ?? []).every(({ occurredAt }) => Date.parse(occurredAt) > oldest);
  if (window === null || isFresh || lane.conversationId === undefined) return 'open';
  const closesAt = await deps.windows(lane.tenantId, lane.conversationId);
  return judgeWindow({ window, closesAt, now: new Date(), author, kind: reply.payload.kind });
}

async function noteAccount(deps: SenderDeps, lane: SendingLane, reply: SendableReply, result: SendResult): Promise<void> {
  if (result.ok) await deps.accounts.markWorking(lane.tenantId, lane.accountId);
  else if (result.failure === 'throttled') await deps.pace.hold(lane, reply, result);
  else if (result.failure === 'permission') await deps.accounts.markSuspect(lane.tenantId, lane.accountId);
  else if (isShut(result)) await deps.accounts.markBroken(lane.tenantId, lane.accountId, result.code);
}
