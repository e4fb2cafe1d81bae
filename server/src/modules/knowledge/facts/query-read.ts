import { serviceRules } from './answer-service.ts';
import { branchesNear, readBranch } from './query-branches.ts';
import * as cues from './query-cues.ts';
import { readItemQuery, readNamedItem } from './query-item.ts';
import { readItems } from './query-items.ts';
import { isKnown } from './query-known.ts';
import { readService } from './query-service.ts';
import { fold, likeness, words } from './query-text.ts';
import type { FactQuery, ReadContext } from './query-types.ts';
import { readWhen, withoutDurations } from './query-when.ts';
import type { BranchFact, FactSet, PolicyTopic } from './types.ts';

const STRONG_PLACE =
  /(?<![\p{L}])(?:wheres?|address\w*|located|location\w*|directions|branch\w*|وين\p{L}*|فين(?:ك|كم|كو|كن|ها|ه)?|اين|عنوان\p{L}*|ال(?:عنوان|موقع|لوكيشن|فروع|فرع)|موقع(?:كم|ك)|فرع|فروع\p{L}*|wen|wain|wein|ween\w*|fen|fein)(?![\p{L}])/u;
/** Hours of the place itself, though delivery is spoken of too. */
const OWN_HOURS = /(?<!deliver\w* )(?:\bopen|\bhours|\bclos)|(?:ساعات|اوقات|مواعيد) (?:ال)?(?:عمل|دوام)|دوامكم|تفتح|مفتوح|فاتح/u;
const GIVES_BACK = /\b(?:return\w*|refund\w*|exchang\w*)\b|(?<!\p{L})(?:ا?رجع|ترجيع|ارجاع|استرجاع|استرداد|ابدل|استبدل|استبدال)(?!\p{L})/u;
const ASKS_WHEN = /\b(?:when|what time|hours|how late|until)\b|(?<!\p{L})(?:متي|امتي|ايمتي|ساعات|اوقات|مواعيد|دوام\p{L}*|الساعه)(?!\p{L})/u;
const GIFT_CARD = /gift (?:card|voucher)|بطاق\p{L}* (?:ال)?(?:هدي|هدا)/u;
const ORDER_NUMBER = /order (?:number|no)|رقم (?:ال)?طلب|tracking/u;
/** "A branch in Dammam": a place after "in" that stands in no branch's name, address or city. */
function otherPlace(asked: readonly string[], branches: readonly BranchFact[]): boolean {
  const at = asked.findIndex((word) => /^(?:in|at|near|في|بـ|fi|f)$/u.test(word));
  const places = branches.flatMap((branch) =>
    words(Object.values({ ...branch.name, c: branch.city.en, d: branch.city.ar, e: branch.address.en, f: branch.address.ar }).join(' ')),
  );
  // "فرع بجدة": the preposition is part of the word.
  const joined = asked.flatMap((word) => /^ب(?:ال)?(\p{L}{3,})$/u.exec(word)?.[1] ?? []);
  const named = (at < 0 ? joined : asked.slice(at + 1)).filter((word) => word.length > 2 && !cues.isFiller(word) && !isKnown(word));
  return named.length > 0 && !named.some((word) => places.some((place) => likeness(word, place) >= 0.85));
}

const AREA: PolicyTopic = 'delivery_area';

function readTopics(folded: string, facts: FactSet): PolicyTopic[] {
  const topics: PolicyTopic[] = cues.POLICY_CUES.filter((policy) => policy.cue.test(folded)).map((policy) => policy.topic);
  if (cues.DELIVERS.test(folded) && !topics.includes('minimum_order')) {
    const [long, fee] = [cues.HOW_LONG.test(folded), cues.FEE.test(folded)];
    if (long) topics.push('delivery_time');
    if (fee) topics.push('delivery_fee');
    if (!long && !fee) topics.push(...(STRONG_PLACE.test(folded) ? [AREA] : ([AREA, 'delivery_fee', 'delivery_time'] as const)));
  }
  const asked = GIFT_CARD.test(folded) ? topics.filter((topic) => topic !== 'payment') : topics;
  return asked.filter((topic) => facts.policies.some((policy) => policy.topic === topic));
}

function readHours(sentence: string, folded: string, asked: readonly string[], facts: FactSet): FactQuery | null {
  // "Can I cancel after 5 hours" asks for no opening hours.
  if (!cues.OPENING.test(withoutDurations(folded)) || facts.hours.length === 0) return null;
  // "An opened bag" that is to be given back asks for no hours.
  if (GIVES_BACK.test(folded) && !ASKS_WHEN.test(folded)) return null;
  return { kind: 'hours', when: readWhen(sentence, folded), branch: readBranch(asked, facts.branches) };
}

/** Queries that one sentence asks of the fact tables, in the order in which they should be answered; none when it asks no fact. */
export function readFactQueries(sentence: string, facts: FactSet, context: ReadContext): FactQuery[] {
  const whole = fold(sentence);
  const all = words(sentence);
  if (all.length === 0) return [];
  // "Open" in "Mishref Open Abaya" asks for no hours: what a dish is called is read as its name alone.
  const asked = withoutNames(sentence, all, facts);
  const folded = asked === all ? whole : asked.join(' ');
  const queries: FactQuery[] = [];
  const topics = readTopics(folded, facts);
  const delivers = cues.DELIVERS.test(folded);
  const placed = delivers || topics.length > 0 ? null : readPlacedList(folded, asked, facts, context);
  if (placed) return [placed];
  const service = readServiceQuery(folded, asked, facts, delivers);
  if (service) return [service];
  const hours = (delivers && !OWN_HOURS.test(folded)) || OTHER_HOURS.test(folded) ? null : readHours(sentence, folded, asked, facts);
  if (hours) queries.push(hours);
  if (facts.branches.length > 0 && !delivers && !ORDER_NUMBER.test(folded)) {
    const branch = readBranch(asked, facts.branches);
    if (cues.PHONE.test(folded) && facts.branches.some((entry) => entry.phone))
      queries.push({ kind: 'branches', want: 'phone', branch, elsewhere: false });
    else if (STRONG_PLACE.test(folded) && !hours && topics.length === 0) queries.push(location(branch, asked, facts));
    else if (cues.LOCATION.test(folded) && !hours && topics.length === 0 && !cues.MENU.test(folded))
      queries.push(location(branch, asked, facts));
  }
  if (topics.length > 0) queries.push({ kind: 'policies', topics });
  const items =
    queries.length > 0 && !cues.ALLERGY.test(whole)
      ? readNamedItem(sentence, whole, facts)
      : readItemQuery(sentence, whole, all, facts, context);
  return items ? [...queries, items] : queries;
}

function withoutNames(sentence: string, asked: readonly string[], facts: FactSet): readonly string[] {
  const named = readItems(sentence, facts.items, isKnown).matches.filter((match) => match.coverage >= 0.95 && match.taken.length > 1);
  const taken = new Set(named.flatMap((match) => match.taken));
  return taken.size === 0 ? asked : asked.filter((_, at) => !taken.has(at));
}

/** Hours of the kitchen and of last orders are never told from those of the doors. */
const OTHER_HOURS = /\bkitchen\b|\blast orders?\b|(?:ال)?مطبخ|اخر طلب|اخر اوردر/u;
const ASKS_DELIVERY_HOURS =
  /deliver\w* (?:hours|times|timings?)|(?:until|till) when|(?:what time|when|how late|from when)\b.{0,24}deliver|deliver.{0,20}(?:until|till)|(?:لين|لحد|حتي|الي) (?:متي|امتي|ايمتي)|(?:ساعات|مواعيد|اوقات) (?:ال)?توصيل|توصيل.{0,12}(?:لين|لحد|حتي|الي) (?:متي|امتي)/u;
const ASKS_HOURS =
  /\b(?:when|what time|hours|how late|until|till|from|time|times|open|close[sd]?|served?|start|end)\b|متي|امتي|ايمتي|ساع|مواعيد|اوقات|وقت|تفتح|تقفل|يقفل|بيقفل|تسكر|يسكر|لين|emta|meta/u;

/** "When does the kitchen close?", where the tenant's texts say so. */
function readServiceQuery(folded: string, asked: readonly string[], facts: FactSet, delivers: boolean): FactQuery | null {
  const service = readService(folded);
  if (service === null || !(delivers ? ASKS_DELIVERY_HOURS : ASKS_HOURS).test(folded)) return null;
  if (serviceRules(facts, service).length === 0) return null;
  return { kind: 'service', service, branch: readBranch(asked, facts.branches) };
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
  const places = new Set(
    near.flatMap((branch) =>
      words(Object.values({ ...branch.name, a: branch.address.en, b: branch.address.ar, c: branch.city.en, d: branch.city.ar }).join(' ')),
    ),
  );
  // The place is no dish, and neither are the words of being open.
  const rest = asked.filter((word) => !cues.OPENING.test(word) && ![...places].some((place) => likeness(word, place) >= 0.85)).join(' ');
  const query = readItemQuery(rest, fold(rest), words(rest), facts, unknown ? { ...context, known: true } : context);
  if (query?.kind !== 'list') return null;
  const { maxMinor, minMinor, maxCalories } = query.budget;
  if (query.diets.length === 0 && maxMinor === null && minMinor === null && maxCalories === null && !query.order && !query.section)
    return null;
  // A section's word may be a branch's too; without a filter of its own the question is about the place.
  if (query.diets.length === 0 && maxMinor === null && maxCalories === null && !query.order && !openNow) return null;
  return { ...query, where: { branches: near, unknown, openNow } };
}
