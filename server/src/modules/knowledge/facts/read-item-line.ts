import { type ReadItem, UNAVAILABLE, cleanName, mergeNames, partTags, readCalories, stripCalories } from './read-item-row.ts';
import { readAddOns } from './read-add-ons.ts';
import { isName, parseMenuLine, parseSizeList } from './read-menu-line.ts';
import type { Proposed } from './read-types.ts';
import { ALLERGENS, DIET_TAGS, type ItemFact, type ItemVariant, type Money } from './types.ts';
import { findMoney, parsePrice } from './vocabulary-money.ts';
import {
  findDeclaredAllergens,
  findDietTags,
  findMarkedAllergens,
  findStatedTags,
  type MarkMeaning,
  stripMarks,
} from './vocabulary-diet.ts';
import { languageOf, splitBilingual, toAsciiDigits } from './vocabulary-text.ts';

/** "15 (was 19)", "15 instead of 19": what it cost before is no price. */
const EARLIER_PRICE =
  /\s*[([]?\s*(?:was|instead of|before|formerly|كان|كانت|بدلا من|بدلًا من|بدل)\s*:?\s*(?:[A-Z]{2,3}\s*)?[\d٠-٩]+(?:[.,٫][\d٠-٩]+)?\s*\S{0,6}?\s*[)\]]?\s*$/iu;

/** An item from one printed line, "Hummus ..... 18"; null for any other line. */
export function readItemLine(line: string, legend: MarkMeaning, currency: string): ReadItem | null {
  const parsed = parseMenuLine(line.replace(EARLIER_PRICE, ''), currency);
  if (parsed) return toItem([parsed.name], parsed.price, parsed.variants, legend);
  // "Beef Burger ..... 52 780 kcal": the price stands before the calories.
  const calories = readCalories(line, false);
  const light = calories === null ? null : parseMenuLine(stripCalories(line), currency);
  return light ? { ...toItem([light.name], light.price, light.variants, legend), calories } : null;
}

const UNREAD_PRICE = /^(?:\p{L}[\p{L}.]{0,6}\s*)?\?(?:\s*\p{L}[\p{L}.]{0,6})?$/u;

/** Items from the cells of a row without a header: names, then a price; or several such pairs side by side. */
export function readItemCells(cells: string[], legend: MarkMeaning, currency: string): ReadItem[] {
  const items: ReadItem[] = [];
  let names: string[] = [];
  let early: Money | null = null;
  for (const cell of cells) {
    const text = toAsciiDigits(cell.trim());
    if (text === '') continue;
    // A photographed price that nobody could read: the dish is proposed without one, for a person to look at.
    if (UNREAD_PRICE.test(text) && isName(names[0] ?? '')) {
      items.push(toItem(names, null, [], legend));
      names = [];
      continue;
    }
    const price = parsePrice(text, currency);
    const sizes = price || names.length === 0 ? null : parseSizeList(text, currency);
    if (sizes && isName(names[0] ?? '')) {
      items.push(toItem(names, sizes[0]?.price ?? null, sizes, legend));
      names = [];
      continue;
    }
    const line = price ? null : parseMenuLine(text, currency);
    if (line && names.length === 0) items.push(toItem([line.name], line.price, line.variants, legend));
    else if (!price) names.push(cell.trim());
    else if (names.length > 0) {
      if (isName(names[0] ?? '')) items.push(toItem(names, price, [], legend));
      names = [];
    } else early = price;
  }
  // A right-to-left table read the other way round has its price first.
  if (items.length === 0 && early && names.length > 0 && isName(names[0] ?? '')) items.push(toItem(names, early, [], legend));
  else if (items.length === 1 && names.length > 0 && items[0]) appendTexts(items[0], names, legend);
  return items;
}

function toItem(texts: string[], price: Money | null, variants: ItemVariant[], legend: MarkMeaning): ReadItem {
  const item: ReadItem = {
    name: cleanName(splitBilingual(stripMarks(texts[0] ?? ''))),
    section: null,
    description: { en: null, ar: null },
    aliases: [],
    price,
    variants,
    calories: null,
    dietTags: [],
    allergens: [],
    available: true,
  };
  noteMarks(item, texts[0] ?? '', legend, true);
  appendTexts(item, texts.slice(1), legend);
  return item;
}

type Texts = Pick<ReadItem, 'name' | 'description' | 'calories' | 'dietTags' | 'allergens' | 'available'>;

/** Further texts of an item: its name in the other language when short and still missing, else its description. */
function appendTexts(item: Texts, texts: string[], legend: MarkMeaning): void {
  for (const text of texts) {
    const { body, tags } = partTags(text);
    const cleaned = cleanName(splitBilingual(body));
    const language = languageOf(body);
    const words = language === null ? null : cleaned[language];
    const isShort = words !== null && words.split(/\s+/).length <= 7 && !/[,،.;؛]/.test(words) && readCalories(text, false) === null;
    const isOtherName = language !== null && words !== null && item.name[language] === null && isShort && tags === '' && isName(words);
    noteMarks(item, text, legend, isOtherName);
    if (language === null || words === null) continue;
    if (isOtherName) item.name = mergeNames([item.name, cleaned]);
    else item.description = { ...item.description, [language]: [item.description[language], words].filter(Boolean).join(' ') };
  }
}

function noteMarks(item: Texts, text: string, legend: MarkMeaning, isNameText: boolean): void {
  item.calories ??= readCalories(text, false);
  if (UNAVAILABLE.test(text)) item.available = false;
  const parts = partTags(text);
  const said = isNameText ? findDietTags(text, legend, false).filter((tag) => tag !== 'kids') : findStatedTags(parts.body, legend);
  const tags = new Set([...item.dietTags, ...said, ...findDietTags(parts.tags, legend, false)]);
  item.dietTags = DIET_TAGS.filter((tag) => tags.has(tag));
  const allergens = new Set([...item.allergens, ...findDeclaredAllergens(text), ...findMarkedAllergens(text, legend)]);
  item.allergens = ALLERGENS.filter((allergen) => allergens.has(allergen));
}

/** Extras on the line below an item are its own; true when the line was one of extras. */
export function addExtras(item: Proposed<ItemFact>, line: string, place: { start: number; end: number }, currency: string): boolean {
  if (place.start - item.span.end > 3) return false;
  const extras = readAddOns(line, currency);
  if (!extras) return false;
  item.variants = [...item.variants, ...extras];
  item.span = { ...item.span, end: place.end };
  return true;
}

const MAX_DETAIL = 220;

/** A line below an item that still speaks of it. Lines that name money or read like conditions are left alone. */
export function addDetail(
  item: Proposed<ItemFact>,
  line: string,
  legend: MarkMeaning,
  place: { start: number; end: number; page: number | null },
): void {
  const text = line.trim();
  const distance = place.start - item.span.end;
  if (text === '' || text.length > MAX_DETAIL || distance > 3) return;
  if (findMoney(text, 'SAR').length > 0 || /[?؟]$|https?:|@|\+\d{6}/.test(text)) return;
  appendTexts(item, [text], legend);
  item.span = { ...item.span, end: place.end };
}
