import { isFiller } from './query-cues.ts';
import { isJoined, namedExtras, namedSize, wordsFor } from './query-variants.ts';
import { isCueWord, likeness, words } from './query-text.ts';
import type { ItemFact } from './types.ts';

export interface ItemMatch {
  item: ItemFact;
  /** Share of the name's weight that the question says, 0..1; 1 means the whole name is there. */
  coverage: number;
  /** Positions of the question's words that the name took. */
  taken: number[];
  /** Best likeness of a taken word, so that a chance resemblance yields to a word that is really there. */
  strength: number;
  /** Size of the item that the question names, or null. */
  variant: number | null;
  /** Extras of the item that the question names. */
  extras?: number[];
}

export interface ItemReading {
  /** One item each, all of them asked for. */
  matches: ItemMatch[];
  /** More than one item fits the same words; one question back is needed. */
  alternatives: ItemMatch[];
  /** Words with a meaning that no item and no known question word explains. */
  unexplained: string[];
  /** 0..1, how sure the reading is. */
  score: number;
}

/** `likeness` of two words that are not one word in two forms. */
const RESEMBLING = 0.85;

interface NameIndex {
  names: { item: ItemFact; tokens: string[]; total: number }[];
  /** Places in `names` of every name that has a word. */
  holding: Map<string, number[]>;
  vocabulary: string[];
  weights: Map<string, number>;
  /** What a word of a question is like among the names; customers use the same few words over and over. */
  like: Map<string, { token: string; weight: number }[]>;
  /** Readings of the last questions: one message is read by several readers. */
  read: Map<string, ItemReading>;
}
const LIKE_ENTRIES = 4_000;
const READ_ENTRIES = 8;
const nothingKnown = (): boolean => false;
const indexes = new WeakMap<readonly ItemFact[], NameIndex>();

/** Joining words inside names ("with", "مع") weigh little: people leave them out. */
const LIGHT = new Set(words('with and the of in a on & مع و في من ال على'));

function indexOf(items: readonly ItemFact[]): NameIndex {
  const known = indexes.get(items);
  if (known) return known;
  const names = items.flatMap((item) =>
    [item.name.en, item.name.ar, ...item.aliases]
      .map((name) => ({ item, tokens: [...new Set(words(name ?? ''))] }))
      .filter((name) => name.tokens.length > 0),
  );
  const frequency = new Map<string, number>();
  for (const name of names) for (const token of name.tokens) frequency.set(token, (frequency.get(token) ?? 0) + 1);
  const weights = new Map([...frequency].map(([token, count]) => [token, LIGHT.has(token) ? 0.05 : Math.log(1 + names.length / count)]));
  const holding = new Map<string, number[]>();
  const weighed = names.map((name, at) => {
    for (const token of name.tokens) holding.set(token, [...(holding.get(token) ?? []), at]);
    return { ...name, total: name.tokens.reduce((sum, token) => sum + (weights.get(token) ?? 0), 0) };
  });
  const index: NameIndex = { names: weighed, holding, vocabulary: [...frequency.keys()], weights, like: new Map(), read: new Map() };
  indexes.set(items, index);
  return index;
}

function alikeTo(index: NameIndex, word: string): { token: string; weight: number }[] {
  const known = index.like.get(word);
  if (known) return known;
  const found = index.vocabulary.map((token) => ({ token, weight: likeness(word, token) })).filter(({ weight }) => weight > 0);
  if (index.like.size >= LIKE_ENTRIES) index.like.clear();
  index.like.set(word, found);
  return found;
}

const contains = (outer: readonly number[], inner: readonly number[]) => inner.every((at) => outer.includes(at));

const testers = new WeakMap<(word: string) => boolean, number>();
let tester = 0;
function nameOf(known: (word: string) => boolean): number {
  const before = testers.get(known);
  if (before !== undefined) return before;
  tester += 1;
  testers.set(known, tester);
  return tester;
}

/** Items that a question names, in either language or in Arabizi, typing errors forgiven. Not to be changed in place. */
export function readItems(question: string, items: readonly ItemFact[], known: (word: string) => boolean = nothingKnown): ItemReading {
  const index = indexOf(items);
  const key = `${nameOf(known)} ${question}`;
  const before = index.read.get(key);
  if (before) return before;
  const reading = findItems(question, index, known);
  if (index.read.size >= READ_ENTRIES) index.read.delete(index.read.keys().next().value ?? '');
  index.read.set(key, reading);
  return reading;
}

function findItems(question: string, index: NameIndex, known: (word: string) => boolean): ItemReading {
  const asked = words(question);
  const alike = new Map<string, { at: number; weight: number }[]>();
  asked.forEach((word, at) => {
    for (const { token, weight } of alikeTo(index, word)) {
      // A filler or a question's own word that only resembles a name ("some" and "lime", "حرارية" and "حرة") names nothing.
      const close = weight === 1 || (!isFiller(word) && (weight > RESEMBLING || !isCueWord(word)));
      if (close) alike.set(token, [...(alike.get(token) ?? []), { at, weight }]);
    }
  });
  const best = new Map<string, ItemMatch>();
  const near = new Set<number>();
  for (const token of alike.keys()) for (const at of index.holding.get(token) ?? []) near.add(at);
  for (const at of [...near].sort((left, right) => left - right)) {
    const name = index.names[at];
    if (!name) continue;
    const { total } = name;
    let covered = 0;
    let strength = 0;
    const taken = new Set<number>();
    const places = placeTokens(name.tokens, alike);
    for (const token of name.tokens) {
      const found = places.get(token);
      if (!found) continue;
      covered += (index.weights.get(token) ?? 0) * found.weight;
      if (LIGHT.has(token)) continue;
      taken.add(found.at);
      strength = Math.max(strength, found.weight);
    }
    // A short word alone ("أم" of "أم علي") is no name; it may be "or".
    const [only] = taken;
    if (taken.size === 1 && places.size < name.tokens.length && (asked[only ?? 0] ?? '').length <= 2) continue;
    const named = [...taken].filter((at) => !isFiller(asked[at] ?? ''));
    if (named.length === 0 && covered < total) continue;
    if (taken.size === 0) continue;
    const coverage = total === 0 ? 0 : covered / total;
    const before = best.get(name.item.id);
    if (before && (before.coverage > coverage || (before.coverage === coverage && before.taken.length >= taken.size))) continue;
    best.set(name.item.id, { item: name.item, coverage, taken: [...taken].sort((left, right) => left - right), strength, variant: null });
  }
  return choose([...best.values()], asked, known);
}

/** How many words tear a name apart that is said with others between ("chicken mandi and lamb kebab" holds no lamb mandi). */
function gapOf({ taken }: ItemMatch, asked: readonly string[]): number {
  const [first = 0, last = 0] = [taken[0], taken.at(-1)];
  let between = 0;
  for (let at = first + 1; at <= last; at += 1) {
    const word = asked[at] ?? '';
    const joins = word === 'and' || word === 'و' || (taken.includes(at) && isJoined(word));
    if (joins || (!taken.includes(at) && !LIGHT.has(word))) between += 1;
  }
  return between;
}

/** Names whose words stand together, and those torn ones that have a word of their own. */
function withoutTorn(found: readonly ItemMatch[], asked: readonly string[]): ItemMatch[] {
  const torn = found.filter((match) => gapOf(match, asked) > 0);
  if (torn.length === 0) return [...found];
  const tight = found.filter((match) => match.coverage >= 0.5 && match.taken.length > 1 && !torn.includes(match));
  return found.filter((match) => !torn.includes(match) || !match.taken.every((at) => tight.some((other) => other.taken.includes(at))));
}

function choose(every: ItemMatch[], asked: readonly string[], known: (word: string) => boolean): ItemReading {
  const found = withoutTorn(every, asked);
  const whole = found.filter((match) => match.coverage >= 0.8);
  const wholeTaken = new Set(whole.flatMap((match) => match.taken));
  const partial = found.filter((match) => match.coverage >= 0.3 && match.coverage < 0.8 && !match.taken.some((at) => wholeTaken.has(at)));
  const strongest = Math.max(0, ...partial.map((match) => match.strength));
  // "الكبسه باللحم" says two words of one dish, though "باللحم" stands in other names as it is written.
  const isPair = (match: ItemMatch): boolean => match.taken.length > 1 && match.strength > RESEMBLING && gapOf(match, asked) === 0;
  const pool = [...whole, ...partial.filter((match) => match.strength > strongest - 0.05 || isPair(match))];
  // "Chicken Shawarma Plate" explains more of the question than "Chicken Shawarma".
  const widest = pool.filter(
    (match) => !pool.some((other) => other.taken.length > match.taken.length && contains(other.taken, match.taken)),
  );
  const groups: ItemMatch[][] = [];
  const isTorn = (match: ItemMatch): boolean =>
    gapOf(match, asked) > 0 && widest.some((other) => isPair(other) && other.taken.some((at) => match.taken.includes(at)));
  const ordered = widest
    .map((match) => ({ match, torn: isTorn(match) }))
    .sort((left, right) => Number(left.torn) - Number(right.torn) || right.match.coverage - left.match.coverage);
  for (const { match } of ordered) {
    const group = groups.find((members) => members.some((member) => member.taken.some((at) => match.taken.includes(at))));
    if (!group) groups.push([match]);
    else if (contains(group[0]?.taken ?? [], match.taken) || match.coverage < 0.8) group.push(match);
  }
  const singles: ItemMatch[] = [];
  const alternatives: ItemMatch[] = [];
  for (const group of groups) {
    const top = group[0];
    if (!top) continue;
    const close = group.filter((match) => top.coverage - match.coverage < (top.coverage >= 0.8 ? 0.08 : 0.25));
    if (close.length === 1) singles.push(top);
    else alternatives.push(...close);
  }
  const places = [...singles, ...alternatives].map((match) => match.taken);
  const matches = singles.map((match): ItemMatch => {
    const own = wordsFor(match.taken, places, asked);
    return { ...match, variant: namedSize(match.item, own), extras: namedExtras(match.item, own) };
  });
  const taken = new Set([...matches, ...alternatives].flatMap((match) => match.taken));
  const variantWords = new Set(
    matches.flatMap((match) => match.item.variants.flatMap((variant) => words(`${variant.name.en ?? ''} ${variant.name.ar ?? ''}`))),
  );
  const unexplained = asked.filter(
    (word, at) => !taken.has(at) && word.length > 1 && !isFiller(word) && !known(word) && !variantWords.has(word) && !/^\d+$/.test(word),
  );
  // What stands beside the name may make another dish of it ("lobster hummus"); what stands elsewhere is talk.
  const strange = unexplained.filter((word) => isBeside(asked, word, taken));
  // Names are judged by the best one: the others only add to it.
  const coverage = matches.length > 0 ? Math.max(...matches.map((match) => match.coverage)) : 0;
  const loose = strange.length + (unexplained.length - strange.length) / 4;
  const explained = taken.size === 0 ? 0 : taken.size / (taken.size + loose);
  // A name said in part is sure enough when it is the only one that fits and no word is left over.
  const partly = unexplained.length === 0 ? 0.55 + 0.45 * coverage : coverage * explained;
  const score = matches.length === 0 ? 0 : whole.length > 0 ? coverage * (0.6 + 0.4 * explained) : partly;
  return { matches, alternatives, unexplained, score };
}

/** Whether a word touches the name, joining words aside. */
function isBeside(asked: readonly string[], word: string, taken: ReadonlySet<number>): boolean {
  const at = asked.indexOf(word);
  const reaches = (step: 1 | -1): boolean => {
    for (let next = at + step; next >= 0 && next < asked.length; next += step) {
      if (taken.has(next)) return true;
      if (!LIGHT.has(asked[next] ?? '')) return false;
    }
    return false;
  };
  return reaches(1) || reaches(-1);
}

interface Place {
  at: number;
  weight: number;
}

/** Where each word of a name stands in a question; of a word that is said twice, the place beside the rest of the name. */
function placeTokens(tokens: readonly string[], alike: ReadonlyMap<string, Place[]>): Map<string, Place> {
  const places = new Map<string, Place>();
  const open: [string, Place[]][] = [];
  for (const token of tokens) {
    const found = alike.get(token) ?? [];
    const top = Math.max(...found.map((place) => place.weight));
    const best = found.filter((place) => place.weight === top);
    const [only] = best;
    if (only && best.length === 1) places.set(token, only);
    else if (only) open.push([token, best]);
  }
  for (const [token, best] of open) {
    const others = [...places.values()].map((place) => [place.at]);
    // Where every word is said twice, the place with the other words around it.
    const around =
      others.length > 0 ? others : open.filter(([other]) => other !== token).map(([, found]) => found.map((place) => place.at));
    const near = (place: Place, ats: readonly number[]): number => Math.min(...ats.map((at) => Math.abs(at - place.at)));
    const distance = (place: Place): number =>
      others.length > 0 ? Math.min(...around.map((ats) => near(place, ats))) : around.reduce((sum, ats) => sum + near(place, ats), 0);
    places.set(
      token,
      best.reduce((near, next) => (distance(next) < distance(near) ? next : near)),
    );
  }
  return places;
}
