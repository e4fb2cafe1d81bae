/** The whole contract between a channel adapter and the product, in one place to import from. Types only. */
export type * from './adapter.ts';
export type * from './capabilities.ts';
export type * from './connection.ts';
export type * from './http.ts';
export type * from './inbound.ts';
export type * from './outbound.ts';
export type * from './templates.ts';
