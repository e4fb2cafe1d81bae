import { linksAsLines } from '../contract/links-as-lines.ts';
import { clampLine, splitText } from '../contract/split-text.ts';
import { fitCaption, fitRows, inGroups, optionsTitle, splitBody, uniqueTitles } from '../contract/fit-choices.ts';
import type { ButtonsContent, ListContent, OutboundContent, OutboundListRow, TextContent } from '../contract/types.ts';
import { whatsappLimits as limits } from './definition.ts';
import { toWhatsAppText } from './to-whatsapp-text.ts';

const CAPTIONED: ReadonlySet<string> = new Set(['image', 'video', 'document']);

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
      return fitCaption(
        content,
        (caption) => CAPTIONED.has(content.media) && caption.length <= limits.caption,
        (text) => fitText({ kind: 'text', text }),
      );
    case 'contacts':
      if (content.contacts.length === 0) return [content];
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

function fitBefore(text: string): OutboundContent[] {
  return text === '' ? [] : fitText({ kind: 'text', text });
}

/** WhatsApp's reply buttons open nothing: an address stands as a line of the text. */
function fitButtons(given: ButtonsContent): OutboundContent[] {
  const content = linksAsLines(given);
  const text = render(content);
  if (content.buttons.length === 0) return fitText({ kind: 'text', text });
  if (content.buttons.length > limits.buttons) {
    const button = optionsTitle(text);
    return fitList({ ...content, kind: 'list', text, markup: 'plain', button, sections: [{ rows: content.buttons }] });
  }
  const { before, body } = splitBody(text, limits.interactiveBody);
  const buttons = uniqueTitles(content.buttons, limits.buttonTitle);
  return [...fitBefore(before), { kind: 'buttons', text: body, ...fitFooter(content.footer), buttons }];
}

function fitList(content: ListContent): OutboundContent[] {
  const text = render(content);
  const rows = fitRows(
    content.sections.flatMap((section) => section.rows),
    limits,
  );
  if (rows.length === 0) return fitText({ kind: 'text', text });
  const { before, body } = splitBody(text, limits.interactiveBody);
  const titles = content.sections.flatMap((section) => section.rows.map(() => section.title?.trim() ?? ''));
  const titled = rows.map((row, index) => ({ row, title: titles[index] ?? '' }));
  const button = clampLine(content.button, limits.listButton);
  const lists = inGroups(titled, limits.listRows).map(
    (group): ListContent => ({ kind: 'list', text: body, ...fitFooter(content.footer), button, sections: toSections(group) }),
  );
  return [...fitBefore(before), ...lists];
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

function fitFooter(footer: string | undefined): { footer?: string } {
  return footer === undefined || footer.trim() === '' ? {} : { footer: clampLine(footer, limits.footer) };
}
