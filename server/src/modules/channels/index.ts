/** Door of the channels module: the contract's types, the adapters by kind, their settings, and the order of delivery statuses. Everything else is private. */
export { type MessageStatus, nextStatus } from './contract/next-status.ts';
export { CREDENTIALS_UNREADABLE, UNREADABLE } from './contract/unreadable.ts';
export type * from './contract/types.ts';
export { adapterFor, channelAdapters } from './adapter-for.ts';
export { type ChannelSettings, channelVariableNames, readChannelSettings } from './read-settings.ts';
