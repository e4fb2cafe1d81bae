export { type AccountLookup, createAccountLookup } from './load-account.ts';
export { decideAfterFailure, type SendOutcome, uncertainPolicyFor } from './retry-policy.ts';
export { createSender, type Sender, type SenderDeps } from './send-message.ts';
