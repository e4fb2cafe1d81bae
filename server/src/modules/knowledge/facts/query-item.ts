import * as cues from './query-cues.ts';
import { type ItemMatch, type ItemReading, namedVariant, readItems } from './query-items.ts';
import { isKnown } from './query-known.ts';
import { isSectionWord, namesSection, readSection } from './query-sections.ts';
import type { FactQuery, ItemAspect, ReadContext } from './query-types.ts';
import { decimalsOf } from './render-money.ts';
import { ALLERGENS, DIET_TAGS, type DietTag, type FactSet } from './types.ts';

const CURRENCY_WORD =
  /(\d+(?:[.,]\d+)?)\s*(?:sar|aed|kwd|qar|bhd|omr|egp|usd|sr|rs|dhs?|kd|riyals?|dirhams?|dinars?|ريال\p{L}*|درهم|دراهم|دينار|دنانير|ر\.?س|د\.?ا|د\.?ك|ryal|derham|dinar)/u;

function money(amount: string | undefined, currency: string): number | null {
  const value = Number((amount ?? '').replace(',', '.'));
  return amount && Number.isFinite(value) ? Math.round(value * 10 ** decimalsOf(currency)) : null;
}

function readBudget(folded: string, currency: string): { max: number | null; min: number | null } {
  const number = /(\d+(?:[.,]\d+)?)/;
  const after = (pattern: RegExp) => {
    const at = pattern.exec(folded);
    return at ? (number.exec(folded.slice(at.index + at[0].length, at.index + at[0].length + 24))?.[1] ?? undefined) : undefined;
  };
  const min = money(after(cues.OVER), currency);
  return { min, max: min === null ? money(after(cues.UNDER) ?? CURRENCY_WORD.exec(folded)?.[1], currency) : null };
}

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
  const pointed = last.map((item): ItemMatch => ({ item, coverage: 1, taken: [], strength: 1, variant: namedVariant(item, asked) }));
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

/** What a sentence asks of the items: one of them, a list, or their allergens; null when it asks none of it. */
export function readItemQuery(
  sentence: string,
  folded: string,
  asked: readonly string[],
  facts: FactSet,
  context: ReadContext,
): FactQuery | null {
  if (facts.items.length === 0) return null;
  const said = readItems(sentence, facts.items, context.known ? () => true : isKnown);
  const diets = DIET_TAGS.filter((tag) => cues.DIET_CUES[tag].test(folded) && !(tag === 'vegetarian' && cues.DIET_CUES.vegan.test(folded)));
  const [price, have, describe] = [cues.PRICE.test(folded), cues.HAVE.test(folded), cues.DESCRIBE.test(folded)];
  // "سعرة" counts calories, "سعره" asks what it costs: only the letter as written tells them apart.
  const calories = cues.CALORIES.test(folded) || /(?<!\p{L})(?:ال)?سعرة(?!\p{L})/u.test(sentence);
  const follow =
    (price || describe || calories || diets.length > 0 || cues.ALLERGY.test(folded) || cues.CONTAINS.test(folded)) &&
    !cues.MENU.test(folded);
  const reading = follow ? withContext(said, folded, asked, facts, context) : said;
  const taken = new Set([...reading.matches, ...reading.alternatives].flatMap((match) => match.taken));
  const free = asked.filter((_, at) => !taken.has(at) || reading !== said).join(' ');
  const allergens = ALLERGENS.filter((allergen) => cues.ALLERGEN_CUES[allergen].test(free));
  const whole = reading.matches.filter((match) => match.coverage >= 0.8);
  const dietOnly = diets.length > 0 && whole.every((match) => match.taken.every((at) => isDietWord(asked[at] ?? '')));
  const personal =
    cues.ALLERGY.test(folded) ||
    ((cues.SAFE.test(folded) || cues.CANNOT_EAT.test(folded)) && (allergens.length > 0 || diets.some((tag) => FREE_TAGS.has(tag))));
  if (personal) return { kind: 'allergens', asked: allergens, reading, personal: true };
  if (allergens.length > 0 && reading.matches.length > 0 && !price && cues.CONTAINS.test(folded))
    return { kind: 'allergens', asked: allergens, reading, personal: cues.SAFE.test(folded) };

  const { max, min } = readBudget(folded, context.currency);
  const order: 'cheapest' | 'dearest' | null = cues.CHEAPEST.test(folded) ? 'cheapest' : cues.DEAREST.test(folded) ? 'dearest' : null;
  const section = readSection(folded, facts.items);
  const list: Extract<FactQuery, { kind: 'list' }> = {
    kind: 'list',
    diets,
    section,
    only: null,
    maxMinor: max,
    below: cues.LESS_THAN.test(folded),
    minMinor: min,
    order,
  };
  if (diets.length > 0 && !dietOnly && whole.length > 0 && !order && max === null) return { kind: 'item', aspect: 'diet', reading, diets };
  const [single] = reading.matches;
  const asksOfOne = single && reading.matches.length === 1 && reading.alternatives.length === 0 && reading.unexplained.length <= 1;
  const saysWhich = cues.LIST.test(folded) || cues.MENU.test(folded) || have || order !== null || max !== null;
  // "Is the kunafa vegan?" where only the cheese kunafa is on the menu.
  if (diets.length > 0 && asksOfOne && !saysWhich && single.taken.some((at) => !isDietWord(asked[at] ?? '')))
    return { kind: 'item', aspect: 'diet', reading: { ...reading, score: Math.max(reading.score, 0.7) }, diets };
  const group =
    reading.alternatives.length > 0 || whole.length > 0 ? { ...reading, alternatives: [...reading.alternatives, ...whole] } : null;
  if (diets.length > 0 || order || max !== null || min !== null) {
    const named = section || dietOnly ? null : group;
    // "The cheapest main dish" where no section is called so is not the cheapest of everything.
    if (!section && !named && namesSection(folded)) return null;
    if (!named && reading.unexplained.length > 0 && !section && diets.length === 0) return null;
    return { ...list, only: named };
  }
  const aspect: ItemAspect = calories ? 'calories' : price ? 'price' : describe ? 'description' : have ? 'availability' : 'card';
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

/** Labels that an allergy rests on. */
const FREE_TAGS: ReadonlySet<DietTag> = new Set(['gluten_free', 'dairy_free', 'nut_free']);

function isDietWord(word: string): boolean {
  return cues.isFiller(word) || DIET_TAGS.some((tag) => cues.DIET_CUES[tag].test(word));
}
