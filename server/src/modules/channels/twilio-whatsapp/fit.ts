import { cardAsText, choicesAsLines, joinTexts } from '../contract/as-lines.ts';
import { fitCaption, fitRows, inGroups, optionsTitle, splitBody, uniqueTitles } from '../contract/fit-choices.ts';
import { clampLine, splitText } from '../contract/split-text.ts';
import type { ButtonsContent, ListContent, OutboundContent, TextContent } from '../contract/types.ts';
import { toPlainText } from '../twilio/to-plain-text.ts';
import { whatsappLimits as limits } from './definition.ts';

const MARKS = { bold: '*', italic: '_', strike: '~' };
const CAPTIONED: ReadonlySet<string> = new Set(['image', 'video', 'document']);

/**
 * Content in parts that WhatsApp through Twilio accepts, in sending order. Ids are not touched, because they come back;
 * more than three buttons become a list, more than ten rows several lists; what is too long for a body or a caption goes
 * out as text. Fitting a part again gives the same part.
 */
export function fit(content: OutboundContent): OutboundContent[] {
  switch (content.kind) {
    case 'text':
      return fitText(render(content));
    case 'buttons':
      return fitButtons(content);
    case 'list':
      return fitList(content);
    case 'media':
      return fitCaption(content, (caption) => CAPTIONED.has(content.media) && caption.length <= limits.caption, fitText);
    case 'contacts':
      return content.contacts.length === 0 ? [content] : fitText(content.contacts.map(cardAsText).join('\n\n'));
    default:
      return [content];
  }
}

function render(content: { text: string; markup?: 'plain' | 'markdown' }): string {
  return content.markup === 'markdown' ? toPlainText(content.text, MARKS) : content.text.trim();
}

function fitText(text: string): TextContent[] {
  const parts = splitText(text, limits.body);
  return (parts.length === 0 ? [''] : parts).map((part) => ({ kind: 'text', text: part }));
}

function fitButtons(content: ButtonsContent): OutboundContent[] {
  const text = joinTexts(render(content), content.footer);
  const { buttons } = content;
  // Addresses would be buttons of another kind; as lines they work beside any.
  if (buttons.length === 0 || buttons.some(({ url }) => url !== undefined))
    return fitText(joinTexts(text, choicesAsLines({ ...content, text })));
  if (buttons.length > limits.buttons) return fitList({ kind: 'list', text, button: optionsTitle(text), sections: [{ rows: buttons }] });
  const titled = uniqueTitles(buttons, limits.buttonTitle).map(({ id, title }) => ({ id, title }));
  const { before, body } = splitBody(text, limits.interactiveBody);
  return [...fitBefore(before), { kind: 'buttons', text: body, buttons: titled }];
}

function fitList(content: ListContent): OutboundContent[] {
  const text = joinTexts(render(content), content.footer);
  const rows = fitRows(
    content.sections.flatMap((section) => section.rows),
    limits,
  );
  if (rows.length === 0) return fitText(text);
  const { before, body } = splitBody(text, limits.interactiveBody);
  const button = clampLine(content.button, limits.listButton);
  const lists = inGroups(rows, limits.listRows).map(
    (own): ListContent => ({ kind: 'list', text: body, button, sections: [{ rows: own }] }),
  );
  return [...fitBefore(before), ...lists];
}

function fitBefore(text: string): OutboundContent[] {
  return text === '' ? [] : fitText(text);
}
