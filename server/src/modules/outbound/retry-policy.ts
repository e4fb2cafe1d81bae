import type { SendFailed } from '../channels/index.ts';

export type SendOutcome =
  | { kind: 'sent'; providerMessageId: string }
  | { kind: 'retry'; failureKind: string; failureCode: string; delayMs: number }
  | { kind: 'uncertain' }
  | { kind: 'failed'; failureKind: string; failureCode: string };

const MAX_ATTEMPTS = 10;
// "Too many" says nothing about this message: it is tried for about an hour, and longer where the provider names a time.
const MAX_THROTTLED_ATTEMPTS = 60;
const BASE_DELAY_MS = 500;
const MAX_DELAY_MS = 60_000;
// A dead token or a blocked account is mended by a person, and its mend wakes what waits: this is for a wake that was missed.
const PARKED_DELAY_MS = 300_000;
// A right that lacks may be the account's, which is looked at meanwhile, or concern this one person: then it ends with a person of ours.
const NO_RIGHT_DELAY_MS = 60_000;
// A provider that takes each copy and accounts for none would get the same words for ever.
const MAX_UNCERTAIN_SENDS = 5;
const SHUT: ReadonlySet<string> = new Set(['auth', 'account_problem']);

/** The provider shut the whole account, whatever the message was. */
export function isShut({ failure }: SendFailed): boolean {
  return SHUT.has(failure);
}

/** For certain nothing has left: the lease under which it would have is nearly over, or somebody else has the lane already. */
export const TOO_LATE: SendOutcome = { kind: 'retry', failureKind: 'transient', failureCode: 'lease.short', delayMs: 0 };

/** A reply whose account is shut: it waits, and the provider is not asked. */
export function parked(code: string, failureKind: 'parked' | 'account_problem' = 'parked'): SendOutcome {
  return { kind: 'retry', failureKind, failureCode: code, delayMs: PARKED_DELAY_MS };
}

/** The one place that decides about sending again. `random` is 0..1. */
export function decideAfterFailure(failure: SendFailed, attempts: number, random: number): SendOutcome {
  const named = { failureKind: failure.failure, failureCode: failure.code };
  if (failure.ambiguous) return { kind: 'uncertain' };
  if (isShut(failure)) return { kind: 'retry', ...named, delayMs: PARKED_DELAY_MS };
  if (failure.failure === 'permission' && attempts < MAX_ATTEMPTS) return { kind: 'retry', ...named, delayMs: NO_RIGHT_DELAY_MS };
  if (failure.failure !== 'throttled' && failure.failure !== 'transient') return { kind: 'failed', ...named };
  if (attempts >= (failure.failure === 'throttled' ? MAX_THROTTLED_ATTEMPTS : MAX_ATTEMPTS)) return { kind: 'failed', ...named };
  const backoff = Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** (attempts - 1));
  return { kind: 'retry', ...named, delayMs: Math.max(failure.retryAfterMs ?? 0, Math.round(backoff * (0.5 + random / 2))) };
}

/** What to do with a send of which no news came: plain answers go again, a few times; what costs money asks a person, and so does what goes where no
 *  news ever comes (`confirmed` false), since there silence says nothing. */
export function uncertainPolicyFor(kind: string, attempts: number, confirmed: boolean): 'resend' | 'human' {
  return kind === 'template' || !confirmed || attempts >= MAX_UNCERTAIN_SENDS ? 'human' : 'resend';
}
