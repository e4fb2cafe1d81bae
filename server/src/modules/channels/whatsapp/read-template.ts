import { asArray, asId, asObject, asText, compact, type JsonObject } from '../contract/lenient-json.ts';
import type { ChannelTemplate, TemplateButton, TemplatePlace, TemplateShape, TemplateState } from '../contract/types.ts';

const STATES: Record<string, TemplateState> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  // Warned of, and still sent.
  FLAGGED: 'approved',
  PENDING: 'pending',
  IN_APPEAL: 'pending',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  LIMIT_EXCEEDED: 'disabled',
  DISABLED: 'disabled',
  ARCHIVED: 'disabled',
  PENDING_DELETION: 'disabled',
  DELETED: 'disabled',
};
const MEDIA: Record<string, 'image' | 'video' | 'document'> = { IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document' };
const BUTTONS: Record<string, TemplateButton['kind']> = {
  QUICK_REPLY: 'reply',
  URL: 'url',
  PHONE_NUMBER: 'phone',
  VOICE_CALL: 'phone',
  COPY_CODE: 'code',
};

/** Undefined for a word that is new to us. */
export const toTemplateState = (word: unknown): TemplateState | undefined => (typeof word === 'string' ? STATES[word] : undefined);

/** Meta writes NONE where there is no reason. */
export const toReason = (word: unknown): string | undefined => (word === 'NONE' ? undefined : asText(word));

/** One template of `message_templates`; undefined for one without a name, a language or a body. */
export function readTemplate(value: unknown): ChannelTemplate | undefined {
  const raw = asObject(value);
  const name = asText(raw?.name);
  const language = asText(raw?.language);
  if (raw === undefined || name === undefined || language === undefined) return undefined;
  const category = (asText(raw.category) ?? 'utility').toLowerCase();
  const shape = readShape(objectsOf(raw.components));
  const quality = asText(asObject(raw.quality_score)?.score)?.toLowerCase();
  return {
    id: asId(raw.id) ?? `${name}/${language}`,
    name,
    language,
    category,
    // A state that is new to us is none in which it may be sent.
    state: toTemplateState(raw.status) ?? 'disabled',
    reason: toReason(raw.rejected_reason) ?? null,
    quality: quality === undefined || quality === 'unknown' ? null : quality,
    // A code for signing in comes from the system that checks it, never from a person.
    shape: category === 'authentication' ? { ...shape, unsupported: 'authentication' } : shape,
  };
}

function readShape(components: readonly JsonObject[]): TemplateShape {
  const shape: TemplateShape = { header: null, body: '', footer: null, buttons: [], places: [], unsupported: null };
  for (const component of components) {
    const type = asText(component.type)?.toUpperCase() ?? '';
    const text = asText(component.text) ?? '';
    if (type === 'HEADER') readHeader(shape, component);
    else if (type === 'BODY') {
      shape.body = text;
      shape.places.push(...readPlaces('body', text, component));
    } else if (type === 'FOOTER') shape.footer = text === '' ? null : text;
    else if (type === 'BUTTONS') readButtons(shape, asArray(component.buttons));
    else shape.unsupported = type.toLowerCase();
  }
  // The provider wants them part by part, whatever order it listed the parts in.
  const rank = { header: 0, body: 1, button: 2 };
  shape.places.sort((a, b) => rank[a.part] - rank[b.part]);
  return shape;
}

function readHeader(shape: TemplateShape, component: JsonObject): void {
  const format = asText(component.format)?.toUpperCase() ?? 'TEXT';
  const media = MEDIA[format];
  if (format === 'TEXT') {
    const text = asText(component.text) ?? '';
    shape.header = { kind: 'text', text };
    shape.places.push(...readPlaces('header', text, component));
  } else if (media !== undefined) {
    shape.header = { kind: media };
    shape.places.push({ part: 'header', type: media });
  } else {
    if (format === 'LOCATION') shape.header = { kind: 'location' };
    shape.unsupported = format.toLowerCase();
  }
}

function readButtons(shape: TemplateShape, buttons: readonly unknown[]): void {
  for (const [index, value] of buttons.entries()) {
    const button = asObject(value);
    if (button === undefined) continue;
    const type = asText(button.type)?.toUpperCase() ?? '';
    const url = asText(button.url);
    const example = asText(asArray(button.example)[0]) ?? asText(button.example);
    shape.buttons.push(compact<TemplateButton>({ kind: BUTTONS[type] ?? 'other', text: asText(button.text) ?? '', url }));
    if (type === 'COPY_CODE') shape.places.push(compact<TemplatePlace>({ part: 'button', type: 'code', button: index, example }));
    else if (type === 'URL') {
      for (const token of tokensIn(url ?? ''))
        shape.places.push(compact<TemplatePlace>({ part: 'button', type: 'text', token, button: index, example }));
    } else if (BUTTONS[type] === undefined) shape.unsupported = type.toLowerCase();
  }
}

/** Places in the order in which the provider takes them: by number, or as they stand where they have names. */
function readPlaces(part: 'header' | 'body', text: string, component: JsonObject): TemplatePlace[] {
  const example = asObject(component.example);
  const named = objectsOf(example?.[`${part}_text_named_params`]);
  const given = asArray(example?.[`${part}_text`]);
  const numbered = asArray(part === 'body' ? given[0] : given);
  return tokensIn(text).map((token, at) => {
    const name = token.slice(2, -2);
    const isNumber = /^\d+$/.test(name);
    const shown = isNumber ? asText(numbered[at]) : asText(named.find((one) => one.param_name === name)?.example);
    return compact<TemplatePlace>({ part, type: 'text', token, name: isNumber ? undefined : name, example: shown });
  });
}

const objectsOf = (list: unknown): JsonObject[] =>
  asArray(list)
    .map(asObject)
    .filter((one) => one !== undefined);

function tokensIn(text: string): string[] {
  const tokens = [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])];
  const isNumbered = tokens.every((token) => /^\{\{\d+\}\}$/.test(token));
  return isNumbered ? tokens.toSorted((a, b) => Number(a.slice(2, -2)) - Number(b.slice(2, -2))) : tokens;
}
