import { type AnswerContext, answered, type FactAnswer } from './answer-types.ts';
import type { FactQuery } from './query-types.ts';
import { itemRow } from './render-evidence.ts';
import { lowestPrice, pick, renderItemLine, renderPrice } from './render-items.ts';
import { say } from './render-words.ts';
import type { ItemFact } from './types.ts';

type CompareQuery = Extract<FactQuery, { kind: 'compare' }>;

/** Items beside each other with the figure they are compared by, and which of them it favours; what has no figure goes to a person. */
export function answerComparison({ by, want, items }: CompareQuery, context: AnswerContext): FactAnswer {
  const { language } = context;
  const figureOf = (item: ItemFact): number | null => (by === 'calories' ? item.calories : item.otherPrices ? null : lowestPrice(item));
  const told = (item: ItemFact): string =>
    by === 'calories' && item.calories !== null
      ? say('calories', language, { name: pick(item.name, language), value: String(item.calories) })
      : renderItemLine(item, language);
  const rows = items.map((item) =>
    itemRow(item, language, by === 'calories' ? `${item.calories ?? '–'} kcal` : renderPrice(item, language), by),
  );
  const lines = items.map((item) => `• ${told(item)}`).join('\n');
  const filters = { items: items.map((item) => item.id).join(','), by };
  const unknown = items.filter((item) => figureOf(item) === null);
  if (unknown.length > 0) {
    const missing = unknown
      .map((item) => say(by === 'calories' ? 'calories_missing' : 'price_missing', language, { name: pick(item.name, language) }))
      .join('\n');
    const text = by === 'calories' && unknown.length === items.length ? missing : `${lines}\n\n${missing}`;
    return { ...answered(`compare.${by}`, text, rows, 0.9, { filters }), status: 'person', reason: `${by}_missing` };
  }
  const figures = items.map((item) => figureOf(item) ?? 0);
  const edge = want === 'less' ? Math.min(...figures) : Math.max(...figures);
  const best = items.filter((item) => figureOf(item) === edge);
  const same = best.length === items.length;
  const verdict = same
    ? say(`compare_${by}_same`, language)
    : say(`compare_${by}_${want}`, language, {
        name: best.map((item) => pick(item.name, language)).join(language === 'ar' ? ' و' : ' & '),
      });
  return answered(`compare.${by}`, `${lines}\n\n${verdict}`, rows, 0.95, { filters, derived: [verdict] });
}
