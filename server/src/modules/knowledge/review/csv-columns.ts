import type { HoursFields, ItemFields, PolicyFields } from '@wafaa/contracts';
import { decimalsOf } from '../facts/render-money.ts';
import type { Money } from '../facts/types.ts';
import type { EditableKind, FieldsOf } from './fact-kinds.ts';

/** A cell that cannot be read; `column` says which. */
export class CellError extends Error {
  readonly column: string;
  readonly code: 'fact.import_value' | 'fact.import_missing';
  constructor(column: string, code: CellError['code'] = 'fact.import_value') {
    super(`${code}: ${column}`);
    this.column = column;
    this.code = code;
  }
}

type Cells = Readonly<Record<string, string>>;
export interface CsvForm<Fields> {
  columns: readonly string[];
  /** Without `id`, `state` and `source`, which every kind has. */
  write(fields: Fields): Record<string, string>;
  /** A column that the file does not have leaves its field as it is, or empty in a new row. @throws CellError */
  read(cells: Cells): Record<string, unknown>;
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const YES = /^(?:yes|true|1|نعم)$/i;
const NO = /^(?:no|false|0|لا)$/i;

const amountOf = (money: Money | null): string =>
  money ? (money.minor / 10 ** decimalsOf(money.currency)).toFixed(decimalsOf(money.currency)) : '';

function moneyIn(cell: string, currency: string, column: string): Money | null {
  if (cell === '') return null;
  if (!/^[A-Z]{3}$/.test(currency)) throw new CellError('currency', currency === '' ? 'fact.import_missing' : 'fact.import_value');
  const decimals = decimalsOf(currency);
  const match = /^(\d{1,10})(?:\.(\d+))?$/.exec(
    cell
      .replaceAll(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
      .replace('٫', '.')
      .trim(),
  );
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > decimals) throw new CellError(column);
  return { minor: Number(`${match[1]}${fraction.padEnd(decimals, '0')}`), currency };
}

const list = (cell: string): string[] =>
  cell
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
/** A language whose column the file does not have is left out: the other one does not take it back. */
const words = (cells: Cells, name: string): { en?: string | null; ar?: string | null } =>
  Object.fromEntries((['en', 'ar'] as const).flatMap((of) => (`${name}_${of}` in cells ? [[of, cells[`${name}_${of}`] || null]] : [])));
const hasWords = (cells: Cells, name: string): boolean => `${name}_en` in cells || `${name}_ar` in cells;
const day = (cells: Cells, column: string): string | null => cells[column] || null;
function flag(cells: Cells, column: string): boolean {
  const cell = cells[column] ?? '';
  if (YES.test(cell)) return true;
  if (NO.test(cell)) return false;
  throw new CellError(column, cell === '' ? 'fact.import_missing' : 'fact.import_value');
}

/** "Large / كبير = 32 | + Cheese / جبن = 3": a plus marks an extra beside the price. */
function writeVariants(variants: ItemFields['variants']): string {
  return variants
    .map(({ name, price, addOn }) => `${addOn ? '+ ' : ''}${name.en ?? ''} / ${name.ar ?? ''} = ${amountOf(price)}`)
    .join(' | ');
}
function readVariants(cell: string, currency: string): ItemFields['variants'] {
  return list(cell).map((part) => {
    const match = /^(\+ )?([^/=|]*) \/ ?([^/=|]*?) ?= ?([\d.]*)$/.exec(`${part}`);
    const name = { en: match?.[2]?.trim() || null, ar: match?.[3]?.trim() || null };
    if (!match || (name.en === null && name.ar === null)) throw new CellError('variants');
    return { name, price: moneyIn(match[4] ?? '', currency, 'variants'), ...(match[1] ? { addOn: true } : {}) };
  });
}

const item: CsvForm<ItemFields> = {
  columns: [
    ...['name_en', 'name_ar', 'section_en', 'section_ar', 'description_en', 'description_ar', 'aliases', 'price', 'currency', 'variants'],
    ...['calories', 'diet_tags', 'allergens', 'allergens_confirmed', 'available', 'valid_from', 'valid_to'],
  ],
  write: (fields) => ({
    ...{ name_en: fields.name.en ?? '', name_ar: fields.name.ar ?? '' },
    ...{ section_en: fields.section.en ?? '', section_ar: fields.section.ar ?? '' },
    ...{ description_en: fields.description.en ?? '', description_ar: fields.description.ar ?? '' },
    aliases: fields.aliases.join(' | '),
    price: amountOf(fields.price),
    currency: fields.price?.currency ?? fields.variants.find(({ price }) => price)?.price?.currency ?? '',
    variants: writeVariants(fields.variants),
    calories: fields.calories === null ? '' : String(fields.calories),
    ...{ diet_tags: fields.dietTags.join(' | '), allergens: fields.allergens.join(' | ') },
    ...{ allergens_confirmed: fields.allergensConfirmed ? 'yes' : 'no', available: fields.available ? 'yes' : 'no' },
    ...{ valid_from: fields.validFrom ?? '', valid_to: fields.validTo ?? '' },
  }),
  read: (cells) => {
    const currency = (cells['currency'] ?? '').trim();
    const calories = cells['calories'] ?? '';
    if (calories !== '' && !/^\d{1,5}$/.test(calories)) throw new CellError('calories');
    return {
      ...(hasWords(cells, 'name') ? { name: words(cells, 'name') } : {}),
      ...(hasWords(cells, 'section') ? { section: words(cells, 'section') } : {}),
      ...(hasWords(cells, 'description') ? { description: words(cells, 'description') } : {}),
      ...('aliases' in cells ? { aliases: list(cells['aliases'] ?? '') } : {}),
      ...('price' in cells ? { price: moneyIn(cells['price'] ?? '', currency, 'price') } : {}),
      ...('variants' in cells ? { variants: readVariants(cells['variants'] ?? '', currency) } : {}),
      ...('calories' in cells ? { calories: calories === '' ? null : Number(calories) } : {}),
      ...('diet_tags' in cells ? { dietTags: list(cells['diet_tags'] ?? '') } : {}),
      ...('allergens' in cells ? { allergens: list(cells['allergens'] ?? '') } : {}),
      ...('allergens_confirmed' in cells ? { allergensConfirmed: flag(cells, 'allergens_confirmed') } : {}),
      ...('available' in cells ? { available: flag(cells, 'available') } : {}),
      ...('valid_from' in cells ? { validFrom: day(cells, 'valid_from') } : {}),
      ...('valid_to' in cells ? { validTo: day(cells, 'valid_to') } : {}),
    };
  },
};

const hours: CsvForm<HoursFields> = {
  columns: ['branch', 'weekdays', 'opens', 'closes', 'season', 'valid_from', 'valid_to'],
  write: (fields) => ({
    branch: fields.branchName ?? '',
    weekdays: fields.weekdays.map((at) => DAYS[at]).join(' | '),
    ...{ opens: fields.opens ?? '', closes: fields.closes ?? '', season: fields.season ?? '' },
    ...{ valid_from: fields.validFrom ?? '', valid_to: fields.validTo ?? '' },
  }),
  read: (cells) => ({
    ...('branch' in cells ? { branchName: cells['branch'] || null } : {}),
    ...('weekdays' in cells ? { weekdays: list(cells['weekdays'] ?? '').map(readDay) } : {}),
    ...('opens' in cells ? { opens: cells['opens'] || null } : {}),
    ...('closes' in cells ? { closes: cells['closes'] || null } : {}),
    ...('season' in cells ? { season: cells['season'] || null } : {}),
    ...('valid_from' in cells ? { validFrom: day(cells, 'valid_from') } : {}),
    ...('valid_to' in cells ? { validTo: day(cells, 'valid_to') } : {}),
  }),
};

function readDay(name: string): number {
  const at = DAYS.indexOf(name.slice(0, 3).toLowerCase());
  if (at < 0) throw new CellError('weekdays');
  return at;
}

const policy: CsvForm<PolicyFields> = {
  columns: ['topic', 'text_en', 'text_ar', 'amount', 'currency', 'valid_from', 'valid_to'],
  write: (fields) => ({
    ...{ topic: fields.topic, text_en: fields.text.en ?? '', text_ar: fields.text.ar ?? '' },
    ...{ amount: amountOf(fields.amount), currency: fields.amount?.currency ?? '' },
    ...{ valid_from: fields.validFrom ?? '', valid_to: fields.validTo ?? '' },
  }),
  read: (cells) => ({
    ...('topic' in cells ? { topic: cells['topic'] } : {}),
    ...(hasWords(cells, 'text') ? { text: words(cells, 'text') } : {}),
    ...('amount' in cells ? { amount: moneyIn(cells['amount'] ?? '', (cells['currency'] ?? '').trim(), 'amount') } : {}),
    ...('valid_from' in cells ? { validFrom: day(cells, 'valid_from') } : {}),
    ...('valid_to' in cells ? { validTo: day(cells, 'valid_to') } : {}),
  }),
};

export const CSV_FORMS: { [Kind in EditableKind]: CsvForm<FieldsOf[Kind]> } = { item, hours, policy };

/** A field of the form by the name of its first column, for an error's place. */
export const COLUMN_OF: Readonly<Record<string, string>> = {
  ...{
    name: 'name_en',
    section: 'section_en',
    description: 'description_en',
    dietTags: 'diet_tags',
    text: 'text_en',
    branchName: 'branch',
  },
  ...{ allergensConfirmed: 'allergens_confirmed', validFrom: 'valid_from', validTo: 'valid_to' },
};

/** What a new row has where the file says nothing. */
export const EMPTY_FIELDS: { [Kind in EditableKind]: Record<string, unknown> } = {
  item: {
    ...{ section: { en: null, ar: null }, description: { en: null, ar: null }, aliases: [], price: null, variants: [], calories: null },
    ...{ dietTags: [], allergens: [], allergensConfirmed: false, available: true, validFrom: null, validTo: null },
  },
  hours: { branchName: null, opens: null, closes: null, season: null, validFrom: null, validTo: null },
  policy: { amount: null, validFrom: null, validTo: null },
};
