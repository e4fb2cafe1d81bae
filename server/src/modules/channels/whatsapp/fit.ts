import { linksAsLines } from '../contract/links-as-lines.ts';
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
import { whatsappLimits as limits } from './definition.ts';
import { toWhatsAppText } from './to-whatsapp-text.ts';

/**
 * Content in parts WhatsApp accepts, in sending order. Titles are clamped and made unique; ids are not touched, because
 * they come back; more than three buttons become a list, more than ten rows several lists; what is too long for a body
 * or a caption goes out as text, before the choices and after the media. Fitting a part again gives the same part.
 */
export function fit(content: OutboundContent): OutboundContent[] {
  switch (content.kind) {
    case 'text':
      return fitText(content);
    case 'buttons':
      return fitButtons(content);
    case 'list':
      return fitList(content);
    case 'media':
      return fitMedia(content);
    case 'contacts':
      return inGroups(content.contacts, limits.contactCards).map((contacts) => ({ kind: 'contacts', contacts }));
    default:
      return [content];
  }
}

function render(content: { text: string; markup?: 'plain' | 'markdown' }): string {
  return content.markup === 'markdown' ? toWhatsAppText(content.text) : content.text.trim();
}

function fitText(content: TextContent): OutboundContent[] {
  const preview = content.previewUrl === undefined ? {} : { previewUrl: content.previewUrl };
  const parts = splitText(render(content), limits.text);
  return (parts.length === 0 ? [''] : parts).map((text) => ({ kind: 'text', text, ...preview }));
}

/** The last piece of the text stays with the choices, so that they follow what they answer. */
function splitBody(text: string): { before: OutboundContent[]; body: string } {
  if (text.length <= limits.interactiveBody) return { before: [], body: text };
  const pieces = splitText(text, limits.interactiveBody);
  const body = pieces.pop() ?? '';
  return { before: fitText({ kind: 'text', text: pieces.join('\n\n') }), body };
}

/** WhatsApp's reply buttons open nothing: an address stands as a line of the text. */
function fitButtons(given: ButtonsContent): OutboundContent[] {
  const content = linksAsLines(given);
  const text = render(content);
  if (content.buttons.length === 0) return fitText({ kind: 'text', text });
  if (content.buttons.length > limits.buttons) {
    const button = /\p{Script=Arabic}/u.test(text) ? 'عرض الخيارات' : 'Show options';
    return fitList({ ...content, kind: 'list', text, markup: 'plain', button, sections: [{ rows: content.buttons }] });
  }
  const { before, body } = splitBody(text);
  const buttons = uniqueTitles(content.buttons, limits.buttonTitle);
  return [...before, { kind: 'buttons', text: body, ...fitFooter(content.footer), buttons }];
}

function fitList(content: ListContent): OutboundContent[] {
  const text = render(content);
  const rows = uniqueTitles(
    content.sections.flatMap((section) => section.rows.map((row) => fitRow({ ...row }))),
    limits.listTitle,
  );
  if (rows.length === 0) return fitText({ kind: 'text', text });
  const { before, body } = splitBody(text);
  const titles = content.sections.flatMap((section) => section.rows.map(() => section.title?.trim() ?? ''));
  const titled = rows.map((row, index) => ({ row, title: titles[index] ?? '' }));
  const button = clampLine(content.button, limits.listButton);
  const lists = inGroups(titled, limits.listRows).map(
    (group): ListContent => ({ kind: 'list', text: body, ...fitFooter(content.footer), button, sections: toSections(group) }),
  );
  return [...before, ...lists];
}

/** A title that has to be cut is given whole in the description. */
function fitRow(row: OutboundListRow): OutboundListRow {
  const whole = clampLine(row.title, limits.listDescription);
  const description =
    row.description === undefined || row.description.trim() === '' ? undefined : clampLine(row.description, limits.listDescription);
  const shown = description ?? (whole.length > limits.listTitle ? whole : undefined);
  return { id: row.id, title: row.title, ...(shown === undefined ? {} : { description: shown }) };
}

/** Several sections need a title each; where one lacks it, all rows go under one heading less. */
function toSections(group: readonly { row: OutboundListRow; title: string }[]): ListContent['sections'] {
  const sections: { title: string; rows: OutboundListRow[] }[] = [];
  for (const { row, title } of group) {
    const last = sections.at(-1);
    if (last !== undefined && last.title === title) last.rows.push(row);
    else sections.push({ title, rows: [row] });
  }
  if (sections.some((section) => section.title === '')) return [{ rows: group.map(({ row }) => row) }];
  return sections.map(({ title, rows }) => ({ title: clampLine(title, limits.listTitle), rows }));
}

/** WhatsApp refuses a message with two equal titles; a number tells apart those that clamping made equal. Empty ones stay, to be refused. */
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

function fitFooter(footer: string | undefined): { footer?: string } {
  return footer === undefined || footer.trim() === '' ? {} : { footer: clampLine(footer, limits.footer) };
}

function fitMedia(content: MediaContent): OutboundContent[] {
  const { caption: given, ...media } = content;
  const caption = given?.trim() ?? '';
  if (caption === '') return [media];
  const takesCaption = media.media === 'image' || media.media === 'video' || media.media === 'document';
  if (takesCaption && caption.length <= limits.caption) return [{ ...media, caption }];
  return [media, ...fitText({ kind: 'text', text: caption })];
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_unused, group) => items.slice(group * size, (group + 1) * size));
}
