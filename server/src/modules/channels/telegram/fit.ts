import { clampLine, splitText } from '../contract/split-text.ts';
import type {
  ButtonsContent,
  ListContent,
  MediaContent,
  OutboundButton,
  OutboundContent,
  TextContent,
  TextSpan,
} from '../contract/types.ts';
import { telegramLimits as limits } from './definition.ts';
import { cutSpans, type SpannedText, toSpans } from '../contract/to-spans.ts';

/**
 * Content in parts Telegram accepts, in sending order. Markdown becomes text with marks beside it; a list becomes buttons,
 * with what its rows say in the text; choices that cannot be buttons become lines, because an id that was cut would come
 * back as another; a caption that is too long goes out as text after the media. Fitting a part again gives the same part.
 */
export function fit(content: OutboundContent): OutboundContent[] {
  switch (content.kind) {
    case 'text':
      return fitText(content, read(content));
    case 'buttons':
      return fitButtons(content, read(content));
    case 'list':
      return fitList(content);
    case 'media':
      return fitMedia(content);
    case 'contacts':
      return content.contacts.length < 2 ? [content] : content.contacts.map((card) => ({ kind: 'contacts', contacts: [card] }));
    default:
      return [content];
  }
}

type Written = { text: string; markup?: 'plain' | 'markdown'; spans?: readonly TextSpan[] };

function read(content: Written): SpannedText {
  if (content.markup === 'markdown') return toSpans(content.text);
  const text = content.text.trim();
  const shift = content.text.indexOf(text);
  return { text, spans: cutSpans(content.spans ?? [], shift, text.length) };
}

function fitText(content: { previewUrl?: boolean }, written: SpannedText): TextContent[] {
  const preview = content.previewUrl === undefined ? {} : { previewUrl: content.previewUrl };
  return cut(written, limits.text).map((part) => ({ kind: 'text', ...part, ...preview }));
}

/** Parts with their marks. Only white space is lost at a cut, so each part is found where the last one ended. */
function cut({ text, spans }: SpannedText, max: number): { text: string; spans?: readonly TextSpan[] }[] {
  let from = 0;
  const parts = splitText(text, max).map((part) => {
    const start = text.indexOf(part, from);
    from = start + part.length;
    const own = cutSpans(spans, start, part.length);
    return own.length === 0 ? { text: part } : { text: part, spans: own };
  });
  return parts.length === 0 ? [{ text: '' }] : parts;
}

function fitButtons(content: ButtonsContent, written: SpannedText): OutboundContent[] {
  const { buttons } = content;
  const body = withLines(written, footerOf(content));
  if (buttons.length === 0) return fitText({}, body);
  if (
    buttons.length > limits.buttons ||
    buttons.some(({ id, url }) => url === undefined && (Buffer.byteLength(id) > limits.callbackDataBytes || id === ''))
  ) {
    const lines = buttons.map(({ title, url }) => `• ${clampLine(title, limits.text / 4)}${url === undefined ? '' : `: ${url}`}`);
    return fitText({}, withLines(body, lines.join('\n')));
  }
  const parts = cut(body, limits.text);
  const last = parts.pop() ?? { text: '' };
  const titled = uniqueTitles(buttons);
  return [...parts.map((part): OutboundContent => ({ kind: 'text', ...part })), { kind: 'buttons', ...last, buttons: titled }];
}

/** Telegram has no lists: the rows' explanations go into the text, their titles on buttons. */
function fitList(content: ListContent): OutboundContent[] {
  const rows = content.sections.flatMap((section) => section.rows);
  const explained = rows.filter(({ description }) => description !== undefined && description.trim() !== '');
  const lines = explained.map(
    ({ title, description }) => `• ${clampLine(title, limits.text)}: ${clampLine(description ?? '', limits.text)}`,
  );
  const buttons = rows.map(({ id, title }) => ({ id, title }));
  const footer = footerOf(content);
  return fitButtons(
    { kind: 'buttons', text: '', buttons, ...(footer === '' ? {} : { footer }) },
    withLines(read(content), lines.join('\n')),
  );
}

function footerOf(content: { footer?: string }): string {
  return content.footer?.trim() ?? '';
}

function withLines(written: SpannedText, lines: string): SpannedText {
  if (lines === '') return written;
  return { text: written.text === '' ? lines : `${written.text}\n\n${lines}`, spans: written.spans };
}

/** Two equal titles work, but nobody could tell them apart. Empty ones stay, to be refused. */
function uniqueTitles(buttons: readonly OutboundButton[]): OutboundButton[] {
  const taken = new Set<string>();
  return buttons.map(({ title: given, ...rest }) => {
    let title = clampLine(given, limits.buttonTitle);
    for (let count = 2; title !== '' && taken.has(title); count += 1)
      title = `${clampLine(given, limits.buttonTitle - String(count).length - 1)} ${count}`;
    taken.add(title);
    return { ...rest, title };
  });
}

function fitMedia(content: MediaContent): OutboundContent[] {
  const { caption: given, ...media } = content;
  const caption = given?.trim() ?? '';
  if (caption === '') return [media];
  if (media.media !== 'sticker' && caption.length <= limits.caption) return [{ ...media, caption }];
  return [media, ...fitText({}, { text: caption, spans: [] })];
}
