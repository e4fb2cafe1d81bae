import { createAccountRegistry, type AccountRegistry } from './accounts.ts';
import type { EmulatedChannel } from './channel.ts';
import { channelOf } from './channel-of.ts';
import { createPoster } from './core/post.ts';
import { createRandom, type Random } from './core/random.ts';
import { createTimers, type Timers } from './core/timers.ts';
import { createFaults, type Faults } from './faults.ts';
import { createLedger, type Correlate, type Ledger } from './ledger.ts';
import { createModelControl, type ModelControl } from './models/control.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { createConversations, type Conversations } from './phone/conversations.ts';
import { createDispatcher, type Dispatcher } from './core/dispatcher.ts';
import { createIds, type Ids } from './core/ids.ts';
import { createMediaStore, type MediaStore } from './core/media.ts';

/** All state of one emulator. Everything is in memory and ends with it. */
export interface World {
  settings: Settings;
  accounts: AccountRegistry;
  /** @throws BadRequest */
  channelOf(kind: string): EmulatedChannel;
  conversations: Conversations;
  ledger: Ledger;
  faults: Faults;
  dispatcher: Dispatcher;
  media: MediaStore;
  models: ModelControl;
  ids: Ids;
  random: Random;
  timers: Timers;
  now: () => number;
  close(): void;
}

export interface WorldOptions {
  settings?: Partial<Settings> | undefined;
  correlate?: Correlate | undefined;
  now?: (() => number) | undefined;
}

export function createWorld(options: WorldOptions): World {
  const settings: Settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const now = options.now ?? Date.now;
  const timers = createTimers();
  const poster = createPoster();
  const random = createRandom(settings.seed);
  const ids = createIds();
  const accounts = createAccountRegistry();
  const world: World = {
    settings,
    accounts,
    channelOf,
    conversations: createConversations((account, id) => channelOf(accounts.get(account)?.channel ?? '').toContact(account, id)),
    ledger: createLedger({ correlate: options.correlate, now }),
    faults: createFaults(settings.seed),
    dispatcher: createDispatcher(
      poster,
      timers,
      random,
      settings,
      (account) => channelOf(account.channel),
      now,
      (update, body) => channelOf(update.account.channel).onAnswer?.(world, update, body),
    ),
    media: createMediaStore(ids, now),
    models: createModelControl(settings.seed),
    ids,
    random,
    timers,
    now,
    close() {
      timers.close();
      poster.close();
    },
  };
  return world;
}
