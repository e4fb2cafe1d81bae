import { splitText } from './split-text.ts';
import { cutSpans, type SpannedText, toSpans } from './to-spans.ts';
import type { OutboundContent, TextSpan } from './types.ts';

// For channels that take a text and the marks beside it (Telegram, the chat of websites).

export interface SpannedPart {
  text: string;
  spans?: readonly TextSpan[];
}

/** What is written, without Markdown and without white space around it; its marks move along. */
export function readSpans(content: { text: string; markup?: 'plain' | 'markdown'; spans?: readonly TextSpan[] }): SpannedText {
  if (content.markup === 'markdown') return toSpans(content.text);
  const text = content.text.trim();
  return { text, spans: cutSpans(content.spans ?? [], content.text.indexOf(text), text.length) };
}

/** Parts with their marks, at least one. Only white space is lost at a cut, so each part is found where the last one ended. */
export function splitSpans({ text, spans }: SpannedText, max: number): SpannedPart[] {
  let from = 0;
  const parts = splitText(text, max).map((part) => {
    const start = text.indexOf(part, from);
    from = start + part.length;
    const own = cutSpans(spans, start, part.length);
    return own.length === 0 ? { text: part } : { text: part, spans: own };
  });
  return parts.length === 0 ? [{ text: '' }] : parts;
}

/** Choices below the last part of their text, the other parts before them. */
export function withChoices(written: SpannedText, max: number, toChoices: (last: SpannedPart) => OutboundContent): OutboundContent[] {
  const parts = splitSpans(written, max);
  const last = parts.pop() ?? { text: '' };
  return [...parts.map((part): OutboundContent => ({ kind: 'text', ...part })), toChoices(last)];
}

/** A paragraph after what is written. */
export function withParagraph(written: SpannedText, paragraph: string | undefined): SpannedText {
  const more = paragraph?.trim() ?? '';
  if (more === '') return written;
  return { text: written.text === '' ? more : `${written.text}\n\n${more}`, spans: written.spans };
}
