import { answerAllergens } from './answer-allergens.ts';
import { answerHours } from './answer-hours.ts';
import { answerItems } from './answer-items.ts';
import { answerList } from './answer-lists.ts';
import { answerPolicies } from './answer-places.ts';
import { type AnswerContext, answered, type FactAnswer, type LastAnswer } from './answer-types.ts';
import * as cues from './query-cues.ts';
import { type ItemMatch, readItems } from './query-items.ts';
import { namedSize } from './query-variants.ts';
import { isKnown } from './query-known.ts';
import { readBranch } from './query-branches.ts';
import { readFactQueries } from './query-read.ts';
import type { ItemAspect } from './query-types.ts';
import { fold, likeness, words } from './query-text.ts';
import { asksForTime, readWhen, type When } from './query-when.ts';
import { itemRow } from './render-evidence.ts';
import { renderPrice } from './render-items.ts';
import { pageOf } from './render-page.ts';
import { ALLERGENS, type Allergen, DIET_TAGS, type FactSet, type ItemFact, type PolicyTopic } from './types.ts';
import { saysSize } from './vocabulary-sizes.ts';

/** Longer messages say themselves what they are about. */
const MOST_WORDS = 8;
const ASPECTS: readonly ItemAspect[] = ['price', 'availability', 'description', 'calories', 'diet', 'card'];

/** Items of an earlier answer that still stand, in the order in which they were said. */
export function itemsOf(last: LastAnswer | null | undefined, facts: FactSet): ItemFact[] {
  const byId = new Map(facts.items.map((item) => [item.id, item]));
  return [...new Set(last?.rowIds ?? [])].flatMap((id) => byId.get(id) ?? []);
}

/** The answer to a message that only makes sense after the last one ("more", "and on Friday?", "the large one"); null for any other. */
export function answerFollowUp(question: string, facts: FactSet, context: AnswerContext): FactAnswer | null {
  const { last } = context;
  const asked = words(question);
  if (!last || asked.length === 0 || asked.length > MOST_WORDS) return null;
  const folded = fold(question);
  const items = itemsOf(last, facts);
  if (asked.length <= 4 && cues.MORE.test(folded) && last.filters.shown !== undefined) return continueList(items, last, context);
  return (
    followHours(question, folded, asked, facts, last, context) ??
    followDelivery(question, folded, asked, facts, last, context) ??
    followItems(question, folded, asked, items, facts, last, context)
  );
}

function continueList(items: readonly ItemFact[], last: LastAnswer, context: AnswerContext): FactAnswer | null {
  const start = Number(last.filters.shown);
  if (!(start < items.length)) return null;
  const energy = ['maxCalories', 'minCalories'].some((limit) => last.filters[limit] !== undefined) || last.filters.order === 'lightest';
  const page = pageOf(items, start, last.filters.order === undefined, context, energy);
  const { shown: _shown, of: _of, ...filters } = last.filters;
  const rows = items.map((item) => itemRow(item, context.language, renderPrice(item, context.language)));
  return answered(last.query, page.text, rows, 0.95, { derived: page.derived, filters: { ...filters, ...page.filters } });
}

/** "And on Friday?", "what about Marina?" after hours. */
function followHours(
  question: string,
  folded: string,
  asked: readonly string[],
  facts: FactSet,
  last: LastAnswer,
  context: AnswerContext,
): FactAnswer | null {
  if (!last.query.split('+').includes('hours') || cues.OPENING.test(folded) || cues.DELIVERS.test(folded) || cues.PRICE.test(folded))
    return null;
  const when = readWhen(question, folded);
  const named = readBranch(asked, facts.branches);
  const other = asked.filter((word) => word.length > 1 && !cues.isFiller(word) && !isKnown(word));
  if (!asksForTime(when) && !named) return null;
  if (other.length > (named ? 2 : 1)) return null;
  const branch = named ?? facts.branches.find((each) => each.id === last.filters.branch) ?? null;
  const answer = answerHours({ kind: 'hours', when: asksForTime(when) ? when : whenOf(last.filters), branch }, facts, context);
  return answer.text === '' ? null : answer;
}

/** "How much?", "and Malqa?" after what was said of delivery. */
function followDelivery(
  question: string,
  folded: string,
  asked: readonly string[],
  facts: FactSet,
  last: LastAnswer,
  context: AnswerContext,
): FactAnswer | null {
  const before = (last.filters.topics?.split(',') ?? []) as PolicyTopic[];
  if (!last.query.split('+').includes('policies') || !before.some((topic) => topic.startsWith('delivery_')) || asked.length > 4)
    return null;
  const { matches, alternatives } = readItems(question, facts.items, isKnown);
  const own = asked
    .filter((word) => word.length > 2 && !cues.isFiller(word) && !isKnown(word))
    .map((word) => word.replace(/^و(?=\p{L}{3})/u, ''));
  if (own.length === 0 && (cues.PRICE.test(folded) || cues.FEE.test(folded)))
    return answerPolicies({ kind: 'policies', topics: ['delivery_fee'] }, question, facts, context);
  const said = facts.policies
    .filter(({ topic }) => before.includes(topic))
    .flatMap(({ text }) => words(`${text.en ?? ''} ${text.ar ?? ''}`));
  const placed = own.length > 0 && own.every((word) => said.some((token) => likeness(word, token) >= 0.85));
  if (!placed || matches.length + alternatives.length > 0) return null;
  return answerPolicies({ kind: 'policies', topics: before }, question, facts, context);
}

function whenOf(filters: Record<string, string>): When {
  const { day, now, season, time } = filters;
  return {
    day: day === undefined ? null : /^\d$/.test(day) ? Number(day) : (day as When['day']),
    date: null,
    season: (season as When['season'] | undefined) ?? null,
    clock: time === undefined ? null : { minutes: Number(time), open: false },
    now: now === 'yes',
  };
}

const ORDINALS: readonly RegExp[] = [cues.FIRST, cues.SECOND, cues.THIRD];

function followItems(
  question: string,
  folded: string,
  asked: readonly string[],
  items: readonly ItemFact[],
  facts: FactSet,
  last: LastAnswer,
  context: AnswerContext,
): FactAnswer | null {
  if ((items.length === 0 && last.filters.among === undefined) || cues.ALLERGY.test(folded)) return null;
  const aspect = ASPECTS.find((each) => last.query.split('+').includes(`item.${each}`)) ?? 'price';
  const diets = DIET_TAGS.filter((tag) => last.filters.diets?.split(',').includes(tag));
  const one = (match: ItemMatch): FactAnswer => {
    const reading = { matches: [match], alternatives: [], unexplained: [], score: 0.9 };
    // Whoever asked what may be in one dish asks the same of the next.
    if (last.query.split('+').includes('allergens'))
      return answerAllergens({ kind: 'allergens', asked: ALLERGENS.filter(named), reading, personal: true }, facts, context);
    return answerItems({ kind: 'item', aspect: aspect === 'diet' && diets.length === 0 ? 'card' : aspect, reading, diets }, context);
  };
  const named = (allergen: Allergen): boolean => last.filters.allergens?.split(',').includes(allergen) ?? false;
  const match = (item: ItemFact, variant: number | null = null): ItemMatch => ({ item, coverage: 1, taken: [], strength: 1, variant });
  if (cues.OF_THEM.test(folded)) {
    const within = { ...facts, items: [...items] };
    const [query] = readFactQueries(question, within, { currency: context.currency, history: [] });
    return query?.kind === 'list' ? answerList(query, within, context) : null;
  }
  const within = narrowed(question, folded, asked, listOf(last, items, facts), facts, context);
  if (within) return within;
  const place = ORDINALS.findIndex((ordinal) => ordinal.test(folded));
  const pointed = place >= 0 && asked.length <= 4 ? items[place] : undefined;
  if (pointed && items.length <= 10) return one(match(pointed));
  const said = readItems(question, facts.items, isKnown);
  const silent = said.matches.length + said.alternatives.length === 0;
  const asksMore = [cues.PRICE, cues.DESCRIBE, cues.CALORIES, cues.HAVE, cues.MENU, cues.LIST].filter((cue) => cue.test(folded)).length > 0;
  if (silent && items.length <= 10) {
    const sized = items.flatMap((item) => {
      const variant = namedSize(item, asked);
      return variant === null ? [] : [match(item, variant)];
    });
    const [only] = sized;
    const other = asked.filter((word) => !cues.isFiller(word) && !isKnown(word) && !isVariantWord(word, items));
    if (only && sized.length === 1 && other.length === 0)
      return answerItems(
        { kind: 'item', aspect: 'price', reading: { matches: [only], alternatives: [], unexplained: [], score: 0.9 }, diets: [] },
        context,
      );
    return null;
  }
  // "Lamb" after "which one do you mean?": a name said in part is enough among the few that were offered.
  if (items.length > 1 && items.length <= 10 && asked.length <= 4 && !asksMore) {
    const among = readItems(question, items, isKnown);
    if (among.matches.length === 1 && among.alternatives.length === 0 && among.matches[0]) return one(among.matches[0]);
  }
  const [only] = said.matches;
  const about = cues.WHAT_ABOUT.test(folded) || asked.length <= 3;
  const follows =
    (last.query.includes('item.') || last.query.split('+').includes('allergens')) &&
    about &&
    !asksMore &&
    said.matches.length === 1 &&
    said.alternatives.length === 0 &&
    said.unexplained.length === 0;
  return only && follows && only.coverage >= 0.5 ? one(only) : null;
}

/** The list that an answer chose from, where it chose one of several. */
function listOf({ filters }: LastAnswer, items: readonly ItemFact[], facts: FactSet): readonly ItemFact[] {
  const ids = filters.among?.split(',');
  if (ids) return facts.items.filter((item) => ids.includes(item.id));
  if (filters.order === undefined || filters.section === undefined) return items;
  return facts.items.filter(({ section }) => section.en === filters.section || section.ar === filters.section);
}

/** "Which is the cheapest?", "under 25", "the vegan one" after a list or a question back choose among what was just said. */
function narrowed(
  question: string,
  folded: string,
  asked: readonly string[],
  items: readonly ItemFact[],
  facts: FactSet,
  context: AnswerContext,
): FactAnswer | null {
  if (items.length < 2 || asked.length > 5 || cues.MENU.test(folded) || cues.HAVE.test(folded)) return null;
  const ask = { currency: context.currency, history: [] };
  const [whole] = readFactQueries(question, facts, ask);
  // A section or a dish of its own is asked of the whole menu.
  if (whole?.kind !== 'list' || whole.section !== null || whole.only !== null) return null;
  const answer = answerList(whole, { ...facts, items: [...items] }, context);
  // "And the most expensive?" asks of the same list once more.
  return answer.rows.length > 0 ? { ...answer, filters: { ...answer.filters, among: items.map((item) => item.id).join(',') } } : null;
}

function isVariantWord(word: string, items: readonly ItemFact[]): boolean {
  return items.some((item) =>
    item.variants.some(
      ({ name: { en, ar } }) =>
        saysSize(word, en ?? '') ||
        saysSize(word, ar ?? '') ||
        words(`${en ?? ''} ${ar ?? ''}`).some((token) => likeness(word, token) >= 0.9),
    ),
  );
}
