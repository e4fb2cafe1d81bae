export type Tongue = 'en' | 'msa' | 'gulf' | 'egypt' | 'levant' | 'arabizi';
export type Manner = 'plain' | 'typo' | 'run-on';

/** The language an answer is given in. */
export const answerLanguage = (tongue: Tongue): 'en' | 'ar' => (tongue === 'en' ? 'en' : 'ar');

const CHATTER: Record<Tongue, readonly [before: string, after: string]> = {
  en: ['hi um yeah so i just wanted to ask', 'please if you can tell me thanks'],
  msa: ['السلام عليكم أردت أن أسأل', 'لو سمحتم وشكرا لكم'],
  gulf: ['هلا والله بغيت اسالكم يعني', 'الله يعطيكم العافيه'],
  egypt: ['مساء الخير كنت عايز اسأل حضرتك', 'لو سمحت وشكرا'],
  levant: ['مرحبا يعطيكن العافيه بدي اسأل', 'بليز ومشكورين'],
  arabizi: ['salam ya3ni kont badi as2al', 'law sama7t shokran'],
};

/** A question as it was typed in haste, or as it was spoken into a telephone: no capitals, no marks, talk around it. */
export function speak(question: string, tongue: Tongue, manner: Manner, kept: readonly string[] = []): string {
  if (manner === 'plain') return question;
  if (manner === 'typo') return mistype(question, kept);
  const [before, after] = CHATTER[tongue];
  return `${before} ${question.toLowerCase().replace(/[?؟!.،,]/g, '')} ${after}`;
}

/** Two letters of the longest word change places. `kept`: words that are left alone, such as figures and short names. */
function mistype(question: string, kept: readonly string[]): string {
  const words = question.match(/\p{L}{5,}/gu) ?? [];
  const left = new Set(kept.flatMap((name) => name.match(/\p{L}+/gu) ?? []));
  const longest = words.filter((word) => !left.has(word)).toSorted((one, other) => other.length - one.length)[0];
  if (longest === undefined) return question;
  const at = Math.floor(longest.length / 2);
  const swapped = longest.slice(0, at - 1) + (longest[at] ?? '') + (longest[at - 1] ?? '') + longest.slice(at + 1);
  return question.replace(longest, swapped);
}
