import { PEN_MACHINE } from '../../src/modules/handoff/index.ts';
import type { PenFuzzResult } from './fuzz-pen.ts';

/** What several shards did, as one. */
export function mergeResults(results: readonly PenFuzzResult[]): PenFuzzResult {
  const merged: PenFuzzResult = { steps: 0, deeds: {}, sends: { bot: 0, agent: 0 }, moves: [], broken: [] };
  for (const [shard, { steps, deeds, sends, moves, broken }] of results.entries()) {
    merged.steps += steps;
    for (const [name, count] of Object.entries(deeds)) merged.deeds[name] = (merged.deeds[name] ?? 0) + count;
    merged.sends.bot += sends.bot;
    merged.sends.agent += sends.agent;
    merged.moves.push(...moves);
    merged.broken.push(...broken.map((what) => `shard ${shard}, ${what}`));
  }
  merged.moves = [...new Set(merged.moves)].sort();
  return merged;
}

/** All moves that the machine has, as `from event to`. */
export function writtenMoves(): string[] {
  return Object.entries(PEN_MACHINE)
    .flatMap(([from, moves]) => Object.entries(moves).map(([event, to]) => `${from} ${event} ${to}`))
    .sort();
}

/** Moves that are written and did not happen. What happened and is not written is a broken promise already. */
export function unreached(moves: readonly string[]): string[] {
  const happened = new Set(moves);
  return writtenMoves().filter((move) => !happened.has(move));
}
