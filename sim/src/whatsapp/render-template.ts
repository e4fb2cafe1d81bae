import type { Account, Template } from '../accounts.ts';
import { asList, asRecord, asString, type Json } from '../core/read.ts';
import {
  missingParameter,
  templateDisabled,
  templateFormat,
  templateMissing,
  templateParameters,
  templatePaused,
  templateText,
  templateTooLong,
  wrongParameter,
  type GraphError,
} from '../meta/graph-error.ts';

/** What the customer reads of a template with its parameters filled in, or the error of one that cannot be sent. */
export function renderTemplate(content: Json, account: Account): string | GraphError {
  const name = asString(content['name']);
  const language = asString(asRecord(content['language'])['code']);
  if (name === undefined || name === '') return missingParameter("template['name']");
  if (name.length > 512) return wrongParameter("Param template['name'] must be at most 512 characters long.");
  if (language === undefined) return missingParameter("template['language']");
  const template = account.templates.find((known) => known.name === name && known.language === language);
  if (!template || template.status === 'PENDING' || template.status === 'REJECTED') return templateMissing(name, language);
  if (template.status === 'PAUSED') return templatePaused;
  if (template.status === 'DISABLED') return templateDisabled;
  return fill(template, asList(content['components']).map(asRecord));
}

/** The template as the provider lists it. */
export function componentsOf(template: Template): Json[] {
  return template.components ?? [{ type: 'BODY', text: template.body }];
}

function fill(template: Template, given: Json[]): string | GraphError {
  const lines: string[] = [];
  for (const component of componentsOf(template)) {
    const type = asString(component['type'])?.toLowerCase() ?? '';
    const format = asString(component['format']) ?? 'TEXT';
    const parameters = asList(given.find((one) => one['type'] === type)?.['parameters']).map(asRecord);
    const filled =
      type === 'header' && format !== 'TEXT'
        ? fillMedia(format.toLowerCase(), parameters)
        : type === 'buttons'
          ? fillButtons(asList(component['buttons']).map(asRecord), given)
          : fillText(asString(component['text']) ?? '', parameters, type);
    if (typeof filled !== 'string') return filled;
    if (filled !== '') lines.push(filled);
    if (type === 'body' && [...filled].length > 1024) return templateTooLong;
  }
  return lines.join('\n');
}

function fillMedia(format: string, parameters: Json[]): string | GraphError {
  if (parameters.length !== 1) return templateParameters(parameters.length, 1, 'header');
  const [parameter = {}] = parameters;
  if (parameter['type'] !== format)
    return templateFormat(`header: Format mismatch, expected ${format.toUpperCase()}, received ${String(parameter['type']).toUpperCase()}`);
  const { id, link } = asRecord(parameter[format]);
  return id === undefined && link === undefined ? templateFormat(`header: neither id nor link of the ${format}`) : '';
}

/** Only an address with a place and a code to copy have something to fill in. */
function fillButtons(buttons: Json[], given: Json[]): string | GraphError {
  for (const [index, button] of buttons.entries()) {
    const places = placesIn(asString(button['url']) ?? '').length + (button['type'] === 'COPY_CODE' ? 1 : 0);
    const parameters = asList(given.find((one) => one['type'] === 'button' && String(one['index']) === String(index))?.['parameters']);
    if (places > 0 && parameters.length !== places) return templateParameters(parameters.length, places, `button at index ${index}`);
  }
  return '';
}

/** Numbered places take parameters by their number, named ones by `parameter_name`. */
function fillText(text: string, given: Json[], part: string): string | GraphError {
  const places = placesIn(text);
  if (given.length !== places.length) return templateParameters(given.length, places.length, part);
  let filled = text;
  for (const [index, place] of places.entries()) {
    const isNumber = /^\{\{\d+\}\}$/.test(place);
    const named = given.find((parameter) => `{{${asString(parameter['parameter_name'])}}}` === place);
    if (!isNumber && !named) return missingParameter(`template parameter_name ${place}`);
    const words = wordsOf(named ?? given[index] ?? {});
    if (words === '') return missingParameter(`${part} parameter text`);
    if (/[\n\t]| {5}/.test(words)) return templateText;
    filled = filled.replaceAll(place, () => words);
  }
  return filled;
}

function placesIn(text: string): string[] {
  const places = [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])];
  return places.every((place) => /\d/.test(place)) ? places.toSorted((a, b) => Number(a.slice(2, -2)) - Number(b.slice(2, -2))) : places;
}

/** Money and dates come with the words to show. */
function wordsOf(parameter: Json): string {
  return asString(parameter['text']) ?? asString(asRecord(parameter['currency'] ?? parameter['date_time'])['fallback_value']) ?? '';
}
