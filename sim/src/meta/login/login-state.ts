import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { Account } from '../../accounts.ts';
import type { World } from '../../world.ts';

/** What a person allowed an app, in one of Meta's windows. */
export interface Grant {
  channel: 'instagram' | 'messenger';
  userId: string;
  redirectUri: string;
  rights: string[];
  /** Keys of the accounts; Instagram's are one. */
  accounts: string[];
  /** The person may see these pages and answer nobody. */
  withoutRole: boolean;
}

export interface LoginState {
  /** Good once, for the address they were sent to. `isLate`: as if an hour had passed. */
  codes: Map<string, Grant & { isLate: boolean }>;
  /** Tokens of people, and Instagram's of the first hour. */
  tokens: Map<string, Grant & { isLong: boolean; endsAt: number }>;
  /** Tokens whose time is over. */
  expired: Set<string>;
  /** Who connected an account. */
  granters: Map<string, string>;
  /** What the app hears of an account. */
  subscribed: Map<string, string[]>;
  /** Where accounts without a subscription will send once they have one. */
  parked: Map<string, string>;
  /** Accounts whose owner closed their messages to apps. */
  closed: Set<string>;
  personal: Set<string>;
}

export const HOUR_SECONDS = 3600;
export const LONG_SECONDS = 5_183_944;
/** Where an account that nobody listens to sends. */
export const NOWHERE = 'http://127.0.0.1:9/';
/** Who signs in at Facebook here, unless the window is told otherwise. */
export const SOMEBODY = '10220000000000007';

const states = new WeakMap<World, LoginState>();

export function loginStateOf(world: World): LoginState {
  const known = states.get(world);
  if (known) return known;
  const state: LoginState = {
    ...{ codes: new Map(), tokens: new Map(), granters: new Map(), subscribed: new Map(), parked: new Map() },
    ...{ expired: new Set(), closed: new Set(), personal: new Set() },
  };
  states.set(world, state);
  return state;
}

/** A person's id in the scope of the app: never the account's own. */
export const personOf = (key: string): string => `9${key.slice(1)}`;
export const newToken = (prefix: string): string => `${prefix}${randomBytes(36).toString('base64url')}`;

/** A business makes an account in the window. It sends nowhere until an app subscribes. */
export function makeAccount(world: World, channel: Grant['channel'], name: string): Account {
  const key = `${channel === 'instagram' ? '1784' : '1047'}${randomInt(100_000, 999_999)}${randomInt(100_000, 999_999)}`;
  const handle =
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9._]+/g, '.')
      .slice(0, 30) || `account.${key.slice(-6)}`;
  return world.accounts.add({
    ...{ channel, key, businessKey: key, address: channel === 'instagram' ? handle : key, name: { en: name, ar: name }, templates: [] },
    ...{ appSecret: newToken(''), accessToken: newToken('unused'), webhookUrl: NOWHERE, throughputPerSecond: 0 },
  });
}

/** The app's callback is one for all accounts of a product: an account without an own address sends where its neighbours do. */
export function callbackOf(world: World, channel: string): string {
  const neighbour = world.accounts.list().find((account) => account.channel === channel && account.webhookUrl !== NOWHERE);
  return neighbour?.webhookUrl ?? [...loginStateOf(world).parked.values()][0] ?? NOWHERE;
}

export function signedRequest(userId: string, secret: string, nowMs: number): string {
  const payload = Buffer.from(
    JSON.stringify({
      user_id: userId,
      algorithm: 'HMAC-SHA256',
      issued_at: Math.floor(nowMs / 1000),
      expires: Math.floor(nowMs / 1000) + 3600,
    }),
  ).toString('base64url');
  return `${createHmac('sha256', secret).update(payload).digest('base64url')}.${payload}`;
}
