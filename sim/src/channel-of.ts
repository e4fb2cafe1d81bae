import type { EmulatedChannel } from './channel.ts';
import * as registered from './channels.ts';
import { BadRequest } from './core/read.ts';

export const channels: ReadonlyMap<string, EmulatedChannel> = new Map(
  Object.values<EmulatedChannel>(registered).map((channel) => [channel.kind, channel]),
);

/** @throws BadRequest */
export function channelOf(kind: string): EmulatedChannel {
  const channel = channels.get(kind);
  if (!channel) throw new BadRequest(`unknown channel "${kind}"; known: ${[...channels.keys()].join(', ')}`);
  return channel;
}
