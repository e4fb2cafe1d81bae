/** Bytes, in brotli, of a page before its lazy parts: HTML, CSS, code and words. */
const PAGE_BUDGET = 150_000;
/** The door is where people come first, often on a phone. */
const DOOR_BUDGET = 130_000;
const DOOR = /^\/(?:sign-|forgot-|reset-|verify-|invitation|session-ended)/;
/** The one script that the chat puts on somebody's website. */
export const CHAT_BUDGET = 15_000;

export const budgetOf = (path: string): number => (DOOR.test(path) ? DOOR_BUDGET : PAGE_BUDGET);
