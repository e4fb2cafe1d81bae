import type { ClaimVerdict } from '@wafaa/contracts';
import type { Evidence, FoundClaim } from './claims/claim-types.ts';
import { findNames } from './claims/find-names.ts';
import { type ReadSentence, readSentence, sentencesOf } from './claims/find-claims.ts';
import { holdsClaim } from './claims/holds-claim.ts';
import { likeness, sharesConcept, tellingWords, words } from './fact-tables.ts';
import { indexNames, type Mention } from './claims/name-index.ts';

export interface ClaimCheck {
  claims: ClaimVerdict[];
  /** Every claim has its evidence. */
  passed: boolean;
}

interface HeldEvidence {
  id: string;
  named: boolean;
  manyTopics: boolean;
  sentences: ReadSentence[];
}

/** Claims that belong to the item named beside them: its price, its calories, its allergens. */
function isBound(claim: FoundClaim): boolean {
  if (claim.kind === 'price') return !claim.values.some((value) => value.startsWith('free:'));
  if (claim.kind === 'allergen') return claim.values.some((value) => value.startsWith('absent:') || value.startsWith('diet:'));
  return claim.kind === 'number' && claim.values.some((value) => value.endsWith('|kcal'));
}

/**
 * Every figure, contact, place, allergen word and promise of an outgoing text, each traced to the evidence that holds it.
 * A price beside an item's name must be that item's. `currency` is the tenant's, for price columns without one;
 * `question` tells what a sentence without a subject ("It costs 15 SAR") speaks of. Pure.
 */
export function checkClaims(text: string, evidence: readonly Evidence[], currency: string, question = ''): ClaimCheck {
  const held: HeldEvidence[] = evidence.map((entry) => ({
    id: entry.id,
    named: entry.names.length > 0,
    manyTopics: entry.manyTopics ?? false,
    sentences: entry.text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(readSentence),
  }));
  const mentionsIn = indexNames(evidence);
  const vocabulary = vocabularyOf(held);
  const claims: ClaimVerdict[] = [];
  let last: Mention[] = [];
  for (const sentence of sentencesOf(text)) {
    const said = readSentence(sentence);
    const topic = `${sentence} ${question}`;
    // Compared word for word with every line, so only where a figure asks for it.
    const near = said.claims.some((claim) => FIGURES.has(claim.kind)) ? onTopic(held, topic) : held;
    const mentions = mentionsIn(said.folded);
    let used: Mention[] = [];
    let before = -1;
    for (const claim of said.claims.toSorted((left, right) => left.at - right.at)) {
      let found: string | null;
      if (isBound(claim)) {
        const beside = mentions.filter((mention) => mention.at > before && mention.at < claim.at);
        const after = mentions.filter((mention) => mention.at >= claim.at).slice(0, 1);
        const bound = beside.length > 0 ? beside : used.length > 0 ? used : after;
        const nothingNamed = bound.length === 0 && last.length === 0 && question !== '';
        const own = FIGURES.has(claim.kind) ? (nothingNamed ? near.filter((entry) => !entry.named || isAbout(entry, topic)) : near) : held;
        found = findBound(claim, said, own, bound, last, currency);
        used = bound;
        before = claim.at;
      } else if (isLooseDay(claim, said)) found = find(claim, said, sharing(held, topic), currency);
      else found = find(claim, said, FIGURES.has(claim.kind) ? near : held, currency);
      claims.push({ kind: claim.kind, text: claim.text, supported: found !== null, evidenceId: found });
    }
    for (const name of findNames(sentence, vocabulary().latin)) {
      const id = name.words.every((word) => vocabulary().holds(word)) ? vocabulary().idOf(name.words[0] ?? '') : null;
      claims.push({ kind: 'name', text: name.text, supported: id !== null, evidenceId: id });
    }
    if (mentions.length > 0) last = mentions;
  }
  return { claims, passed: claims.every((claim) => claim.supported) };
}

const AT_WORK =
  /\b(?:open|opens|opening|close|closes|closed|closing|hours|until|till|from|daily|every ?day|working)\b|(?<!\p{L})[وب]?(?:ال)?(?:نفتح|يفتح|مفتوح|نغلق|يغلق|مغلق|دوام|دوامنا|ساعات|عمل|يوميا|من|الي|حتي|نقفل|نسكر|نعمل)\p{L}*/u;

/** A weekday in a sentence that is not about when the doors are open: "the new menu starts on Monday". The opening hours are no witness. */
function isLooseDay(claim: FoundClaim, said: ReadSentence): boolean {
  const weekday = claim.kind === 'date' && claim.values.every((value) => value.startsWith('weekday:'));
  return weekday && !AT_WORK.test(said.folded) && said.claims.every(({ kind }) => kind !== 'time');
}

/** Lines that share a telling word with the sentence or the question; weekdays themselves do not count. */
function sharing(held: readonly HeldEvidence[], topic: string): HeldEvidence[] {
  const telling = tellingWords(topic).filter((word) => !WEEKDAY.test(word));
  return held.map((entry) => ({
    ...entry,
    sentences: entry.sentences.filter(({ folded }) => {
      const spoken = words(folded);
      return telling.some((word) => spoken.some((other) => likeness(word, other) >= 0.85)) || AT_WORK.test(topic);
    }),
  }));
}
const WEEKDAY = /^(?:sun|mon|tues|wednes|thurs|fri|satur)days?$|^(?:ال)?(?:سبت|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه)$/u;

const FIGURES: ReadonlySet<string> = new Set(['price', 'number', 'percent', 'time']);

interface Vocabulary {
  /** Some of the evidence is written in Latin letters. */
  latin: boolean;
  holds(word: string): boolean;
  idOf(word: string): string | null;
}
const LATIN = /^[a-z]/;
const LATIN_ENOUGH = 12;
const LIKE_ENOUGH = 0.82;
const SAME_STEM = 0.9;
/** Shorter words are like too many others: "خالد" is no "خالي". */
const LONG_ENOUGH = 5;

/** Every word of the evidence, made when the first sentence asks for it. */
function vocabularyOf(held: readonly HeldEvidence[]): () => Vocabulary {
  let made: Vocabulary | null = null;
  return () => {
    if (made) return made;
    const idByWord = new Map<string, string>();
    for (const entry of held) {
      for (const { folded } of entry.sentences) for (const word of words(folded)) if (!idByWord.has(word)) idByWord.set(word, entry.id);
    }
    const known = [...idByWord.keys()];
    const idOf = (word: string): string | null => {
      const [bare = word] = words(word);
      const same = idByWord.get(bare) ?? idByWord.get(word);
      if (same) return same;
      // What words mean is compared across languages only: within one, sushi would be fish.
      const latin = LATIN.test(bare);
      const enough = bare.length >= LONG_ENOUGH ? LIKE_ENOUGH : SAME_STEM;
      const like = known.find((other) => likeness(bare, other) >= enough || (latin !== LATIN.test(other) && sharesConcept(bare, other)));
      return like === undefined ? null : (idByWord.get(like) ?? null);
    };
    made = { latin: known.filter((word) => LATIN.test(word)).length >= LATIN_ENOUGH, idOf, holds: (word) => idOf(word) !== null };
    return made;
  };
}

/** Evidence that may carry a figure of this sentence: of passages and policies only lines that share a telling word with it. */
function onTopic(held: readonly HeldEvidence[], topic: string): HeldEvidence[] {
  if (held.every((entry) => !entry.manyTopics)) return [...held];
  const telling = tellingWords(topic);
  return held.map((entry) => {
    if (!entry.manyTopics) return entry;
    if (telling.length === 0) return entry;
    // A passage may hold a whole page of answers: a line speaks of what it names, or of what the line above it (its heading, its question) names.
    const shares = entry.sentences.map(({ folded }) => {
      const spoken = words(folded);
      // Another language cannot be compared word for word, but by what the words mean.
      return telling.some((word) => spoken.some((other) => likeness(word, other) >= 0.85)) || sharesConcept(topic, folded);
    });
    return { ...entry, sentences: entry.sentences.filter((_, at) => shares[at] || shares[at - 1]) };
  });
}

/** "It costs 82" of nothing named leans on an item only where the question was about that item. */
function isAbout(entry: HeldEvidence, topic: string): boolean {
  const telling = tellingWords(topic);
  return entry.sentences.some(({ folded }) => {
    const spoken = words(folded);
    return telling.some((word) => spoken.some((other) => likeness(word, other) >= 0.85)) || sharesConcept(topic, folded);
  });
}

const DISH = /\b(?:dish|dishes|meal|plate|sandwich|item|product|drink)\b|(?<!\p{L})(?:ال)?(?:طبق|وجبه|صنف|منتج|مشروب|اكله)(?!\p{L})/u;

function find(claim: FoundClaim, said: ReadSentence, held: readonly HeldEvidence[], currency: string): string | null {
  return held.find((entry) => entry.sentences.some((sentence) => holdsClaim(claim, said, sentence, currency)))?.id ?? null;
}

function findBound(
  claim: FoundClaim,
  said: ReadSentence,
  held: readonly HeldEvidence[],
  bound: readonly Mention[],
  last: readonly Mention[],
  currency: string,
): string | null {
  const mentions = bound.length > 0 ? bound : last;
  // "It contains no gluten" of nothing named may not lean on some dish's label.
  if (mentions.length === 0 && claim.kind === 'price' && DISH.test(said.folded)) {
    // "The dish costs 20": some fee of 20 in the policies is no dish's price.
    const dishes = held.map((entry) =>
      entry.named ? entry : { ...entry, sentences: entry.sentences.filter((sentence) => DISH.test(sentence.folded)) },
    );
    return find(claim, said, dishes, currency);
  }
  if (mentions.length === 0) return find(claim, said, claim.kind === 'allergen' ? held.filter((entry) => !entry.named) : held, currency);
  const own = held.filter((entry) => entry.named && mentions.some((mention) => mention.ids.has(entry.id)));
  const others = held.filter((entry) => !entry.named);
  const direct = find(claim, said, own, currency);
  if (direct !== null) return direct;
  if (bound.length === 0) return find(claim, said, others, currency);
  // A passage or policy may price the item too, where its own line names it.
  const naming = others.map((entry) => ({
    ...entry,
    sentences: entry.sentences.filter((sentence) => mentions.some((mention) => sentence.folded.includes(mention.name))),
  }));
  return find(claim, said, naming, currency);
}
