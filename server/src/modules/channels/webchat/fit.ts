import { clampLine, splitText } from '../contract/split-text.ts';
import { cutSpans, type SpannedText, toSpans } from '../contract/to-spans.ts';
import type {
  ButtonsContent,
  ContactsContent,
  ListContent,
  MediaContent,
  OutboundContent,
  TextContent,
  TextSpan,
} from '../contract/types.ts';
import { webchatLimits as limits } from './definition.ts';

/** Content in parts that the window shows, in sending order: Markdown as text with marks beside it, cards as lines. Fitting a part again gives the same part. */
export function fit(content: OutboundContent): OutboundContent[] {
  switch (content.kind) {
    case 'text':
      return fitText(read(content));
    case 'buttons':
      return fitButtons(content);
    case 'list':
      return fitList(content);
    case 'media':
      return fitMedia(content);
    case 'contacts':
      return fitText({ text: toLines(content), spans: [] });
    default:
      return [content];
  }
}

type Written = { text: string; markup?: 'plain' | 'markdown'; spans?: readonly TextSpan[] };

function read(content: Written): SpannedText {
  if (content.markup === 'markdown') return toSpans(content.text);
  const text = content.text.trim();
  return { text, spans: cutSpans(content.spans ?? [], content.text.indexOf(text), text.length) };
}

function fitText(written: SpannedText): TextContent[] {
  return cut(written).map((part) => ({ kind: 'text', ...part }));
}

/** Parts with their marks. Only white space is lost at a cut, so each part is found where the last one ended. */
function cut({ text, spans }: SpannedText): { text: string; spans?: readonly TextSpan[] }[] {
  let from = 0;
  const parts = splitText(text, limits.text).map((part) => {
    const start = text.indexOf(part, from);
    from = start + part.length;
    const own = cutSpans(spans, start, part.length);
    return own.length === 0 ? { text: part } : { text: part, spans: own };
  });
  return parts.length === 0 ? [{ text: '' }] : parts;
}

function fitButtons(content: ButtonsContent): OutboundContent[] {
  const { buttons } = content;
  const body = withFooter(read(content), content.footer);
  if (buttons.length === 0) return fitText(body);
  // An id that was cut would come back as another: then the choices are words.
  if (!areChoices(buttons)) return fitText(withFooter(body, buttons.map(({ title, url }) => toLine(title, url)).join('\n')));
  const parts = cut(body);
  const last = parts.pop() ?? { text: '' };
  const titled = buttons.map((button) => ({ ...button, title: clampLine(button.title, limits.buttonTitle) }));
  return [...parts.map((part): OutboundContent => ({ kind: 'text', ...part })), { kind: 'buttons', ...last, buttons: titled }];
}

/** A list opens nothing here: its rows are choices with a second line. */
function fitList(content: ListContent): OutboundContent[] {
  const rows = content.sections.flatMap((section) => section.rows);
  const body = withFooter(read(content), content.footer);
  if (rows.length === 0) return fitText(body);
  if (!areChoices(rows)) return fitText(withFooter(body, rows.map(({ title, description }) => toLine(title, description)).join('\n')));
  const parts = cut(body);
  const last = parts.pop() ?? { text: '' };
  const clamped = rows.map(({ id, title, description }) => {
    const second = clampLine(description ?? '', limits.buttonTitle);
    return { id, title: clampLine(title, limits.buttonTitle), ...(second === '' ? {} : { description: second }) };
  });
  const list: ListContent = { kind: 'list', ...last, button: clampLine(content.button, limits.buttonTitle), sections: [{ rows: clamped }] };
  return [...parts.map((part): OutboundContent => ({ kind: 'text', ...part })), list];
}

function areChoices(choices: readonly { id: string; url?: string }[]): boolean {
  return (
    choices.length <= limits.buttons && choices.every(({ id, url }) => url !== undefined || (id !== '' && id.length <= limits.buttonId))
  );
}

function toLine(title: string, more: string | undefined): string {
  const second = more?.trim() ?? '';
  return `• ${clampLine(title, limits.text / 4)}${second === '' ? '' : `: ${second}`}`;
}

function withFooter(written: SpannedText, footer: string | undefined): SpannedText {
  const more = footer?.trim() ?? '';
  if (more === '') return written;
  return { text: written.text === '' ? more : `${written.text}\n\n${more}`, spans: written.spans };
}

function fitMedia(content: MediaContent): OutboundContent[] {
  const { caption: given, ...media } = content;
  const caption = given?.trim() ?? '';
  if (caption === '') return [media];
  if (caption.length <= limits.caption) return [{ ...media, caption }];
  return [media, ...fitText({ text: caption, spans: [] })];
}

function toLines({ contacts }: ContactsContent): string {
  return contacts.map(({ formattedName, phones }) => [formattedName, ...phones.map(({ phone }) => phone)].join('\n')).join('\n\n');
}
