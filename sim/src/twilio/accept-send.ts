import type { Account } from '../accounts.ts';
import { PLAIN_DELIVERY } from '../core/dispatcher.ts';
import { asString, type Json } from '../core/read.ts';
import { contactId, type Conversation, type PhoneMessage } from '../phone/conversations.ts';
import { isWindowOpen } from '../phone/window.ts';
import type { World } from '../world.ts';
import { type TwilioError, toError } from './errors.ts';
import { addressOf, splitKey } from './ids.ts';
import { calledAddress } from './sign.ts';
import { keepMessage, stateOf } from './state.ts';

type Bubble = Pick<PhoneMessage, 'kind' | 'text' | 'media' | 'location' | 'interactive'>;

const MAX_BODY = 1600;

/** Takes a send or says why not: shows it on the phone, enters it in the ledger, and lets its reports follow. */
export function acceptSend(
  world: World,
  account: Account,
  conversation: Conversation,
  form: Json,
  options: { uncertain: boolean; failWith: number | null },
): Json | TwilioError {
  const state = stateOf(world);
  const { accountSid, address } = splitKey(account.key);
  const to = addressOf(conversation.contact, address.startsWith('whatsapp:'));
  if (state.stopped.has(`${account.key}|${to}`)) return toError(21610, 'Attempt to send to unsubscribed recipient');
  const bubble = readBubble(world, form);
  if ('message' in bubble) return bubble;
  const isTemplate = form['ContentSid'] !== undefined && !state.contents.has(asString(form['ContentSid']) ?? '');
  const isClosed = address.startsWith('whatsapp:') && !isTemplate && !isWindowOpen(world, conversation);
  const failWith = isClosed ? 63016 : options.failWith;
  const sid = state.sid(form['MediaUrl'] === undefined ? 'SM' : 'MM');
  const createdAt = world.now();
  const message = {
    sid,
    accountSid,
    from: address,
    to,
    body: bubble.text,
    status: 'queued',
    direction: 'outbound-api' as const,
    createdAt,
  };
  keepMessage(state, message);
  const callback = asString(form['StatusCallback']);
  const report = (status: string, afterMs: number, more: Json = {}): void =>
    world.timers.after(Math.max(0, afterMs), () => {
      message.status = status;
      if (callback === undefined) return;
      const item: Json = {
        SmsSid: sid,
        MessageSid: sid,
        SmsStatus: status,
        MessageStatus: status,
        AccountSid: accountSid,
        From: address,
        To: to,
        ApiVersion: '2010-04-01',
        ...more,
      };
      const url = calledAddress(account, callback);
      world.dispatcher.deliver({ account, contact: conversation.contact, kind: 'status', item, url }, PLAIN_DELIVERY, () => undefined);
    });
  if (failWith === null) {
    world.conversations.setTyping(conversation, false);
    world.conversations.append(conversation, { id: sid, author: 'business', at: createdAt, status: 'delivered', ...bubble });
    const text = bubble.text + JSON.stringify(bubble.interactive ?? '');
    const tracker = callback === undefined ? null : new URL(callback).searchParams.get('tracker');
    world.ledger.reply({
      account: account.key,
      contact: contactId(conversation.contact),
      messageId: sid,
      text,
      tracker,
      uncertain: options.uncertain,
    });
    const steps = [
      ['sent', world.settings.sentMs],
      ['delivered', world.settings.deliveredMs],
    ] as const;
    for (const [status, afterMs] of steps) if (afterMs >= 0) report(status, afterMs);
    if (address.startsWith('whatsapp:') && world.settings.readMs >= 0) report('read', world.settings.readMs, { EventType: 'READ' });
  } else report(failWith >= 63000 ? 'undelivered' : 'failed', world.settings.sentMs, { ErrorCode: String(failWith) });
  return {
    sid,
    account_sid: accountSid,
    status: 'queued',
    from: address,
    to,
    body: bubble.text,
    num_segments: '1',
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    date_created: new Date(createdAt).toUTCString(),
  };
}

function readBubble(world: World, form: Json): Bubble | TwilioError {
  const body = asString(form['Body']) ?? '';
  const contentSid = asString(form['ContentSid']);
  const content = contentSid === undefined ? undefined : stateOf(world).contents.get(contentSid);
  const media = asString(form['MediaUrl']);
  const place = /^geo:(-?[\d.]+),(-?[\d.]+)(?:\|(.*))?$/.exec(asString(form['PersistentAction']) ?? '');
  if (body.length > MAX_BODY) return toError(21617, 'The concatenated message body exceeds the 1600 character limit');
  if (content) return toChoices(content);
  if (contentSid !== undefined) return { kind: 'template', text: `${contentSid} ${asString(form['ContentVariables']) ?? ''}`.trim() };
  if (place)
    return {
      kind: 'location',
      text: body,
      location: { latitude: Number(place[1]), longitude: Number(place[2]), name: place[3] ?? null, address: null },
    };
  if (media !== undefined) {
    if (!URL.canParse(media)) return toError(21620, 'Invalid media URL(s)');
    return {
      kind: 'image',
      text: body,
      media: { id: null, url: media, mimeType: null, filename: null, caption: body || null, voice: false },
    };
  }
  return body === '' ? toError(21602, 'A message body is required') : { kind: 'text', text: body };
}

function toChoices({
  kind,
  text,
  button,
  choices,
}: {
  kind: 'buttons' | 'list';
  text: string;
  button: string;
  choices: { id: string; title: string; description: string }[];
}): Bubble {
  const view = { header: null, footer: null, link: null, asksLocation: false };
  return kind === 'buttons'
    ? { kind: 'interactive', text, interactive: { ...view, buttons: choices, list: null } }
    : { kind: 'interactive', text, interactive: { ...view, buttons: [], list: { button, sections: [{ title: '', rows: choices }] } } };
}
