import type { Account } from '../accounts.ts';
import { NOWHERE } from '../meta/login/login-state.ts';
import type { World } from '../world.ts';

/** What Meta remembers of who connected which number to the app. */
export interface ConnectState {
  /** WhatsApp business accounts whose events the app gets. */
  subscribed: Set<string>;
  /** Numbers that were signed up and are not registered for the Cloud API. */
  unregistered: Set<string>;
  /** Two-step codes, by number. */
  pins: Map<string, string>;
  /** Own webhooks of numbers. */
  overrides: Map<string, string>;
  /** Codes of finished sign-ins: good once, for the address they were sent to. */
  codes: Map<string, { businessKey: string; redirectUri: string; isLate: boolean; withheld: boolean }>;
  /** Tokens of sign-ins that left a permission out. */
  poor: Set<string>;
}

const states = new WeakMap<World, ConnectState>();

export function connectStateOf(world: World): ConnectState {
  const known = states.get(world);
  if (known) return known;
  const state: ConnectState = {
    subscribed: new Set(),
    unregistered: new Set(),
    pins: new Map(),
    overrides: new Map(),
    codes: new Map(),
    poor: new Set(),
  };
  states.set(world, state);
  return state;
}

export { APP_ID } from '../meta/login/app.ts';

export function describeNumber(world: World, account: Account) {
  const state = connectStateOf(world);
  const isRegistered = !state.unregistered.has(account.key);
  const override = state.overrides.get(account.key);
  return {
    id: account.key,
    display_phone_number: `+${account.address.replace(/\D/g, '')}`,
    verified_name: account.name.en,
    quality_rating: 'GREEN',
    platform_type: isRegistered ? 'CLOUD_API' : 'NOT_APPLICABLE',
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    status: isRegistered ? 'CONNECTED' : 'PENDING',
    is_on_biz_app: false,
    throughput: { level: 'STANDARD' },
    webhook_configuration: {
      ...(account.webhookUrl === NOWHERE ? {} : { application: account.webhookUrl }),
      ...(override === undefined ? {} : { phone_number: override }),
    },
  };
}
