import { type AnswerContext, answered, type FactAnswer } from './answer-types.ts';
import type { FactQuery } from './query-types.ts';
import { itemRow } from './render-evidence.ts';
import { lowestPrice, pick, possiblePrices, renderPrice } from './render-items.ts';
import { pageOf } from './render-page.ts';
import { tellWhere } from './tell-where.ts';
import { renderMoney } from './render-money.ts';
import { DIET_WORDS, say } from './render-words.ts';
import type { DietTag, FactSet, ItemFact } from './types.ts';

type ListQuery = Extract<FactQuery, { kind: 'list' }>;
const ALLERGY_TAGS: readonly DietTag[] = ['gluten_free', 'dairy_free', 'nut_free'];

export function hasDiet(item: ItemFact, tag: DietTag): boolean {
  return item.dietTags.includes(tag) || (tag === 'vegetarian' && item.dietTags.includes('vegan'));
}

/** Every available item that fits the question, and no other, grouped by section. Never shortened: the channel's fit pages it. */
export function answerList(query: ListQuery, facts: FactSet, context: AnswerContext): FactAnswer {
  const { language, currency } = context;
  const within = query.section?.items ?? query.only?.alternatives.map((match) => match.item) ?? facts.items;
  const found = within.filter((item) => {
    // Of a price that sources disagree on, every one must fit.
    const priced = possiblePrices(item).every(
      (price) =>
        (query.maxMinor === null || (price !== null && (query.below ? price < query.maxMinor : price <= query.maxMinor))) &&
        (query.minMinor === null || (price !== null && price >= query.minMinor)),
    );
    return item.available && priced && query.diets.every((tag) => hasDiet(item, tag));
  });
  const diet = query.diets.map((tag) => DIET_WORDS[tag][language]).join(language === 'ar' ? ' و' : ', ');
  const limit = query.maxMinor ?? query.minMinor;
  const budget = limit === null ? '' : renderMoney({ minor: limit, currency }, language);
  const derived = [budget, ...query.diets.flatMap((tag) => [DIET_WORDS[tag].en, DIET_WORDS[tag].ar])].filter((part) => part !== '');
  const filters = {
    ...(query.diets.length > 0 ? { diet: query.diets.join(',') } : {}),
    ...(query.section?.label.en || query.section?.label.ar ? { section: pick(query.section.label, 'en') } : {}),
    ...(query.maxMinor === null ? {} : { maxMinor: String(query.maxMinor) }),
    ...(query.minMinor === null ? {} : { minMinor: String(query.minMinor) }),
    ...(query.order ? { order: query.order } : {}),
  };
  const label =
    query.diets.length > 0
      ? 'list.diet'
      : query.order
        ? `list.${query.order}`
        : limit !== null
          ? 'list.budget'
          : query.section
            ? 'list.section'
            : 'list.menu';
  if (found.length === 0) return none(query, label, diet, budget, { derived, filters }, context);
  const chosen = query.order ? extremes(found, query.order) : found;
  const rows = chosen.map((item) => itemRow(item, language, renderPrice(item, language)));
  const title = heading(query, diet, budget, language);
  const note = query.diets.some((tag) => ALLERGY_TAGS.includes(tag)) ? `\n\n${say('allergy_note', language)}` : '';
  const page = pageOf(chosen, 0, query.order === null, context);
  const head = query.where ? tellWhere(query.where, facts, context) : null;
  const list = answered(
    label,
    [head?.text ?? '', `${title}:`, page.text].filter((part) => part !== '').join('\n\n') + note,
    [...rows, ...(head?.rows ?? [])],
    query.doubtful ? 0.55 : 0.95,
    {
      derived: [...derived, ...page.derived, ...(head?.derived ?? [])],
      filters: { ...filters, ...page.filters, ...head?.filters },
    },
  );
  return head?.unsure ? { ...list, status: 'person', reason: head.unsure } : list;
}

function heading(query: ListQuery, diet: string, budget: string, language: 'en' | 'ar'): string {
  const what =
    query.diets.length > 0 ? say('list_diet', language, { diet }) : query.order ? say(query.order, language) : say('list_all', language);
  if (query.maxMinor !== null) return say(query.below ? 'list_below' : 'list_budget', language, { what, budget });
  return query.minMinor === null ? what : say('list_over', language, { what, budget });
}

function none(
  query: ListQuery,
  label: string,
  diet: string,
  budget: string,
  more: Pick<FactAnswer, 'derived' | 'filters'>,
  { language }: AnswerContext,
): FactAnswer {
  if (budget !== '') return answered(label, say(query.below ? 'none_below' : 'none_budget', language, { budget }), [], 0.9, more);
  if (diet !== '') return answered(label, say('none_diet', language, { diet }), [], 0.9, more);
  return answered(label, '', [], 0, more);
}

/** The items at the lowest or highest price: all of them when several share it. */
function extremes(items: readonly ItemFact[], order: 'cheapest' | 'dearest'): ItemFact[] {
  const priced = items.flatMap((item) => {
    const price = item.otherPrices ? null : lowestPrice(item);
    return price === null || price === 0 ? [] : [{ item, price }];
  });
  const prices = priced.map((entry) => entry.price);
  const edge = order === 'cheapest' ? Math.min(...prices) : Math.max(...prices);
  return priced.filter((entry) => entry.price === edge).map((entry) => entry.item);
}
