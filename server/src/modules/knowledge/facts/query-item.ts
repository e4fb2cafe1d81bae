import { readBudget } from './query-budget.ts';
import { readComparison } from './query-compare.ts';
import * as cues from './query-cues.ts';
import { type Exclusion, readExclusion } from './query-exclusion.ts';
import { type ItemMatch, type ItemReading, readItems } from './query-items.ts';
import { namedExtras, namedSize } from './query-variants.ts';
import { isKnown } from './query-known.ts';
import { isSectionWord, namesSection, readSection } from './query-sections.ts';
import { fold, words } from './query-text.ts';
import type { FactQuery, ItemAspect, ListOrder, ReadContext } from './query-types.ts';
import { ALLERGENS, DIET_TAGS, type DietTag, type FactSet } from './types.ts';

/** Beside hours, places and policies, only an item named in full is asked about too ("are you open and how much is the kabsa"). */
export function readNamedItem(sentence: string, folded: string, facts: FactSet): FactQuery | null {
  if (!cues.PRICE.test(folded) || cues.DELIVERS.test(folded)) return null;
  const reading = readItems(sentence, facts.items, isKnown);
  const whole = reading.matches.filter((match) => match.coverage >= 0.95);
  return whole.length > 0 ? { kind: 'item', aspect: 'price', reading: { ...reading, matches: whole, alternatives: [] }, diets: [] } : null;
}

/** A pronoun after a long list points to nothing in it. */
const MOST_POINTED = 10;

function withContext(reading: ItemReading, folded: string, asked: readonly string[], facts: FactSet, context: ReadContext): ItemReading {
  if (reading.matches.length + reading.alternatives.length > 0 || reading.unexplained.length > 0) return reading;
  if (!cues.PRONOUN.test(folded) && asked.length > 3) return reading;
  const last = context.lastItems ?? [];
  const pointed = last.map(
    (item): ItemMatch => ({ item, coverage: 1, taken: [], strength: 1, variant: namedSize(item, asked), extras: namedExtras(item, asked) }),
  );
  if (pointed.length === 1) return { matches: pointed, alternatives: [], unexplained: [], score: 0.85 };
  if (pointed.length > 1 && pointed.length <= MOST_POINTED) return { matches: [], alternatives: pointed, unexplained: [], score: 0 };
  for (const earlier of context.history.slice(-4).toReversed()) {
    const before = readItems(earlier, facts.items, isKnown);
    const whole = before.matches.filter((match) => match.coverage >= 0.8);
    if (whole.length === 1) return { matches: whole, alternatives: [], unexplained: [], score: 0.85 };
    if (whole.length > 1) return reading;
  }
  return reading;
}

/**
 * What a sentence asks of the items: one of them, a list, or their allergens; null when it asks none of it, or when it leaves
 * out something that no reader knows.
 */
export function readItemQuery(
  sentence: string,
  folded: string,
  asked: readonly string[],
  facts: FactSet,
  context: ReadContext,
): FactQuery | null {
  if (facts.items.length === 0) return null;
  // Somebody's allergy is read whole: a person decides whatever is asked beside it.
  const exclusion = cues.ALLERGY.test(folded) ? null : readExclusion(asked, facts.items);
  if (!exclusion) return readPlainQuery(sentence, folded, asked, facts, context);
  const query = readPlainQuery(exclusion.rest, fold(exclusion.rest), words(exclusion.rest), facts, context);
  if (query?.kind === 'allergens' && query.personal) return query;
  if (exclusion.unknown) return null;
  if (query !== null || !isBare(exclusion)) return leaveOut(query, exclusion);
  return leaveOut(readPlainQuery('menu', 'menu', ['menu'], facts, context), { ...exclusion, rest: 'menu' });
}

/** "Not spicy dishes": nothing but what is left out is said, so that it is left out of everything. */
function isBare({ rest, diets, items, ingredient }: Exclusion): boolean {
  const dishes = diets.length > 0 || (items.length > 0 && !ingredient);
  return dishes && words(rest).every((word) => cues.isFiller(word) || isKnown(word) || EVERYTHING.test(word));
}

const EVERYTHING = /^(?:whole|entire|كلها?|كله|كامله?|الكامله?)$/u;

/** A query without what its question leaves out. What an allergy may hang on is never answered by a list of the rest. */
function leaveOut(query: FactQuery | null, exclusion: Exclusion): FactQuery | null {
  const { allergens, diets, items, named, ingredient, rest } = exclusion;
  if (allergens.length > 0) {
    const asked = query?.kind === 'allergens' ? [...new Set([...query.asked, ...allergens])] : allergens;
    const whole = query?.kind === 'item' || query?.kind === 'allergens' ? query.reading : null;
    return { kind: 'allergens', asked, reading: whole && whole.matches.length > 0 ? whole : NOTHING_READ, personal: false };
  }
  if (query?.kind === 'list') {
    const exclude = diets.length + items.length > 0 ? { diets, items, named, ingredient } : undefined;
    return { ...query, read: rest, ...(exclude ? { exclude } : {}) };
  }
  if (query?.kind !== 'item') return query?.kind === 'compare' ? null : query;
  if (diets.length > 0) return null;
  const kept = (match: ItemMatch): boolean => !items.includes(match.item);
  const [matches, alternatives] = [query.reading.matches.filter(kept), query.reading.alternatives.filter(kept)];
  const [only] = alternatives;
  if (matches.length + alternatives.length === 0) return null;
  // "The kabsa, not the lamb one": of two that were left, one.
  const reading =
    matches.length === 0 && alternatives.length === 1 && only
      ? { ...query.reading, matches: [only], alternatives: [], score: 0.85 }
      : { ...query.reading, matches, alternatives };
  // "Kids burger without onion" is another dish than the burger, and no row has its price.
  return ingredient && matches.length === query.reading.matches.length && matches.length > 0 ? null : { ...query, reading, read: rest };
}
const NOTHING_READ: ItemReading = { matches: [], alternatives: [], unexplained: [], score: 1 };

function readPlainQuery(
  sentence: string,
  folded: string,
  asked: readonly string[],
  facts: FactSet,
  context: ReadContext,
): FactQuery | null {
  const said = readItems(sentence, facts.items, context.known ? () => true : isKnown);
  const diets = readDiets(folded, asked, said);
  const [price, have, describe] = [cues.PRICE.test(folded), cues.HAVE.test(folded), cues.DESCRIBE.test(folded)];
  // "سعرة" counts calories, "سعره" asks what it costs: only the letter as written tells them apart.
  const calories = cues.CALORIES.test(folded) || /(?<!\p{L})(?:ال)?سعرة(?!\p{L})/u.test(sentence);
  const follow =
    (price || describe || calories || diets.length > 0 || cues.ALLERGY.test(folded) || cues.CONTAINS.test(folded)) &&
    !cues.MENU.test(folded);
  const reading = withoutDietNames(follow ? withContext(said, folded, asked, facts, context) : said, diets, asked);
  const taken = new Set([...reading.matches, ...reading.alternatives].flatMap((match) => match.taken));
  const free = asked.filter((_, at) => !taken.has(at) || reading !== said).join(' ');
  const allergens = ALLERGENS.filter((allergen) => cues.ALLERGEN_CUES[allergen].test(free));
  const whole = reading.matches.filter((match) => match.coverage >= 0.8);
  // "Is it vegan?" asks of what was spoken of, though it names nothing.
  const pointed = reading !== said && cues.PRONOUN.test(folded);
  const dietOnly = diets.length > 0 && !pointed && whole.every((match) => match.taken.every((at) => isDietWord(asked[at] ?? '')));
  const personal =
    cues.ALLERGY.test(folded) ||
    ((cues.SAFE.test(folded) || cues.CANNOT_EAT.test(folded)) && (allergens.length > 0 || diets.some((tag) => FREE_TAGS.has(tag))));
  if (personal) return { kind: 'allergens', asked: allergens, reading, personal: true };
  // "Lentil soup, nuts?" asks the same with fewer words.
  const barely = diets.length === 0 && !have && !describe && !calories && BARE_ALLERGEN.test(free);
  // "Vegan without nuts" asks for no vegan banana bread.
  const named = reading.matches.some((match) => match.taken.length === 0 || match.taken.some((at) => !isDietWord(asked[at] ?? '')));
  if (allergens.length > 0 && named && !price && (barely || cues.CONTAINS.test(folded)))
    return { kind: 'allergens', asked: allergens, reading, personal: cues.SAFE.test(folded) };

  const comparison = readComparison(folded, reading, calories);
  if (comparison) return { kind: 'compare', ...comparison, items: whole.map((match) => match.item) };
  const budget = readBudget(folded, context.currency, calories);
  const limited = [budget.maxMinor, budget.minMinor, budget.maxCalories, budget.minCalories].some((limit) => limit !== null);
  const order = readOrder(folded);
  const section = readSection(folded, facts.items);
  const list: Extract<FactQuery, { kind: 'list' }> = {
    kind: 'list',
    diets,
    section,
    only: null,
    ...{ budget, order },
  };
  if (diets.length > 0 && !dietOnly && !price && whole.length > 0 && !order && !limited)
    return { kind: 'item', aspect: 'diet', reading, diets };
  const [single] = reading.matches;
  const asksOfOne = single && reading.matches.length === 1 && reading.alternatives.length === 0 && reading.unexplained.length <= 1;
  const saysWhich = cues.LIST.test(folded) || cues.MENU.test(folded) || have || order !== null || limited;
  // "Is the kunafa vegan?" where only the cheese kunafa is on the menu.
  const beyondKind = single?.taken.some((at) => !isDietWord(asked[at] ?? '') && !(section && isSectionWord(asked[at] ?? '')));
  if (diets.length > 0 && asksOfOne && !saysWhich && beyondKind)
    return { kind: 'item', aspect: 'diet', reading: { ...reading, score: Math.max(reading.score, 0.7) }, diets };
  const group =
    reading.alternatives.length > 0 || whole.length > 0 ? { ...reading, alternatives: [...reading.alternatives, ...whole] } : null;
  if (diets.length > 0 || order || limited) {
    const named = section || dietOnly ? null : group;
    // "The cheapest main dish" where no section is called so is not the cheapest of everything.
    if (!section && !named && namesSection(folded)) return null;
    if (!named && reading.unexplained.length > 0 && !section && diets.length === 0) return null;
    return { ...list, only: named };
  }
  const sized = reading.matches.some((match) => match.variant !== null);
  const aspect: ItemAspect = calories
    ? 'calories'
    : price || (sized && describe)
      ? 'price'
      : describe
        ? 'description'
        : have
          ? 'availability'
          : 'card';
  const listing = cues.LIST.test(folded) || cues.MENU.test(folded) || have || asked.length <= 3;
  const beyond = reading.matches.some((match) =>
    match.taken.some((at) => !isSectionWord(asked[at] ?? '') && !cues.isFiller(asked[at] ?? '')),
  );
  if (section && !beyond && reading.unexplained.length < 2 && (whole.length === 0 || (aspect !== 'price' && listing)) && (listing || price))
    return { ...list, doubtful: price && reading.unexplained.length > 0 };
  if (whole.length > 0) {
    const asks = aspect !== 'card' || reading.unexplained.length <= 1;
    return asks ? { kind: 'item', aspect, reading, diets } : null;
  }
  if (reading.alternatives.length > 0 && reading.unexplained.length === 0) {
    return aspect === 'availability' || (aspect !== 'price' && cues.LIST.test(folded))
      ? { ...list, only: group }
      : { kind: 'item', aspect, reading, diets };
  }
  if (reading.matches.length > 0 && reading.unexplained.length <= 1 && reading.score >= 0.4)
    return { kind: 'item', aspect, reading, diets };
  return cues.MENU.test(folded) && reading.unexplained.length === 0 ? list : null;
}

/** "Is the espresso vegan?" asks for no vegan banana bread. */
function withoutDietNames(reading: ItemReading, diets: readonly DietTag[], asked: readonly string[]): ItemReading {
  if (diets.length === 0) return reading;
  const isReal = (match: ItemMatch): boolean => match.taken.length === 0 || match.taken.some((at) => !isDietWord(asked[at] ?? ''));
  const real = reading.matches.filter(isReal);
  return real.length === 0 ? reading : { ...reading, matches: real, alternatives: reading.alternatives.filter(isReal) };
}

/** Diets that are asked for. A word that belongs to the name of the dish in question ("دقوس حار") asks for none. */
function readDiets(folded: string, asked: readonly string[], { matches }: ItemReading): DietTag[] {
  const tagsIn = (text: string): DietTag[] =>
    DIET_TAGS.filter((tag) => cues.DIET_CUES[tag].test(text) && !(tag === 'vegetarian' && cues.DIET_CUES.vegan.test(text)));
  const named = matches.filter((match) => match.coverage >= 0.95 && match.taken.some((at) => !isDietWord(asked[at] ?? '')));
  const taken = new Set(named.flatMap((match) => match.taken));
  const free = tagsIn(asked.filter((_, at) => !taken.has(at)).join(' '));
  return named.length > 0 ? free : tagsIn(folded);
}

function readOrder(folded: string): ListOrder | null {
  if (cues.LIGHTEST.test(folded)) return 'lightest';
  return cues.CHEAPEST.test(folded) ? 'cheapest' : cues.DEAREST.test(folded) ? 'dearest' : null;
}

const BARE_ALLERGEN =
  /\b(?:nuts?|gluten|dairy|lactose|peanuts?|eggs?|soya?|sesame|mkasarat|mkassarat)\b|مكسرات|جلوتين|قلوتين|غلوتين|لاكتوز|سمسم|فول سوداني/u;

/** Labels that an allergy rests on. */
const FREE_TAGS: ReadonlySet<DietTag> = new Set(['gluten_free', 'dairy_free', 'nut_free']);

/** Words that say a diet only beside another: "plant based", "نباتي صرف". */
const PART_OF_DIET = /^(?:plant|based|free|low|carb|صرفه?|بالكامل|تماما|خالي|خاليه|serf|sirf|sarf|srf)$/u;

function isDietWord(word: string): boolean {
  return cues.isFiller(word) || PART_OF_DIET.test(word) || DIET_TAGS.some((tag) => cues.DIET_CUES[tag].test(word));
}
