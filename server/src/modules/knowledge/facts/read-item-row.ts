import { MONEY_SIGN, parsePrice, findMoney } from './vocabulary-money.ts';
import { type Column, columnOf } from './vocabulary-columns.ts';
import {
  findAllergens,
  findDeclaredAllergens,
  findDietTags,
  findMarkedAllergens,
  findStatedTags,
  isOnlyTags,
  type MarkMeaning,
  stripMarks,
} from './vocabulary-diet.ts';
import { isSize, sizeName } from './vocabulary-sizes.ts';
import { foldText, hasArabic, languageOf, splitBilingual, toAsciiDigits, trimEdges } from './vocabulary-text.ts';
import { ALLERGENS, DIET_TAGS, type Allergen, type Bilingual, type DietTag, type ItemVariant, type Money } from './types.ts';

/** What one row or line says of an item; the caller adds section and span. */
export interface ReadItem {
  name: Bilingual;
  section: Bilingual | null;
  description: Bilingual;
  aliases: string[];
  price: Money | null;
  variants: ItemVariant[];
  calories: number | null;
  dietTags: DietTag[];
  allergens: Allergen[];
  available: boolean;
}

type Role =
  | { kind: 'column'; column: Column }
  | { kind: 'size'; name: Bilingual }
  | { kind: 'allergen'; allergen: Allergen }
  | { kind: 'unknown' };

const NONE: Bilingual = { en: null, ar: null };
const YES = /^(?:yes|y|true|1|x|✓|✔|✔️|●|•|contains|نعم|يحتوي|يوجد|ن)$/;
const NO = /^(?:no|n|false|0|out of stock|unavailable|sold out|not available|لا|غير متوفر|غير متاح|نفد|نفذ|نفدت الكميه|نفذت الكميه)$/;

/** What the columns of a table of items hold; null when its header does not describe items. */
export function itemRoles(header: string[]): Role[] | null {
  const roles = header.map(roleOf);
  const has = (test: (role: Role) => boolean) => roles.some(test);
  const hasName = has((role) => role.kind === 'column' && role.column.startsWith('name'));
  const hasAllergens = roles.filter((role) => role.kind === 'allergen').length >= 3;
  const hasPrice = has((role) => role.kind === 'size' || (role.kind === 'column' && (role.column === 'price' || role.column === 'sizes')));
  return hasName && (hasPrice || hasAllergens || has((role) => role.kind === 'column' && /^(calories|diet|allergens)$/.test(role.column)))
    ? roles
    : null;
}

function roleOf(header: string): Role {
  const column = columnOf(header);
  if (column) return { kind: 'column', column };
  if (isSize(header)) return { kind: 'size', name: sizeName(header) };
  const allergens = header.length <= 40 ? findAllergens(header) : [];
  if (allergens.length === 1 && allergens[0]) return { kind: 'allergen', allergen: allergens[0] };
  return { kind: 'unknown' };
}

/** One row of a table of items; null when it names nothing. */
export function readItemRow(cells: string[], roles: Role[], legend: MarkMeaning, currency: string): ReadItem | null {
  const all = (column: Column): string[] =>
    roles.flatMap((role, index) => {
      const text = role.kind === 'column' && role.column === column ? (cells[index]?.trim() ?? '') : '';
      return text === '' ? [] : [text];
    });
  const one = (column: Column): string | null => all(column)[0] ?? null;
  const rowCurrency = /^[A-Z]{3}$/.test(one('currency') ?? '') ? (one('currency') as string) : currency;
  const raw = { en: one('name_en'), ar: one('name_ar'), names: all('name') };
  const name = cleanName(mergeNames([...raw.names.map((text) => splitBilingual(stripMarks(text))), { en: raw.en, ar: raw.ar }]));
  if (!name.en && !name.ar) return null;
  const nameText = [raw.en, raw.ar, ...raw.names].join(' ');
  const described = mergeNames([{ en: one('description_en'), ar: one('description_ar') }, ...all('description').map(byLanguage)]);
  const description = withDetails(described, [...all('material'), ...all('colours')]);
  const details = [nameText, description.en, description.ar].filter(Boolean).join('. ');
  const variants = [...sizeColumns(cells, roles, rowCurrency), ...all('sizes').flatMap((text) => readSizes(text, rowCurrency))];
  const price =
    all('price')
      .map((text) => parsePrice(text, rowCurrency) ?? findMoney(text, rowCurrency)[0]?.money ?? null)
      .find(Boolean) ?? null;
  const sizedPrice = all('price').flatMap((text) => (price ? [] : readSizes(text, rowCurrency)));
  const allVariants = [...variants, ...sizedPrice].map((variant) => ({ ...variant, price: variant.price ?? price }));
  const allergens = new Set<Allergen>([
    ...all('allergens').flatMap(findAllergens),
    ...findDeclaredAllergens(details),
    ...findMarkedAllergens(nameText, legend),
  ]);
  roles.forEach((role, index) => {
    if (role.kind === 'allergen' && YES.test(foldText(cells[index] ?? ''))) allergens.add(role.allergen);
  });
  const dietCell = findDietTags(all('diet').join(' , '), legend, true);
  const dietName = findDietTags(nameText, legend, false).filter((tag) => tag !== 'kids');
  const dietText = findStatedTags(`${description.en ?? ''} . ${description.ar ?? ''}`, legend);
  return {
    name,
    section: mergeNames([{ en: one('section_en'), ar: one('section_ar') }, ...all('section').map(splitBilingual)]),
    description,
    aliases: all('aliases')
      .flatMap((text) => text.split(/\s*[,;،|]\s*/))
      .filter(Boolean),
    price: price ?? allVariants.find((variant) => variant.price)?.price ?? null,
    variants: allVariants,
    calories: readCalories(one('calories') ?? '', true) ?? readCalories(details, false),
    dietTags: DIET_TAGS.filter((tag) => [dietCell, dietName, dietText].some((tags) => tags.includes(tag))),
    allergens: ALLERGENS.filter((allergen) => allergens.has(allergen)),
    available: !all('available').some((text) => NO.test(foldText(text))),
  };
}

/** What a thing is made of and its colours are asked like a description; each language's own text gets them, or they stand alone. */
function withDetails(description: Bilingual, details: readonly string[]): Bilingual {
  if (details.length === 0) return description;
  const lines = details.join('\n');
  if (description.en === null && description.ar === null)
    return languageOf(lines) === 'ar' ? { en: null, ar: lines } : { en: lines, ar: null };
  const add = (text: string | null): string | null => (text === null ? null : `${text}\n${lines}`);
  return { en: add(description.en), ar: add(description.ar) };
}

function sizeColumns(cells: string[], roles: Role[], currency: string): ItemVariant[] {
  return roles.flatMap((role, index) => {
    const price = role.kind === 'size' ? parsePrice(cells[index] ?? '', currency) : null;
    return role.kind === 'size' && price ? [{ name: role.name, price }] : [];
  });
}

const SIZED = new RegExp(`^(.*?[\\p{L}\\p{Nd}"'].*?)[\\s:=–-]+((?:${MONEY_SIGN}\\s*)?\\d+(?:[.,٫]\\d+)*\\s*\\S{0,5})$`, 'iu');

/** "Single 12.00; Double 15.00", "S; M; L", "صغير ١٢ / كبير ١٨". A size without a price has null. */
export function readSizes(text: string, currency: string): ItemVariant[] {
  const parts = toAsciiDigits(text)
    .split(/\s*[;|\n/،]\s*|,\s+/)
    .filter(Boolean);
  return parts.map((part) => {
    const match = SIZED.exec(part);
    const price = match ? parsePrice(match[2] ?? '', currency) : null;
    return { name: sizeName(match && price ? trimEdges(match[1] ?? '') : part), price };
  });
}

const byLanguage = (text: string): Bilingual => {
  if (text.includes('\n')) return mergeNames(text.split('\n').map(byLanguage));
  return languageOf(text) === 'ar' ? { en: null, ar: text } : { en: text, ar: null };
};

/** The first of each language wins; a text filed under the wrong language moves to its own. */
export function mergeNames(names: Bilingual[]): Bilingual {
  const merged: Bilingual = { ...NONE };
  for (const { en, ar } of names) {
    for (const [text, column] of [
      [en, 'en'],
      [ar, 'ar'],
    ] as const) {
      if (!text) continue;
      const wrong = column === 'en' ? languageOf(text) === 'ar' && hasArabic(text) : languageOf(text) === 'en' && !hasArabic(text);
      const slot = wrong ? (column === 'en' ? 'ar' : 'en') : column;
      merged[slot] ??= text;
    }
  }
  return merged;
}

export const cleanName = (name: Bilingual): Bilingual => ({ en: tidy(name.en), ar: tidy(name.ar) });

const tidy = (text: string | null): string | null => {
  if (text === null) return null;
  const tidied = trimEdges(
    stripCalories(stripMarks(text.replace(UNAVAILABLE, ' ')))
      .replace(/^\d{1,2}[.)]\s+/, '')
      .replace(/\*+/g, ' '),
  ).replace(/\s+/g, ' ');
  return /\p{L}/u.test(tidied) ? tidied : null;
};

const CALORIES =
  /(?<!\d)(\d{1,2}[,٬]\d{3}|\d{1,5})\s*(?:k?cals?\b|calories|سعر(?:ة|ات|ه)?(?:\s*حراري(?:ة|ه))?|كالوري)|(?:calories|kcal|سعرات(?:\s*حرارية)?|السعرات(?:\s*الحرارية)?)\s*[:：]?\s*(\d{1,5})/iu;

/** Calories a text states; `isCell`: a bare number counts. */
export function readCalories(text: string, isCell: boolean): number | null {
  const plain = toAsciiDigits(text).trim();
  if (isCell && /^\d{1,5}$/.test(plain)) return Number(plain);
  const match = CALORIES.exec(plain);
  const digits = (match?.[1] ?? match?.[2] ?? '').replace(/[,٬]/g, '');
  return digits === '' ? null : Number(digits);
}

/** A text of a printed item in its parts: what it says, and the tags set after the calories or standing alone. */
export function partTags(text: string): { body: string; tags: string } {
  const match = CALORIES.exec(toAsciiDigits(text));
  const tail = match
    ? text
        .slice(match.index + match[0].length)
        .replace(UNAVAILABLE, ' ')
        .trim()
    : '';
  if (match && tail !== '' && isOnlyTags(tail)) return { body: text.slice(0, match.index), tags: tail };
  const plain = text.replace(UNAVAILABLE, ' ').trim();
  return isOnlyTags(plain) ? { body: '', tags: plain } : { body: plain, tags: '' };
}

export const UNAVAILABLE =
  /[([]?(?:currently |temporarily )?(?:not available|unavailable|sold out|out of stock)(?: today| now)?[)\]]?|[([]?(?:غير (?:متوفرة?|متاحة?)|نفدت?(?: الكمية)?)(?: حالي(?:ًا|اً|ا))?[)\]]?/iu;

export const stripCalories = (text: string): string => {
  const match = CALORIES.exec(toAsciiDigits(text));
  if (!match) return text;
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
    .replace(/[([]\s*[)\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
};
