import { z } from 'zod';
import { defineRoute } from './route.ts';
import { Done, IdParams } from './shapes.ts';

const Words = z.object({ en: z.string(), ar: z.string() });

export const ACCOUNT_STATES = ['live', 'emulator', 'half_connected', 'needs_reconnect', 'disconnected'] as const;

/**
 * Why an account may be losing messages. `silent`: nobody wrote at hours at which people always did. `late`: messages reach us late. `unconfirmed`: the
 * provider has stopped to say what became of our sends. `unhandled`: received, and not handled minutes later.
 */
export const ALARM_KINDS = ['silent', 'late', 'unconfirmed', 'unhandled'] as const;

export const AccountAlarmView = z.object({
  what: z.enum(ALARM_KINDS),
  since: z.iso.datetime(),
  detail: z.object({
    /** Who wrote in these hours in the least of the weeks before; or whose messages nobody accounts for. */
    people: z.number().int().optional(),
    weeks: z.number().int().optional(),
    messages: z.number().int().optional(),
    lagSeconds: z.number().optional(),
  }),
});
export type AccountAlarmView = z.infer<typeof AccountAlarmView>;

export const ConnectedAccountView = z.object({
  id: z.string(),
  channel: z.string(),
  name: z.string(),
  /** What customers dial or type. */
  address: z.string(),
  /** `emulator`: works, but reaches no real customer. `half_connected`: a set-up stopped before its end. */
  state: z.enum(ACCOUNT_STATES),
  /** The provider's code, or `access_ended`, where it needs to be connected again; `deauthorised`, `forgotten` where the provider's side ended it. */
  reason: z.string().nullable(),
  /** The set-up that is open, where there is one. */
  setupId: z.string().nullable(),
  /** What the last look at the provider found; empty is well, null is never looked at. */
  health: z.array(z.object({ what: z.string(), detail: z.string().nullable() })).nullable(),
  checkedAt: z.iso.datetime().nullable(),
  /**
   * What a look can know of whether messages reach us. `called`: the provider calls us at each look. `reported`: it says which calls failed and what
   * waits. `address`: only where it would call. `own`: no provider stands between. Null for a channel that is gone.
   */
  wayIn: z.enum(['called', 'reported', 'address', 'own']).nullable(),
  /** They end by themselves once their cause is gone. */
  alarms: z.array(AccountAlarmView),
  lastIn: z.iso.datetime().nullable(),
  lastOut: z.iso.datetime().nullable(),
  conversations: z.number().int(),
  /** Messages that go out, in their order, once the account is connected again. */
  waiting: z.number().int(),
  createdAt: z.iso.datetime(),
});
export type ConnectedAccountView = z.infer<typeof ConnectedAccountView>;

export const ConnectableView = z.object({
  channel: z.string(),
  /** `needs_app`: who runs the installation must register it with the provider first. */
  state: z.enum(['ready', 'emulator', 'needs_app', 'not_here']),
  /** Environment variables that are not set. */
  missing: z.array(z.string()),
  /** `own`: no provider has to be asked. */
  way: z.enum(['paste', 'sign_in', 'own']).nullable(),
  fields: z.array(z.object({ name: z.string(), label: Words, hint: Words, secret: z.boolean(), pattern: z.string() })),
  asksForPin: z.boolean(),
});
export type ConnectableView = z.infer<typeof ConnectableView>;

export const SetupStepView = z.object({
  id: z.enum(['access', 'choose', 'preflight', 'register', 'subscribe', 'webhook', 'hello']),
  state: z.enum(['waiting', 'done', 'failed']),
  /** Why it failed: the kind of failure in one word, the provider's code, and its own sentence without secrets. */
  problem: z.object({ failure: z.string(), code: z.string(), detail: z.string() }).nullable(),
  at: z.iso.datetime().nullable(),
});

export const SetupView = z.object({
  id: z.string(),
  channel: z.string(),
  accountId: z.string().nullable(),
  /** Set where an account that was connected before is connected again. */
  repairs: z.boolean(),
  state: z.enum(['open', 'done', 'undone']),
  steps: z.array(SetupStepView),
  /** `lacking`: why one cannot be used as it is. */
  offered: z.array(z.object({ accountKey: z.string(), name: z.string(), address: z.string(), lacking: z.string().nullable() })),
  /** Of the account that was chosen. */
  account: z.object({ name: z.string(), address: z.string(), accountKey: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
});
export type SetupView = z.infer<typeof SetupView>;

const write = 'channels.write' as const;
const missing = ['connection.not_found', 'connection.out_of_order'] as const;
const choosing = ['connection.taken', 'connection.other_account', 'connection.too_many'] as const;
const Pin = z
  .string()
  .regex(/^\d{6}$/)
  .meta({ examples: ['123456'] })
  .optional();
const base = '/api/v1/channels' as const;

export const channelRoutes = {
  listChannels: defineRoute({
    id: 'listChannels',
    method: 'GET',
    path: base,
    permission: 'channels.read',
    summary: 'Accounts with the honest state of each, channels that could be connected, and set-ups that are under way',
    status: 200,
    response: z.object({ accounts: z.array(ConnectedAccountView), connectable: z.array(ConnectableView), setups: z.array(SetupView) }),
  }),
  getSetup: defineRoute({
    id: 'getSetup',
    method: 'GET',
    path: `${base}/setups/:id`,
    permission: 'channels.read',
    summary: 'How far a set-up came; its last step is done once a message arrived',
    params: IdParams,
    status: 200,
    response: SetupView,
    errors: ['connection.not_found'],
  }),
  startSetup: defineRoute({
    id: 'startSetup',
    method: 'POST',
    audit: 'channel.setup_started',
    path: `${base}/setups`,
    permission: write,
    summary: 'Begin to connect an account, or to connect one again',
    body: z.object({ channel: z.string().min(1).max(40), accountId: z.string().min(1).max(64).optional() }),
    status: 201,
    response: SetupView,
    errors: ['connection.unknown_channel', 'connection.not_set_up', 'connection.account_not_found', 'connection.too_many'],
  }),
  giveCredentials: defineRoute({
    id: 'giveCredentials',
    method: 'POST',
    audit: 'channel.credentials_given',
    path: `${base}/setups/:id/credentials`,
    permission: write,
    summary: 'Hand over what the provider gave; it is asked whether it is right, sealed, and never shown again',
    params: IdParams,
    body: z.object({ values: z.record(z.string().min(1).max(40), z.string().trim().min(1).max(500)) }),
    status: 200,
    response: SetupView,
    errors: [...missing, ...choosing, 'connection.bad_credentials'],
  }),
  startSignIn: defineRoute({
    id: 'startSignIn',
    method: 'POST',
    audit: 'channel.sign_in_started',
    path: `${base}/setups/:id/sign-in`,
    permission: write,
    summary: 'Where to sign in at the provider; good for ten minutes, once, for this person in this session',
    params: IdParams,
    status: 200,
    response: z.object({ url: z.string() }),
    errors: [...missing, 'connection.not_set_up'],
  }),
  finishSignIn: defineRoute({
    id: 'finishSignIn',
    method: 'POST',
    audit: 'channel.signed_in',
    path: `${base}/sign-ins`,
    permission: write,
    summary: 'Bring back what the provider answered to a sign-in',
    body: z.object({
      state: z.string().min(20).max(200),
      code: z.string().min(1).max(2_000).optional(),
      error: z.string().max(200).optional(),
    }),
    status: 200,
    response: SetupView,
    errors: [...choosing, 'connection.sign_in_expired', 'connection.not_set_up'],
  }),
  chooseAccount: defineRoute({
    id: 'chooseAccount',
    method: 'POST',
    audit: 'channel.account_chosen',
    path: `${base}/setups/:id/account`,
    permission: write,
    summary: 'Choose one of the accounts, and set up everything at the provider',
    params: IdParams,
    body: z.object({ accountKey: z.string().min(1).max(200), pin: Pin }),
    status: 200,
    response: SetupView,
    errors: [...missing, ...choosing, 'connection.not_offered'],
  }),
  continueSetup: defineRoute({
    id: 'continueSetup',
    method: 'POST',
    audit: 'channel.setup_continued',
    path: `${base}/setups/:id/continue`,
    permission: write,
    summary: 'Go on where a set-up stopped',
    params: IdParams,
    body: z.object({ pin: Pin }),
    status: 200,
    response: SetupView,
    errors: missing,
  }),
  undoSetup: defineRoute({
    id: 'undoSetup',
    method: 'DELETE',
    audit: 'channel.setup_undone',
    path: `${base}/setups/:id`,
    permission: write,
    summary: 'Give a set-up up; what it did at the provider is undone',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['connection.not_found', 'connection.still_reachable'],
  }),
  checkAccount: defineRoute({
    id: 'checkAccount',
    method: 'POST',
    audit: 'channel.checked',
    path: `${base}/accounts/:id/check`,
    permission: write,
    summary: 'Ask the provider whether the account is well: token, webhook, subscription, quality',
    params: IdParams,
    status: 200,
    response: ConnectedAccountView,
    errors: ['connection.account_not_found'],
  }),
  disconnectAccount: defineRoute({
    id: 'disconnectAccount',
    method: 'POST',
    audit: 'channel.disconnected',
    path: `${base}/accounts/:id/disconnect`,
    permission: write,
    summary: 'Undo everything at the provider; conversations stay',
    params: IdParams,
    status: 200,
    response: ConnectedAccountView,
    errors: ['connection.account_not_found', 'connection.still_reachable'],
  }),
} as const;
