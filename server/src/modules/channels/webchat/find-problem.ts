import type { OutboundMessage } from '../contract/types.ts';
import { webchatLimits as limits } from './definition.ts';

/** Why the chat cannot show this fitted message: a reason and a sentence that names no content; null when nothing speaks against it. */
export function findProblem(message: OutboundMessage): { reason: string; sentence: string } | null {
  if (!/^[\w-]{8,80}$/.test(message.to.userId)) return { reason: 'bad_address', sentence: 'The contact is no visitor of a website.' };
  switch (message.kind) {
    case 'text':
      return textProblem(message.text);
    case 'buttons':
      return textProblem(message.text) ?? choiceProblem(message.buttons);
    case 'list':
      return textProblem(message.text) ?? choiceProblem(message.sections.flatMap(({ rows }) => rows));
    case 'media': {
      if ('id' in message.source) return { reason: 'no_media', sentence: 'The chat shows files by their address only.' };
      const url = URL.parse(message.source.link);
      return url?.protocol === 'https:' ? null : { reason: 'bad_media_link', sentence: 'The media link is no https address.' };
    }
    case 'location': {
      const valid = Math.abs(message.latitude) <= 90 && Math.abs(message.longitude) <= 180;
      return valid ? null : { reason: 'bad_location', sentence: 'The coordinates are outside of the globe.' };
    }
    default:
      return { reason: 'unsupported_content', sentence: `A web chat has no ${message.kind} messages.` };
  }
}

function textProblem(text: string): { reason: string; sentence: string } | null {
  if (text.trim() === '') return { reason: 'empty_text', sentence: 'The text is empty.' };
  return text.length > limits.text ? { reason: 'too_long', sentence: `The text is longer than ${limits.text}.` } : null;
}

function choiceProblem(choices: readonly { id: string; title: string; url?: string }[]): { reason: string; sentence: string } | null {
  if (choices.some(({ title }) => title === '')) return { reason: 'empty_title', sentence: 'A choice has no title.' };
  if (choices.some(({ url }) => url !== undefined && URL.parse(url)?.protocol !== 'https:'))
    return { reason: 'bad_link', sentence: 'A button opens no https address.' };
  const own = choices.filter(({ url }) => url === undefined);
  if (own.some(({ id }) => id.trim() === '')) return { reason: 'bad_choice_id', sentence: 'The id of a choice is empty.' };
  return new Set(own.map(({ id }) => id)).size < own.length
    ? { reason: 'duplicate_choice_id', sentence: 'Two choices have the same id.' }
    : null;
}
