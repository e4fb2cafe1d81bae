import { isFiller } from './query-cues.ts';
import { isKnown } from './query-known.ts';
import { cueWordList, editDistance, isCueWord, likeness, words } from './query-text.ts';
import type { Bilingual, FactSet } from './types.ts';

/** Words that decide what a question is about, so that one wrong letter may not change it. Where health hangs on a word, it is here. */
const DECIDING = [
  ...['vegan', 'vegetarian', 'gluten', 'allergy', 'allergic', 'allergies', 'allergens', 'peanuts', 'sesame', 'lactose'],
  // In Arabic one letter makes another word more often ("توصيل" and "تفصيل"), so only the longest and gravest.
  ...['delivery', 'calories', 'ramadan', 'نباتيه', 'حساسيه', 'مكسرات', 'جلوتين'],
];
const SHORTEST = 5;
/** A longer question word may lack a letter or have one too many. */
const LONG = 7;

interface Vocabulary {
  /** Words of names, which a typing error may have been meant for. */
  named: ReadonlySet<string>;
  /** Every word that the tenant's own texts say; such a word is no error. */
  said: ReadonlySet<string>;
}
const vocabularies = new WeakMap<FactSet, Vocabulary>();

function vocabularyOf(facts: FactSet): Vocabulary {
  const known = vocabularies.get(facts);
  if (known) return known;
  const both = (text: Bilingual): (string | null)[] => [text.en, text.ar];
  const names = [
    ...facts.items.flatMap((item) => [
      ...both(item.name),
      ...both(item.section),
      ...item.aliases,
      ...item.variants.flatMap((variant) => both(variant.name)),
    ]),
    ...facts.branches.flatMap((branch) => [...both(branch.name), ...both(branch.address)]),
  ];
  const texts = [...facts.policies.flatMap((policy) => both(policy.text)), ...facts.items.flatMap((item) => both(item.description))];
  const wordsOf = (parts: readonly (string | null)[]): string[] => parts.flatMap((text) => [...words(text ?? '')]);
  const named = new Set(wordsOf(names));
  const found = { named, said: new Set([...named, ...wordsOf(texts)]) };
  vocabularies.set(facts, found);
  return found;
}

/** A question with its misspelled words put right: "veagn" is "vegan". Words that a name, a cue, a policy or common speech knows stay. */
export function mendSpelling(question: string, facts: FactSet): string {
  const { named, said } = vocabularyOf(facts);
  const mended = words(question).flatMap((word): [string, string][] => {
    if (word.length < SHORTEST - 1 || isFiller(word) || isCueWord(word) || said.has(word) || !/\p{L}/u.test(word)) return [];
    const known = isKnown(word);
    const meant =
      (known ? undefined : swapped(word, named)) ??
      (known && isArabic(word) ? undefined : deciding(word)) ??
      (known ? undefined : lacking(word, said));
    return meant === undefined ? [] : [[word, meant]];
  });
  return mended.reduce((text, [wrong, right]) => text.replace(new RegExp(`(?<!\\p{L})${loose(wrong)}(?!\\p{L})`, 'giu'), right), question);
}

const isArabic = (word: string): boolean => /\p{Script=Arabic}/u.test(word);

function deciding(word: string): string | undefined {
  if (word.length < SHORTEST) return undefined;
  const wanted = DECIDING.find((each) => likeness(word, each) === 0.85 && isArabic(word) === isArabic(each));
  return wanted !== undefined && word.startsWith('ال') && !wanted.startsWith('ال') ? `ال${wanted}` : wanted;
}

/** Two neighbouring letters that changed places make a word that nobody uses; the other way round it is one we know. */
function swapped(word: string, named: ReadonlySet<string>): string | undefined {
  for (let at = 0; at + 1 < word.length; at += 1) {
    if (word[at] === word[at + 1]) continue;
    const candidate = word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
    if (named.has(candidate) || isFiller(candidate) || isKnown(candidate)) return candidate;
  }
  return undefined;
}

/** One letter too few, too many or another: only in long Latin words, and only where a single question word is meant. */
function lacking(word: string, said: ReadonlySet<string>): string | undefined {
  if (word.length < LONG || isArabic(word)) return undefined;
  for (const other of said) if (other.length >= SHORTEST && likeness(word, other) > 0) return undefined;
  const near = cueWordList().filter(
    (candidate) => candidate.length >= LONG - 1 && candidate[0] === word[0] && editDistance(word, candidate, 1) <= 1,
  );
  return near.length === 1 ? near[0] : undefined;
}

/** A folded word as it may have been written: any form of alef, ya and ta marbuta, with marks between. */
function loose(word: string): string {
  const forms: Record<string, string> = { ا: '[اأإآٱ]', ي: '[يىئ]', ه: '[هة]', و: '[وؤ]' };
  return [...word].map((letter) => `${forms[letter] ?? letter}\\p{M}*`).join('');
}
