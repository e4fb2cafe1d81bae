import { createRandom, type Random } from '../../sim/src/core/random.ts';

// How people split one request over several lines, in three scripts: what they write is ours, how long they take is drawn from a log-normal.

export interface Burst {
  language: 'en' | 'ar' | 'arabizi';
  lines: { text: string /** Milliseconds after the line before. */; afterMs: number }[];
}

interface Words {
  hello: string[];
  announce: string[];
  /** Whole questions. */
  ask: string[];
  /** A question in pieces: every piece but the last leaves something open. */
  split: string[][];
  /** What is added to a question. */
  more: string[];
  close: string[];
}

const WORDS: Record<Burst['language'], Words> = {
  en: {
    hello: ['hi', 'Hello', 'hey there', 'Good evening', 'hi!'],
    announce: ['I have a question', 'quick question', 'can I ask something', 'I need some help'],
    ask: [
      'how much is the falafel',
      'How much is the hummus?',
      'do you have vegan dishes?',
      'what do you have for dessert?',
      'is the falafel vegan?',
    ],
    split: [
      ['do you have', 'anything vegan?'],
      ['how much is', 'the falafel'],
      ['I want to know', 'how much the hummus is'],
      ['for tomorrow,', 'we are six people', 'which dishes are vegan?'],
      ['my wife is vegan and', 'we are coming tonight', 'what can she eat?'],
      ['the falafel', 'is it vegan?'],
    ],
    more: ['and the hummus?', 'also is it vegan?', 'and how much is it', 'for two people'],
    close: ['thanks', 'thank you!'],
  },
  ar: {
    hello: ['السلام عليكم', 'مرحبا', 'هلا والله', 'مساء الخير', 'أهلا'],
    announce: ['عندي سؤال', 'عندي استفسار', 'ممكن اسأل', 'بغيت استفسر'],
    ask: ['كم سعر الفلافل', 'بكم الحمص؟', 'عندكم أطباق نباتية؟', 'وش عندكم حلى؟', 'هل الفلافل نباتي؟'],
    split: [
      ['عندكم', 'شي نباتي؟'],
      ['كم سعر', 'الفلافل'],
      ['ابغى اعرف', 'سعر الحمص كم'],
      ['حنا ستة أشخاص', 'بكرة ان شاء الله', 'وش عندكم نباتي؟'],
      ['زوجتي نباتية و', 'جايين الليلة', 'وش تقدر تاكل؟'],
      ['الفلافل', 'نباتي؟'],
    ],
    more: ['والحمص؟', 'وهل هو نباتي؟', 'وكم سعره', 'لشخصين'],
    close: ['شكرا', 'مشكورين'],
  },
  arabizi: {
    hello: ['salam', 'mar7aba', 'hala', 'salam 3alaikum'],
    announce: ['3andi so2al', 'momken as2al'],
    ask: ['kam se3r el falafel', 'bkam el hummus?', '3ndkm nabati?', 'shu 3ndkm 7elw?'],
    split: [
      ['3ndkm', 'shi nabati?'],
      ['kam se3r', 'el falafel'],
      ['el falafel', 'nabati?'],
    ],
    more: ['w el hummus?', 'w kam se3ro'],
    close: ['shukran'],
  },
};

const SHAPES = ['whole', 'hello-ask', 'hello-announce-ask', 'announce-ask', 'split', 'hello-split', 'ask-more', 'hello-ask-close'] as const;
const WEIGHTS = [4, 5, 3, 2, 5, 3, 2, 1];

/** `medianMs`: half of the pauses between two lines are shorter. Pauses stay between 0.3 and 3 s. */
export function makeBursts(count: number, seed: number, medianMs: number): Burst[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const language = random.pick(['en', 'ar', 'arabizi'] as const);
    const texts = textsOf(shape(random), WORDS[language], random);
    return { language, lines: texts.map((text, at) => ({ text, afterMs: at === 0 ? 0 : pause(random, medianMs) })) };
  });
}

function shape(random: Random): (typeof SHAPES)[number] {
  let dice = random.next() * WEIGHTS.reduce((sum, weight) => sum + weight, 0);
  return SHAPES.find((_, at) => (dice -= WEIGHTS[at] ?? 0) <= 0) ?? 'whole';
}

function textsOf(of: (typeof SHAPES)[number], words: Words, random: Random): string[] {
  const pick = (list: string[]): string => random.pick(list);
  switch (of) {
    case 'whole':
      return [pick(words.ask)];
    case 'hello-ask':
      return [pick(words.hello), pick(words.ask)];
    case 'hello-announce-ask':
      return [pick(words.hello), pick(words.announce), pick(words.ask)];
    case 'announce-ask':
      return [pick(words.announce), pick(words.ask)];
    case 'split':
      return random.pick(words.split);
    case 'hello-split':
      return [pick(words.hello), ...random.pick(words.split)];
    case 'ask-more':
      return [pick(words.ask), pick(words.more)];
    case 'hello-ask-close':
      return [pick(words.hello), pick(words.ask), pick(words.close)];
  }
}

function pause(random: Random, medianMs: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return Math.min(3_000, Math.max(300, Math.round(medianMs * Math.exp(0.4 * normal))));
}
