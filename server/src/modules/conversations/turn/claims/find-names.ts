import { foldForClaims } from './find-claims.ts';
import { isGeneric } from './generic-words.ts';

/** A dish, a person or a thing that a sentence says is here. */
export interface SaidName {
  /** As it was written. */
  text: string;
  /** Folded words, each of which some source must hold. */
  words: string[];
  at: number;
}

const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}'’]{2,}(?![\p{L}\p{N}])/gu;
/** After these a capital begins a sentence, a cell or a line, and tells nothing. */
const BEGINNING = /(?:^|[.!?:;•*|–—"“”«»()[\]\n-])\s*[*_]*$/u;
const GREETING = /\b(?:hi|hello|hey|dear|thanks|thank you|welcome|good (?:morning|afternoon|evening)),?\s*$/iu;
const TITLED =
  /(?<![\p{L}])(?:mr|mrs|ms|miss|dr|chef|captain|sheikh|استاذ|الاستاذ|الاستاذه|الشيف|شيف|الدكتور|الدكتوره|السيد|السيده|الاخ|الاخت)\.?\s+(\p{L}{2,})/gu;
const HAVE =
  /\b(?:we|our (?:menu|kitchen|restaurant|shop|store))(?: also| even| do| now| currently|'ve)* (?:have|has|serve|serves|offer|offers|sell|sells|stock|got|feature|features|carry)(?: got)?(?: also)? ([^.,;:!?()\n•]{3,70})|\b(?:try|taste|order|recommend|suggest) (?:our|the|some|a|an) ([^.,;:!?()\n•]{3,70})/gu;
const HAVE_AR =
  /(?<!\p{L})[وف]?(?:عندنا|لدينا|نقدم|نوفر|يتوفر|متوفر لدينا|متوفر عندنا|يوجد لدينا|يوجد عندنا|فيه عندنا|في عندنا|جرب|جربي|جربوا|انصحك ب|ننصحك ب)(?: ايضا| كمان| برضو| حاليا| لكم)*\s+([^.,،;:!?؟()\n•]{2,60})/gu;
const DENIAL =
  /\b(?:no|not|n't|never|neither|nothing|none|without|unfortunately|sorry|unable|cannot)\b|n't\b|(?<!\p{L})(?:لا|ليس|ليست|لم|ما|مافي|مو|مش|للاسف|عذرا|غير|بدون|آسف|اسف)(?!\p{L})/u;
/** A phrase ends where something else is said of it. */
const PHRASE_END_EN =
  / (?:with|without|for|from|at|in|on|to|by|of|that|which|who|so|if|as|is|are|was|were|will|can|including|like|such|every|each|between|until|starting|per|when|where|because|but|then|today|tonight|now|too|also|made|served|available)\b.*$/u;
const PHRASE_END_AR = / (?:مع|من|في|علي|الي|الى|حتي|التي|الذي|اللي|لكل|ب\p{L}+|بـ|لمن|عند|و?هو|و?هي|يوميا|اليوم|كل|ايضا|كمان).*$/u;

/** Names that a sentence gives to what is here: capitalised words, people with a title, and what "we have …" speaks of. Pure. */
export function findNames(sentence: string, latinEvidence: boolean): SaidName[] {
  const folded = foldForClaims(sentence);
  const names: SaidName[] = [...folded.matchAll(TITLED)].map((match) => ({ text: match[0], words: [match[1] ?? ''], at: match.index }));
  if (DENIAL.test(folded)) return names;
  // A business that writes Arabic only is spoken of in English by names that no source spells.
  if (latinEvidence) names.push(...capitalised(sentence));
  if (/[?؟]\s*$/u.test(sentence)) return names;
  for (const match of folded.matchAll(HAVE)) names.push(...lastNamed(match[1] ?? match[2] ?? '', match.index));
  for (const match of folded.matchAll(HAVE_AR)) names.push(...firstNamed(match[1] ?? '', match.index));
  return names;
}

function capitalised(sentence: string): SaidName[] {
  return [...sentence.matchAll(CAPITALISED)].flatMap((match) => {
    const before = sentence.slice(0, match.index);
    const word = foldForClaims(match[0]).replace(/'s$/, '');
    if (BEGINNING.test(before) || GREETING.test(before) || isGeneric(word)) return [];
    return [{ text: match[0], words: [word], at: match.index }];
  });
}

/** English puts the head last: of "a fresh sushi platter" the last word that names something. */
function lastNamed(phrase: string, at: number): SaidName[] {
  return parts(phrase, /,| and | or | & /u).flatMap((part) => {
    const head = wordsOf(part.replace(PHRASE_END_EN, '')).findLast((word) => !isGeneric(word));
    return head === undefined || head.length < 3 || /\d/.test(head) ? [] : [{ text: part.trim(), words: [head], at }];
  });
}

/** Arabic puts it first. */
function firstNamed(phrase: string, at: number): SaidName[] {
  return parts(phrase, /،| و(?=\p{L}{3})| أو | او /u).flatMap((part) => {
    const head = wordsOf(part.replace(PHRASE_END_AR, '')).find((word) => !isGeneric(word));
    return head === undefined || head.length < 3 || /\d/.test(head) ? [] : [{ text: part.trim(), words: [head], at }];
  });
}

const parts = (phrase: string, borders: RegExp): string[] => phrase.split(borders).filter((part) => part.trim() !== '');
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}'-]+/gu) ?? [];
