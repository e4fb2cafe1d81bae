import type { ChannelAdapter } from './contract/types.ts';
import * as registered from './registry.ts';

/** Every adapter by its kind, in the order of their names. */
export const channelAdapters: ReadonlyMap<string, ChannelAdapter> = new Map(
  Object.values<ChannelAdapter>(registered).map((adapter) => [adapter.kind, adapter]),
);

/** The adapter of a channel, or undefined when this build has none (a webhook path or a stored account may name any). */
export function adapterFor(kind: string): ChannelAdapter | undefined {
  return channelAdapters.get(kind);
}
