import * as cues from './query-cues.ts';
import { isSectionWord } from './query-sections.ts';
import { cueWordList, editDistance, fold, likeness, skeleton, stem, words } from './query-text.ts';
import type { FactQuery } from './query-types.ts';
import type { BranchFact, FactSet, PolicyTopic } from './types.ts';
import {
  ADDRESSED,
  ASKS_WHOM,
  AUXILIARIES,
  BECAUSE,
  DETERMINERS,
  FIRST_PERSON,
  FUNCTION_WORDS,
  OPENERS,
  RELATIVES,
  SPEAKERS,
} from './vocabulary-function.ts';
import { OTHER_ASKS, type Scope, VOCABULARY } from './vocabulary-scope.ts';

/** How a query fits its question: `whole`, `weak` (a passage may know better), or `aside`: it asks something else with some of the same words. */
export type Fit = 'whole' | 'weak' | 'aside';

/**
 * Whether the words of a question are accounted for by the reader that took it: its own vocabulary, the tenant's names and the
 * grammar around them. A word that nobody accounts for and that stands beside what the reader went by ("delivery *driver*",
 * "where are the *beans*") is what the question is about, so the rows do not answer it; one that stands elsewhere makes it doubtful.
 */
export function fitOf(query: FactQuery, sentence: string, facts: FactSet, called: readonly string[] = []): Fit {
  if (query.kind === 'allergens' || query.kind === 'compare') return 'whole';
  if (OTHER_ASKS[scopeOf(query)]?.test(fold(sentence))) return 'aside';
  const left = readLeftOver(query, sentence, facts, called);
  if (left.some(({ word, beside }) => beside || (query.kind !== 'branches' && ASKS_WHOM.has(word)))) return 'aside';
  return left.length > 0 ? 'weak' : 'whole';
}

export interface LeftOver {
  word: string;
  /** It touches what the reader went by. */
  beside: boolean;
}

/** The words of a question that neither its reader, nor the tenant's names, nor grammar account for. */
export function readLeftOver(query: Narrow, sentence: string, facts: FactSet, called: readonly string[]): LeftOver[] {
  const scope = scopeOf(query);
  const names = namesOf(facts);
  const all = words(sentence);
  const target = targetOf(query, all, names);
  const isCore = (word: string): boolean => target.has(word) || isOf(scope, 'core', word) || isTopical(query, word);
  const buys = scope === 'location' && BUYS.test(fold(sentence));
  const pays = query.kind === 'policies' && query.topics.every((topic) => topic === 'payment');
  const accounts = (word: string): boolean =>
    FUNCTION_WORDS.has(word) ||
    /^\d+(?:st|nd|rd|th)?$/.test(word) ||
    (query.kind === 'hours' && /^\d{1,2}(?:am|pm)$/.test(word)) ||
    isCore(word) ||
    isAround(scope, word) ||
    called.includes(word) ||
    names.branch(word) ||
    (query.kind === 'policies' ? names.policy(query.topics, word) || names.item(word) || isSectionWord(word) : false) ||
    (query.kind === 'list' || query.kind === 'item' ? names.section(word) || isSectionWord(word) || names.size(word) : false) ||
    (buys && (TAKES.test(word) || names.item(word) || names.section(word) || isSectionWord(word))) ||
    (pays && CARRIERS.test(word));
  return partsOf(sentence, isCore, target).flatMap((part) =>
    part.flatMap((word, at) => {
      if (word.length < 2 || accounts(word) || isPlaceName(query, part, at) || isInPhrase(scope, part, at)) return [];
      if (meantBy(word).some(accounts)) return [];
      // A word of some dish's name asks for a narrower list, which a passage may know.
      const narrows = query.kind === 'list' && query.section !== null && query.diets.length === 0 && names.item(word);
      return [{ word, beside: !narrows && isBeside(part, at, isCore, query) }];
    }),
  );
}

/** "Where can I buy the beans" asks for the shop; "where do you buy the beans" does not. */
const BUYS =
  /\b(?:can|could|do|should|may) (?:i|we|one|people) (?:buy|find|get|try|order|taste|eat|see|pick)|\bwhere to (?:buy|find|get|try|eat)|(?<!\p{L})(?:وين|فين|اين) (?:\p{L}+ )?(?:اشتري|نشتري|احصل|نحصل|الاقي|القي|اجرب|نجرب|اذوق|اكل|ناكل)/u;
const TAKES = /^(?:buy|find|get|try|order|taste|eat|see|pick|اشتري|نشتري|احصل|نحصل|الاقي|القي|اجرب|نجرب|اذوق|اكل|ناكل)$/u;
const CARRIERS = /^(?:driver|drivers|courier|سائق|السائق|المندوب|مندوب)$/u;

type Narrow = Exclude<FactQuery, { kind: 'allergens' | 'compare' }>;
function scopeOf(query: Narrow): Scope {
  if (query.kind === 'branches') return query.want;
  return query.kind === 'service' ? 'hours' : query.kind;
}

/** Words of the names that a query took from the question. */
function targetOf(query: FactQuery, all: readonly string[], names: Names): ReadonlySet<string> {
  if (query.kind === 'item') {
    const { matches, alternatives } = query.reading;
    const taken = [...matches, ...alternatives].flatMap((match) => match.taken.map((at) => all[at] ?? ''));
    const sizes = matches.flatMap((match) => match.item.variants.flatMap((each) => words(`${each.name.en ?? ''} ${each.name.ar ?? ''}`)));
    return new Set([...taken, ...all.filter((word) => sizes.some((size) => likeness(word, size) >= 0.9))]);
  }
  if (query.kind !== 'list') return NOTHING;
  const said = query.only
    ? [...query.only.matches, ...query.only.alternatives].flatMap((match) => match.taken.map((at) => all[at] ?? ''))
    : [];
  const text = all.join(' ');
  const diets = new Set(query.diets.flatMap((tag) => words(cues.DIET_CUES[tag].exec(text)?.[0] ?? '')));
  const kinds = all.filter((word) => (query.section ? isSectionWord(word) || names.section(word) : false) || diets.has(word));
  return new Set([...said, ...kinds]);
}
const NOTHING: ReadonlySet<string> = new Set();

const TOPIC_CUES = new Map<PolicyTopic, RegExp[]>();
for (const { topic, cue } of cues.POLICY_CUES) TOPIC_CUES.set(topic, [...(TOPIC_CUES.get(topic) ?? []), cue]);
const DELIVERY = [cues.DELIVERS];

function isTopical(query: FactQuery, word: string): boolean {
  if (query.kind === 'list') return cues.MENU.test(word) && query.section === null && query.diets.length === 0;
  if (query.kind !== 'policies') return false;
  return query.topics.some((topic) =>
    (topic.startsWith('delivery') ? DELIVERY : (TOPIC_CUES.get(topic) ?? [])).some((cue) => cue.test(word)),
  );
}

const MEMO = 8_000;
const memos = new Map<string, Map<string, boolean>>();
/** A test of single words, remembered: customers use the same few thousand. Bounded. */
function remembered(name: string, word: string, test: (word: string) => boolean): boolean {
  const memo = memos.get(name) ?? new Map<string, boolean>();
  memos.set(name, memo);
  const known = memo.get(word);
  if (known !== undefined) return known;
  const found = test(word);
  if (memo.size >= MEMO) memo.clear();
  memo.set(word, found);
  return found;
}

const isOf = (scope: Scope, part: 'core' | 'around', word: string): boolean =>
  remembered(`${scope}.${part}`, word, (each) => VOCABULARY[scope][part].some((pattern) => pattern.test(each)));

const isAround = (scope: Scope, word: string): boolean =>
  isOf(scope, 'around', word) || remembered('function', word, (each) => bareForms(each).some((bare) => FUNCTION_WORDS.has(bare)));

/** An Arabic word without what is joined to it: "وعندكم" and "لعندكم" are "عندكم". */
function bareForms(word: string): string[] {
  const bare = word.replace(/^[وفبلك](?=.{2,})/u, '').replace(/^(?:ال|لل)(?=.{2,})/u, '');
  return bare === word ? [] : [bare];
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const PHRASES = [...Object.values(cues.DIET_CUES), ...cues.SEASONS.map(({ season }) => season), ...cues.POLICY_CUES.map(({ cue }) => cue)];

/** Whether a word is part of a cue of several words ("sugar free", "national day"); looked for only where it says nothing alone. */
function isInPhrase(scope: Scope, part: readonly string[], at: number): boolean {
  const text = part.join(' ');
  const start = part.slice(0, at).join(' ').length + (at > 0 ? 1 : 0);
  const { core, around } = VOCABULARY[scope];
  return [...core, ...around, ...PHRASES].some((pattern) => {
    const found = pattern.exec(text);
    return (
      found !== null && /[\s-]/.test(found[0]) && found.index <= start && found.index + found[0].length >= start + (part[at] ?? '').length
    );
  });
}

const LEXICON = new Set([...FUNCTION_WORDS, ...cueWordList(), ...WEEKDAYS]);
const LONG = [...LEXICON].filter((word) => word.length >= 5 && /^[a-z]+$/.test(word));
const COMMON = [...FUNCTION_WORDS].filter((word) => /^[a-z]{4}$/.test(word));
const meanings = new Map<string, string[]>();
/** Words of a question's machinery that a word may be a slip of the hand for: letters that changed places, or one too few or too many. */
function meantBy(word: string): string[] {
  const before = meanings.get(word);
  if (before) return before;
  const swapped = [...word].slice(1).map((letter, at) => word.slice(0, at) + letter + (word[at] ?? '') + word.slice(at + 2));
  const near = word.length < 4 ? [] : LONG.filter((other) => other[0] === word[0] && editDistance(word, other, 1) <= 1);
  // "wht", "hav": of a short word one letter may be missing, of the commonest words only.
  const short =
    word.length < 3
      ? []
      : COMMON.filter((other) => other.length === word.length + 1 && other[0] === word[0] && editDistance(word, other, 1) <= 1);
  const found = [...short, ...swapped.filter((other) => other !== word && LEXICON.has(other)), ...near];
  if (meanings.size >= MEMO) meanings.clear();
  meanings.set(word, found);
  return found;
}

interface Names {
  branch(word: string): boolean;
  item(word: string): boolean;
  section(word: string): boolean;
  size(word: string): boolean;
  policy(topics: readonly PolicyTopic[], word: string): boolean;
}
const known = new WeakMap<FactSet, Names>();

/** Words of a tenant's names and rules, each looked at once for as long as the rows stand. */
function namesOf(facts: FactSet): Names {
  const before = known.get(facts);
  if (before) return before;
  const both = (text: { en: string | null; ar: string | null }): string[] => [...words(text.en ?? ''), ...words(text.ar ?? '')];
  const places = (branch: BranchFact): string[] => [...both(branch.name), ...both(branch.address), ...both(branch.city)];
  const policies = new Map(
    [...Map.groupBy(facts.policies, ({ topic }) => topic)].map(([topic, rows]) => [topic, alike(rows.flatMap(({ text }) => both(text)))]),
  );
  const made: Names = {
    branch: alike(facts.branches.flatMap(places)),
    item: alike(facts.items.flatMap((item) => both(item.name))),
    section: alike(facts.items.flatMap((item) => both(item.section)).filter((word) => word.length > 2)),
    size: alike(facts.items.flatMap((item) => item.variants.flatMap(({ name }) => both(name)))),
    policy: (topics, word) => topics.some((topic) => policies.get(topic)?.(word) ?? false),
  };
  known.set(facts, made);
  return made;
}

function alike(tokens: readonly string[]): (word: string) => boolean {
  const stems = new Set(tokens.map(stem));
  const exact = [...new Set(tokens)].filter((token) => token.length > 3);
  const memo = new Map<string, boolean>();
  return (word) => {
    const before = memo.get(word);
    if (before !== undefined) return before;
    const found =
      stems.has(stem(word)) || (word.length > 3 && exact.some((token) => likeness(word, token) >= 0.85 && isTelling(word, token)));
    if (memo.size >= MEMO) memo.clear();
    memo.set(word, found);
    return found;
  };
}

/** Two consonants are too few to know a word by in another script: "loyalty" is no "لاتيه". */
const isTelling = (word: string, token: string): boolean => isArabic(word) === isArabic(token) || skeleton(word).length >= 3;
const isArabic = (word: string): boolean => /\p{Script=Arabic}/u.test(word);

/** The parts of a message that ask, without what people say of themselves before and after; all of it where no part has the reader's words. */
function partsOf(sentence: string, isCore: (word: string) => boolean, target: ReadonlySet<string>): readonly string[][] {
  const parts = sentence.split(/[,،;؛.!?؟\n]+|\s[-–—]\s/u).flatMap((clause) => withoutTalk(words(clause)));
  const asking = parts.filter(
    (part) => part.some((word) => isCore(word) && !FUNCTION_WORDS.has(word)) || part.some((word) => target.has(word)),
  );
  const opened = asking.filter((part) => part.some((word) => OPENERS.has(word) || isCore(word)));
  return opened.length > 0 ? opened : asking.length > 0 ? asking : parts;
}

/** "I am driving, where is …" and "… because my son is tired": the question alone, and the talk as parts of their own. */
function withoutTalk(clause: readonly string[]): string[][] {
  const parts: string[][] = [];
  let part: string[] = [];
  const close = (): void => {
    if (part.length > 0) parts.push(part);
    part = [];
  };
  clause.forEach((word, at) => {
    const before = clause[at - 1] ?? '';
    const asks = OPENERS.has(word) || (AUXILIARIES.has(word) && ADDRESSED.has(clause[at + 1] ?? ''));
    const restarts = SPEAKERS.has(word) && part.length > 1 && !FUNCTION_WORDS.has(before);
    if ((asks && part.some((each) => FIRST_PERSON.has(each)) && !OPENERS.has(before)) || restarts || BECAUSE.has(word)) close();
    if (!BECAUSE.has(word)) part.push(word);
  });
  close();
  return parts;
}

const PLACE_BEFORE = /^(?:in|fel|fil|bel|bil|at|near|from|من|to|for|around|في|فى|الي|علي|عند|قرب|حي|fi|f|le|la|3al|ila|ela|near)$/u;
const JOINED_PLACE = /^(?:ل|لل|ب|بال)\p{L}{3,}/u;
const DELIVERING = /^(?:deliver\w*|ship\w*|\p{L}?توصل\p{L}*|\p{L}?وصلو\p{L}*|نوصل|tewasl\w*|betwasl\w*|twasl\w*)$/u;

/** A place that no row knows: "a branch in Dammam", "do you deliver to Mirdif". */
function isPlaceName(query: FactQuery, part: readonly string[], at: number): boolean {
  if (query.kind === 'hours' || query.kind === 'branches') {
    // "فرع المطار" where the rows know it as "Airport".
    if (BRANCHLIKE.test(part[at - 1] ?? '') && /\p{Script=Arabic}/u.test(part[at] ?? '')) return true;
    if (/^branch$/.test(part[at + 1] ?? '')) return true;
  }
  const places =
    (query.kind === 'branches' && query.want === 'location' && part.some((word) => BRANCHLIKE.test(word))) ||
    (query.kind === 'policies' && query.topics.some((topic) => topic.startsWith('delivery') || topic === 'minimum_order'));
  if (!places) return false;
  let before = at - 1;
  while (before >= 0 && (part[before] === 'al' || part[before] === 'el' || part[before] === 'the')) before -= 1;
  const [near, far] = [part[before] ?? '', part[before - 1] ?? ''];
  if (PLACE_BEFORE.test(near) || JOINED_PLACE.test(part[at] ?? '')) return true;
  // "Khalifa City" behind "to": a name may have two words; in Arabic a district follows the verb.
  return (
    PLACE_BEFORE.test(far) ||
    (query.kind === 'policies' && /\p{Script=Arabic}/u.test(near) && (DELIVERING.test(near) || DELIVERING.test(far)))
  );
}
const BRANCHLIKE =
  /^(?:branch\w*|outlet\w*|shops?|stores?|boutiques?|locations?|located|(?:ال)?فرع\p{L}*|(?:ال)?فروع\p{L}*|far3|fer3|fr3|محل|معرض)$/u;

/** Whether a word touches what the reader went by. Before it, grammar may stand between ("who *roasts* the coffee"); behind it, only what belongs to a noun. */
function isBeside(part: readonly string[], at: number, isCore: (word: string) => boolean, { kind }: FactQuery): boolean {
  const reaches = (step: 1 | -1, through: (word: string) => boolean): boolean => {
    for (let next = at + step; next >= 0 && next < part.length; next += step) {
      const word = part[next] ?? '';
      if (isCore(word)) return true;
      if (!through(word)) return false;
    }
    return false;
  };
  const grammar = (word: string): boolean => FUNCTION_WORDS.has(word);
  const close = (word: string): boolean => DETERMINERS.has(word) || RELATIVES.has(word);
  if (kind === 'policies') return reaches(1, close) || reaches(-1, close);
  const named = kind === 'item' || kind === 'list';
  return reaches(1, grammar) || reaches(-1, named ? close : grammar);
}
