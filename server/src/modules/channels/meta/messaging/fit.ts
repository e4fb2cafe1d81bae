import { cardAsText, joinTexts, locationAsText } from '../../contract/as-lines.ts';
import { fitCaption, inGroups } from '../../contract/fit-choices.ts';
import { clampLine, splitText } from '../../contract/split-text.ts';
import type { ButtonsContent, ListContent, OutboundContent } from '../../contract/types.ts';
import { type MessagingLimits, sharedLimits as shared } from './limits.ts';
import { toPlainText } from './to-plain-text.ts';

/**
 * Content in parts that Instagram and Messenger accept, in sending order. A caption goes after its media, because the two cannot share a
 * message; a list becomes cards to swipe, behind its text; places and contact cards become lines. Ids are not touched, because they come
 * back. Fitting a part again gives the same part.
 */
export function fitMessaging(content: OutboundContent, limits: MessagingLimits): OutboundContent[] {
  switch (content.kind) {
    case 'text':
      return toTexts(render(content), limits);
    case 'buttons':
      return fitButtons(content, limits);
    case 'list':
      return fitList(content, limits);
    case 'media':
      return fitCaption(
        content,
        () => false,
        (text) => toTexts(text, limits),
      );
    case 'location':
      return toTexts(locationAsText(content), limits);
    case 'contacts':
      return toTexts(content.contacts.map(cardAsText).join('\n\n'), limits);
    default:
      return [content];
  }
}

function render(content: { text: string; markup?: 'plain' | 'markdown' }): string {
  return content.markup === 'markdown' ? toPlainText(content.text) : content.text.trim();
}

function toTexts(text: string, limits: MessagingLimits): OutboundContent[] {
  const parts = splitText(text, limits.text, limits.measure);
  return (parts.length === 0 ? [''] : parts).map((part) => ({ kind: 'text', text: part }));
}

/** Buttons are quick replies: up to thirteen, below the text. With a link among them they are a template, which has room for three. */
function fitButtons(content: ButtonsContent, limits: MessagingLimits): OutboundContent[] {
  const text = joinTexts(render(content), content.footer);
  if (content.buttons.length === 0) return toTexts(text, limits);
  const isTemplate = content.buttons.some((button) => button.url !== undefined);
  const bodyMax = isTemplate ? Math.min(shared.templateText, limits.text) : limits.text;
  const pieces = splitText(text, bodyMax, limits.measure);
  const body = pieces.pop() ?? '';
  const groups = inGroups(content.buttons, isTemplate ? shared.templateButtons : shared.quickReplies);
  const titled = groups.map((group) => group.map((button) => ({ ...button, title: clampLine(button.title, shared.buttonTitle) })));
  return [
    ...(pieces.length === 0 ? [] : toTexts(pieces.join('\n\n'), limits)),
    // A second group repeats the text that it belongs to: a message needs one, and only the newest quick replies are shown.
    ...titled.map((buttons): OutboundContent => ({ kind: 'buttons', text: body, buttons })),
  ];
}

/** Cards have titles of their own and no text above, so that goes first. */
function fitList(content: ListContent, limits: MessagingLimits): OutboundContent[] {
  const text = joinTexts(render(content), content.footer);
  const rows = content.sections
    .flatMap((section) => section.rows)
    .map((row) => {
      const title = clampLine(row.title, shared.elementTitle);
      const description = clampLine(row.description ?? '', shared.elementSubtitle);
      return { id: row.id, title, ...(description === '' ? {} : { description }) };
    });
  const before = text === '' ? [] : toTexts(text, limits);
  if (rows.length === 0) return before.length === 0 ? toTexts('', limits) : before;
  const button = clampLine(content.button, shared.buttonTitle);
  return [
    ...before,
    ...inGroups(rows, shared.elements).map((group): ListContent => ({ kind: 'list', text: '', button, sections: [{ rows: group }] })),
  ];
}
