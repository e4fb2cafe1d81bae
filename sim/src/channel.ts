import type { FastifyInstance } from 'fastify';
import type { Account, AccountParts } from './accounts.ts';
import type { WireUpdate } from './core/dispatcher.ts';
import type { Json } from './core/read.ts';
import type { CustomerMessage } from './phone/customer-message.ts';
import type { ContactIds, Conversation } from './phone/conversations.ts';
import type { World } from './world.ts';

/** What came of a customer's pressing "send". */
export interface Written {
  messageId: string;
  /** The update as the provider's webhook carries it. */
  item: Json;
  /** Paints it on the customer's phone. */
  show(): void;
  /** A mark, a reaction or a change: nobody owes an answer to it, so the ledger does not count it. */
  isNote?: boolean;
}

/** One provider's side of a channel: its API, its webhooks, and what its customers' phones can do. A folder each, and a line in `channels.ts`. */
export interface EmulatedChannel {
  /** The product's word for the channel, as in `/webhooks/<kind>`. */
  kind: string;
  name: { en: string; ar: string };
  /** Hosts of the provider, and below which path their API stands here; a product calls either. */
  hosts: Readonly<Record<string, string>>;
  /** Whether a business may answer only for a time after the customer wrote. */
  hasWindow: boolean;
  /** What the phone page offers beside text, in this order: names of buttons in `public/phone.html`. */
  phoneSends: readonly string[];
  /** The parts of an account that only this provider has. @throws BadRequest naming the field that is missing */
  readAccount(value: Json): AccountParts;
  /** The ids of the person with this one. @throws BadRequest when it is none */
  toContact(account: string, id: string): ContactIds;
  registerRoutes(app: FastifyInstance, world: World, baseUrl: () => string): void;
  /** @throws BadRequest when the customer's phone could not send this */
  write(world: World, account: Account, conversation: Conversation, input: CustomerMessage): Written;
  /** Body of one POST for 1..1000 updates, in order. `merge`: neighbours may share an envelope, as the provider's do. */
  toBody(updates: readonly WireUpdate[], merge: boolean, now: number): string;
  /** Headers of that POST. `forged`: signed with a secret that is not the account's. */
  toHeaders(body: string, account: Account, forged: boolean, url: string): Record<string, string>;
  /** Forgets what it remembers beside conversations; what accounts were set to stays. */
  reset?(world: World): void;
  /** Somebody else set the account's callback: what the provider says of it changes too. */
  onCallbackChanged?(world: World, account: Account): void;
  /** The provider puts one update into a POST. */
  single?: boolean;
  /** What the receiver's 200 carries, where the provider reads it. */
  onAnswer?(world: World, update: WireUpdate, body: string): void;
}
