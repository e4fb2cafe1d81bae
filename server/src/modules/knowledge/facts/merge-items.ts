import { normaliseText } from '../../nlu/index.ts';
import type { ItemFact, ItemField, ItemVariant } from './types.ts';

/**
 * One tenant's documents talk about the same dish in several places: the price stands in the menu, the allergens in a table. Rows of one name (or
 * alias) become one item: what the owner confirmed leads, then what has a price, and each other row fills what is lacking, with its own place.
 * Prices of two sources that differ are kept side by side, never chosen between. Order is that of the leading rows.
 */
export function mergeItems(items: readonly ItemFact[]): ItemFact[] {
  const byName = new Map<string, ItemFact[]>();
  const merged: ItemFact[] = [];
  const rank = (item: ItemFact): number => (isPriced(item) ? 0 : 2) + (item.state === 'confirmed' ? 0 : 1);
  for (const item of items.toSorted((one, other) => rank(one) - rank(other))) {
    const keys = keysOf(item);
    const known = [...new Set(keys.flatMap((key) => byName.get(key) ?? []))];
    const targets = known.filter((target) => belongsTo(target, item));
    if (targets.length === 0) {
      const own: ItemFact = { ...item };
      merged.push(own);
      remember(byName, keys, own);
      continue;
    }
    const joined = joinUnpriced(targets, merged, byName);
    for (const target of joined) {
      fill(target, item);
      remember(byName, keys, target);
    }
  }
  const place = new Map(items.map((item, at) => [item.id, at]));
  return merged
    .toSorted((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0))
    .toSorted((one, other) => Number(!isPriced(one)) - Number(!isPriced(other)));
}

/** A row that knows two items as one brings them together, where one of them has no price of its own. */
function joinUnpriced(targets: readonly ItemFact[], merged: ItemFact[], byName: Map<string, ItemFact[]>): readonly ItemFact[] {
  const [first, ...others] = targets.toSorted((one, other) => Number(!isPriced(one)) - Number(!isPriced(other)));
  if (!first) return targets;
  const loose = others.filter((other) => !isPriced(other));
  for (const other of loose) {
    fill(first, other);
    merged.splice(merged.indexOf(other), 1);
    for (const [key, known] of byName)
      if (known.includes(other)) byName.set(key, [...new Set(known.map((item) => (item === other ? first : item)))]);
  }
  return targets.filter((target) => !loose.includes(target));
}

function remember(byName: Map<string, ItemFact[]>, keys: readonly string[], item: ItemFact): void {
  for (const key of keys) {
    const known = byName.get(key) ?? [];
    if (!known.includes(item)) byName.set(key, [...known, item]);
  }
}

const keysOf = (item: ItemFact): string[] => [
  ...new Set([item.name.en, item.name.ar, ...item.aliases].flatMap((name) => (name === null ? [] : [normaliseText(name)]))),
];
const isPriced = (item: ItemFact): boolean => item.price !== null || sizesOf(item.variants).some((variant) => variant.price !== null);
const sizesOf = (variants: readonly ItemVariant[]): ItemVariant[] => variants.filter((variant) => !variant.addOn);
const sectionOf = (item: ItemFact): string => normaliseText(item.section.en ?? item.section.ar ?? '');

/** Within one document a name may stand twice (the sandwich and the plate); across documents it is one dish, whatever its price. */
function belongsTo(target: ItemFact, item: ItemFact): boolean {
  if (!isPriced(item) || !isPriced(target) || samePrices(target, item)) return true;
  return target.span.documentId !== item.span.documentId && (sectionOf(target) === sectionOf(item) || !isTwin(target, item));
}

/** Two names that differ in one language are two dishes that share a word in the other. */
function isTwin(target: ItemFact, item: ItemFact): boolean {
  return (['en', 'ar'] as const).some((language) => {
    const [one, other] = [target.name[language], item.name[language]];
    return one !== null && other !== null && normaliseText(one) !== normaliseText(other);
  });
}

/** Whether two rows can both be right: equal prices, or one of them names a size of the other. */
export function samePrices(one: Pick<ItemFact, 'price' | 'variants'>, other: Pick<ItemFact, 'price' | 'variants'>): boolean {
  const [sizes, others] = [sizesOf(one.variants), sizesOf(other.variants)];
  const same = (left: ItemVariant['price'], right: ItemVariant['price']): boolean =>
    left !== null && right !== null && left.minor === right.minor && left.currency === right.currency;
  if (sizes.length > 0 && others.length > 0) {
    return others.every((variant) => {
      const match = sizes.find((size) => nameOf(size) === nameOf(variant));
      return match === undefined || match.price === null || variant.price === null || same(match.price, variant.price);
    });
  }
  if (sizes.length > 0) return other.price === null || sizes.some((size) => same(size.price, other.price));
  if (others.length > 0) return one.price === null || others.some((size) => same(size.price, one.price));
  return one.price === null || other.price === null || same(one.price, other.price);
}

const nameOf = (variant: ItemVariant): string => normaliseText(variant.name.en ?? variant.name.ar ?? '');

function fill(target: ItemFact, other: ItemFact): void {
  const from = (field: ItemField): void => {
    target.sources = { ...target.sources, [field]: other.sources?.[field] ?? other.span };
  };
  for (const field of ['name', 'section', 'description'] as const) {
    const before = target[field];
    const joined = { en: before.en ?? other[field].en, ar: before.ar ?? other[field].ar };
    if (before.en === null && before.ar === null && (joined.en ?? joined.ar) !== null) from(field);
    target[field] = joined;
  }
  if (!samePrices(target, other) && target.state !== 'confirmed') {
    target.otherPrices = [
      ...(target.otherPrices ?? []),
      { price: other.price, variants: other.variants, span: other.span, factId: other.id },
    ];
  } else if (sizesOf(target.variants).length === 0 && sizesOf(other.variants).length > 0 && samePrices(target, other)) {
    target.variants = [...sizesOf(other.variants), ...target.variants];
    from('variants');
  }
  if (target.calories === null && other.calories !== null) {
    target.calories = other.calories;
    from('calories');
  }
  if (target.state !== 'confirmed' && other.otherPrices) target.otherPrices = [...(target.otherPrices ?? []), ...other.otherPrices];
  target.aliases = [...new Set([...target.aliases, ...other.aliases, ...otherNames(target, other)])];
  if (other.dietTags.some((tag) => !target.dietTags.includes(tag))) from('dietTags');
  target.dietTags = [...new Set([...target.dietTags, ...other.dietTags])];
  if (other.allergens.length > 0) {
    // Confirmed only when every row that says something about allergens was.
    const said = target.allergens.length > 0;
    target.allergensConfirmed = other.allergensConfirmed && (!said || target.allergensConfirmed);
    if (!said) from('allergens');
  }
  target.allergens = [...new Set([...target.allergens, ...other.allergens])];
  if (target.available && !other.available) from('available');
  target.available = target.available && other.available;
}

function otherNames(target: ItemFact, other: ItemFact): string[] {
  return [other.name.en, other.name.ar].flatMap((name) =>
    name === null || name === target.name.en || name === target.name.ar ? [] : [name],
  );
}
