import type { LossKind } from '@wafaa/contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Tone } from '../../shared/ui/chip.tsx';

export const KINDS: Record<LossKind, { name: MessageDescriptor; tone: Tone }> = {
  unanswered: { name: msg`Received, not handled`, tone: 'bad' },
  send_failed: { name: msg({ context: 'loss', message: 'Not sent' }), tone: 'bad' },
  send_uncertain: { name: msg`Perhaps sent`, tone: 'warn' },
  send_parked: { name: msg`Waits for its account`, tone: 'warn' },
  media: { name: msg`File not to be had`, tone: 'neutral' },
  job: { name: msg`Work that broke off`, tone: 'neutral' },
};

/** Cause and mend, by our own codes. */
const BY_CAUSE: Record<string, MessageDescriptor> = {
  'outbound.uncertain': msg`The connection broke while it was being sent, and the provider says nothing of it. Look whether the customer has it before sending it again.`,
  'window.closed': msg`The time in which the channel lets you write was over. Open the conversation: an approved template may still go.`,
  'person.let_go': msg`Somebody let go of it before it was sent.`,
  'account.disconnected': msg`The account is not connected any more. Connect it again, then try again.`,
  credentials_unreadable: msg`The access to the account cannot be opened here. Connect the account again; it goes by itself then.`,
  'account.unreadable': msg`The access to the account cannot be read here. Connect it again.`,
  'channel.unknown': msg`This installation does not have the channel any more.`,
  'lane.forgotten': msg`It was received and then forgotten. Try again: it is handled at once.`,
  'lane.behind': msg`The answers are behind. It is handled as soon as there is room; you may also answer it yourself.`,
  turn_failed: msg`Finding an answer broke off. It is tried again by itself; you may also answer it yourself.`,
  media_gone: msg`The channel does not have the file any more. Ask the customer to send it again.`,
  media_too_large: msg`The file is larger than what can be kept. Ask the customer for a smaller one.`,
  wrong_type: msg`The file was not what it was said to be, so it was not kept.`,
  unsafe_type: msg`The file is a program. It was not kept, because it could do harm when opened.`,
  empty: msg`The file has nothing in it.`,
  media_digest: msg`The file arrived damaged. Try again.`,
  'source.process': msg`A document was not read to its end. Try again, or upload it anew under Knowledge.`,
  'knowledge.prepare': msg`What the bot searches was not made ready after a change. Try again.`,
  'tenant.export': msg`An export was not finished. Try again, or ask for a new one under Settings.`,
};

/** By the kind of failure, where the provider's code has no words of ours. */
const BY_FAILURE: Record<string, MessageDescriptor> = {
  throttled: msg`The provider asked us to wait for too long. Try again later.`,
  transient: msg`The provider did not take it, however often it was tried. Try again.`,
  auth: msg`The provider no longer lets us in. Connect the account again; it goes by itself then.`,
  permission: msg`The account lacks the right to do this. Connect it again and leave every box ticked.`,
  window_closed: msg`The provider says that the time for an answer is over. Open the conversation: an approved template may still go.`,
  recipient_unreachable: msg`The customer cannot be reached there: no such account, blocked, or an old app.`,
  opted_out: msg`The customer wants no messages from you.`,
  invalid_payload: msg`The provider does not accept a message like this. Open the conversation and write it differently.`,
  template_problem: msg`The provider does not accept the template. Look at it, or choose another.`,
  media_problem: msg`The provider could not take the file.`,
  policy_blocked: msg`The provider’s rules do not allow it.`,
  account_problem: msg`The provider has blocked the account or restricted it. Its own pages say why; it goes by itself once that is settled.`,
};

const BY_KIND: Record<LossKind, MessageDescriptor> = {
  unanswered: BY_CAUSE['lane.behind'] ?? msg`Received, not handled`,
  send_failed: msg`The provider did not take it. Try again, or open the conversation.`,
  send_uncertain: BY_CAUSE['outbound.uncertain'] ?? msg`Perhaps sent`,
  send_parked: BY_FAILURE['auth'] ?? msg`Waits for its account`,
  media: msg`The channel did not hand the file over. Try again.`,
  job: msg`It broke off as often as it was tried. Try again.`,
};

/** Why, and what mends it; a provider's own code may have words of its own, which go before these. */
export function whyOf({ kind, cause, failure }: { kind: LossKind; cause: string; failure?: string | null }): MessageDescriptor {
  return BY_CAUSE[cause] ?? (failure ? BY_FAILURE[failure] : undefined) ?? BY_KIND[kind];
}

/** A code that only the provider's pages explain is worth showing. */
export function isForeign(cause: string): boolean {
  return BY_CAUSE[cause] === undefined && cause !== 'unknown';
}
