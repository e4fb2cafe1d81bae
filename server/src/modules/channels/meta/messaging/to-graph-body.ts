import type { MediaKind, OutboundContent, OutboundMessage } from '../../contract/types.ts';
import type { MessagingLimits } from './limits.ts';

const ATTACHMENTS: Record<MediaKind, string> = {
  image: 'image',
  sticker: 'image',
  audio: 'audio',
  voice: 'audio',
  video: 'video',
  document: 'file',
};

/** The body of `POST /{account}/messages` for one fitted message. Undefined members vanish in JSON. */
export function toGraphBody(message: OutboundMessage, limits: MessagingLimits): Record<string, unknown> {
  const recipient = { id: message.to.userId };
  if (message.kind === 'reaction') return toReaction(recipient, message, limits);
  return {
    recipient,
    ...(message.humanAgent === true ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' }),
    message: { ...toMessage(message), metadata: message.tracker === '' ? undefined : message.tracker },
    reply_to: message.replyTo === undefined ? undefined : { mid: message.replyTo },
  };
}

function toReaction(
  recipient: { id: string },
  content: Extract<OutboundContent, { kind: 'reaction' }>,
  limits: MessagingLimits,
): Record<string, unknown> {
  const removes = content.emoji === '';
  const reaction = limits.reactions === 'love' ? 'love' : content.emoji;
  return {
    recipient,
    sender_action: removes ? 'unreact' : 'react',
    payload: { message_id: content.messageId, ...(removes ? {} : { reaction }) },
  };
}

function toMessage(content: OutboundContent): Record<string, unknown> {
  switch (content.kind) {
    case 'buttons':
      return content.buttons.some((button) => button.url !== undefined)
        ? toTemplate({ template_type: 'button', text: content.text, buttons: content.buttons.map(toButton) })
        : { text: content.text, quick_replies: content.buttons.map(({ id, title }) => ({ content_type: 'text', title, payload: id })) };
    case 'list':
      return toTemplate({
        template_type: 'generic',
        elements: content.sections
          .flatMap((section) => section.rows)
          .map(({ id, title, description }) => ({ title, subtitle: description, buttons: [toButton({ id, title: content.button })] })),
      });
    case 'media': {
      const payload = 'id' in content.source ? { attachment_id: content.source.id } : { url: content.source.link };
      return { attachment: { type: ATTACHMENTS[content.media], payload } };
    }
    default:
      return { text: 'text' in content ? content.text : '' };
  }
}

function toTemplate(payload: Record<string, unknown>): Record<string, unknown> {
  return { attachment: { type: 'template', payload } };
}

function toButton(button: { id: string; title: string; url?: string }): Record<string, unknown> {
  return button.url === undefined
    ? { type: 'postback', title: button.title, payload: button.id }
    : { type: 'web_url', title: button.title, url: button.url };
}
