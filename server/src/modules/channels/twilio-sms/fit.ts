import { splitText } from '../contract/split-text.ts';
import type { MediaContent, OutboundContent, TextContent } from '../contract/types.ts';
import { cardAsText, choicesAsLines, joinTexts, locationAsText } from '../contract/as-lines.ts';
import { toPlainText } from '../twilio/to-plain-text.ts';
import { smsLimits as limits } from './definition.ts';
import { isGsm, measureGsm, toGsm } from './segments.ts';

/** Ten joined messages of the network, in the places of their encoding. */
const GSM_PLACES = 153 * limits.segments;
const UCS2_PLACES = 67 * limits.segments;

/** Content as plain words in parts that phones join reliably; choices, places and cards as lines. Fitting a part again gives the same part. */
export function fit(content: OutboundContent): OutboundContent[] {
  switch (content.kind) {
    case 'text':
      return fitText(render(content));
    case 'buttons':
    case 'list':
      return fitText(joinTexts(render(content), choicesAsLines(content), content.footer));
    case 'location':
      return Math.abs(content.latitude) <= 90 && Math.abs(content.longitude) <= 180 ? fitText(locationAsText(content)) : [content];
    case 'contacts':
      return content.contacts.length === 0 ? [content] : fitText(content.contacts.map(cardAsText).join('\n\n'));
    case 'media':
      return fitMedia(content);
    default:
      return [content];
  }
}

function render(content: { text: string; markup?: 'plain' | 'markdown' }): string {
  return content.markup === 'markdown' ? toPlainText(content.text) : content.text.trim();
}

/** One letter outside of the GSM alphabet makes the whole message dearer: so the encoding is that of the whole text. */
function fitText(written: string): TextContent[] {
  const text = toGsm(written).trim();
  const parts = isGsm(text) ? splitText(text, GSM_PLACES, measureGsm) : splitText(text, UCS2_PLACES);
  return (parts.length === 0 ? [''] : parts).map((part) => ({ kind: 'text', text: part }));
}

function fitMedia(content: MediaContent): OutboundContent[] {
  const { caption: given, ...media } = content;
  const [caption, ...rest] = fitText(given ?? '');
  if (caption === undefined || caption.text === '') return [media];
  return rest.length === 0 ? [{ ...media, caption: caption.text }] : [media, caption, ...rest];
}
