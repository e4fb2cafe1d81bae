import type { MediaContent, OutboundContent, OutboundMessage } from '../contract/types.ts';
import { whatsappLimits as limits } from './definition.ts';
import { isBusinessScopedId, toPhone } from './read-user.ts';

/** Where a message goes: a business-scoped id must travel as `recipient` (inside `to` it can be dropped silently), a phone number as `to`. */
export function toAddress(to: OutboundMessage['to']): { recipient: string } | { to: string } | undefined {
  if (isBusinessScopedId(to.userId)) return { recipient: to.userId };
  const phone = toPhone(to.userId) ?? toPhone(to.phone);
  return phone === undefined ? undefined : { to: phone };
}

/** Why WhatsApp would refuse this fitted message, as `reason: sentence`; null when nothing speaks against it. Names no content. */
export function findProblem(message: OutboundMessage): { reason: string; sentence: string } | null {
  if (toAddress(message.to) === undefined) return problem('bad_address', 'The contact has no phone number and no business-scoped id.');
  if (message.tracker.length > limits.tracker) return problem('tracker_too_long', `The tracker is longer than ${limits.tracker}.`);
  return findContentProblem(message);
}

function problem(reason: string, sentence: string): { reason: string; sentence: string } {
  return { reason, sentence };
}

function findContentProblem(content: OutboundContent): { reason: string; sentence: string } | null {
  switch (content.kind) {
    case 'text':
      return content.text === '' ? problem('empty_text', 'The text is empty.') : null;
    case 'buttons':
      return bodyProblem(content.text) ?? choiceProblem(content.buttons, limits.buttonId);
    case 'list': {
      const rows = content.sections.flatMap((section) => section.rows);
      const button = content.button === '' ? problem('empty_title', 'The list has no button label.') : null;
      return bodyProblem(content.text) ?? button ?? choiceProblem(rows, limits.listRowId);
    }
    case 'media':
      return mediaProblem(content);
    case 'template':
      return templateProblem(content.name, content.language);
    case 'location': {
      const valid = Math.abs(content.latitude) <= 90 && Math.abs(content.longitude) <= 180;
      return valid ? null : problem('bad_location', 'The coordinates are outside of the globe.');
    }
    case 'reaction':
      return content.messageId === '' ? problem('no_target', 'The reaction names no message.') : null;
    case 'contacts': {
      const complete = content.contacts.length > 0 && content.contacts.every((card) => card.formattedName.trim() !== '');
      return complete ? null : problem('bad_contacts', 'A contact card needs a name.');
    }
  }
}

function bodyProblem(body: string): { reason: string; sentence: string } | null {
  return body === '' ? problem('empty_text', 'A message with choices needs a text.') : null;
}

function choiceProblem(choices: readonly { id: string; title: string }[], idMax: number): { reason: string; sentence: string } | null {
  if (choices.some((choice) => choice.title === '')) return problem('empty_title', 'A choice has no title.');
  if (choices.some((choice) => choice.id.trim() === '' || choice.id.length > idMax))
    return problem('bad_choice_id', `A choice id is empty or longer than ${idMax}.`);
  if (new Set(choices.map((choice) => choice.id)).size < choices.length)
    return problem('duplicate_choice_id', 'Two choices have the same id.');
  return null;
}

function mediaProblem(content: MediaContent): { reason: string; sentence: string } | null {
  if ('id' in content.source) return content.source.id === '' ? problem('no_media', 'The media id is empty.') : null;
  const url = URL.parse(content.source.link);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? null : problem('bad_media_link', 'The media link is no web address.');
}

function templateProblem(name: string, language: string): { reason: string; sentence: string } | null {
  if (!/^[a-z0-9_]+$/.test(name) || name.length > limits.templateName)
    return problem('bad_template', 'The template name is not one WhatsApp can have.');
  return language === '' ? problem('bad_template', 'The template has no language.') : null;
}
