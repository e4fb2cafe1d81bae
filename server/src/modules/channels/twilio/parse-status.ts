import { compact } from '../contract/lenient-json.ts';
import type { MessageStatus } from '../contract/next-status.ts';
import type { InboundEvent, InboundKind } from '../contract/types.ts';
import { failureOfCode } from './classify-code.ts';
import { baseEvent, ignoredEvent, type TwilioScope } from './read-scope.ts';
import { readUser } from './read-user.ts';

/** Query parameter of a report's address that holds our own id of the send. */
export const TRACKER = 'tracker';

const statuses: Record<string, MessageStatus> = {
  sent: 'sent',
  delivered: 'delivered',
  partially_delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

const kinds: Record<MessageStatus, InboundKind> = {
  sent: 'delivery',
  delivered: 'delivery',
  read: 'read',
  played: 'read',
  failed: 'failed',
  deleted: 'delete',
};

/** What became of a message of ours. Reports overtake each other; steps on the way to the carrier say nothing to anybody. */
export function parseStatus(scope: TwilioScope): InboundEvent {
  const { form, channel } = scope;
  const messageId = form.get('MessageSid') ?? form.get('SmsSid');
  const word = form.get('MessageStatus');
  if (messageId === undefined || word === undefined) return ignoredEvent(scope, 'malformed');
  const status = Object.hasOwn(statuses, word) ? statuses[word] : undefined;
  const code = form.get('ErrorCode');
  const error = code === undefined ? undefined : { code, title: form.get('ErrorMessage'), detail: form.get('ChannelStatusMessage') };
  return compact<InboundEvent>({
    ...baseEvent(scope, `${messageId}:${word}`),
    kind: status === undefined ? 'ignored' : kinds[status],
    user: readUser(form, form.get('To'), channel.isWhatsApp),
    messageId,
    targetMessageId: messageId,
    status: word,
    messageStatus: status,
    tracker: trackerOf(scope.query[TRACKER]),
    failure: status === 'failed' ? failureOfCode(code) : undefined,
    error: error === undefined ? undefined : compact<NonNullable<InboundEvent['error']>>(error),
  });
}

/** The address is signed, so this is what we sent; an odd one is none of ours. */
function trackerOf(value: string | undefined): string | undefined {
  return value !== undefined && /^[\w-]{1,100}$/.test(value) ? value : undefined;
}
