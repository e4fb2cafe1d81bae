export { type AccountLookup, createAccountLookup } from './load-account.ts';
export { createNameLearner } from './learn-name.ts';
export { createWindowLookup, type WindowLookup } from './load-window.ts';
export { createSendPace } from './pace-sends.ts';
export type { SendOutcome } from './retry-policy.ts';
export { createSender, type Sender, type SenderDeps } from './send-message.ts';
