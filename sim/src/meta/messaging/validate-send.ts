import { asList, asRecord, asString, isRecord, type Json } from '../../core/read.ts';
import type { InteractiveView } from '../../phone/message-view.ts';
import { missingParameter, wrongParameter, type GraphError } from '../graph-error.ts';
import type { MessagingProduct } from './product.ts';

/** A send that would be taken: an action, or a message. */
export type ValidSend =
  | { recipient: string; action: string; payload: Json }
  | { recipient: string; action: null; message: Json; text: string; tracker: string | null; humanAgent: boolean; replyTo: string | null };

const ACTIONS = new Set(['typing_on', 'typing_off', 'mark_seen', 'react', 'unreact']);
const ATTACHMENTS = new Set(['image', 'video', 'audio', 'file', 'template', 'like_heart', 'MEDIA_SHARE']);

/** Checks a send against the documented limits; the first breach is reported, as the API does. */
export function validateSend(body: unknown, product: MessagingProduct): ValidSend | GraphError {
  if (!isRecord(body)) return wrongParameter('The body must be a JSON object.');
  const recipient = asString(asRecord(body['recipient'])['id']);
  if (recipient === undefined || recipient === '') return missingParameter('recipient');
  if (!/^\d{5,32}$/.test(recipient)) return wrongParameter('Param recipient[id] must be a valid ID string (e.g., "123")');
  const action = asString(body['sender_action']);
  if (action !== undefined) {
    const payload = asRecord(body['payload']);
    if (!ACTIONS.has(action)) return wrongParameter(`Param sender_action must be one of {${[...ACTIONS].join(', ').toUpperCase()}}`);
    if (action.endsWith('react') && asString(payload['message_id']) === undefined) return missingParameter('payload[message_id]');
    return { recipient, action, payload };
  }
  const type = asString(body['messaging_type']) ?? 'RESPONSE';
  if (!['RESPONSE', 'UPDATE', 'MESSAGE_TAG'].includes(type))
    return wrongParameter('Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG}');
  const tag = asString(body['tag']);
  if (type === 'MESSAGE_TAG' && tag !== 'HUMAN_AGENT')
    return { status: 400, code: 100, subcode: 2018344, message: '(#100) The tag is not supported any more' };
  const message = body['message'];
  if (!isRecord(message)) return missingParameter('message');
  const problem = validateMessage(message, product);
  if (problem) return problem;
  return {
    recipient,
    action: null,
    message,
    text: asString(message['text']) ?? '',
    tracker: asString(message['metadata']) ?? null,
    humanAgent: type === 'MESSAGE_TAG',
    replyTo: asString(asRecord(body['reply_to'])['mid']) ?? null,
  };
}

function validateMessage(message: Json, product: MessagingProduct): GraphError | null {
  const text = asString(message['text']);
  const attachment = message['attachment'];
  if (text === undefined && attachment === undefined) return wrongParameter('Must include a text or an attachment');
  if (text !== undefined && attachment !== undefined) return wrongParameter('Cannot send text and attachment in one message');
  if (text !== undefined && (text === '' || product.measure(text) > product.textMax))
    return wrongParameter(`Length of param message[text] must be less than or equal to ${product.textMax}`);
  if ((asString(message['metadata']) ?? '').length > 1000) return wrongParameter('Length of param message[metadata] must be at most 1000');
  const replies = asList(message['quick_replies']).map(asRecord);
  if (replies.length > 13) return wrongParameter('Param message[quick_replies] has too many elements.');
  const badReply = replies.some((reply) => !within(reply['title'], 20) || !within(reply['payload'], 1000));
  if (badReply) return wrongParameter('Param message[quick_replies] has a title or payload of a wrong length.');
  return attachment === undefined ? null : validateAttachment(asRecord(attachment));
}

function validateAttachment(attachment: Json): GraphError | null {
  const type = asString(attachment['type']) ?? '';
  const payload = asRecord(attachment['payload']);
  if (!ATTACHMENTS.has(type)) return wrongParameter('Param message[attachment][type] is not valid.');
  if (type === 'like_heart' || type === 'MEDIA_SHARE') return null;
  if (type !== 'template') {
    const url = asString(payload['url']);
    if (url === undefined && asString(payload['attachment_id']) === undefined) return missingParameter('message[attachment][payload][url]');
    return url === undefined || /^https?:\/\//.test(url)
      ? null
      : wrongParameter('message[attachment][payload][url] should represent a valid URL');
  }
  if (payload['template_type'] === 'button') {
    if (!within(payload['text'], 640)) return wrongParameter('The text of a button template has 1 to 640 characters.');
    return validateButtons(payload['buttons']);
  }
  if (payload['template_type'] !== 'generic') return wrongParameter('Param template_type is not valid.');
  const elements = asList(payload['elements']).map(asRecord);
  if (elements.length === 0 || elements.length > 10) return wrongParameter('A generic template has 1 to 10 elements.');
  if (elements.some((element) => !within(element['title'], 80) || (element['subtitle'] !== undefined && !within(element['subtitle'], 80))))
    return wrongParameter('A title or subtitle has 1 to 80 characters.');
  return elements.map((element) => (element['buttons'] === undefined ? null : validateButtons(element['buttons']))).find(Boolean) ?? null;
}

function validateButtons(value: unknown): GraphError | null {
  const buttons = asList(value).map(asRecord);
  if (buttons.length === 0 || buttons.length > 3) return wrongParameter('A template has 1 to 3 buttons.');
  const bad = buttons.some(
    (button) =>
      !within(button['title'], 20) || !(button['type'] === 'web_url' ? within(button['url'], 2000) : within(button['payload'], 1000)),
  );
  return bad ? wrongParameter('A button has no title, payload or address of a right length.') : null;
}

function within(value: unknown, max: number): boolean {
  return typeof value === 'string' && value !== '' && value.length <= max;
}

/** The choices of a message as the phone shows them; null when it has none. */
export function choicesOf(message: Json): InteractiveView | null {
  const plain: InteractiveView = { header: null, footer: null, buttons: [], list: null, link: null, asksLocation: false };
  const replies = asList(message['quick_replies']).map(asRecord);
  if (replies.length > 0) {
    return { ...plain, buttons: replies.map((reply) => ({ ...toButton(reply), reply: 'quick_reply' })) };
  }
  const payload = asRecord(asRecord(message['attachment'])['payload']);
  if (payload['template_type'] === 'button') return { ...plain, buttons: asList(payload['buttons']).map(asRecord).map(toButton) };
  if (payload['template_type'] !== 'generic') return null;
  const cards = asList(payload['elements']).map(asRecord);
  return {
    ...plain,
    cards: cards.map((card) => ({
      title: asString(card['title']) ?? '',
      subtitle: asString(card['subtitle']) ?? '',
      buttons: asList(card['buttons']).map(asRecord).map(toButton),
    })),
  };
}

function toButton(button: Json): { id: string; title: string; reply: string; url?: string } {
  const url = asString(button['url']);
  return {
    id: asString(button['payload']) ?? '',
    title: asString(button['title']) ?? '',
    reply: 'postback',
    ...(url === undefined ? {} : { url }),
  };
}
