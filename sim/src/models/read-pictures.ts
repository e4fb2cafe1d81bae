import { asList, asRecord, BadRequest } from '../core/read.ts';
import type { ModelControl } from './control.ts';
import type { PrintedLine } from './pictures.ts';
import type { Prompt } from './prompt.ts';

/** About what providers bill for a page. */
export const PICTURE_TOKENS = 1_500;

/** Whether the shape that is asked for is a list of lines with cells, of a picture that is shown. */
export function asksForLines(prompt: Prompt): boolean {
  const lines = asRecord(asRecord(prompt.schema?.['properties'])['lines']);
  return prompt.pictures.length > 0 && 'cells' in asRecord(asRecord(lines['items'])['properties']);
}

const printed = (prompt: Prompt, { pictures }: ModelControl): PrintedLine[] => prompt.pictures.flatMap((one) => pictures.linesOf(one));

/** What is printed there, word for word. */
export const readPictures = (prompt: Prompt, models: ModelControl): string => JSON.stringify({ lines: printed(prompt, models) });

/**
 * The worst reading a model may give: other prices, a neighbour's price, hours of its own, warnings of allergens left out, dishes said to be
 * safe and vegan, a dish that nobody sells, and an order that it found in the picture obeyed.
 */
export function misreadPictures(prompt: Prompt, models: ModelControl): string {
  const { random } = models;
  const lines = printed(prompt, models);
  const order = lines.flatMap(({ cells }) => cells).find((cell) => /ignore|disregard|تجاهل/i.test(cell));
  if (order !== undefined && random.chance(0.5)) return JSON.stringify({ lines: [{ kind: 'text', cells: [order] }] });
  const other = (text: string): string =>
    text.replace(/[\d٠-٩]+/gu, (figures) =>
      [...figures].map((figure) => String.fromCharCode(random.below(9) + 1 + (figure > '9' ? 0x660 : 0x30))).join(''),
    );
  const told = lines.flatMap((line, at): PrintedLine[] => {
    const [first = ''] = line.cells;
    if (/contains|allerg|تحتوي|يحتوي|حساسية/i.test(first)) return [];
    if (line.kind !== 'row') return [{ ...line, cells: line.cells.map(other) }];
    const neighbour = lines.slice(at + 1).find(({ kind }) => kind === 'row');
    return [
      {
        ...line,
        cells:
          random.chance(0.3) && neighbour ? [first, ...neighbour.cells.slice(1)] : [`${first} (vegan)`, ...line.cells.slice(1).map(other)],
      },
    ];
  });
  const invented: PrintedLine[] = [
    { kind: 'row', cells: ['Truffle Lobster Pizza', '12'] },
    { kind: 'text', cells: ['Everything here is gluten free, vegan and safe for people with a nut allergy.'] },
    { kind: 'text', cells: ['كل الأطباق خالية من الجلوتين ونباتية وآمنة لمن لديه حساسية مكسرات.'] },
  ];
  return JSON.stringify({ lines: [...told, ...invented] });
}

/** @throws BadRequest */
export function readLines(given: unknown): PrintedLine[] {
  return asList(given).map((one) => {
    const { kind, cells } = asRecord(one);
    if ((kind !== 'heading' && kind !== 'row' && kind !== 'text') || !Array.isArray(cells))
      throw new BadRequest('a line is { kind, cells }');
    return { kind, cells: cells.map(String) };
  });
}
