import { BadRequest, readOptions } from '../core/read.ts';
import { createRandom } from '../core/random.ts';
import { sendFromPhone, type SentByCustomer } from '../phone/send-from-phone.ts';
import type { DeliveryPlan } from '../core/dispatcher.ts';
import type { World } from '../world.ts';
import { DEFAULT_QUESTIONS } from './questions.ts';

export interface LoadOptions {
  /** Keys of accounts; empty = all registered accounts, in turn. */
  accounts: string[];
  /** Customers, spread over the accounts. */
  contacts: number;
  messages: number;
  /** Messages offered per second over all accounts; 0 = as fast as they can be built. */
  ratePerSecond: number;
  seed: number;
  questions: string[];
  /** Message n of every contact asks question n, instead of one drawn by chance: then a reply's words say which message it answers. */
  inOrder: boolean;
  /** Probabilities, 0..1. */
  duplicates: number;
  reorder: number;
  ackLost: number;
  wrongSignature: number;
  /** Updates per POST, 1..1000, and how long each batch is waited for. */
  batch: number;
  batchWithinMs: number;
  /** Share of messages that are followed at once by `burstSize - 1` more of the same contact. */
  bursts: number;
  burstSize: number;
  /** Distinguishes the contacts of two loads. */
  firstContact: number;
}

export const DEFAULT_LOAD: LoadOptions = {
  accounts: [],
  contacts: 50,
  messages: 500,
  ratePerSecond: 50,
  seed: 1,
  questions: [],
  inOrder: false,
  duplicates: 0,
  reorder: 0,
  ackLost: 0,
  wrongSignature: 0,
  batch: 1,
  batchWithinMs: 50,
  bursts: 0,
  burstSize: 3,
  firstContact: 0,
};

export interface LoadProgress {
  id: number;
  options: LoadOptions;
  offered: number;
  acknowledged: number;
  startedAt: number;
  /** When the last message was offered, and when the last was acknowledged. */
  offeredAllAt: number | null;
  finishedAt: number | null;
}

export interface Load {
  progress: LoadProgress;
  /** Resolves when every message has got its 200. */
  acknowledged: Promise<LoadProgress>;
}

const NAMES = ['سارة', 'Omar', 'نورة', 'Mia', 'فهد', 'Layla', 'خالد', 'Hassan', 'ريم', 'Jordan'];
const PREFIXES = ['96650', '97150', '96590'];

/** Drives many customers. Every text carries its own token, so that the ledger can judge what became of it. */
export function startLoad(world: World, id: number, given: Partial<LoadOptions>): Load {
  const options: LoadOptions = { ...DEFAULT_LOAD, ...given };
  const accounts = options.accounts.length > 0 ? options.accounts : world.accounts.list().map((account) => account.key);
  if (accounts.length === 0) throw new BadRequest('no account is registered');
  const unknown = accounts.find((account) => !world.accounts.get(account));
  if (unknown !== undefined) throw new BadRequest(`unknown account "${unknown}"`);
  const progress: LoadProgress = { id, options, offered: 0, acknowledged: 0, startedAt: world.now(), offeredAllAt: null, finishedAt: null };
  const texts = options.questions.length > 0 ? options.questions : DEFAULT_QUESTIONS;
  const random = createRandom(`load:${options.seed}`);
  let burst = { contact: 0, left: 0 };

  const offerOne = (): SentByCustomer => {
    const contact = burst.left > 0 ? burst.contact : random.below(options.contacts);
    burst =
      burst.left > 0 ? { contact, left: burst.left - 1 } : { contact, left: random.chance(options.bursts) ? options.burstSize - 1 : 0 };
    const index = options.firstContact + contact;
    const account = accounts[index % accounts.length] ?? '';
    const waId = `${PREFIXES[index % PREFIXES.length] ?? '96650'}${String(1_000_000 + index)}`;
    const number = world.ledger.nextNumber(account, waId);
    const question = options.inOrder ? (texts[(number - 1) % texts.length] ?? '') : random.pick(texts);
    const text = `${question} #${world.ledger.contactIndex(account, waId)}-${number}`;
    const plan: Partial<DeliveryPlan> = {
      copies: random.chance(options.duplicates) ? 1 : 0,
      copyDelayMs: random.below(300),
      reorder: random.chance(options.reorder),
      ackLost: random.chance(options.ackLost),
      wrongSignature: random.chance(options.wrongSignature),
      batch: options.batch,
      batchWithinMs: options.batchWithinMs,
    };
    progress.offered += 1;
    const from = { waId, name: NAMES[index % NAMES.length] ?? 'Customer' };
    return sendFromPhone(world, { account, from, type: 'text', text, numbered: true, number }, plan);
  };

  const acknowledged = new Promise<LoadProgress>((resolve) => {
    const pace = (): void => {
      const elapsedSeconds = (world.now() - progress.startedAt) / 1000;
      const due = options.ratePerSecond > 0 ? Math.floor(elapsedSeconds * options.ratePerSecond) + 1 : progress.offered + 200;
      const until = Math.min(options.messages, due);
      while (progress.offered < until) {
        void offerOne().acknowledged.then(() => {
          progress.acknowledged += 1;
          if (progress.acknowledged < options.messages) return;
          progress.finishedAt = world.now();
          resolve(progress);
        });
      }
      if (progress.offered >= options.messages) progress.offeredAllAt = world.now();
      else world.timers.after(options.ratePerSecond > 0 ? Math.min(1000 / options.ratePerSecond, 10) : 0, pace);
    };
    if (options.messages === 0) resolve(progress);
    else pace();
  });
  return { progress, acknowledged };
}

/** `POST /_sim/load`. @throws BadRequest */
export function readLoadOptions(value: unknown): Partial<LoadOptions> {
  const options = readOptions(value, DEFAULT_LOAD);
  for (const key of ['duplicates', 'reorder', 'ackLost', 'wrongSignature', 'bursts'] as const) {
    const probability = options[key] ?? 0;
    if (probability < 0 || probability > 1) throw new BadRequest(`"${key}" must be between 0 and 1`);
  }
  if ((options.contacts ?? 1) < 1) throw new BadRequest('"contacts" must be at least 1');
  if ((options.batch ?? 1) < 1 || (options.batch ?? 1) > 1000) throw new BadRequest('"batch" must be between 1 and 1000');
  return options;
}
