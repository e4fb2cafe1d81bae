import { randomBytes } from 'node:crypto';
import type { World } from '../world.ts';

/** One message as `/Messages` lists it. */
export interface TwilioMessage {
  sid: string;
  accountSid: string;
  from: string;
  to: string;
  body: string;
  status: string;
  direction: 'inbound' | 'outbound-api';
  createdAt: number;
}

export interface TwilioState {
  /** Of the emulator, known once it listens: addresses of media begin with it. */
  baseUrl(): string;
  sid(prefix: 'SM' | 'MM' | 'HX' | 'ME'): string;
  messages: Map<string, TwilioMessage>;
  /** Choices that were made, with their text, by content SID. */
  contents: Map<
    string,
    { text: string; kind: 'buttons' | 'list'; button: string; choices: { id: string; title: string; description: string }[] }
  >;
  /** People who want to hear no more, as `<account>|<address>`. */
  stopped: Set<string>;
  /** Webhooks as set by the business, by the account's key. */
  webhooks: Map<string, { url: string; method: string }>;
}

const states = new WeakMap<World, TwilioState>();
const KEPT_MESSAGES = 10_000;

export function stateOf(world: World): TwilioState {
  const known = states.get(world);
  if (known) return known;
  const salt = randomBytes(8).toString('hex');
  let counter = 0;
  const state: TwilioState = {
    baseUrl: () => '',
    sid(prefix) {
      counter += 1;
      return `${prefix}${salt}${counter.toString(16).padStart(16, '0')}`;
    },
    messages: new Map(),
    contents: new Map(),
    stopped: new Set(),
    webhooks: new Map(),
  };
  states.set(world, state);
  return state;
}

export function keepMessage(state: TwilioState, message: TwilioMessage): void {
  state.messages.set(message.sid, message);
  const [oldest] = state.messages.keys();
  if (state.messages.size > KEPT_MESSAGES && oldest !== undefined) state.messages.delete(oldest);
}
