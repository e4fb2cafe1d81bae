import { asNumber, asObject, compact, decodeJson } from '../contract/lenient-json.ts';
import type { InboundChoice, InboundEvent, InboundKind, InboundMedia } from '../contract/types.ts';
import type { TwilioForm } from './read-form.ts';

export type Content = Pick<InboundEvent, 'kind'> &
  Partial<Pick<InboundEvent, 'text' | 'media' | 'location' | 'choice' | 'form' | 'error' | 'preference'>>;

const MOST_MEDIA = 10;

/** What a message says. One that says nothing we know is `unsupported`. */
export function parseContent(form: TwilioForm, isWhatsApp: boolean): Content {
  const text = form.get('Body');
  const media = readMedia(form);
  if (isWhatsApp) {
    const special = parseChoice(form) ?? parseLocation(form) ?? parseForm(form);
    if (special !== undefined) return compact<Content>({ ...special, text: special.text ?? text });
    if (form.get('MessageType') === 'sticker' && media.length > 0) return compact<Content>({ kind: 'sticker', media, text });
  }
  if (media.length > 0) return compact<Content>({ kind: kindOf(media[0]?.mime), media, text });
  const type = form.get('MessageType');
  const isText = !isWhatsApp || type === undefined || type === 'text' || type === 'button' || type === 'interactive';
  return text === undefined || !isText ? compact<Content>({ kind: 'unsupported', text }) : { kind: 'text', text };
}

/** Buttons of templates and of answers arrive alike. */
function parseChoice(form: TwilioForm): Content | undefined {
  const [buttonId, buttonText] = [form.get('ButtonPayload'), form.get('ButtonText')];
  if (buttonId !== undefined || buttonText !== undefined) {
    const choice = compact<InboundChoice>({ id: buttonId ?? buttonText ?? '', title: buttonText, source: 'template' });
    return compact<Content>({ kind: 'choice', choice, text: form.get('Body') ?? buttonText });
  }
  const [rowId, rowTitle] = [form.get('ListId'), form.get('ListTitle')];
  if (rowId === undefined && rowTitle === undefined) return undefined;
  const choice = compact<InboundChoice>({ id: rowId ?? rowTitle ?? '', title: rowTitle, source: 'list' });
  return compact<Content>({ kind: 'choice', choice, text: form.get('Body') ?? rowTitle });
}

function parseLocation(form: TwilioForm): Content | undefined {
  const latitude = asNumber(form.get('Latitude'));
  const longitude = asNumber(form.get('Longitude'));
  if (latitude === undefined || longitude === undefined) return undefined;
  const location = compact({ latitude, longitude, name: form.get('Label'), address: form.get('Address') });
  return { kind: 'location', location };
}

/** What somebody filled in inside the chat, as JSON in one of two parameters. */
function parseForm(form: TwilioForm): Content | undefined {
  const given = form.get('FlowData') ?? form.get('InteractiveData');
  const filled = given === undefined ? undefined : asObject(decodeJson(given));
  return filled === undefined ? undefined : { kind: 'form', form: { ...filled } };
}

/** Files of one message, in order; their addresses ask for the account's credentials. */
function readMedia(form: TwilioForm): InboundMedia[] {
  const count = Math.min(MOST_MEDIA, Math.max(0, Math.trunc(asNumber(form.get('NumMedia')) ?? 0)));
  return Array.from({ length: count }, (_unused, index) => {
    const url = form.get(`MediaUrl${index}`);
    const mime = form.get(`MediaContentType${index}`);
    return url === undefined ? [] : [compact<InboundMedia>({ id: mediaId(url), url, mime, caption: form.get('Body'), needsAuth: true })];
  }).flat();
}

/** `ME…` at the end of the address. */
function mediaId(url: string): string | undefined {
  return /\/Media\/(ME[\w]{1,64})$/.exec(url)?.[1];
}

function kindOf(mime: string | undefined): InboundKind {
  const type = mime?.split('/')[0];
  return type === 'image' || type === 'audio' || type === 'video' ? type : 'document';
}
