import type { Budget } from './query-budget.ts';
import type { ListOrder } from './query-types.ts';
import { lowestPrice, possiblePrices, pricesBySource } from './render-items.ts';
import type { ItemFact } from './types.ts';

/** Whether an item keeps a budget. Of a price that sources disagree on, every one must fit; what states no figure fits no limit. */
export function fitsBudget(item: ItemFact, { maxMinor, minMinor, maxCalories, minCalories, below, people }: Budget): boolean {
  const share = maxMinor === null ? null : maxMinor / people;
  const keeps = (price: number | null): boolean =>
    (share === null || (price !== null && (below ? price < share : price <= share))) &&
    (minMinor === null || (price !== null && price >= minMinor));
  // Between two limits one size is enough, and it need not be the smallest.
  const priced =
    share !== null && minMinor !== null ? pricesBySource(item).every((prices) => prices.some(keeps)) : possiblePrices(item).every(keeps);
  const { calories } = item;
  const light = maxCalories === null || (calories !== null && (below ? calories < maxCalories : calories <= maxCalories));
  return priced && light && (minCalories === null || (calories !== null && calories >= minCalories));
}

/** The items at the lowest or highest figure: all of them when several share it. */
export function extremes(items: readonly ItemFact[], order: ListOrder): ItemFact[] {
  const figured = items.flatMap((item) => {
    const figure = order === 'lightest' ? item.calories : item.otherPrices ? null : lowestPrice(item);
    return figure === null || (figure === 0 && order !== 'lightest') ? [] : [{ item, figure }];
  });
  const figures = figured.map((entry) => entry.figure);
  const edge = order === 'dearest' ? Math.max(...figures) : Math.min(...figures);
  return figured.filter((entry) => entry.figure === edge).map((entry) => entry.item);
}
