import type { Citation } from '@wafaa/contracts';
import { normaliseText } from '../../nlu/index.ts';
import type { Evidence } from './claims/claim-types.ts';
import { sentencesOf } from './claims/find-claims.ts';
import { likeness, sharesConcept, splitSentences, tellingWords, words } from './fact-tables.ts';
import type { Understood } from './understand.ts';

/** A chat answer; what is longer has run away. */
const LONGEST = 1_500;
const MARKUP = /<\/?[a-z][^>\n]*>|```|\]\(/i;
const RUDE = /\b(?:stupid|idiot|dumb|shut up|moron|nonsense)\b|(?<!\p{L})(?:غبي\p{L}*|أحمق|احمق|تافه|اخرس|سخيف)(?!\p{L})/iu;
/** Words of courtesy and of the trade, which a sentence may add to its sources. */
const COURTESY = new Set(
  words(`help happy glad welcome sorry sure course enjoy hope question questions assist assistance team visit pleasure anything else further feel
  answer ask contact customers customer guests guest offer offers provide provides located yes moment know check currently
  سعيد سعداء يسعدنا يسعدني مساعدة مساعدتك اساعدك أساعدك نساعدك خدمتك بخدمتك تفضل تفضلي حياك أهلا سؤال سؤالك فريق فريقنا زيارتك نتمنى يومك نهارك عميلنا ضيوف ضيوفنا نقدم لدينا نوفر يمكنك تقدر بإمكانك`),
);
/** A sentence with two foreign words or more, where those outweigh what the sources say, speaks of something else. */
const FEWEST_FOREIGN = 2;
const GROUNDED_SHARE = 0.5;

/**
 * What is wrong with a model's text beside its claims: another language, markup, rudeness, repetition, or talk that no source
 * holds (an invented dish, a person's name, medical advice). Empty when nothing is.
 */
export function findOddities(text: string, evidence: readonly Evidence[], understood: Understood): string[] {
  const odd: string[] = [];
  const letters = text.match(/\p{L}/gu) ?? [];
  const own = text.match(understood.language === 'ar' ? /\p{Script=Arabic}/gu : /\p{Script=Latin}/gu) ?? [];
  if (letters.length > 0 && own.length < letters.length * 0.5) odd.push('the wrong language');
  if (MARKUP.test(text)) odd.push('markup');
  if (RUDE.test(text)) odd.push('a rude word');
  const sentences = sentencesOf(text).flatMap((sentence) => sentence.split(/(?<=[.!؟])\s+/u));
  if (text.length > LONGEST || (sentences.length > 5 && new Set(sentences).size < sentences.length * 0.5)) odd.push('too much text');
  const known = new Set(evidence.flatMap((entry) => words(entry.text)));
  const asked = new Set([...known, ...words(understood.question)]);
  // A question may order the model to say anything: its words are a source only for saying that something is not known. What is asked back must be of the
  // business, or ask only which, when, where or how many.
  const foreign = sentences.filter((sentence) => isForeign(sentence, DENIES.test(normaliseText(sentence)) ? asked : known));
  if (sentences.some((sentence) => SPEAKS_OF_ITSELF.test(normaliseText(sentence)))) odd.push('talk of itself');
  if (foreign.length === 0 && saysNothingKnown(sentences, known, asked)) foreign.push(text);
  return [...odd, ...foreign.map((sentence) => `"${sentence.slice(0, 60)}"`)];
}

/** Sentences of a model that no source holds. Those of courtesy, a word or two, and those in another script than every source are not judged by words. */
export function findUncited(text: string, citations: readonly Citation[], evidence: readonly Evidence[]): string[] {
  const sources = evidence.map((entry) => entry.text).join('\n');
  return splitSentences(text)
    .filter(({ start }) => citations.every((citation) => citation.from !== start))
    .filter(({ text: sentence }) => {
      const folded = normaliseText(sentence);
      if (DENIES_OR_ASKS.test(folded) || tellingOf(sentence).length < FEWEST_FOREIGN) return false;
      return scriptOf(sentence).test(sources);
    })
    .map(({ text: sentence }) => `"${sentence.slice(0, 60)}"`);
}

const scriptOf = (sentence: string): RegExp => (/\p{Script=Arabic}/u.test(sentence) ? /\p{Script=Arabic}{4}/u : /\p{Script=Latin}{4}/u);

/** An answer holds at least one word of what it was made from ("BANANA" holds none); saying that something is not known, or asking back, needs none. */
function saysNothingKnown(sentences: readonly string[], known: ReadonlySet<string>, asked: ReadonlySet<string>): boolean {
  if (known.size === 0) return false;
  return !sentences.some((sentence) => {
    const open = DENIES_OR_ASKS.test(normaliseText(sentence));
    const content = words(sentence).filter((word) => word.length > SHORT || /\d/.test(word));
    return open ? content.length === 0 || content.some((word) => isHeld(word, asked)) : content.some((word) => isHeld(word, known));
  });
}
/** Words up to this length are mostly grammar. */
const SHORT = 3;

/** "I am the manager": who speaks is the business, and a model has nothing to say of itself but that it is sorry, glad or not sure. */
const SPEAKS_OF_ITSELF =
  /\b(?:i am|i'm|im|my name is|call me)\b(?! (?:sorry|afraid|not|unable|glad|happy|here|sure|unsure|just|only|so))|(?<!\p{L})(?:انا|اسمي)(?!\p{L})(?! (?:اسف|اسفه|هنا|سعيد|سعيده|لست|لا|غير|فقط|اعتذر|متاسف))/u;
const DENIES = /\b(?:no|not|cannot|unable|unfortunately|sorry)\b|n't\b|(?<!\p{L})(?:لا|ليس|ليست|لم|ما|مو|مش|للاسف|عذرا|اسف)(?!\p{L})/u;
const DENIES_OR_ASKS =
  /[?؟]\s*$|\b(?:no|not|cannot|unable|unfortunately|sorry)\b|n't\b|(?<!\p{L})(?:لا|ليس|ليست|لم|ما|مو|مش|للاسف|عذرا|اسف)(?!\p{L})/u;

function isForeign(sentence: string, known: ReadonlySet<string>): boolean {
  const script = /\p{Script=Arabic}/u.test(sentence) ? /\p{Script=Arabic}/u : /\p{Script=Latin}/u;
  // Sources in the other script only cannot be compared word for word.
  if (![...known].some((word) => script.test(word) && word.length > 3)) return false;
  const telling = tellingOf(sentence);
  const foreign = telling.filter((word) => !isHeld(word, known));
  return foreign.length >= FEWEST_FOREIGN && telling.length - foreign.length < telling.length * GROUNDED_SHARE;
}

const tellingOf = (sentence: string): string[] => tellingWords(sentence).filter((word) => !COURTESY.has(word));

function isHeld(word: string, known: ReadonlySet<string>): boolean {
  return known.has(word) || [...known].some((other) => likeness(word, other) >= 0.85 || sharesConcept(word, other));
}
