import * as cues from './query-cues.ts';
import { type ItemMatch, type ItemReading, namedVariant, readItems } from './query-items.ts';
import { readWhen, type When } from './query-when.ts';
import { isSectionWord, readSection, type SectionReading } from './query-sections.ts';
import { fold, isCueWord, likeness, words } from './query-text.ts';
import { decimalsOf } from './render-money.ts';
import { branchesNear } from './query-branches.ts';
import type { Where } from './tell-where.ts';
import { ALLERGENS, type Allergen, type BranchFact, DIET_TAGS, type DietTag, type FactSet, type ItemFact, type PolicyTopic } from './types.ts';

export type ItemAspect = 'price' | 'availability' | 'description' | 'calories' | 'diet' | 'card';

export type FactQuery =
  | { kind: 'item'; aspect: ItemAspect; reading: ItemReading; diets: DietTag[] }
  | {
      kind: 'allergens';
      asked: Allergen[];
      reading: ItemReading /** Someone's health hangs on it: what is known is said, and a person still decides. */;
      personal: boolean;
    }
  | {
      kind: 'list';
      diets: DietTag[];
      section: SectionReading | null;
      /** Only these items, when the question names a group of them ("chicken dishes"). */
      only: ItemReading | null;
      maxMinor: number | null;
      /** "Under 30" leaves 30 itself out, "up to 30" does not. */
      below: boolean;
      minMinor: number | null;
      order: 'cheapest' | 'dearest' | null;
      /** "Near Olaya", "open now". */
      where?: Where;
      /** A word beside the section is not understood, so that a passage may fit better. */
      doubtful?: boolean;
    }
  | { kind: 'hours'; when: When; branch: BranchFact | null }
  | {
      kind: 'branches';
      want: 'location' | 'phone';
      branch: BranchFact | null /** A place is named that no branch is known at. */;
      elsewhere: boolean;
      /** Branches at the place that is named, when it is no branch's own name. */
      near?: BranchFact[];
    }
  | { kind: 'policies'; topics: PolicyTopic[] };

export interface ReadContext {
  currency: string;
  /** Earlier texts, newest last; a pronoun may point into the last few. */
  history: readonly string[];
  /** Items of the last answer, which a pronoun points to first. */
  lastItems?: readonly ItemFact[];
  /** Words that nothing explains name a place. */
  known?: boolean;
}

const ITEM_CUES = [
  cues.PRICE,
  cues.HAVE,
  cues.DESCRIBE,
  cues.CALORIES,
  cues.CHEAPEST,
  cues.DEAREST,
  cues.MENU,
  cues.LIST,
  cues.OPENING,
  cues.NOW,
];
const OTHER_CUES = [cues.TODAY, cues.TONIGHT, cues.TOMORROW, cues.AFTER_TOMORROW, cues.LOCATION, cues.PHONE, cues.ALLERGY, cues.CONTAINS, cues.PRONOUN, cues.UNDER, cues.OVER];
const KNOWN = [...ITEM_CUES, ...OTHER_CUES, ...Object.values(cues.DIET_CUES), ...Object.values(cues.ALLERGEN_CUES)];
const knownWords = new Map<string, boolean>();
/** Whether a word belongs to a question's machinery; such a word cannot be an unknown dish. Bounded memory of past words. */
export function isKnown(word: string): boolean {
  const before = knownWords.get(word);
  if (before !== undefined) return before;
  const known = isCueWord(word) || KNOWN.some((pattern) => pattern.test(word)) || isSectionWord(word);
  if (knownWords.size > 20_000) knownWords.clear();
  knownWords.set(word, known);
  return known;
}

const STRONG_PLACE =
  /(?<![\p{L}])(?:where|address\w*|located|location\w*|directions|branch\w*|وين\p{L}*|فين\p{L}*|اين|عنوان\p{L}*|ال(?:عنوان|موقع|لوكيشن|فروع|فرع)|موقع(?:كم|ك)|فرع|فروع\p{L}*|wen|wain|wein|ween\w*|fen|fein)(?![\p{L}])/u;
/** Hours of the place itself, though delivery is spoken of too. */
const OWN_HOURS = /(?<!deliver\w* )(?:\bopen|\bhours|\bclos)|(?:ساعات|اوقات|مواعيد) (?:ال)?(?:عمل|دوام)|دوامكم|تفتح|مفتوح|فاتح/u;
const GIVES_BACK = /\b(?:return\w*|refund\w*|exchang\w*)\b|(?<!\p{L})(?:ا?رجع|ترجيع|ارجاع|استرجاع|استرداد|ابدل|استبدل|استبدال)(?!\p{L})/u;
const ASKS_WHEN = /\b(?:when|what time|hours|how late|until)\b|(?<!\p{L})(?:متي|امتي|ايمتي|ساعات|اوقات|مواعيد|دوام\p{L}*|الساعه)(?!\p{L})/u;
const GIFT_CARD = /gift (?:card|voucher)|بطاق\p{L}* (?:ال)?(?:هدي|هدا)/u;
const ORDER_NUMBER = /order (?:number|no)|رقم (?:ال)?طلب|tracking/u;
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

export function readBranch(asked: readonly string[], branches: readonly BranchFact[]): BranchFact | null {
  const said = (branch: BranchFact) =>
    [branch.name.en, branch.name.ar].some((name) => {
      const others = branches
        .filter((other) => other.id !== branch.id)
        .flatMap((other) => words(`${other.name.en ?? ''} ${other.name.ar ?? ''}`));
      const telling = words(name ?? '').filter((token) => token.length > 2 && !others.includes(token) && !isKnown(token));
      return telling.some((token) => asked.some((word) => likeness(word, token) >= 0.85));
    });
  const found = branches.length > 1 ? branches.filter(said) : [];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** "A branch in Dammam": a place after "in" that stands in no branch's name, address or city. */
function otherPlace(asked: readonly string[], branches: readonly BranchFact[]): boolean {
  const at = asked.findIndex((word) => /^(?:in|at|near|في|بـ|fi|f)$/u.test(word));
  if (at < 0) return false;
  const places = branches.flatMap((branch) =>
    words(Object.values({ ...branch.name, c: branch.city.en, d: branch.city.ar, e: branch.address.en, f: branch.address.ar }).join(' ')),
  );
  const named = asked.slice(at + 1).filter((word) => word.length > 2 && !cues.isFiller(word) && !isKnown(word));
  return named.length > 0 && !named.some((word) => places.some((place) => likeness(word, place) >= 0.85));
}

function readTopics(folded: string, facts: FactSet): PolicyTopic[] {
  const topics: PolicyTopic[] = cues.POLICY_CUES.filter((policy) => policy.cue.test(folded)).map((policy) => policy.topic);
  if (cues.DELIVERS.test(folded) && !topics.includes('minimum_order')) {
    if (cues.HOW_LONG.test(folded)) topics.push('delivery_time');
    else if (cues.FEE.test(folded)) topics.push('delivery_fee');
    else if (STRONG_PLACE.test(folded)) topics.push('delivery_area');
    else topics.push('delivery_area', 'delivery_fee', 'delivery_time');
  }
  const asked = GIFT_CARD.test(folded) ? topics.filter((topic) => topic !== 'payment') : topics;
  return asked.filter((topic) => facts.policies.some((policy) => policy.topic === topic));
}

function readHours(sentence: string, folded: string, asked: readonly string[], facts: FactSet): FactQuery | null {
  if (!cues.OPENING.test(folded) || facts.hours.length === 0) return null;
  // "An opened bag" that is to be given back asks for no hours.
  if (GIVES_BACK.test(folded) && !ASKS_WHEN.test(folded)) return null;
  return { kind: 'hours', when: readWhen(sentence, folded), branch: readBranch(asked, facts.branches) };
}

/** Queries that one sentence asks of the fact tables, in the order in which they should be answered; none when it asks no fact. */
export function readFactQueries(sentence: string, facts: FactSet, context: ReadContext): FactQuery[] {
  const folded = fold(sentence);
  const asked = words(sentence);
  if (asked.length === 0) return [];
  const queries: FactQuery[] = [];
  const topics = readTopics(folded, facts);
  const delivers = cues.DELIVERS.test(folded);
  const placed = delivers || topics.length > 0 ? null : readPlacedList(folded, asked, facts, context);
  if (placed) return [placed];
  const hours = delivers && !OWN_HOURS.test(folded) ? null : readHours(sentence, folded, asked, facts);
  if (hours) queries.push(hours);
  if (facts.branches.length > 0 && !delivers && !ORDER_NUMBER.test(folded)) {
    const branch = readBranch(asked, facts.branches);
    if (cues.PHONE.test(folded) && facts.branches.some((entry) => entry.phone))
      queries.push({ kind: 'branches', want: 'phone', branch, elsewhere: false });
    else if (STRONG_PLACE.test(folded) && !hours && topics.length === 0)
      queries.push(location(branch, asked, facts));
    else if (cues.LOCATION.test(folded) && !hours && topics.length === 0 && !cues.MENU.test(folded))
      queries.push(location(branch, asked, facts));
  }
  if (topics.length > 0) queries.push({ kind: 'policies', topics });
  const items =
    queries.length > 0 && !cues.ALLERGY.test(folded)
      ? readNamedItem(sentence, folded, facts)
      : readItemQuery(sentence, folded, asked, facts, context);
  return items ? [...queries, items] : queries;
}

function location(branch: BranchFact | null, asked: readonly string[], facts: FactSet): FactQuery {
  const near = branch ? [] : branchesNear(asked, facts.branches, (word) => cues.isFiller(word) || isKnown(word));
  return { kind: 'branches', want: 'location', branch, near, elsewhere: near.length === 0 && otherPlace(asked, facts.branches) };
}

/** "Vegan under 30 near Olaya open now": a list with a place or "open now" beside it; null when it is no such list. */
function readPlacedList(folded: string, asked: readonly string[], facts: FactSet, context: ReadContext): FactQuery | null {
  if (facts.branches.length + facts.hours.length === 0 || cues.ALLERGY.test(folded)) return null;
  const openNow = cues.OPENING.test(folded) && cues.NOW.test(folded) && facts.hours.length > 0;
  const near = branchesNear(asked, facts.branches, (word) => cues.isFiller(word) || isKnown(word));
  const unknown = near.length === 0 && cues.NEAR.test(folded) && otherPlace(asked, facts.branches);
  if (!openNow && near.length === 0 && !unknown) return null;
  const places = new Set(near.flatMap((branch) => words(Object.values({ ...branch.name, a: branch.address.en, b: branch.address.ar, c: branch.city.en, d: branch.city.ar }).join(' '))));
  // The place is no dish, and neither are the words of being open.
  const rest = asked.filter((word) => !cues.OPENING.test(word) && ![...places].some((place) => likeness(word, place) >= 0.85)).join(' ');
  const query = readItemQuery(rest, fold(rest), words(rest), facts, unknown ? { ...context, known: true } : context);
  if (query?.kind !== 'list' || (query.diets.length === 0 && query.maxMinor === null && query.minMinor === null && !query.order && !query.section)) return null;
  // A section's word may be a branch's too; without a filter of its own the question is about the place.
  if (query.diets.length === 0 && query.maxMinor === null && !query.order && !openNow) return null;
  return { ...query, where: { branches: near, unknown, openNow } };
}

/** Beside hours, places and policies, only an item named in full is asked about too ("are you open and how much is the kabsa"). */
function readNamedItem(sentence: string, folded: string, facts: FactSet): FactQuery | null {
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

function readItemQuery(sentence: string, folded: string, asked: readonly string[], facts: FactSet, context: ReadContext): FactQuery | null {
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
  const personal = cues.ALLERGY.test(folded) || ((cues.SAFE.test(folded) || cues.CANNOT_EAT.test(folded)) && (allergens.length > 0 || diets.some((tag) => FREE_TAGS.has(tag))));
  if (personal) return { kind: 'allergens', asked: allergens, reading, personal: true };
  if (allergens.length > 0 && reading.matches.length > 0 && !price && cues.CONTAINS.test(folded))
    return { kind: 'allergens', asked: allergens, reading, personal: cues.SAFE.test(folded) };

  const { max, min } = readBudget(folded, context.currency);
  const order: 'cheapest' | 'dearest' | null = cues.CHEAPEST.test(folded) ? 'cheapest' : cues.DEAREST.test(folded) ? 'dearest' : null;
  const section = readSection(folded, facts.items);
  const list: Extract<FactQuery, { kind: 'list' }> = { kind: 'list', diets, section, only: null, maxMinor: max, below: cues.LESS_THAN.test(folded), minMinor: min, order };
  if (diets.length > 0 && !dietOnly && whole.length > 0 && !order && max === null) return { kind: 'item', aspect: 'diet', reading, diets };
  const group =
    reading.alternatives.length > 0 || whole.length > 0 ? { ...reading, alternatives: [...reading.alternatives, ...whole] } : null;
  if (diets.length > 0 || order || max !== null || min !== null) {
    const named = section || dietOnly ? null : group;
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

/** Telling words of a question: neither filler nor question machinery. */
export function tellingWords(question: string): string[] {
  return words(question).filter((word) => word.length > 2 && !cues.isFiller(word) && !isKnown(word));
}

/** Labels that an allergy rests on. */
const FREE_TAGS: ReadonlySet<DietTag> = new Set(['gluten_free', 'dairy_free', 'nut_free']);

function isDietWord(word: string): boolean {
  return cues.isFiller(word) || DIET_TAGS.some((tag) => cues.DIET_CUES[tag].test(word));
}
