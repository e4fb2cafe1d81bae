export type { Actor, Person, Principal, SessionReader } from './principal.ts';
