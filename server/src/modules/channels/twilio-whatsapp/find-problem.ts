import type { OutboundContent } from '../contract/types.ts';
import { whatsappLimits as limits } from './definition.ts';

interface Problem {
  reason: string;
  sentence: string;
}

/** Why Twilio or WhatsApp would refuse this fitted content; null when nothing speaks against it. Names no content. */
export function findProblem(content: OutboundContent): Problem | null {
  switch (content.kind) {
    case 'text':
      return content.text === '' ? problem('empty_text', 'The text is empty.') : null;
    case 'buttons':
      return bodyProblem(content.text) ?? choiceProblem(content.buttons, limits.buttonId);
    case 'list': {
      const button = content.button === '' ? problem('empty_title', 'The list has no button label.') : null;
      const rows = content.sections.flatMap((section) => section.rows);
      return bodyProblem(content.text) ?? button ?? choiceProblem(rows, limits.listRowId);
    }
    case 'media': {
      const url = 'link' in content.source ? URL.parse(content.source.link) : null;
      return url?.protocol === 'https:' || url?.protocol === 'http:'
        ? null
        : problem('bad_media_link', 'Twilio fetches media from a web address.');
    }
    case 'template':
      return /^HX[0-9a-f]{32}$/i.test(content.name) ? null : problem('bad_template', 'A template of Twilio is named by its content SID.');
    case 'location': {
      const valid = Math.abs(content.latitude) <= 90 && Math.abs(content.longitude) <= 180;
      return valid ? null : problem('bad_location', 'The coordinates are outside of the globe.');
    }
    default:
      return problem('unsupported_content', `WhatsApp through Twilio cannot send a ${content.kind}.`);
  }
}

function problem(reason: string, sentence: string): Problem {
  return { reason, sentence };
}

function bodyProblem(body: string): Problem | null {
  return body === '' ? problem('empty_text', 'A message with choices needs a text.') : null;
}

function choiceProblem(choices: readonly { id: string; title: string }[], idMax: number): Problem | null {
  if (choices.some(({ title }) => title === '')) return problem('empty_title', 'A choice has no title.');
  if (choices.some(({ id }) => id.trim() === '' || id.length > idMax))
    return problem('bad_choice_id', `A choice id is empty or longer than ${idMax}.`);
  const distinct = new Set(choices.map(({ id }) => id));
  return distinct.size < choices.length ? problem('duplicate_choice_id', 'Two choices have the same id.') : null;
}
