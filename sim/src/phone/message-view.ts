import { asList, asNumber, asRecord, asString, type Json } from '../core/read.ts';

export interface MediaView {
  id: string | null;
  url: string | null;
  mimeType: string | null;
  filename: string | null;
  caption: string | null;
  voice: boolean;
}

export interface InteractiveView {
  header: string | null;
  footer: string | null;
  /** `reply`: what a tap sends; `url`: it opens that instead. */
  buttons: { id: string; title: string; reply?: string; url?: string }[];
  /** Cards to swipe, each with its own buttons. */
  cards?: { title: string; subtitle: string; buttons: { id: string; title: string; reply?: string; url?: string }[] }[];
  list: { button: string; sections: { title: string; rows: { id: string; title: string; description: string }[] }[] } | null;
  link: { title: string; url: string } | null;
  asksLocation: boolean;
}

/** What a customer's phone shows of a message that passed `validateSend`. */
export function toBubble(type: string, content: Json, templateText: string | null): BubbleContent {
  switch (type) {
    case 'text':
      return { kind: 'text', text: asString(content['body']) ?? '' };
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker': {
      const media = toMediaView(content);
      return { kind: type, text: media.caption ?? '', media };
    }
    case 'location':
      return {
        kind: 'location',
        text: asString(content['name']) ?? '',
        location: {
          latitude: asNumber(content['latitude']) ?? 0,
          longitude: asNumber(content['longitude']) ?? 0,
          name: asString(content['name']) ?? null,
          address: asString(content['address']) ?? null,
        },
      };
    case 'interactive':
      return { kind: 'interactive', text: asString(asRecord(content['body'])['text']) ?? '', interactive: toInteractiveView(content) };
    case 'template':
      return { kind: 'template', text: templateText ?? '' };
    default:
      return { kind: type, text: '' };
  }
}

interface BubbleContent {
  kind: string;
  text: string;
  media?: MediaView;
  location?: { latitude: number; longitude: number; name: string | null; address: string | null };
  interactive?: InteractiveView;
}

export function toMediaView(content: Json): MediaView {
  return {
    id: asString(content['id']) ?? null,
    url: asString(content['link']) ?? null,
    mimeType: asString(content['mime_type']) ?? null,
    filename: asString(content['filename']) ?? null,
    caption: asString(content['caption']) ?? null,
    voice: content['voice'] === true,
  };
}

function toInteractiveView(content: Json): InteractiveView {
  const action = asRecord(content['action']);
  const header = asRecord(content['header']);
  const parameters = asRecord(action['parameters']);
  const view: InteractiveView = {
    header: asString(header['text']) ?? null,
    footer: asString(asRecord(content['footer'])['text']) ?? null,
    buttons: [],
    list: null,
    link: null,
    asksLocation: content['type'] === 'location_request_message',
  };
  if (content['type'] === 'button') {
    view.buttons = asList(action['buttons']).map((button) => toChoice(asRecord(asRecord(button)['reply'])));
  } else if (content['type'] === 'list') {
    view.list = {
      button: asString(action['button']) ?? '',
      sections: asList(action['sections']).map((section) => ({
        title: asString(asRecord(section)['title']) ?? '',
        rows: asList(asRecord(section)['rows']).map((row) => ({
          ...toChoice(asRecord(row)),
          description: asString(asRecord(row)['description']) ?? '',
        })),
      })),
    };
  } else if (content['type'] === 'cta_url') {
    view.link = { title: asString(parameters['display_text']) ?? '', url: asString(parameters['url']) ?? '' };
  }
  return view;
}

function toChoice(choice: Json): { id: string; title: string } {
  return { id: asString(choice['id']) ?? '', title: asString(choice['title']) ?? '' };
}
