import type { World } from '../world.ts';

export interface Webhook {
  url: string;
  allowedUpdates: string[];
  pending: number;
}

/** What the emulator's Telegram remembers beside conversations. */
export interface TelegramState {
  nextUpdateId(): number;
  nextMessageId(): number;
  /** Contacts who blocked a bot, as `<account>|<id>`. */
  blocked: Set<string>;
  /** Taps that wait for an answer. */
  waitingTaps: Set<string>;
  /** As set by the business, by the account's key. */
  webhooks: Map<string, Webhook>;
}

const states = new WeakMap<World, TelegramState>();

/** Numbers begin at the clock: a receiver that remembers them must not take a later run's for copies of an earlier one's. */
export function stateOf(world: World): TelegramState {
  const known = states.get(world);
  if (known) return known;
  const start = Math.floor(Date.now() / 100) % 1_000_000_000;
  let [updateId, messageId] = [start, start];
  const state: TelegramState = {
    nextUpdateId: () => ++updateId,
    nextMessageId: () => ++messageId,
    blocked: new Set(),
    waitingTaps: new Set(),
    webhooks: new Map(),
  };
  states.set(world, state);
  return state;
}
