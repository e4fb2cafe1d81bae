import { type AnswerContext, answered, type FactAnswer } from './answer-types.ts';
import type { FactQuery } from './query-types.ts';
import { itemRow } from './render-evidence.ts';
import { extremes, fitsBudget } from './fit-budget.ts';
import { pick, renderPrice } from './render-items.ts';
import { pageOf } from './render-page.ts';
import { tellWhere } from './tell-where.ts';
import { renderMoney } from './render-money.ts';
import { DIET_WORDS, say } from './render-words.ts';
import { nameSection } from './section-names.ts';
import type { DietTag, FactSet, ItemFact } from './types.ts';

type ListQuery = Extract<FactQuery, { kind: 'list' }>;
const ALLERGY_TAGS: readonly DietTag[] = ['gluten_free', 'dairy_free', 'nut_free'];

export function hasDiet(item: ItemFact, tag: DietTag): boolean {
  return item.dietTags.includes(tag) || (tag === 'vegetarian' && item.dietTags.includes('vegan'));
}

/** Every available item that fits the question, and no other, grouped by section. Never shortened: the channel's fit pages it. */
export function answerList(query: ListQuery, facts: FactSet, context: AnswerContext): FactAnswer {
  const { language } = context;
  const within = query.section?.items ?? query.only?.alternatives.map((match) => match.item) ?? facts.items;
  const isLeftOut = (item: ItemFact): boolean =>
    (query.exclude?.items.includes(item) ?? false) || (query.exclude?.diets.some((tag) => hasDiet(item, tag)) ?? false);
  const found = within.filter(
    (item) => item.available && fitsBudget(item, query.budget) && query.diets.every((tag) => hasDiet(item, tag)) && !isLeftOut(item),
  );
  const { label, filters } = describe(query);
  const [title, left] = [heading(query, context), leftOut(query, context)];
  const diets = query.diets.flatMap((tag) => [DIET_WORDS[tag].en, DIET_WORDS[tag].ar]);
  // Sections that were taken for a kind of dish are named from the rows themselves.
  const derived = [...title.derived, ...diets, ...(query.section?.meant ? [title.text] : []), ...(left ? [left] : [])];
  if (found.length === 0) return none(query, label, { derived, filters }, context);
  const chosen = query.order ? extremes(found, query.order) : found;
  if (chosen.length === 0) return none(query, label, { derived, filters }, context);
  const energy = query.order === 'lightest' || query.budget.maxCalories !== null || query.budget.minCalories !== null;
  const rows = chosen.map((item) => itemRow(item, language, renderPrice(item, language), energy ? 'calories' : 'price'));
  const notes = [
    ...(query.diets.some((tag) => ALLERGY_TAGS.includes(tag)) ? [say('allergy_note', language)] : []),
    ...(energy && within.some((item) => item.calories === null) ? [say('kcal_open', language)] : []),
    ...(left ? [left] : []),
  ];
  const page = pageOf(chosen, 0, query.order === null, context, energy);
  const head = query.where ? tellWhere(query.where, facts, context) : null;
  const list = answered(
    label,
    [head?.text ?? '', `${title.text}:`, page.text, ...notes].filter((part) => part !== '').join('\n\n'),
    [...rows, ...(head?.rows ?? [])],
    query.doubtful ? 0.55 : 0.95,
    {
      derived: [...derived, ...page.derived, ...(head?.derived ?? [])],
      filters: { ...filters, ...page.filters, ...head?.filters },
    },
  );
  if (head?.unsure) return { ...list, status: 'person', reason: head.unsure };
  return query.exclude?.ingredient ? { ...list, status: 'person', reason: 'ingredient_not_stated' } : list;
}

/** What a list was asked to leave out, and by what it was left out. */
function leftOut({ exclude }: ListQuery, { language }: AnswerContext): string | null {
  if (!exclude) return null;
  const and = language === 'ar' ? '، ' : ', ';
  const diet = exclude.diets.map((tag) => DIET_WORDS[tag][language]).join(and);
  const lines = [
    ...(diet === '' ? [] : [say('left_out_marked', language, { diet })]),
    ...(exclude.named.length === 0
      ? []
      : [say(exclude.ingredient ? 'left_out_ingredient' : 'left_out_named', language, { names: exclude.named.join(and) })]),
  ];
  return lines.join('\n');
}

function describe(query: ListQuery): { label: string; filters: Record<string, string> } {
  const { maxMinor, minMinor, maxCalories, minCalories, people } = query.budget;
  const limits = { maxMinor, minMinor, maxCalories, minCalories };
  const limited = Object.entries(limits).flatMap(([name, limit]) => (limit === null ? [] : [[name, String(limit)] as const]));
  const filters = {
    ...(query.diets.length > 0 ? { diet: query.diets.join(',') } : {}),
    ...(query.section?.label.en || query.section?.label.ar ? { section: pick(query.section.label, 'en') } : {}),
    ...Object.fromEntries(limited),
    ...(people > 1 ? { people: String(people) } : {}),
    ...(query.order ? { order: query.order } : {}),
  };
  if (query.diets.length > 0) return { label: 'list.diet', filters };
  if (query.order) return { label: `list.${query.order}`, filters };
  if (limited.length > 0) return { label: 'list.budget', filters };
  return { label: query.section ? 'list.section' : 'list.menu', filters };
}

function heading(query: ListQuery, { language, currency }: AnswerContext): { text: string; derived: string[] } {
  const { maxMinor, minMinor, maxCalories, minCalories, below, people } = query.budget;
  const diet = query.diets.map((tag) => DIET_WORDS[tag][language]).join(language === 'ar' ? ' و' : ', ');
  const kind =
    query.diets.length > 0 ? say('list_diet', language, { diet }) : query.order ? say(query.order, language) : say('list_all', language);
  // A kind of dish that no section is named after: the sections that were taken for it are said.
  const sections = query.section?.meant?.map((label) => nameSection(label, language)).join(language === 'ar' ? '، ' : ', ');
  const what = sections ? `${kind} (${say('of_sections', language, { sections })})` : kind;
  const money = (minor: number): string => renderMoney({ minor, currency }, language);
  const kcal = maxCalories ?? minCalories;
  if (minCalories !== null && maxCalories !== null) {
    const limits = { least: String(minCalories), most: String(maxCalories) };
    const derived = [minCalories, maxCalories].flatMap((limit) => [`${limit} kcal`, `${limit} سعرة حرارية`]);
    return { text: say(below ? 'list_kcal_from_below' : 'list_kcal_between', language, { what, ...limits }), derived };
  }
  if (kcal !== null) {
    const phrase = maxCalories === null ? 'list_kcal_over' : below ? 'list_kcal_below' : 'list_kcal';
    return { text: say(phrase, language, { what, limit: String(kcal) }), derived: [`${kcal} kcal`, `${kcal} سعرة حرارية`] };
  }
  if (maxMinor !== null && people > 1) {
    const said = { what, share: money(Math.floor(maxMinor / people)), people: String(people), budget: money(maxMinor) };
    const text = say(below ? 'list_people' : 'list_people_within', language, said);
    return { text, derived: [text, said.share, said.budget] };
  }
  if (minMinor !== null && maxMinor !== null) {
    const limits = { least: money(minMinor), most: money(maxMinor) };
    return { text: say(below ? 'list_from_below' : 'list_between', language, { what, ...limits }), derived: Object.values(limits) };
  }
  if (maxMinor !== null)
    return { text: say(below ? 'list_below' : 'list_budget', language, { what, budget: money(maxMinor) }), derived: [money(maxMinor)] };
  if (minMinor !== null) return { text: say('list_over', language, { what, budget: money(minMinor) }), derived: [money(minMinor)] };
  return { text: what, derived: [] };
}

function none(query: ListQuery, label: string, more: Pick<FactAnswer, 'derived' | 'filters'>, context: AnswerContext): FactAnswer {
  const { language, currency } = context;
  const { maxMinor, minMinor, maxCalories, minCalories, below, people } = query.budget;
  if (maxCalories !== null || minCalories !== null || query.order === 'lightest')
    return answered(label, say('none_kcal', language), [], 0.9, more);
  if (minMinor !== null && maxMinor !== null) {
    const limits = {
      least: renderMoney({ minor: minMinor, currency }, language),
      most: renderMoney({ minor: maxMinor, currency }, language),
    };
    return answered(label, say('none_between', language, limits), [], 0.9, {
      ...more,
      derived: [...more.derived, ...Object.values(limits)],
    });
  }
  const limit = maxMinor === null ? minMinor : Math.floor(maxMinor / people);
  const budget = limit === null ? '' : renderMoney({ minor: limit, currency }, language);
  if (budget !== '')
    return answered(label, say(below ? 'none_below' : 'none_budget', language, { budget }), [], 0.9, {
      ...more,
      derived: [...more.derived, budget],
    });
  const diet = query.diets.map((tag) => DIET_WORDS[tag][language]).join(language === 'ar' ? ' و' : ', ');
  if (diet !== '') return answered(label, say('none_diet', language, { diet }), [], 0.9, more);
  return answered(label, '', [], 0, more);
}
