import { foldDigits, normaliseText } from '../../nlu/index.ts';

/** What form an answer to the question takes, where the question word tells. */
export type AnswerShape = 'amount' | 'time' | 'number' | 'date';

const RULES: [shape: AnswerShape, question: RegExp][] = [
  [
    'amount',
    /\bhow much\b|\bprices?\b|\bcosts?\b|\bfee\b|\bcharges?\b|بكم|بكام|(?<!\p{L})(?:كم سعر|سعر|اسعار|تكلفه|رسوم|قديش)|\bb[ie]?kam\b|se3e?r/u,
  ],
  [
    'time',
    /\bwhat time\b|\bwhen (?:do|does|are|is) (?:you|it|the \w+) (?:open|close)|\bhours\b|\b(?:earliest|latest)\b|ساعات|تفتح|تقفل|تسكر|الساعه كم|\bdawam\b/u,
  ],
  ['date', /^when\b|\bwhat (?:year|date)\b|\bwhich year\b|^(?:متي|في اي (?:عام|سنه))/u],
  ['number', /\bhow (?:many|old|long|far|big)\b|\bphone|\bnumber\b|\bminimum\b|\bpost ?code\b|(?<!\p{L})(?:كم|عدد|رقم)(?!\p{L})|\bkam\b/u],
];

const HELD: Record<AnswerShape, RegExp> = {
  amount:
    /[$£€]\s?\d|\d[\d.,]*\s*(?:sar|sr|aed|kwd|kd|egp|usd|gbp|eur|dollars?|riyals?|dirhams?|dinars?|ريال|درهم|دينار|جنيه|ر\.س|د\.[كإا])|\bfree\b|مجان|(?:price|سعر)/iu,
  time: /\d{1,2}(?::\d{2})?\s*(?:a\.?m|p\.?m|صباح|مساء|o'?clock)|\b\d{1,2}:\d{2}\b|24\s?(?:hours|ساعه|ساعة|\/)/iu,
  date: /\b1\d{3}\b|\b20\d{2}\b|\d{1,2}\s*(?:january|february|march|april|may|june|july|august|september|october|november|december|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر)/iu,
  number: /\d/u,
};

export function expectedShape(question: string): AnswerShape | null {
  const normal = normaliseText(question);
  return RULES.find(([, pattern]) => pattern.test(normal))?.[0] ?? null;
}

export function holdsShape(text: string, shape: AnswerShape): boolean {
  return HELD[shape].test(foldDigits(text));
}
