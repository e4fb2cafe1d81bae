import { withoutOrders } from '../../nlu/index.ts';
import { findDeclaredAllergens, findDietTags, findMarkedAllergens, findAllergens, type MarkMeaning } from '../facts/vocabulary-diet.ts';
import { type Codes, takeCodes } from '../facts/vocabulary-codes.ts';
import { isName } from '../facts/read-menu-line.ts';
import { readCalories } from '../facts/read-item-row.ts';
import type { Proposed } from '../facts/read-types.ts';
import { ALLERGENS, type Bilingual, DIET_TAGS, type ItemFact, type ItemVariant } from '../facts/types.ts';
import { parsePrice } from '../facts/vocabulary-money.ts';
import { languageOf } from '../facts/vocabulary-text.ts';
import type { ModelItem } from './answer-shape.ts';
import { type Cited, holdsAmount, holdsWords } from './cited-text.ts';

export interface ItemChecks {
  currency: string;
  marks: MarkMeaning;
  codes: Codes;
  /** Where rows that the rules read begin and end: a figure of another dish's row proves nothing. */
  rows: readonly { start: number; end: number; names: readonly string[] }[];
  page: number | null;
  /** The piece that the model was given: a section's heading stands somewhere in it. */
  around: string;
}

/**
 * A proposed item as far as its cited lines bear it out: a name that stands there, figures printed there as prices, labels that the words or
 * marks there give. Null where the name or the price does not stand there; whatever else does not is left out. Its allergens are never confirmed.
 */
export function verifyItem(proposed: ModelItem, cited: Cited, checks: ItemChecks): Proposed<ItemFact> | null {
  const own = ownLines(proposed, cited, checks);
  if (!own) return null;
  const { text } = own;
  const name = bilingual([proposed.nameEn, proposed.nameAr].filter((each) => holdsWords(text, each)));
  const named = name.en ?? name.ar;
  if (named === null || ![name.en, name.ar].every((each) => each === null || isName(each)) || withoutOrders(named) !== named) return null;
  const price = proposed.price === null ? null : parsePrice(proposed.price, checks.currency);
  if (proposed.price !== null && (!price || !holdsAmount(text, price))) return null;
  const variants = proposed.sizes.flatMap((size): ItemVariant[] => {
    const money = parsePrice(size.price, checks.currency);
    const said = money && holdsAmount(text, money) && holdsWords(text, size.name);
    return said ? [{ name: languageOf(size.name) === 'ar' ? { en: null, ar: size.name } : { en: size.name, ar: null }, price: money }] : [];
  });
  if (variants.length !== proposed.sizes.length || (price === null && variants.length === 0)) return null;
  const coded = takeCodes(text, checks.codes);
  const stated = new Set([
    ...findAllergens(text),
    ...findDeclaredAllergens(text),
    ...findMarkedAllergens(text, checks.marks),
    ...coded.allergens,
  ]);
  const labelled = new Set([...findDietTags(text, checks.marks, false), ...coded.diets]);
  return {
    name,
    section: bilingual([proposed.section].filter((section) => holdsWords(checks.around, section))),
    description: bilingual([proposed.description].filter((description) => holdsWords(text, description))),
    aliases: [],
    price: price ?? variants[0]?.price ?? null,
    variants,
    calories: proposed.calories !== null && readCalories(text, false) === proposed.calories ? proposed.calories : null,
    dietTags: DIET_TAGS.filter((tag) => proposed.diets.includes(tag) && labelled.has(tag)),
    allergens: ALLERGENS.filter((allergen) => proposed.allergens.includes(allergen) && stated.has(allergen)),
    ...{ allergensConfirmed: false, available: true, state: 'proposed', foundBy: ['model'] },
    span: { page: checks.page, start: own.start, end: own.end },
  };
}

/** The cited lines from the one that names the item to the next row of another: its own. */
function ownLines(proposed: ModelItem, cited: Cited, { rows }: ItemChecks): Cited | null {
  const names = [proposed.nameEn, proposed.nameAr];
  let at = cited.start;
  const lines = cited.text.split('\n').map((text) => {
    const line = { text, start: at, end: at + text.length };
    at += text.length + 1;
    return line;
  });
  const first = lines.findIndex((line) => names.some((name) => holdsWords(line.text, name)));
  if (first < 0) return null;
  const isOthers = (line: Cited): boolean =>
    rows.some(
      (row) =>
        row.start <= line.start &&
        line.start < row.end &&
        !row.names.some((name) => names.some((own) => own !== null && holdsWords(name, own))),
    );
  const next = lines.findIndex((line, place) => place > first && isOthers(line));
  const own = lines.slice(first, next < 0 ? undefined : next);
  const last = own.at(-1);
  const head = own[0];
  return head && last ? { text: own.map((line) => line.text).join('\n'), start: head.start, end: last.end } : null;
}

function bilingual(texts: readonly (string | null)[]): Bilingual {
  const both: Bilingual = { en: null, ar: null };
  for (const text of texts) if (text) both[languageOf(text) === 'ar' ? 'ar' : 'en'] ??= text.trim();
  return both;
}
