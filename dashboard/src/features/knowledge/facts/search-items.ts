import { fold } from '../../../shared/text/fold.ts';
import type { Item } from './api.ts';

/** Items that hold every word of the question somewhere in their names, section, description or tags, in either language. */
export function searchItems(items: readonly Item[], question: string): Item[] {
  const words = fold(question).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...items];
  return items.filter((item) => {
    const text = fold(
      [item.name, item.section, item.description]
        .flatMap(({ en, ar }) => [en, ar])
        .concat(item.dietTags, item.allergens)
        .filter((part) => part !== null)
        .join(' ')
        .replaceAll('_', ' '),
    );
    return words.every((word) => text.includes(word));
  });
}
