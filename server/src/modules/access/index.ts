export { type Actor, createSeededSessions, type SeededSessions, type Session } from './seeded-session.ts';
