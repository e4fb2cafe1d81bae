import { clampLine, splitText } from '../contract/split-text.ts';
import type {
  ButtonsContent,
  ListContent,
  MediaContent,
  OutboundButton,
  OutboundContent,
  OutboundListRow,
  TextContent,
} from '../contract/types.ts';
import { cardAsText, choicesAsLines, joinTexts } from '../twilio/choices-as-lines.ts';
import { toPlainText } from '../twilio/to-plain-text.ts';
import { whatsappLimits as limits } from './definition.ts';

const MARKS = { bold: '*', italic: '_', strike: '~' };

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
      return fitMedia(content);
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
  if (buttons.length > limits.buttons) {
    const button = /\p{Script=Arabic}/u.test(text) ? 'عرض الخيارات' : 'Show options';
    return fitList({ kind: 'list', text, button, sections: [{ rows: buttons }] });
  }
  const { before, body } = splitBody(text);
  return [
    ...before,
    { kind: 'buttons', text: body, buttons: uniqueTitles(buttons, limits.buttonTitle).map(({ id, title }) => ({ id, title })) },
  ];
}

function fitList(content: ListContent): OutboundContent[] {
  const text = joinTexts(render(content), content.footer);
  const rows = uniqueTitles(
    content.sections.flatMap((section) => section.rows.map((row) => fitRow({ ...row }))),
    limits.listTitle,
  );
  if (rows.length === 0) return fitText(text);
  const { before, body } = splitBody(text);
  const button = clampLine(content.button, limits.listButton);
  const count = Math.ceil(rows.length / limits.listRows);
  const lists = Array.from({ length: count }, (_unused, group): ListContent => {
    const own = rows.slice(group * limits.listRows, (group + 1) * limits.listRows);
    return { kind: 'list', text: body, button, sections: [{ rows: own }] };
  });
  return [...before, ...lists];
}

/** The last piece of the text stays with the choices, so that they follow what they answer. */
function splitBody(text: string): { before: OutboundContent[]; body: string } {
  if (text.length <= limits.interactiveBody) return { before: [], body: text };
  const pieces = splitText(text, limits.interactiveBody);
  const body = pieces.pop() ?? '';
  return { before: fitText(pieces.join('\n\n')), body };
}

/** A title that has to be cut is given whole in the description. */
function fitRow(row: OutboundListRow): OutboundListRow {
  const whole = clampLine(row.title, limits.listDescription);
  const given =
    row.description === undefined || row.description.trim() === '' ? undefined : clampLine(row.description, limits.listDescription);
  const description = given ?? (whole.length > limits.listTitle ? whole : undefined);
  return { id: row.id, title: row.title, ...(description === undefined ? {} : { description }) };
}

/** Two equal titles are refused; a number tells apart those that clamping made equal. Empty ones stay, to be refused. */
function uniqueTitles<Row extends OutboundButton>(rows: readonly Row[], max: number): Row[] {
  const taken = new Set<string>();
  return rows.map((row) => {
    let title = clampLine(row.title, max);
    for (let count = 2; title !== '' && taken.has(title); count += 1)
      title = `${clampLine(row.title, max - String(count).length - 1)} ${count}`;
    taken.add(title);
    return { ...row, title };
  });
}

function fitMedia(content: MediaContent): OutboundContent[] {
  const { caption: given, ...media } = content;
  const caption = given?.trim() ?? '';
  if (caption === '') return [media];
  const takesCaption = media.media === 'image' || media.media === 'video' || media.media === 'document';
  return takesCaption && caption.length <= 1024 ? [{ ...media, caption }] : [media, ...fitText(caption)];
}
