import { isFiller } from './query-cues.ts';
import { isCueWord, likeness, words } from './query-text.ts';
import type { FactSet } from './types.ts';

/** Words that decide what a question is about, so that one wrong letter may not change it. Where health hangs on a word, it is here. */
const DECIDING = [
  ...['vegan', 'vegetarian', 'gluten', 'allergy', 'allergic', 'allergies', 'allergens', 'peanuts', 'sesame', 'lactose'],
  // In Arabic one letter makes another word more often ("توصيل" and "تفصيل"), so only the longest and gravest.
  ...['delivery', 'calories', 'نباتيه', 'حساسيه', 'مكسرات'],
];
const SHORTEST = 5;

const names = new WeakMap<FactSet, ReadonlySet<string>>();
function namesOf(facts: FactSet): ReadonlySet<string> {
  const known = names.get(facts);
  if (known) return known;
  const texts = [
    ...facts.items.flatMap((item) => [item.name.en, item.name.ar, item.section.en, item.section.ar, ...item.aliases]),
    ...facts.branches.flatMap((branch) => [branch.name.en, branch.name.ar, branch.address.en, branch.address.ar]),
  ];
  const found = new Set(texts.flatMap((text) => words(text ?? '')));
  names.set(facts, found);
  return found;
}

/** A question with the misspelled deciding words put right: "veagn" is "vegan". Words that a name, a cue or common speech knows stay. */
export function mendSpelling(question: string, facts: FactSet): string {
  const mended = words(question).flatMap((word): [string, string][] => {
    if (word.length < SHORTEST || isFiller(word) || isCueWord(word) || namesOf(facts).has(word)) return [];
    const meant = DECIDING.find(
      (deciding) => likeness(word, deciding) === 0.85 && /\p{Script=Arabic}/u.test(word) === /\p{Script=Arabic}/u.test(deciding),
    );
    return meant === undefined ? [] : [[word, meant]];
  });
  return mended.reduce((text, [wrong, right]) => text.replace(new RegExp(`(?<!\\p{L})${wrong}(?!\\p{L})`, 'giu'), right), question);
}
