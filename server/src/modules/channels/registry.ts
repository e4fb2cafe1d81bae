import type { ChannelAdapter, ChannelKind } from './contract/types.ts';
import { whatsappAdapter } from './whatsapp/index.ts';

/** Every adapter by its kind. A new channel is a new folder and one line here. */
export const channelAdapters: ReadonlyMap<ChannelKind, ChannelAdapter> = new Map(
  [whatsappAdapter].map((adapter) => [adapter.kind, adapter]),
);

/** The adapter of a channel, or undefined when this build has none (a webhook path or a stored account may name any). */
export function adapterFor(kind: string): ChannelAdapter | undefined {
  return channelAdapters.get(kind as ChannelKind);
}
