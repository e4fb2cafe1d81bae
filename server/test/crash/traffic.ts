import type { LoadProgress, Sim } from '@wafaa/sim';
import { DISHES, QUESTIONS } from './dishes.ts';

export interface Traffic {
  messages: number;
  ratePerSecond: number;
  seed: number;
  /** Accounts that take whole batches of updates in a webhook. */
  batched: readonly string[];
}

/** A contact may write so many messages that each asks for another dish. */
const MESSAGES_EACH = Math.floor(DISHES.length / 6);
/** Of all messages, those that come as after an outage of ours: everything at once, a thousand to a webhook. */
const FLOOD_SHARE = 0.3;
const LARGEST_BATCH = 1_000;

/** How often everything comes at once, how much of it, and how many messages then fill a webhook. */
export function floodOf(messages: number, accounts: number): { floods: number; perFlood: number; batch: number } {
  const batch = Math.min(LARGEST_BATCH, Math.floor((messages * FLOOD_SHARE) / accounts));
  const perFlood = batch * accounts;
  return { floods: Math.max(1, Math.floor((messages * FLOOD_SHARE) / perFlood)), perFlood, batch };
}

/** What customers write, and what goes wrong on its way. Resolves when each message has got its 200. */
export async function sendTraffic(sim: Sim, { messages, ratePerSecond, seed, batched }: Traffic): Promise<LoadProgress[]> {
  const { floods, perFlood } = floodOf(messages, batched.length);
  const steady = messages - floods * perFlood;
  const wrong = { duplicates: 0.08, reorder: 0.05, ackLost: 0.02, wrongSignature: 0.01 };
  const contacts = Math.ceil((steady / MESSAGES_EACH) * 1.2);
  const loads = [sim.load({ contacts, messages: steady, ratePerSecond, seed, questions: QUESTIONS, inOrder: true, ...wrong }).acknowledged];
  const lastsMs = (steady / ratePerSecond) * 1_000;
  for (let flood = 0; flood < floods; flood += 1) {
    await new Promise((resolve) => setTimeout(resolve, lastsMs / (floods + 1)));
    const load = sim.load({
      accounts: [...batched],
      // Each wrote a line or a few while we were away.
      contacts: perFlood,
      firstContact: 100_000 * (flood + 1),
      messages: perFlood,
      ratePerSecond: 0,
      batch: LARGEST_BATCH,
      batchWithinMs: 1_000,
      seed: seed + flood + 1,
      questions: QUESTIONS,
      inOrder: true,
      duplicates: 0.02,
    });
    loads.push(load.acknowledged);
  }
  return Promise.all(loads);
}

/** What providers do besides: refuse, say "too many", hang, cut the line before and after they took a message. The last are the uncertain sends. */
export function addProviderFaults(sim: Sim, messages: number): void {
  sim.faults.add({ kind: 'server_error', probability: 0.01 });
  // Each one holds its account, longer each time: about as many in a short run as in a long one.
  sim.faults.add({ kind: 'throttle', probability: Math.min(0.003, 15 / messages) });
  sim.faults.add({ kind: 'hang', probability: 0.001 });
  sim.faults.add({ kind: 'cut_before', probability: 0.002 });
  sim.faults.add({ kind: 'cut_after_record', probability: 0.004 });
  sim.faults.add({ kind: 'hang_after_record', probability: 0.002 });
  sim.faults.add({ kind: 'slow', probability: 0.01, delayMs: 700 });
}
