import { cardAsText, choicesAsLines } from '../contract/as-lines.ts';
import { fitCaption, uniqueTitles } from '../contract/fit-choices.ts';
import { readSpans, splitSpans, withChoices, withParagraph } from '../contract/fit-spans.ts';
import { clampLine } from '../contract/split-text.ts';
import type { SpannedText } from '../contract/to-spans.ts';
import type { ButtonsContent, ListContent, OutboundContent, TextContent } from '../contract/types.ts';
import { webchatLimits as limits } from './definition.ts';

/** Content in parts that the window shows, in sending order: Markdown as text with marks beside it, cards as lines. Fitting a part again gives the same part. */
export function fit(content: OutboundContent): OutboundContent[] {
  switch (content.kind) {
    case 'text':
      return fitText(readSpans(content));
    case 'buttons':
      return fitButtons(content);
    case 'list':
      return fitList(content);
    case 'media':
      return fitCaption(
        content,
        (caption) => caption.length <= limits.caption,
        (text) => fitText({ text, spans: [] }),
      );
    case 'contacts':
      return fitText({ text: content.contacts.map(cardAsText).join('\n\n'), spans: [] });
    default:
      return [content];
  }
}

function fitText(written: SpannedText): TextContent[] {
  return splitSpans(written, limits.text).map((part) => ({ kind: 'text', ...part }));
}

function fitButtons(content: ButtonsContent): OutboundContent[] {
  const body = withParagraph(readSpans(content), content.footer);
  if (!areChoices(content.buttons)) return fitText(withParagraph(body, choicesAsLines(content, '•')));
  const buttons = uniqueTitles(content.buttons, limits.buttonTitle);
  return withChoices(body, limits.text, (last) => ({ kind: 'buttons', ...last, buttons }));
}

/** A list opens nothing here: its rows are choices with a second line. */
function fitList(content: ListContent): OutboundContent[] {
  const given = content.sections.flatMap((section) => section.rows);
  const body = withParagraph(readSpans(content), content.footer);
  if (!areChoices(given)) return fitText(withParagraph(body, choicesAsLines(content, '•')));
  const rows = uniqueTitles(given, limits.buttonTitle).map(({ id, title, description }) => {
    const second = clampLine(description ?? '', limits.buttonTitle);
    return { id, title, ...(second === '' ? {} : { description: second }) };
  });
  const button = clampLine(content.button, limits.buttonTitle);
  return withChoices(body, limits.text, (last) => ({ kind: 'list', ...last, button, sections: [{ rows }] }));
}

/** An id that was cut would come back as another: choices with such ids are words. */
function areChoices(choices: readonly { id: string; url?: string }[]): boolean {
  return (
    choices.length > 0 &&
    choices.length <= limits.buttons &&
    choices.every(({ id, url }) => url !== undefined || (id !== '' && id.length <= limits.buttonId))
  );
}
