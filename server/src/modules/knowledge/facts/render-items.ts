import { type AnswerLanguage, renderMoney } from './render-money.ts';
import { nameSection } from './section-names.ts';
import type { Bilingual, ItemFact, ItemVariant } from './types.ts';

/** The asker's language, else the other one; never empty when either is there. */
export function pick(text: Bilingual, language: AnswerLanguage): string {
  return (language === 'ar' ? (text.ar ?? text.en) : (text.en ?? text.ar)) ?? '';
}

/** Cheapest price a contact can pay for the item, in minor units; null when none is stated. */
export function lowestPrice(item: ItemFact): number | null {
  const prices = pricesOf(item);
  return prices.length > 0 ? Math.min(...prices) : null;
}

const pricesOf = (item: Pick<ItemFact, 'price' | 'variants'>): number[] =>
  [item.price, ...sizesOf(item).map((variant) => variant.price)].flatMap((price) => (price ? [price.minor] : []));

/** The prices of all sizes, once for each source that gives them. */
export const pricesBySource = (item: ItemFact): number[][] => [item, ...(item.otherPrices ?? [])].map(pricesOf);

/** Every lowest price that some source gives, so that a budget is kept whichever of them is right. */
export function possiblePrices(item: ItemFact): (number | null)[] {
  return [
    lowestPrice(item),
    ...(item.otherPrices ?? []).map((other) => lowestPrice({ ...item, price: other.price, variants: other.variants })),
  ];
}

export const sizesOf = (item: Pick<ItemFact, 'variants'>): ItemVariant[] => item.variants.filter((variant) => !variant.addOn);

/** "Extra cheese +3 SAR", one a line; empty when nothing is offered on top. */
export function renderAddOns(item: ItemFact, language: AnswerLanguage): string[] {
  return item.variants.flatMap((variant) =>
    variant.addOn && variant.price ? [`${pick(variant.name, language)}: +${renderMoney(variant.price, language)}`] : [],
  );
}

function renderVariant(variant: ItemVariant, language: AnswerLanguage): string | null {
  return variant.price ? `${pick(variant.name, language)} ${renderMoney(variant.price, language)}`.trim() : null;
}

/** "28 SAR", or "Small 14 AED, Large 20 AED"; null when no price is stated. */
export function renderPrice(item: ItemFact, language: AnswerLanguage): string | null {
  const comma = language === 'ar' ? '، ' : ', ';
  const sizes = sizesOf(item);
  const prices = new Set(sizes.map((variant) => variant.price?.minor ?? item.price?.minor ?? null));
  const shared = item.price ?? sizes[0]?.price ?? null;
  // Sizes at one price need that price once.
  if (sizes.length > 0 && prices.size === 1 && shared && prices.has(shared.minor)) {
    return `${renderMoney(shared, language)} (${sizes.map((variant) => pick(variant.name, language)).join(comma)})`;
  }
  const variants = sizes.flatMap((variant) => renderVariant(variant, language) ?? []);
  if (variants.length > 0) return variants.join(comma);
  return item.price ? renderMoney(item.price, language) : null;
}

const PRICE_OPEN = { en: 'price to be confirmed', ar: 'السعر يحتاج تأكيدًا' };
const NOT_NOW = { en: 'not available right now', ar: 'غير متوفر حاليًا' };

/** One line of a list: "Hummus: 28 SAR". */
export function renderItemLine(item: ItemFact, language: AnswerLanguage): string {
  // Sources that disagree are told apart only when the dish itself is asked for.
  const price = item.otherPrices ? PRICE_OPEN[language] : renderPrice(item, language);
  const line = price ? `${pick(item.name, language)}: ${price}` : pick(item.name, language);
  return item.available ? line : `${line} (${NOT_NOW[language]})`;
}

/** One line of a list that asks for calories: "Hummus: 28 SAR (310 kcal)". */
export function renderEnergyLine(item: ItemFact, language: AnswerLanguage): string {
  const line = renderItemLine(item, language);
  return item.calories === null ? line : `${line} (${item.calories} ${language === 'ar' ? 'سعرة حرارية' : 'kcal'})`;
}

/** Items under their sections, in the order of the rows. Headings are `**bold**` for the channel's fit to turn. */
export function renderBySection(items: readonly ItemFact[], language: AnswerLanguage, line = renderItemLine): string {
  const sections = new Map<string, ItemFact[]>();
  for (const item of items) {
    const heading = nameSection(item.section, language);
    sections.set(heading, [...(sections.get(heading) ?? []), item]);
  }
  return [...sections]
    .map(([heading, members]) => [...(heading ? [`**${heading}**`] : []), ...members.map((item) => `• ${line(item, language)}`)].join('\n'))
    .join('\n\n');
}

export { NOT_NOW };
