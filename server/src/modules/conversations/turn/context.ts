import { normaliseText } from '../../nlu/index.ts';
import { words } from './fact-tables.ts';
import type { HistoryMessage } from './ports.ts';

// Messages that only make sense after what was said before: "and how much is it?", "what about the other branch?", "وكم سعرها؟", "w bkam?".

/** A longer message says itself what it is about. */
const MOST_WORDS = 10;
/** Messages of the contact that are looked at for the topic, newest first. */
const LOOKED_BACK = 4;

const BEGINS =
  /^(?:and|also|but|or|then|so|what about|how about|same for|what if|ok(?:ay)? and|(?:طيب|طب|بس|كمان|وبعدين|و)(?= )|و(?:كم|بكم|هل|متي|وين|فين|اين|ايش|وش|شو|شنو|كيف|ماذا|ليش|ليه|عن|في|عند\p{L}*|بالنسبه|لو|اذا|ال\p{L}{2,}|لل\p{L}{2,}|هو|هي|بعد)(?!\p{L})|(?:w|wel|wa|tab|tayeb|tayyeb|bas|kaman)(?= ))/u;
const POINTS =
  /\b(?:it|its|they|them|their|that|this|these|those|that one|this one|(?<!(?:is|are|was|if) )there|the same|either|both|the other|other one|another one|one)\b|(?<!\p{L})[وفبل]{0,2}(?:هو|هي|هم|ذا|ذي|دي|ده|دا|هذا|هذي|هذه|هاد|هاي|هيدا|هيدي|هناك|نفسه|نفسها|نفس الشي|غيره|غيرها|الثاني|الثانيه|التاني|التانيه|الاخر|الاخري)(?!\p{L})|(?<!\p{L})(?:سعر|ثمن|تكلفت|مكونات|موعد|مكان|عنوان|رقم|وقت|عند|في|علي|من|له|ل|ب|مع|شروط|مدت|رسوم)(?:ه|ها|هم|هن)(?!\p{L})|\b(?:se3r|si3r|thaman|mkan|ra2m|shroo?t)(?:o|ha|ah|uh)\b|\b(?:fiha|feeha|fih|feeh|menha|minha|meno|3aleha|3aleh|ma3ha|elo|elha|hada|hayda|hatha|hadi|dah|el tani|el thani|al thani)\b/u;
/** Words that name no topic of their own. Folded. */
const EMPTY = new Set(
  words(`a an the and also but or then so what about how many much is are was do does did can could would will you your we our us i my me it its they them
  that this these those there one other another same both either if for to of in on at by with any some please pls ok okay when where who which why yes no
  long far cost costs price free open close closed need have has get still too now today tomorrow tonight
  و طيب طب بس كمان هل ما ماذا كم بكم بكام متي وين فين اين كيف ليش ليه وش ايش شو شنو ايه هو هي هذا هذي هذه ذا في فيه فيها من عن علي الي مع عند عندكم له لها لو اذا
  يكلف تكلف سعره سعرها سعر ثمنه ثمنها مكونات مكوناته مكوناتها موعده موعدها مكانه مكانها الثاني الثانيه التاني الاخر نفسه نفسها اليوم بكره الان الحين مفتوح يحتاج لازم ممكن
  بالنسبه وبالنسبه وماذا ووش وكم وبكم وهل ومتي ووين
  w wel wa tab tayeb bas kaman kam bkam bekam adesh wen wain fen mata emta kif keef shu shno wesh wsh hal fi fiha feeha fih feeh se3ro se3raha meno menha el al`),
);

const topicWords = (text: string): string[] => words(text).filter((word) => word.length > 1 && !EMPTY.has(word));

/** Whether a message leans on what was said before it. Pure. */
export function leansOnContext(question: string): boolean {
  const asked = words(question);
  if (asked.length === 0 || asked.length > MOST_WORDS) return false;
  const folded = normaliseText(question).trim();
  const own = topicWords(question);
  return own.length === 0 || BEGINS.test(folded) || (POINTS.test(folded) && own.length <= 2);
}

export interface WiderQuestion {
  /** What it leans on and the message, as one text to search with. */
  question: string;
  /** The message names nothing by itself. */
  empty: boolean;
}

/** The message together with the newest earlier message of the contact that names a topic; null when it leans on nothing. Pure. */
export function widenByContext(question: string, history: readonly HistoryMessage[]): WiderQuestion | null {
  if (!leansOnContext(question)) return null;
  const earlier = history.filter((message) => message.author === 'contact' && message.text.trim() !== '').slice(-LOOKED_BACK);
  const topic = earlier.toReversed().find((message) => !leansOnContext(message.text) && topicWords(message.text).length > 0);
  if (!topic) return null;
  return { question: `${topic.text.trim()}\n${question}`, empty: topicWords(question).length === 0 };
}
