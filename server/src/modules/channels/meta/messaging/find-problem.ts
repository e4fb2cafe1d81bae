import type { OutboundContent, OutboundMessage } from '../../contract/types.ts';
import { type MessagingLimits, sharedLimits as shared } from './limits.ts';

type Problem = { reason: string; sentence: string } | null;

const problem = (reason: string, sentence: string): Problem => ({ reason, sentence });

/** Why the provider would refuse this fitted message; null when nothing speaks against it. Names no content. */
export function findProblem(message: OutboundMessage, limits: MessagingLimits): Problem {
  if (!/^\d{1,32}$/.test(message.to.userId)) return problem('bad_address', 'The contact has no id of this channel.');
  if (message.tracker.length > shared.metadata) return problem('tracker_too_long', `The tracker is longer than ${shared.metadata}.`);
  return findContentProblem(message, limits);
}

function findContentProblem(content: OutboundContent, limits: MessagingLimits): Problem {
  switch (content.kind) {
    case 'text':
      return content.text === '' ? problem('empty_text', 'The text is empty.') : null;
    case 'buttons': {
      if (content.text === '') return problem('empty_text', 'A message with choices needs a text.');
      const links = content.buttons.flatMap(({ url }) => url ?? []);
      if (links.some((url) => URL.parse(url)?.protocol !== 'https:')) return problem('bad_link', 'A button leads to no https address.');
      return choiceProblem(content.buttons.filter(({ url }) => url === undefined)) ?? titleProblem(content.buttons);
    }
    case 'list': {
      const rows = content.sections.flatMap((section) => section.rows);
      if (content.button === '') return problem('empty_title', 'The list has no button label.');
      return choiceProblem(rows) ?? titleProblem(rows);
    }
    case 'media':
      return mediaProblem(content, limits);
    case 'reaction':
      return content.messageId === '' ? problem('no_target', 'The reaction names no message.') : null;
    default:
      return problem('unsupported_kind', `This channel sends no ${content.kind}.`);
  }
}

function titleProblem(choices: readonly { title: string }[]): Problem {
  return choices.some((choice) => choice.title === '') ? problem('empty_title', 'A choice has no title.') : null;
}

function choiceProblem(choices: readonly { id: string }[]): Problem {
  const bad = choices.some((choice) => choice.id.trim() === '' || choice.id.length > shared.payload);
  return bad ? problem('bad_choice_id', `A choice id is empty or longer than ${shared.payload}.`) : null;
}

function mediaProblem(content: Extract<OutboundContent, { kind: 'media' }>, limits: MessagingLimits): Problem {
  if ('id' in content.source) {
    if (!limits.uploads) return problem('bad_media_link', 'This channel takes media by its address only.');
    return content.source.id === '' ? problem('no_media', 'The media id is empty.') : null;
  }
  const url = URL.parse(content.source.link);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? null : problem('bad_media_link', 'The media link is no web address.');
}
