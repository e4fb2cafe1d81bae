import type { Random } from '../../../sim/src/core/random.ts';
import type { Supervised } from './processes.ts';
import type { RedisVictim } from './redis-process.ts';

export interface Strikes {
  faults: number;
  everyMs: number;
  random: Random;
  victims: readonly (Supervised | RedisVictim)[];
}

/** Kills, stops and empties, each victim in turn, so that none is spared. What was done, and how often. */
export async function strike({ faults, everyMs, random, victims }: Strikes): Promise<Record<string, number>> {
  const struck: Record<string, number> = {};
  for (let count = 0; count < faults; count += 1) {
    await pause(everyMs * (0.7 + random.next() * 0.6));
    const victim = victims[count % victims.length];
    if (!victim) continue;
    const what = await strikeOne(victim, Math.floor(count / victims.length), random);
    struck[what] = (struck[what] ?? 0) + 1;
  }
  return struck;
}

async function strikeOne(victim: Supervised | RedisVictim, round: number, random: Random): Promise<string> {
  if ('flush' in victim && round % 3 === 1) {
    await victim.flush();
    return `flush ${victim.name}`;
  }
  const kills = 'flush' in victim ? round % 3 === 0 : random.chance(0.6);
  if (kills) await victim.kill();
  // Some pauses are longer than a lease: the process wakes up as a stranger to what it held.
  else await victim.pause(400 + random.next() * (victim.name.startsWith('worker') ? 6_500 : 1_800));
  return `${kills ? 'kill -9' : 'stop'} ${victim.name}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
