import type { Acknowledged, ChannelIo, ConnectedAccount } from './adapter.ts';
import type { SendFailed } from './outbound.ts';

/** Whom credentials belong to, as the provider says. */
export interface AccountIdentity {
  ok: true;
  /** Provider's id of the owner of the account: a bot's id, a Twilio account's SID. */
  businessKey: string;
  /** For people. */
  name: string;
  /** How customers reach it: @name, +number. */
  address?: string;
  /** Opens a conversation with it. */
  link?: string;
  /** What the adapter's `definition.settings` wants to know about it. */
  settings: Record<string, unknown>;
}

/** One way in which the provider's side differs from what was set up. */
export interface WebhookDrift {
  what: 'missing' | 'other_url' | 'events_missing' | 'backlog' | 'failing';
  /** For people and logs; no secret. */
  detail?: string;
  since?: Date;
}

export type WebhookState = { ok: true; drift: WebhookDrift[] /** Deliveries that wait at the provider. */; pending: number } | SendFailed;

/** Address our webhook is to be called at; `statusUrl` where reports on sends go elsewhere. */
export interface WebhookAddress {
  url: string;
  statusUrl?: string;
}

/** Connecting by pasted credentials. Each call may be repeated: it says what is, or makes it so. None rejects because of what a provider did. */
export interface ChannelConnection {
  identify(credentials: Record<string, string>, io: ChannelIo): Promise<AccountIdentity | SendFailed>;
  /** Points the provider's webhook at us. */
  subscribe(account: ConnectedAccount, hook: WebhookAddress, io: ChannelIo): Promise<Acknowledged>;
  /** Compares the provider's side with what should be. */
  inspect(account: ConnectedAccount, hook: WebhookAddress, io: ChannelIo): Promise<WebhookState>;
  /** Undoes `subscribe`. */
  unsubscribe(account: ConnectedAccount, io: ChannelIo): Promise<Acknowledged>;
}
