import type { OutboundButton, OutboundContent, OutboundMessage } from '../contract/types.ts';
import { telegramLimits as limits } from './definition.ts';

export interface Problem {
  reason: string;
  sentence: string;
}

/** Why Telegram would refuse this fitted message; null when nothing speaks against it. Names no content. */
export function findProblem(message: OutboundMessage): Problem | null {
  if (!/^-?[1-9]\d{0,15}$/.test(message.to.userId)) return problem('bad_address', 'The contact has no Telegram id.');
  if (message.replyTo !== undefined && toMessageNumber(message.replyTo) === undefined)
    return problem('bad_reply_target', 'The message that is quoted has no Telegram number.');
  return findContentProblem(message);
}

/** The number of a message in its chat; those of a business owner carry the connection in front. */
export function toMessageNumber(id: string): number | undefined {
  const digits = /^(?:.+:)?(\d{1,15})$/.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function problem(reason: string, sentence: string): Problem {
  return { reason, sentence };
}

function findContentProblem(content: OutboundContent): Problem | null {
  switch (content.kind) {
    case 'text':
      return content.text === '' ? problem('empty_text', 'The text is empty.') : null;
    case 'buttons':
      return content.text === '' ? problem('empty_text', 'A message with choices needs a text.') : choiceProblem(content.buttons);
    case 'media':
      return mediaProblem(content.source);
    case 'location': {
      const valid = Math.abs(content.latitude) <= 90 && Math.abs(content.longitude) <= 180;
      return valid ? null : problem('bad_location', 'The coordinates are outside of the globe.');
    }
    case 'reaction':
      return toMessageNumber(content.messageId) === undefined ? problem('no_target', 'The reaction names no message.') : null;
    case 'contacts': {
      const [card] = content.contacts;
      const complete = card !== undefined && card.formattedName.trim() !== '' && (card.phones[0]?.phone ?? '') !== '';
      return complete ? null : problem('bad_contacts', 'A contact card needs a name and a phone number.');
    }
    default:
      return problem('unsupported_content', `Telegram has no ${content.kind} messages.`);
  }
}

function choiceProblem(buttons: readonly OutboundButton[]): Problem | null {
  if (buttons.some(({ title }) => title === '')) return problem('empty_title', 'A choice has no title.');
  const choices = buttons.filter(({ url }) => url === undefined);
  if (buttons.some(({ url }) => url !== undefined && !/^(https?|tg):/.test(url)))
    return problem('bad_link', 'A button opens no web address.');
  if (choices.some(({ id }) => id.trim() === '' || Buffer.byteLength(id) > limits.callbackDataBytes))
    return problem('bad_choice_id', `A choice id is empty or longer than ${limits.callbackDataBytes} bytes.`);
  return new Set(choices.map(({ id }) => id)).size < choices.length
    ? problem('duplicate_choice_id', 'Two choices have the same id.')
    : null;
}

function mediaProblem(source: { id: string } | { link: string }): Problem | null {
  if ('id' in source) return source.id === '' ? problem('no_media', 'The media id is empty.') : null;
  const url = URL.parse(source.link);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? null : problem('bad_media_link', 'The media link is no web address.');
}
