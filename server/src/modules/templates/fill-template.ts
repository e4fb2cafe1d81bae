import { AppError } from '../../platform/errors.ts';
import type { TemplateComponent, TemplateContent, TemplateParameter, TemplatePlace, TemplateShape } from '../channels/index.ts';

export interface FilledTemplate {
  /** As the channel takes it. */
  content: TemplateContent;
  /** What the customer reads: header, body and footer, a line each. */
  text: string;
}

/**
 * A template with its parameters, in the order of `shape.places`. White space in a text becomes one space, since providers take no lines in it.
 * Pure.
 * @throws template.parameters_wrong, template.parameter_invalid, template.too_long
 */
export function fillTemplate(
  template: { name: string; language: string; shape: TemplateShape },
  given: readonly string[],
  bodyMax: number | undefined,
): FilledTemplate {
  const { name, language, shape } = template;
  const { places } = shape;
  if (given.length !== places.length) throw new AppError('template.parameters_wrong', { expected: places.length, given: given.length });
  const values = places.map((place, index) => fit(place, given[index] ?? '', index));
  const body = replaceIn('body', shape.body, places, values);
  if (bodyMax !== undefined && [...body].length > bodyMax) throw new AppError('template.too_long', { limit: bodyMax });
  const header = shape.header?.kind === 'text' ? replaceIn('header', shape.header.text, places, values) : null;
  return {
    content: { kind: 'template', name, language, components: componentsOf(places, values) },
    text: [header, body, shape.footer].filter((line) => line !== null && line !== '').join('\n'),
  };
}

function fit(place: TemplatePlace, given: string, index: number): string {
  const text = given.replace(/\s+/gu, ' ').trim();
  const isFile = place.type !== 'text' && place.type !== 'code';
  const url = isFile ? URL.parse(text) : null;
  // What stands in an address, or is one.
  const isWhole = isFile || place.part === 'button';
  if (text === '' || (isWhole && text.includes(' ')) || (isFile && url?.protocol !== 'https:'))
    throw new AppError('template.parameter_invalid', { place: index + 1 });
  return text;
}

/** All places at once, so that a value that looks like a place is only words. */
function replaceIn(part: TemplatePlace['part'], text: string, places: readonly TemplatePlace[], values: readonly string[]): string {
  return text.replace(/\{\{\w+\}\}/g, (token) => {
    const index = places.findIndex((place) => place.part === part && place.token === token);
    return values[index] ?? token;
  });
}

function componentsOf(places: readonly TemplatePlace[], values: readonly string[]): TemplateComponent[] {
  const components: TemplateComponent[] = [];
  for (const [index, place] of places.entries()) {
    const last = components.at(-1);
    const parameter = parameterOf(place, values[index] ?? '');
    if (last?.type === place.part && last.index === place.button)
      components[components.length - 1] = { ...last, parameters: [...last.parameters, parameter] };
    else if (place.button === undefined) components.push({ type: place.part, parameters: [parameter] });
    else
      components.push({
        type: 'button',
        subType: place.type === 'code' ? 'copy_code' : 'url',
        index: place.button,
        parameters: [parameter],
      });
  }
  return components;
}

function parameterOf({ type, name }: TemplatePlace, value: string): TemplateParameter {
  if (type === 'text') return { type, text: value, ...(name === undefined ? {} : { name }) };
  return type === 'code' ? { type: 'coupon_code', code: value } : { type, source: { link: value } };
}
