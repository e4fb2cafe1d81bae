import type { ChannelCapabilities, ChannelKind } from './capabilities.ts';
import type { ChannelHttp } from './http.ts';
import type { InboundEvent } from './inbound.ts';
import type { OutboundContent, OutboundMessage, OutboundTarget, SendFailed, SendResult } from './outbound.ts';

export interface RawRequest {
  method: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  query: Record<string, string>;
  /** The bytes as received: signatures cover them. */
  rawBody: Buffer;
}

export interface RawResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** App-level secrets. Several of each are accepted, so that they can be rotated. */
export interface AppSecrets {
  signingSecrets: readonly string[];
  verifyTokens: readonly string[];
}

export interface ConnectedAccount {
  /** Provider's id of the account: WhatsApp phone_number_id. */
  accountKey: string;
  /** Provider's id of what owns it: WhatsApp business account id. */
  businessKey: string;
  /** Secrets by the names in the adapter's `definition.secretKeys`; WhatsApp: `accessToken`. */
  credentials: Record<string, string>;
  /** Checked by the adapter's `definition.settings`. */
  settings: Record<string, unknown>;
}

export interface ChannelConfig {
  /** With version, without a trailing slash: https://graph.facebook.com/v26.0 */
  graphBaseUrl: string;
  /** Further hosts that may receive the bearer token when media is fetched. */
  mediaHosts?: readonly string[];
  /** Default 15,000. Stay below 60 % of the lane's lease. */
  sendTimeoutMs?: number;
}

/** What an adapter is given for each call that leaves the process. */
export interface ChannelIo {
  http: ChannelHttp;
  config: ChannelConfig;
  signal?: AbortSignal;
}

export type VerifyResult = 'ok' | 'bad_signature' | 'stale';

export interface MediaRef {
  id?: string;
  url?: string;
  mime?: string;
  sha256?: string;
  filename?: string;
  /** Lower than the channel's own cap, where a tenant's plan says so. */
  maxBytes?: number;
}

export type FetchedMedia = { ok: true; bytes: Buffer; mime: string; filename?: string; sizeBytes: number } | SendFailed;
export type UploadedMedia = { ok: true; mediaId: string } | SendFailed;
export type Acknowledged = { ok: true } | SendFailed;

/** `messageId` is the contact's last message, where the provider ties typing and read marks to one. */
export type ActivityTarget = OutboundTarget & { messageId?: string };

export interface ChannelDefinition {
  kind: ChannelKind;
  name: string;
  capabilities: ChannelCapabilities;
  /** Zod schema of `ConnectedAccount.settings`; typed loosely here so that the contract needs no validator. */
  settings: { safeParse(value: unknown): { success: boolean } };
  /** Keys of `ConnectedAccount.credentials` to encrypt at rest and to redact everywhere. */
  secretKeys: readonly string[];
}

/**
 * One channel. Adapters are stateless, translate and report; they never retry, never touch the database, and hold no
 * secret between calls. Outcomes are return values: no function of an adapter rejects because of what a provider did.
 */
export interface ChannelAdapter {
  kind: ChannelKind;
  definition: ChannelDefinition;
  capabilities(account: ConnectedAccount): ChannelCapabilities;
  /** Answer to the provider's set-up check (GET challenge, CRC); null when the request is none. */
  handshake?(request: RawRequest, secrets: AppSecrets): RawResponse | null;
  /** Authenticity over the raw bytes; constant time. */
  verify(request: RawRequest, secrets: AppSecrets, now?: Date): VerifyResult;
  /** Pure but for `receivedAt` (default now), used where the provider sends no time. Never throws. */
  parse(request: RawRequest, receivedAt?: Date): InboundEvent[];
  ack(request: RawRequest): RawResponse;
  /** Cuts content into parts that each pass `send`: splits long text, clamps titles, turns many buttons into a list. Pure and idempotent. */
  fit(content: OutboundContent): OutboundContent[];
  /** One message, one call. Refuses content that `fit` would cut into several parts (`channel.must_split`). */
  send(account: ConnectedAccount, message: OutboundMessage, io: ChannelIo): Promise<SendResult>;
  typing?(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo): Promise<Acknowledged>;
  markRead?(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo): Promise<Acknowledged>;
  fetchMedia?(account: ConnectedAccount, media: MediaRef, io: ChannelIo): Promise<FetchedMedia>;
  uploadMedia?(account: ConnectedAccount, media: { bytes: Buffer; mime: string; filename?: string }, io: ChannelIo): Promise<UploadedMedia>;
}
