import { compact } from '../contract/lenient-json.ts';
import type { InboundEvent, InboundReferral, RawRequest } from '../contract/types.ts';
import { readWish, toPreference } from './opt-out-words.ts';
import { type Content, parseContent } from './parse-content.ts';
import { parseStatus } from './parse-status.ts';
import { accountKeyOf, isStatus, readForm, type TwilioForm } from './read-form.ts';
import { baseEvent, ignoredEvent, type TwilioChannel, type TwilioScope } from './read-scope.ts';
import { readUser } from './read-user.ts';

/** Reader of one channel's webhooks: Twilio posts one message or one report at a time. Never throws; a body that is no form yields nothing. */
export function createParser(channel: TwilioChannel): (request: RawRequest, receivedAt?: Date) => InboundEvent[] {
  return (request, receivedAt = new Date()) => {
    const form = readForm(request);
    const accountKey = accountKeyOf(form);
    if (accountKey === undefined) return [];
    const scope: TwilioScope = { channel, accountKey, form, receivedAt, query: request.query };
    try {
      return [isStatus(form) ? parseStatus(scope) : parseMessage(scope)];
    } catch {
      return [ignoredEvent(scope, 'malformed')];
    }
  };
}

function parseMessage(scope: TwilioScope): InboundEvent {
  const { form, channel } = scope;
  const messageId = form.get('MessageSid') ?? form.get('SmsSid') ?? form.get('SmsMessageSid');
  const user = readUser(form, form.get('From'), channel.isWhatsApp);
  if (messageId === undefined) return ignoredEvent(scope, 'malformed');
  if (user === undefined) return { ...ignoredEvent(scope, 'no_sender'), messageId };
  const replied = form.get('OriginalRepliedMessageSid');
  return compact<InboundEvent>({
    ...baseEvent(scope, messageId),
    user,
    messageId,
    replyTo: replied === undefined ? undefined : { messageId: replied },
    referral: readReferral(form),
    forwarded: form.get('Forwarded') === 'true' || form.get('FrequentlyForwarded') === 'true' ? true : undefined,
    ...readContent(scope),
  });
}

function readContent({ form, channel }: TwilioScope): Content {
  const text = form.get('Body');
  const wish = readWish(text, form.get('OptOutType'), !channel.isWhatsApp);
  // Twilio has told the person what it was told to tell; a second answer would follow it.
  if (wish === 'help') return compact<Content>({ kind: 'ignored', text, error: { code: 'channel.help_answered' } });
  if (wish !== undefined) return compact<Content>({ ...toPreference(wish), text });
  return parseContent(form, channel.isWhatsApp);
}

/** The advertisement that led here; it opens a window of 72 hours. */
function readReferral(form: TwilioForm): InboundReferral | undefined {
  const referral = compact<InboundReferral>({
    source: form.get('ReferralSourceType'),
    ref: form.get('ReferralSourceUrl'),
    adId: form.get('ReferralSourceId'),
    clickId: form.get('ReferralCtwaClid'),
    headline: form.get('ReferralHeadline'),
  });
  return Object.keys(referral).length === 0 ? undefined : referral;
}
