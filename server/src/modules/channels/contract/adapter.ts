import type { ChannelCapabilities, ChannelKind } from './capabilities.ts';
import type { ChannelConnection } from './connection.ts';
import type { ChannelHttp } from './http.ts';
import type { InboundEvent } from './inbound.ts';
import type { OutboundContent, OutboundMessage, OutboundTarget, SendFailed, SendResult } from './outbound.ts';
import type { ChannelTemplates } from './templates.ts';

export interface RawRequest {
  method: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  query: Record<string, string>;
  /** What follows `/webhooks/<kind>/`, without slashes at its ends; '' for the channel's own address. */
  path?: string;
  /** As the provider called it, with host and query: some sign the address. */
  url?: string;
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
  /** The account that `accountOf` named, opened; absent when we have none by that key. */
  account?: ConnectedAccount;
}

/** The product's own registration with a provider, under which people sign in. */
export interface ChannelApp {
  id: string;
  secret: string;
  /** Of the provider's sign-in window, where it is set up by name; '' where it is not. */
  configurationId: string;
  dialogUrl: string;
  /** Where codes are exchanged, when that is another host than the channel's `baseUrl`; '' otherwise. */
  tokenUrl: string;
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
  /** Where this channel's provider is called, with version, without a trailing slash: https://graph.facebook.com/v26.0 */
  baseUrl: string;
  /** Further hosts that may receive the bearer token when media is fetched. */
  mediaHosts?: readonly string[];
  /** Default 15,000. Stay below 60 % of the lane's lease. */
  sendTimeoutMs?: number;
  /** Where this channel's provider calls us; some are told with each send where reports on it go. */
  webhookUrl?: string;
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
  /** The message that carries it, and its place among that message's files: for channels whose addresses can be asked for anew. */
  messageId?: string;
  position?: number;
  /** Lower than the channel's own cap, where a tenant's plan says so. */
  maxBytes?: number;
}

export type FetchedMedia = { ok: true; bytes: Buffer; mime: string; filename?: string; sizeBytes: number } | SendFailed;
export type UploadedMedia = { ok: true; mediaId: string } | SendFailed;
/** What the provider tells of a person; each part may be missing. */
export type FetchedProfile = { ok: true; name?: string; username?: string; pictureUrl?: string } | SendFailed;
export type Acknowledged = { ok: true } | SendFailed;
/** `messageId` null: the provider knows of no such message. */
export type FoundSend = { ok: true; messageId: string | null } | SendFailed;

/** `messageId` is the contact's last message, where the provider ties typing and read marks to one. */
export type ActivityTarget = OutboundTarget & { messageId?: string };

export interface ChannelDefinition {
  kind: ChannelKind;
  /** As people of both languages call it. */
  name: { en: string; ar: string };
  /** One path on a grid of 24 × 24, filled with the text's colour. */
  icon: string;
  capabilities: ChannelCapabilities;
  environment: ChannelEnvironment;
  /** What `contact_identity.kind` says of an id, e.g. `igsid`, and whether such an id may be a phone number. */
  identity: { kind: string; isPhone: boolean };
  /** Bodies of webhooks; anything else than well-formed ones is refused before `parse`. */
  webhookBody: 'json' | 'form';
  /** Zod schema of `ConnectedAccount.settings`; typed loosely here so that the contract needs no validator. */
  settings: { safeParse(value: unknown): { success: boolean } };
  /** Keys of `ConnectedAccount.credentials` to encrypt at rest and to redact everywhere. */
  secretKeys: readonly string[];
}

/** What an installation sets for a channel, by the names of environment variables. */
export interface ChannelEnvironment {
  /**
   * Beside an emulator (SIM_URL) an address that is not set is `<SIM_URL>/<host and path of the default>`. `own`: no provider, this
   * installation itself; calls to it never leave the process.
   */
  baseUrl: { variable: string; default: string } | { own: string };
  /** Each may hold several values, with commas between: secrets are rotated. */
  signingSecrets: readonly string[];
  verifyTokens: readonly string[];
  /** For channels that are connected by signing in: variables of the registration, and the address of the provider's window. */
  app?: {
    id: string;
    secret: string;
    configurationId?: string;
    dialog: { variable: string; default: string };
    token?: { variable: string; default: string };
  };
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
  /** For webhooks that are signed with an account's own secret: the key of the account that the request claims to be for. Unproven until `verify`. */
  accountOf?(request: RawRequest): string | undefined;
  /** Authenticity over the raw bytes; constant time. */
  verify(request: RawRequest, secrets: AppSecrets, now?: Date): VerifyResult;
  /** Pure but for `receivedAt` (default now), used where the provider sends no time. Never throws. */
  parse(request: RawRequest, receivedAt?: Date): InboundEvent[];
  ack(request: RawRequest): RawResponse;
  /** Cuts content into parts that each pass `send`: splits long text, clamps titles, turns many buttons into a list. Pure and idempotent. */
  fit(content: OutboundContent): OutboundContent[];
  /** How many messages the provider counts this content as, where it is not one. */
  weigh?(content: OutboundContent): number;
  /** One message, one call. Refuses content that `fit` would cut into several parts (`channel.must_split`). */
  send(account: ConnectedAccount, message: OutboundMessage, io: ChannelIo): Promise<SendResult>;
  /** Gives a message of ours other words; `messageId` as `send` gave it. */
  edit?(account: ConnectedAccount, messageId: string, message: OutboundMessage, io: ChannelIo): Promise<SendResult>;
  /** Looks a send up whose answer was lost, where the provider can be asked. `since`: when it began. */
  findSent?(account: ConnectedAccount, message: OutboundMessage, since: Date, io: ChannelIo): Promise<FoundSend>;
  typing?(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo): Promise<Acknowledged>;
  markRead?(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo): Promise<Acknowledged>;
  /** For channels whose webhooks name a person by an id only. */
  profile?(account: ConnectedAccount, userId: string, io: ChannelIo): Promise<FetchedProfile>;
  fetchMedia?(account: ConnectedAccount, media: MediaRef, io: ChannelIo): Promise<FetchedMedia>;
  uploadMedia?(account: ConnectedAccount, media: { bytes: Buffer; mime: string; filename?: string }, io: ChannelIo): Promise<UploadedMedia>;
  /** Connecting an account, and undoing it. */
  connection?: ChannelConnection;
  /** For channels where a closed window opens to nothing but what the provider approved. */
  templates?: ChannelTemplates;
}
