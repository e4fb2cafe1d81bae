import type { WebchatContent } from '@wafaa/contracts';
import type { OutboundMessage, TextSpan } from '../contract/types.ts';

/** A fitted message without problems as the window draws it. */
export function toContent(message: OutboundMessage): WebchatContent {
  switch (message.kind) {
    case 'text':
      return { kind: 'text', text: message.text, ...marks(message.spans) };
    case 'buttons':
      return {
        kind: 'buttons',
        text: message.text,
        ...marks(message.spans),
        buttons: message.buttons.map(({ id, title, url }) => ({ id, title, ...(url === undefined ? {} : { url }) })),
      };
    case 'list':
      return {
        kind: 'buttons',
        text: message.text,
        ...marks(message.spans),
        buttons: message.sections
          .flatMap(({ rows }) => rows)
          .map(({ id, title, description }) => ({ id, title, ...(description === undefined ? {} : { description }) })),
      };
    case 'media':
      return {
        kind: 'media',
        media: message.media,
        url: 'link' in message.source ? message.source.link : '',
        ...(message.caption === undefined ? {} : { caption: message.caption }),
        ...(message.filename === undefined ? {} : { filename: message.filename }),
      };
    case 'location': {
      const { latitude, longitude, name, address } = message;
      return {
        ...{ kind: 'location', latitude, longitude },
        ...(name === undefined ? {} : { name }),
        ...(address === undefined ? {} : { address }),
      };
    }
    default:
      throw new TypeError(`a web chat shows no ${message.kind}: findProblem refuses it`);
  }
}

function marks(spans: readonly TextSpan[] | undefined): { spans?: TextSpan[] } {
  return spans === undefined || spans.length === 0 ? {} : { spans: [...spans] };
}
