/** Door of the channels module: the contract's types and the adapters by kind. Everything else is private. */
export type * from './contract/types.ts';
export { adapterFor, channelAdapters } from './registry.ts';
