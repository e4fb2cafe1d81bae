import type { Acknowledged, AppSecrets, ChannelApp, ChannelIo, ConnectedAccount, RawRequest } from './adapter.ts';
import type { SendFailed } from './outbound.ts';

/** One text that a person copies from the provider's site. */
export interface CredentialField {
  /** Its name in `ConnectedAccount.credentials`. */
  name: string;
  label: { en: string; ar: string };
  /** Where it is found. */
  hint: { en: string; ar: string };
  secret: boolean;
  /** Of what the provider gives out; a slip of the hand is told before anybody is asked. */
  pattern: string;
}

/** An account that credentials reach, as the provider tells it. Nothing secret. */
export interface FoundAccount {
  accountKey: string;
  businessKey: string;
  /** For people. */
  name: string;
  /** How customers reach it: @name, +number. */
  address: string;
  /** Checked by the adapter's `definition.settings`. */
  settings: Record<string, unknown>;
  /** Why it cannot be used as it is: `no_role`, `personal_account`. */
  lacking?: string;
}

export type FoundAccounts = { ok: true; accounts: FoundAccount[] } | SendFailed;

/** Signing in at the provider, in the provider's own window. */
export interface SignIn {
  /** Where the person is sent; comes back to `redirectUri` with `code` and `state`. */
  url(app: ChannelApp, given: { state: string; redirectUri: string }): string;
  /** Turns the code into credentials that last. */
  exchange(app: ChannelApp, given: { code: string; redirectUri: string }, io: ChannelIo): Promise<Granted | SendFailed>;
}

export interface Granted {
  ok: true;
  credentials: Record<string, string>;
  /** Absent where they do not end by themselves. */
  endsAt?: Date;
  /** The provider's ids of the person they come from, by which `readRemoval` names them. */
  grantedBy?: readonly string[];
}

/** Somebody takes back what they gave us, or asks to be forgotten. */
export interface Removal {
  userId: string;
  /** When the provider said so. */
  at?: Date;
}

/** Something that must be done at the provider before messages come, in this order; each may be repeated. */
export interface ConnectStep {
  id: 'preflight' | 'register' | 'subscribe' | 'webhook';
  run(account: ConnectedAccount, hook: WebhookAddress, io: ChannelIo): Promise<Acknowledged>;
}

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
  what:
    | 'missing'
    | 'other_url'
    | 'callback_dead'
    | 'events_missing'
    | 'backlog'
    | 'failing'
    | 'not_subscribed'
    | 'not_registered'
    | 'low_quality'
    | 'messages_closed';
  /** For people and logs; no secret. */
  detail?: string;
  since?: Date;
}

export type WebhookState = { ok: true; drift: WebhookDrift[] /** Deliveries that wait at the provider. */; pending: number } | SendFailed;

/** Address our webhook is to be called at; `statusUrl` where reports on sends go elsewhere. */
export interface WebhookAddress {
  url: string;
  statusUrl?: string;
  /** What the provider must show before it may set the address, where it asks for one. */
  verifyToken?: string;
}

/** Connecting an account, by pasted credentials or by signing in at the provider. Each call may be repeated: it says what is, or makes it so. None rejects because of what a provider did. */
export interface ChannelConnection {
  /** What people paste; empty where they sign in. */
  fields: readonly CredentialField[];
  signIn?: SignIn;
  /** A six-digit number that the person may choose guards the account. */
  asksForPin?: boolean;
  /** Credentials that are kept after a disconnect, because the provider keeps asking for them. */
  keeps?: readonly string[];
  /** The chosen account's own credentials, where a sign-in reaches several and each has its own. */
  credentialsOf?(
    credentials: Record<string, string>,
    accountKey: string,
    io: ChannelIo,
    app: ChannelApp | null,
  ): Promise<Granted | SendFailed>;
  /** New credentials in the place of ones that end. Asked from `credentials.minAgeBeforeRefreshSeconds` of the capabilities on. */
  renew?(account: ConnectedAccount, io: ChannelIo, app: ChannelApp | null): Promise<Granted | SendFailed>;
  /** What the provider's deauthorise and data-deletion callbacks say; null for whatever no secret of ours has signed. */
  readRemoval?(request: RawRequest, secrets: AppSecrets): Removal | null;
  /** Adds what we make ourselves, e.g. the webhook's secret; keeps what is there. */
  complete?(credentials: Record<string, string>): Record<string, string>;
  /** Settings that people make here and no provider knows: they outlive a disconnect. */
  ownSettings?: readonly string[];
  /** The accounts that these credentials reach, to choose from. `known`: key of the account that is connected again. */
  list(credentials: Record<string, string>, io: ChannelIo, app: ChannelApp | null, known?: string): Promise<FoundAccounts>;
  /** Instead of `subscribe` alone, where the provider wants more than an address. */
  steps?: readonly ConnectStep[];
  identify?(credentials: Record<string, string>, io: ChannelIo): Promise<AccountIdentity | SendFailed>;
  /** Points the provider's webhook at us. */
  subscribe(account: ConnectedAccount, hook: WebhookAddress, io: ChannelIo): Promise<Acknowledged>;
  /** Compares the provider's side with what should be. */
  inspect(account: ConnectedAccount, hook: WebhookAddress, io: ChannelIo): Promise<WebhookState>;
  /** Undoes everything that was set up. `shared`: another account of the same business stays connected. */
  unsubscribe(account: ConnectedAccount, io: ChannelIo, shared?: boolean): Promise<Acknowledged>;
}
