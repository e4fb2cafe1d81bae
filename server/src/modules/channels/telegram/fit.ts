import { choicesAsLines } from '../contract/as-lines.ts';
import { fitCaption, inGroups, uniqueTitles } from '../contract/fit-choices.ts';
import { readSpans, splitSpans, withChoices, withParagraph } from '../contract/fit-spans.ts';
import { clampLine } from '../contract/split-text.ts';
import type { SpannedText } from '../contract/to-spans.ts';
import type { ButtonsContent, ListContent, OutboundContent, TextContent } from '../contract/types.ts';
import { telegramLimits as limits } from './definition.ts';

/**
 * Content in parts Telegram accepts, in sending order. Markdown becomes text with marks beside it; a list becomes buttons,
 * with what its rows say in the text; choices that cannot be buttons become lines, because an id that was cut would come
 * back as another; a caption that is too long goes out as text after the media. Fitting a part again gives the same part.
 */
export function fit(content: OutboundContent): OutboundContent[] {
  switch (content.kind) {
    case 'text':
      return fitText(content, readSpans(content));
    case 'buttons':
      return fitButtons(content, readSpans(content));
    case 'list':
      return fitList(content);
    case 'media':
      return fitCaption(
        content,
        (caption) => content.media !== 'sticker' && caption.length <= limits.caption,
        (text) => fitText({}, { text, spans: [] }),
      );
    case 'contacts':
      return content.contacts.length < 2 ? [content] : inGroups(content.contacts, 1).map((contacts) => ({ kind: 'contacts', contacts }));
    default:
      return [content];
  }
}

function fitText(content: { previewUrl?: boolean }, written: SpannedText): TextContent[] {
  const preview = content.previewUrl === undefined ? {} : { previewUrl: content.previewUrl };
  return splitSpans(written, limits.text).map((part) => ({ kind: 'text', ...part, ...preview }));
}

function fitButtons(content: ButtonsContent, written: SpannedText): OutboundContent[] {
  const body = withParagraph(written, content.footer);
  if (!areButtons(content.buttons)) return fitText({}, withParagraph(body, choicesAsLines(content, '•')));
  const buttons = uniqueTitles(content.buttons, limits.buttonTitle);
  return withChoices(body, limits.text, (last) => ({ kind: 'buttons', ...last, buttons }));
}

function areButtons(buttons: ButtonsContent['buttons']): boolean {
  return (
    buttons.length > 0 &&
    buttons.length <= limits.buttons &&
    buttons.every(({ id, url }) => url !== undefined || (id !== '' && Buffer.byteLength(id) <= limits.callbackDataBytes))
  );
}

/** Telegram has no lists: the rows' explanations go into the text, their titles on buttons. */
function fitList(content: ListContent): OutboundContent[] {
  const rows = content.sections.flatMap((section) => section.rows);
  const lines = rows
    .map(({ title, description }) => [clampLine(title, limits.text), clampLine(description ?? '', limits.text)])
    .filter(([, description]) => description !== '')
    .map(([title, description]) => `• ${title}: ${description}`);
  const buttons = rows.map(({ id, title }) => ({ id, title }));
  const footer = content.footer === undefined ? {} : { footer: content.footer };
  return fitButtons({ kind: 'buttons', text: '', buttons, ...footer }, withParagraph(readSpans(content), lines.join('\n')));
}
