import type { ContactCard, OutboundContent, OutboundMessage, TemplateComponent, TemplateParameter } from '../contract/types.ts';
import { toAddress } from './find-problem.ts';

/** The body of `POST /{phone_number_id}/messages` for one fitted message. Undefined members vanish in JSON. */
export function toGraphBody(message: OutboundMessage): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...toAddress(message.to),
    ...toContent(message),
    context: message.replyTo === undefined ? undefined : { message_id: message.replyTo },
    biz_opaque_callback_data: message.tracker === '' ? undefined : message.tracker,
  };
}

function toContent(content: OutboundContent): Record<string, unknown> {
  switch (content.kind) {
    case 'text':
      return { type: 'text', text: { body: content.text, preview_url: content.previewUrl ?? false } };
    case 'buttons': {
      const buttons = content.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } }));
      return toInteractive('button', content, { buttons });
    }
    case 'list': {
      const sections = content.sections.map(({ title, rows }) => ({
        title,
        rows: rows.map(({ id, title: rowTitle, description }) => ({ id, title: rowTitle, description })),
      }));
      return toInteractive('list', content, { button: content.button, sections });
    }
    case 'media': {
      const type = content.media === 'voice' ? 'audio' : content.media;
      const filename = type === 'document' ? content.filename : undefined;
      const voice = content.media === 'voice' ? true : undefined;
      return { type, [type]: { ...content.source, caption: content.caption, filename, voice } };
    }
    case 'template':
      return {
        type: 'template',
        template: { name: content.name, language: { code: content.language }, components: content.components.map(toComponent) },
      };
    case 'location': {
      const { latitude, longitude, name, address } = content;
      return { type: 'location', location: { latitude, longitude, name, address } };
    }
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: content.messageId, emoji: content.emoji } };
    case 'contacts':
      return { type: 'contacts', contacts: content.contacts.map(toCard) };
  }
}

function toInteractive(type: string, content: { text: string; footer?: string }, action: Record<string, unknown>): Record<string, unknown> {
  const footer = content.footer === undefined ? undefined : { text: content.footer };
  return { type: 'interactive', interactive: { type, body: { text: content.text }, footer, action } };
}

function toComponent(component: TemplateComponent): Record<string, unknown> {
  return {
    type: component.type,
    sub_type: component.subType,
    index: component.index === undefined ? undefined : String(component.index),
    parameters: component.parameters.map(toParameter),
  };
}

function toParameter(parameter: TemplateParameter): Record<string, unknown> {
  const name = 'name' in parameter ? { parameter_name: parameter.name } : {};
  switch (parameter.type) {
    case 'text':
      return { type: 'text', ...name, text: parameter.text };
    case 'payload':
      return { type: 'payload', payload: parameter.payload };
    case 'coupon_code':
      return { type: 'coupon_code', coupon_code: parameter.code };
    case 'currency': {
      const { fallback, code, amount1000 } = parameter;
      return { type: 'currency', ...name, currency: { fallback_value: fallback, code, amount_1000: amount1000 } };
    }
    case 'date_time':
      return { type: 'date_time', ...name, date_time: { fallback_value: parameter.fallback } };
    default:
      return { type: parameter.type, [parameter.type]: { ...parameter.source, filename: parameter.filename } };
  }
}

function toCard(card: ContactCard): Record<string, unknown> {
  return {
    name: { formatted_name: card.formattedName, first_name: card.firstName ?? card.formattedName, last_name: card.lastName },
    org: card.organisation === undefined ? undefined : { company: card.organisation },
    phones: card.phones.map(({ phone, type, waId }) => ({ phone, type, wa_id: waId })),
    emails: card.emails,
  };
}
