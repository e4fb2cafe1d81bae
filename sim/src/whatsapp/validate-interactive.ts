import { asList, asRecord, asString, type Json } from '../core/read.ts';
import { invalidValue, missingValue, type GraphError } from '../meta/graph-error.ts';

/** Limits of `type: interactive`, in characters; the texts follow the API's own wording. */
export function validateInteractive(interactive: Json): GraphError | null {
  const kind = asString(interactive['type']);
  if (kind === undefined) return missingValue("'type' is missing in 'interactive'.");
  return validateFrame(interactive, kind) ?? validateAction(kind, asRecord(interactive['action']));
}

function validateFrame(interactive: Json, kind: string): GraphError | null {
  const body = asString(asRecord(interactive['body'])['text']);
  if (body === undefined && kind !== 'product') return missingValue("'body' is missing in 'interactive'.");
  if (body !== undefined) {
    const limit = kind === 'list' ? 4096 : 1024;
    if (body === '' || lengthOf(body) > limit) return invalidValue(`Body text length invalid. Min length: 1, Max length: ${limit}`);
  }
  const header = asRecord(interactive['header']);
  if (header['type'] === 'text' && !isBetween(header['text'], 1, 60))
    return invalidValue('Header text length invalid. Min length: 1, Max length: 60');
  if (kind === 'list' && header['type'] !== undefined && header['type'] !== 'text')
    return invalidValue('List messages support text headers only.');
  const footer = interactive['footer'];
  if (footer !== undefined && !isBetween(asRecord(footer)['text'], 1, 60))
    return invalidValue('Footer text length invalid. Min length: 1, Max length: 60');
  return null;
}

function validateAction(kind: string, action: Json): GraphError | null {
  switch (kind) {
    case 'button':
      return validateButtons(asList(action['buttons']));
    case 'list':
      return validateList(action);
    case 'cta_url': {
      const parameters = asRecord(action['parameters']);
      if (!isBetween(parameters['display_text'], 1, 20)) return invalidValue('Display text length invalid. Min length: 1, Max length: 20');
      return /^https?:\/\//.test(asString(parameters['url']) ?? '') ? null : invalidValue('Invalid url in cta_url parameters.');
    }
    case 'flow': {
      const parameters = asRecord(action['parameters']);
      if (!isBetween(parameters['flow_cta'], 1, 30)) return invalidValue('Flow CTA length invalid. Min length: 1, Max length: 30');
      return parameters['flow_id'] === undefined && parameters['flow_name'] === undefined
        ? missingValue("'flow_id' or 'flow_name' is required.")
        : null;
    }
    case 'location_request_message':
      return action['name'] === 'send_location' ? null : invalidValue("Action name must be 'send_location'.");
    case 'product':
    case 'product_list':
    case 'catalog_message':
    case 'carousel':
      return null;
    default:
      return invalidValue(`Interactive type "${kind}" is not valid.`);
  }
}

function validateButtons(buttons: unknown[]): GraphError | null {
  if (buttons.length < 1 || buttons.length > 3)
    return invalidValue('Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3');
  const replies = buttons.map((button) => asRecord(asRecord(button)['reply']));
  for (const reply of replies) {
    if (!isBetween(reply['title'], 1, 20)) return invalidValue('Button title length invalid. Min length: 1, Max length: 20');
    if (hasLineBreak(reply['title'])) return invalidValue('Button title can not contain new lines.');
    if (!isBetween(reply['id'], 1, 256)) return invalidValue('Button id length invalid. Min length: 1, Max length: 256');
  }
  return validateUnique(replies, 'button');
}

function validateList(action: Json): GraphError | null {
  if (!isBetween(action['button'], 1, 20)) return invalidValue('Button label length invalid. Min length: 1, Max length: 20');
  const sections = asList(action['sections']).map(asRecord);
  if (sections.length < 1 || sections.length > 10)
    return invalidValue('Invalid sections count. Min allowed sections: 1, Max allowed sections: 10');
  const rows: Json[] = [];
  for (const section of sections) {
    if (sections.length > 1 && !isBetween(section['title'], 1, 24))
      return invalidValue('Section title length invalid. Min length: 1, Max length: 24');
    if (section['title'] !== undefined && !isBetween(section['title'], 0, 24))
      return invalidValue('Section title length invalid. Min length: 1, Max length: 24');
    const own = asList(section['rows']).map(asRecord);
    if (own.length === 0) return invalidValue('Invalid rows count. Min allowed rows: 1, Max allowed rows: 10');
    rows.push(...own);
  }
  if (rows.length > 10) return invalidValue('Total row count exceed max allowed count: 10');
  for (const row of rows) {
    if (!isBetween(row['title'], 1, 24)) return invalidValue('Row title length invalid. Min length: 1, Max length: 24');
    if (hasLineBreak(row['title'])) return invalidValue('Row title can not contain new lines.');
    if (row['description'] !== undefined && !isBetween(row['description'], 0, 72))
      return invalidValue('Row description length invalid. Max length: 72');
    if (!isBetween(row['id'], 1, 200)) return invalidValue('Row id length invalid. Min length: 1, Max length: 200');
  }
  // Two rows may share a title on the phone, but never an id.
  return new Set(rows.map((row) => row['id'])).size < rows.length ? invalidValue('Duplicated row id.') : null;
}

function validateUnique(choices: Json[], word: string): GraphError | null {
  if (new Set(choices.map((choice) => choice['title'])).size < choices.length) return invalidValue(`Duplicated ${word} title.`);
  return new Set(choices.map((choice) => choice['id'])).size < choices.length ? invalidValue(`Duplicated ${word} id.`) : null;
}

function isBetween(value: unknown, min: number, max: number): boolean {
  const text = asString(value);
  return text !== undefined && lengthOf(text) >= min && lengthOf(text) <= max && (min === 0 || text.trim() !== '');
}

function lengthOf(text: string): number {
  return [...text].length;
}

function hasLineBreak(value: unknown): boolean {
  return /[\r\n]/.test(asString(value) ?? '');
}
